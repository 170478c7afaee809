import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  billOf,
  cheapestRanges,
  compare,
  perImage,
  type Rule,
  STANDARD_WORKLOAD,
  USD,
  type Way,
  wayCorners,
} from './index';

const use = (perImage_: string): Way => ({ kind: 'use', perImage: perImage_ });
const packs = (price: string, images: number, months: number | null): Way => ({
  kind: 'packs',
  price,
  images,
  months,
});
const plan = (fee: string, included: number, beyond: string | null): Way => ({
  kind: 'subscription',
  fee,
  included,
  beyond,
});
const tiers = (graduated: boolean, ...steps: [above: number, amount: string][]): Way => {
  const rule: Rule = {
    money: USD,
    terms: steps.map(([above, amount], i) => {
      const upTo = steps[i + 1]?.[0];
      return {
        ...perImage(amount, [
          { kind: 'volume', above, ...(upTo === undefined ? {} : { upTo }), graduated },
        ]),
        group: 'volume',
      };
    }),
  };
  return { kind: 'rule', rule, workload: STANDARD_WORKLOAD };
};
const usd = (way: Way, images: number) => billOf(way, images).usd;

describe('a month’s bill', () => {
  test('by use', () => {
    expect(billOf(use('0.003'), 1000)).toEqual({
      usd: '3',
      words: '1,000 × $0.003',
      lost: '0',
      upFront: null,
    });
  });

  test('in packs that expire: whole packs, and what is left is lost', () => {
    expect(billOf(packs('10', 1000, 1), 1500)).toMatchObject({ usd: '20', lost: '5' });
    expect(billOf(packs('10', 1000, 1), 2000)).toMatchObject({ usd: '20', lost: '0' });
    expect(billOf(packs('10', 1000, 1), 2001)).toMatchObject({ usd: '30', lost: '9.99' });
  });

  test('in packs that last for a year: bought for a year', () => {
    const bill = billOf(packs('12', 1000, 12), 100);
    expect(bill).toEqual({
      usd: '2',
      words: '2 packs × $12 for 12 months',
      lost: '0.8',
      upFront: '24',
    });
  });

  test('in packs that never expire: what is used, and what is paid at once', () => {
    expect(billOf(packs('10', 1000, null), 1500)).toMatchObject({
      usd: '15',
      lost: '0',
      upFront: '20',
    });
  });

  test('by subscription: the fee, then each image beyond', () => {
    const way = plan('29', 1000, '0.02');
    expect(billOf(way, 250)).toMatchObject({ usd: '29', lost: '21.75' });
    expect(usd(way, 1000)).toBe('29');
    expect(usd(way, 1001)).toBe('29.02');
    expect(billOf(plan('29', 1000, null), 1001)).toEqual({
      usd: null,
      reason: 'nobody says what it costs beyond 1,000 images',
    });
  });

  test('in volume tiers, slice by slice or as a whole', () => {
    const graduated = tiers(true, [0, '0.01'], [1000, '0.005']);
    expect(usd(graduated, 1000)).toBe('10');
    expect(usd(graduated, 3000)).toBe('20');
    const whole = tiers(false, [0, '0.01'], [1000, '0.005']);
    expect(usd(whole, 1001)).toBe('5.005');
  });

  test('with the first dollars free', () => {
    const way: Way = { kind: 'allowance', perImage: '0.0006336', freeUsd: '3.3' };
    expect(usd(way, 5000)).toBe('0');
    expect(usd(way, 10_000)).toBe('3.036');
  });

  test('is never for nothing, and no pack is empty', () => {
    expect(() => billOf(use('0.01'), 0)).toThrow(RangeError);
    expect(() => billOf(packs('1', 0, 1), 5)).toThrow(RangeError);
    expect(() => billOf(use('-1'), 5)).toThrow(RangeError);
  });
});

