import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  breakEven,
  capacityOf,
  compare,
  costCorners,
  exact,
  type Machine,
  selfHostBill,
  selfHostedPerImage,
} from './index';

const server = (changes: Partial<Machine> = {}): Machine => ({
  rent: { kind: 'month', usd: '199' },
  imagesPerHour: null,
  utilisation: '1',
  labourHours: '0',
  labourRate: '0',
  ...changes,
});
const hourly = (usd: string, billed: 'always' | 'used', speed: string): Partial<Machine> => ({
  rent: { kind: 'hour', usd, billed },
  imagesPerHour: speed,
});
const from = (m: Machine, price: string) => breakEven(m, price).from;
/** Renting's cost against the API's at one volume, without the break-even formulas. */
const wins = (m: Machine, price: string, images: number) =>
  exact(selfHostBill(m, images).usd).lte(exact(price).times(`${images}`));

describe('published break-evens', () => {
  test('a server of $199 a month against $0.04 and $0.08 an image', () => {
    expect(from(server(), '0.04')).toBe('4975');
    expect(from(server(), '0.08')).toBe('2488');
  });

  test('an RTX 4090 at $0.69 an hour and 1,200 to 1,800 images an hour', () => {
    expect(selfHostedPerImage('0.69', 1200)).toBe('0.000575');
    expect(selfHostedPerImage('0.69', 1800).slice(0, 8)).toBe('0.000383');
    for (const [speed, each] of [
      ['1200', '0.000575'],
      ['1800', '0.000383'],
    ] as const) {
      const { usd } = selfHostBill(server(hourly('0.69', 'used', speed)), 1_000_000);
      expect(exact(usd).div('1000000').round(6, 0).toFixed()).toBe(each);
    }
  });

  test('work of more than $1,801 a month pushes it past 50,000 images', () => {
    const with_ = (labourHours: string) =>
      from(server({ labourHours, labourRate: '60.0333' }), '0.04');
    expect(from(server({ labourHours: '1', labourRate: '1801' }), '0.04')).toBe('50000');
    expect(from(server({ labourHours: '1', labourRate: '1801.01' }), '0.04')).toBe('50001');
    expect(compare(with_('40') ?? '0', '50000')).toBeGreaterThan(0);
    expect(compare(with_('8') ?? '0', '50000')).toBeLessThan(0);
  });
});

describe('capacity', () => {
  test('one machine makes its speed times 730 hours times the share worked', () => {
    expect(capacityOf(server({ imagesPerHour: '1200' }))).toBe('876000');
    expect(capacityOf(server({ imagesPerHour: '1200', utilisation: '0.3' }))).toBe('262800');
    expect(capacityOf(server())).toBeNull();
  });

  test('the image after the last one that fits takes a second machine', () => {
    const m = server({ imagesPerHour: '10' });
    expect(selfHostBill(m, 7300)).toMatchObject({ usd: '199', machines: 1 });
    expect(selfHostBill(m, 7301)).toMatchObject({ usd: '398', machines: 2 });
    expect(selfHostBill(m, 0)).toMatchObject({ usd: '199', machines: 1 });
  });

  test('renting can win, lose again at the second machine and win for good', () => {
    // 100 images a month for $6 against $0.10: 60 to 100, 120 to 200, 180 onward.
    const m = server({ rent: { kind: 'month', usd: '6' }, imagesPerHour: '0.137' });
    expect(capacityOf(m)).toBe('100');
    expect(breakEven(m, '0.1')).toEqual({
      from: '60',
      forGood: '120',
      dearerAgain: [{ from: '101', to: '119' }],
    });
  });

  test('a full machine that still costs more than the API never pays', () => {
    const m = server({ imagesPerHour: '1' });
    expect(breakEven(m, '0.04')).toEqual({ from: null, forGood: null, dearerAgain: [] });
  });

  test('where a full machine costs just as much, it is even only when full', () => {
    const m = server({ rent: { kind: 'month', usd: '10' }, imagesPerHour: '0.137' });
    expect(breakEven(m, '0.1')).toMatchObject({ from: '100', forGood: null });
    expect(breakEven(m, '0.1').dearerAgain[0]).toEqual({ from: '101', to: '199' });
  });
});

test('a machine of one image a month at the price of that image is always even', () => {
  const m = server({ rent: { kind: 'month', usd: '0.1' }, imagesPerHour: '0.00137' });
  expect(breakEven(m, '0.1')).toEqual({ from: '1', forGood: '1', dearerAgain: [] });
});

describe('paid by use', () => {
  test('pays from the first image or never, labour aside', () => {
    const m = server(hourly('0.69', 'used', '1200'));
    expect(breakEven(m, '0.003')).toMatchObject({ from: '1', forGood: '1' });
    expect(breakEven(m, '0.0005').from).toBeNull();
    expect(breakEven({ ...m, utilisation: '0.5' }, '0.001').from).toBeNull();
    const worked = { ...m, labourHours: '2', labourRate: '50' };
    // 100 ÷ (0.003 − 0.000575) = 41,237.1…
    expect(breakEven(worked, '0.003').from).toBe('41238');
  });

  test('says its arithmetic', () => {
    const m = server({ ...hourly('0.69', 'used', '1200'), labourHours: '2', labourRate: '50' });
    expect(selfHostBill(m, 24_000).lines).toEqual([
      { words: '24,000 images ÷ (1200 an hour × 100% of paid hours) × $0.69 an hour', usd: '13.8' },
      { words: '2 hours of work × $50', usd: '100' },
    ]);
  });
});