describe('where each way wins', () => {
  test('at exact volumes', () => {
    const ways = [use('0.04'), plan('29', 1000, '0.02'), packs('15', 500, 1)];
    // One pack costs 375 images by use, two 750; from 501 to 750 by use is at most 30 again.
    expect(cheapestRanges(ways, 5000).slice(0, 4)).toEqual([
      { from: 1, to: 375, way: 0 },
      { from: 376, to: 500, way: 2 },
      { from: 501, to: 725, way: 0 },
      { from: 726, to: 5000, way: 1 },
    ]);
  });

  test('an equal price does not take the place of the one that held it', () => {
    expect(cheapestRanges([use('0.01'), use('0.01')], 100)).toEqual([{ from: 1, to: 100, way: 0 }]);
  });

  test('thirds of a dollar make no change where there is a tie', () => {
    // 300 images are $100 both ways; from 301 the fee is cheaper.
    const ways = [packs('1', 3, null), plan('100', 1000, null)];
    expect(cheapestRanges(ways, 1000)).toEqual([
      { from: 1, to: 300, way: 0 },
      { from: 301, to: 1000, way: 1 },
    ]);
  });

  test('none where none has a price', () => {
    expect(cheapestRanges([plan('5', 10, null)], 20)).toEqual([
      { from: 1, to: 10, way: 0 },
      { from: 11, to: 20, way: null },
    ]);
    expect(cheapestRanges([], 5)).toEqual([{ from: 1, to: 5, way: null }]);
  });

  test('says how far it looked when there are too many packs', () => {
    const found = cheapestRanges([packs('1', 1, 1), packs('3', 2, 1)], 1_000_000_000);
    expect(found.at(-1)?.to).toBeLessThan(1_000_000_000);
  });

  const cents = fc.integer({ min: 1, max: 500 }).map((n) => `${n / 100}`);
  const small = fc.integer({ min: 1, max: 40 }).map((n) => `${n / 1000}`);
  const ways = fc.array(
    fc.oneof(
      small.map(use),
      fc.tuple(cents, fc.nat(200), fc.option(small)).map((p) => plan(...p)),
      fc
        .tuple(cents, fc.integer({ min: 1, max: 90 }), fc.constantFrom(null, 1, 3, 12))
        .map((p) => packs(...p)),
      fc
        .tuple(small, small, fc.integer({ min: 1, max: 150 }))
        .map(([a, b, edge]) => tiers(true, [0, a], [edge, b])),
      fc.tuple(small, cents).map(([p, f]): Way => ({ kind: 'allowance', perImage: p, freeUsd: f })),
    ),
    { minLength: 1, maxLength: 5 },
  );

  test('is what adding up every volume by itself finds', () => {
    fc.assert(
      fc.property(ways, fc.integer({ min: 1, max: 120 }), (all, upTo) => {
        const ranges = cheapestRanges(all, upTo);
        expect(ranges[0]?.from).toBe(1);
        expect(ranges.at(-1)?.to).toBe(upTo);
        ranges.forEach((r, i) => {
          if (i > 0) expect(r.from).toBe((ranges[i - 1]?.to ?? 0) + 1);
          for (let n = r.from; n <= r.to; n += 1) {
            const bills = all.map((w) => usd(w, n));
            const least = bills.reduce(
              (low, b) => (b !== null && (low === null || compare(b, low) < 0) ? b : low),
              null,
            );
            expect(r.way === null ? null : bills[r.way], `at ${n}`).toBe(least);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  test('no bill falls with volume, and what is lost is never more than the bill', () => {
    fc.assert(
      fc.property(ways, fc.integer({ min: 1, max: 5000 }), fc.nat(500), (all, n, more) => {
        for (const way of all) {
          const a = billOf(way, n);
          const b = billOf(way, n + more);
          if (a.usd === null || b.usd === null) continue;
          expect(compare(b.usd, a.usd)).toBeGreaterThanOrEqual(0);
          expect(compare(a.lost, a.usd)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('corners lie on the bill', () => {
    fc.assert(
      fc.property(ways, fc.integer({ min: 1, max: 300 }), ([way], upTo) => {
        if (!way) return;
        for (const corner of wayCorners(way, upTo))
          expect(usd(way, corner.images)).toBe(corner.usd);
      }),
    );
  });
});