test.each([
  ['no utilisation', { utilisation: '0', imagesPerHour: '10' }],
  ['more than all hours', { utilisation: '1.01', imagesPerHour: '10' }],
  ['a speed of nothing', { imagesPerHour: '0' }],
  ['negative labour', { labourHours: '-1' }],
  ['use without a speed', { rent: { kind: 'hour', usd: '1', billed: 'used' } as const }],
  ['less than an image a month', { imagesPerHour: '0.001' }],
])('refuses %s', (_, changes) => {
  expect(() => breakEven(server(changes), '0.04')).toThrow(RangeError);
});

test('refuses a price of nothing', () => {
  expect(() => breakEven(server(), '0')).toThrow(RangeError);
});

describe('properties', () => {
  const cents = (max: number) =>
    fc.integer({ min: 1, max }).map((n) => exact(`${n}`).div('100').toFixed());
  const machines = fc.record({
    rent: fc.oneof(
      fc.record({ kind: fc.constant('month' as const), usd: cents(5_000) }),
      fc.record({
        kind: fc.constant('hour' as const),
        usd: cents(100),
        billed: fc.constantFrom('always' as const, 'used' as const),
      }),
    ),
    imagesPerHour: fc
      .integer({ min: 137, max: 20_000 })
      .map((n) => exact(`${n}`).div('1000').toFixed()),
    utilisation: fc.constantFrom('1', '0.5', '0.25'),
    labourHours: fc.integer({ min: 0, max: 20 }).map(String),
    labourRate: cents(5_000),
  });

  test('the first volume wins, the one before does not, and all after `forGood` do', () => {
    fc.assert(
      fc.property(machines, cents(20), fc.nat(2_000), (m, price, further) => {
        const found = breakEven(m, price);
        if (found.from === null) {
          for (const n of [1, 10, 1_000, 100_000]) expect(wins(m, price, n)).toBe(false);
          return;
        }
        const n = Number(found.from);
        expect(wins(m, price, n)).toBe(true);
        if (n > 1) expect(wins(m, price, n - 1)).toBe(false);
        if (found.forGood !== null)
          expect(wins(m, price, Number(found.forGood) + further)).toBe(true);
        for (const gap of found.dearerAgain) {
          expect(wins(m, price, Number(gap.from) - 1)).toBe(true);
          for (const inside of [gap.from, gap.to])
            expect(wins(m, price, Number(inside))).toBe(false);
          expect(wins(m, price, Number(gap.to) + 1)).toBe(
            Number(gap.to) % Number(capacityOf(m)) !== 0,
          );
        }
        const gap = found.dearerAgain.at(-1);
        if (found.forGood !== null && found.dearerAgain.length < 5 && gap)
          expect(compare(found.forGood, gap.to)).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  const order = (a: string | null) => (a === null ? Number.POSITIVE_INFINITY : Number(a));

  test('a dearer API never raises it; dearer rent or more work never lowers it', () => {
    fc.assert(
      fc.property(machines, cents(20), cents(20), (m, price, more) => {
        const now = order(breakEven(m, price).from);
        const dearer = exact(price).plus(exact(more)).toFixed();
        expect(order(breakEven(m, dearer).from)).toBeLessThanOrEqual(now);
        const rent = { ...m.rent, usd: exact(m.rent.usd).plus(exact(more)).toFixed() };
        expect(order(breakEven({ ...m, rent }, price).from)).toBeGreaterThanOrEqual(now);
        const worked = { ...m, labourHours: exact(m.labourHours).plus('1').toFixed() };
        expect(order(breakEven(worked, price).from)).toBeGreaterThanOrEqual(now);
      }),
      { numRuns: 300 },
    );
  });

  test('a bill never falls with volume, and its corners lie on it', () => {
    fc.assert(
      fc.property(machines, fc.nat(50_000), fc.nat(50_000), (m, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(
          compare(selfHostBill(m, more).usd, selfHostBill(m, less).usd),
        ).toBeGreaterThanOrEqual(0);
        const corners = costCorners(m, more);
        expect(corners[0]?.images).toBe(0);
        for (let i = 1; i < corners.length; i += 1) {
          expect(corners[i]?.images).toBeGreaterThanOrEqual(corners[i - 1]?.images ?? 0);
          expect(compare(corners[i]?.usd ?? '', corners[i - 1]?.usd ?? '')).toBeGreaterThanOrEqual(
            0,
          );
        }
        expect(corners.at(-1)?.usd).toBe(selfHostBill(m, more).usd);
      }),
      { numRuns: 200 },
    );
  });
});
