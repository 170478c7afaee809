import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  breakEvenImages,
  canonical,
  compare,
  day,
  daysBetween,
  exact,
  isDay,
  parseSize,
  perAttempts,
  perImage,
  perUsableImage,
  print,
  quote,
  type Rule,
  ruleWords,
  sameAmount,
  selfHostedPerImage,
  sum,
  workload,
} from './index';
import { divide, Exact, PLACES, quotientTo, readable, roundTo } from './money';

describe('exact decimals', () => {
  test.each([
    0.1,
    1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    null,
    undefined,
    true,
    {},
    [],
    ['0.1'],
    1n,
    { toString: () => '0.1' },
  ])('refuse %s, which is no string', (value) => {
    expect(() => exact(value as never)).toThrow(TypeError);
  });

  test.each([
    '',
    ' ',
    '1 ',
    '+1',
    '.5',
    '5.',
    '1,5',
    '1.2.3',
    'NaN',
    'Infinity',
    '-',
    'e5',
    '0x1f',
    '1e',
    '1e999',
    '1e-999',
    '1e1000000',
    '$1',
    '1\n',
    '１',
    '1'.repeat(301),
    '__proto__',
    '0.1; select 1',
  ])('refuse %j', (value) => {
    expect(() => exact(value)).toThrow(RangeError);
  });

  test.each([
    ['0', '0'],
    ['-0', '0'],
    ['0.000', '0'],
    ['00.10', '0.1'],
    ['1e-7', '0.0000001'],
    ['8.3e-08', '0.000000083'],
    ['1.50', '1.5'],
    ['100', '100'],
    ['1e21', '1000000000000000000000'],
    [
      '123456789012345.000000000000000000000000000001',
      '123456789012345.000000000000000000000000000001',
    ],
  ])('spell %s as %s', (given, spelt) => {
    expect(canonical(given)).toBe(spelt);
    expect(canonical(canonical(given))).toBe(spelt);
  });

  test('add and compare without floats', () => {
    expect(sum(['0.1', '0.2'])).toBe('0.3');
    expect(sum([])).toBe('0');
    expect(compare('0.10', '0.1')).toBe(0);
    expect(compare('0.09', '0.1')).toBeLessThan(0);
  });

  const amount = fc.oneof(
    fc.tuple(fc.nat(), fc.nat({ max: 99_999 })).map(([a, b]) => `${a}.${b}`),
    fc.constantFrom('0', '0.0', '0.10', '0.1', '00.1', '1e-1', '-1', '-0', '10', '9.99', '1e20'),
  );
  test('compare digits as arithmetic would', () =>
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(Math.sign(compare(a, b))).toBe(exact(a).cmp(exact(b)));
      }),
      { numRuns: 500 },
    ));

  test('compare nothing but decimals', () => {
    for (const bad of ['', '1,5', 'NaN', ' 1', '1.', '.5'])
      expect(() => compare(bad, bad), bad).toThrow(RangeError);
  });

  test('quotients to be read are rounded once, half up', () => {
    expect(print(quotientTo(exact('9.9499999999'), exact('1'), 1))).toBe('9.9');
    expect(print(quotientTo(exact('1'), exact('8'), 1))).toBe('0.1');
    expect(print(quotientTo(exact('5'), exact('2'), 0))).toBe('3');
    expect(() => quotientTo(exact('1'), exact('0'), 0)).toThrow();
  });

  test('tell noise from change', () => {
    expect(sameAmount('0.04', '0.04000000000000001')).toBe(true);
    expect(sameAmount('0.04', '0.0401')).toBe(false);
    expect(sameAmount('0', '0.0000000001')).toBe(false);
    expect(sameAmount('0', '0.00')).toBe(true);
  });

  test.each([
    ['0.0004', '0.0001', 'up', '0.0004'],
    ['0.00041', '0.0001', 'up', '0.0005'],
    ['0.07', '0.03', 'up', '0.09'],
    ['0.045', '0.03', 'nearest', '0.06'],
    ['0', '0.01', 'up', '0'],
  ] as const)('%s to a multiple of %s, %s, is %s', (value, to, mode, expected) => {
    expect(print(roundTo(exact(value), to, mode))).toBe(expected);
  });

  test('round to a multiple of nothing never', () => {
    expect(() => roundTo(exact('1'), '0', 'up')).toThrow(RangeError);
  });
});

describe('bills', () => {
  test.each(['0', '-0.5', '1.01', '0/3', '4/3', '1/0', '1/2/3', '', '/', 'half'])(
    'refuse an acceptance of %j',
    (acceptance) => {
      expect(() => perUsableImage('0.03', acceptance)).toThrow();
    },
  );

  test('refuse what makes no sense', () => {
    expect(() => perUsableImage('-1', '1')).toThrow(RangeError);
    expect(() => perAttempts('0.03', '0.9')).toThrow(RangeError);
    expect(() => breakEvenImages('199', '0')).toThrow(RangeError);
    expect(() => selfHostedPerImage('0.69', 0)).toThrow(RangeError);
    expect(() => selfHostedPerImage('0.69', 1.5)).toThrow(RangeError);
  });

  test('break even on the first whole image that is no dearer', () => {
    expect(breakEvenImages('0', '0.04')).toBe('0');
    expect(breakEvenImages('1', '3')).toBe('1');
    expect(breakEvenImages('0.09', '0.03')).toBe('3');
    expect(breakEvenImages('10', '0.3')).toBe('34');
  });
});

describe('days and sizes', () => {
  test.each([
    '2026-02-30',
    '2026-13-01',
    '2026-1-1',
    '26-01-01',
    '',
    'today',
    '2026-01-01T00:00',
    '2026-01-01 ',
  ])('refuse the day %j', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => day(text)).toThrow(RangeError);
  });

  test('count days across a change of clocks and a leap day', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  });

  test.each([
    ['1920x1080', { width: 1920, height: 1080 }],
    [' 1920 × 1080 ', { width: 1920, height: 1080 }],
    ['1024X1024', { width: 1024, height: 1024 }],
    ['0x0', null],
    ['99999x99999', null],
    ['1024', null],
    ['-5x5', null],
    ['1e3x1e3', null],
    ['1024x1024x3', null],
    ['x'.repeat(100_000), null],
  ])('read %j', (text, size) => {
    expect(parseSize(text)).toEqual(size);
  });
});

test('a quotient is what a long division rounds to, whatever signs and sizes', () => {
  const part = fc.tuple(
    fc.integer({ min: -999_999, max: 999_999 }),
    fc.integer({ min: 0, max: 9 }),
  );
  const value = ([digits, places]: [number, number]) => exact(`${digits}e-${places}`);
  fc.assert(
    fc.property(part, part, (a, b) => {
      fc.pre(b[0] !== 0);
      const long = value(a).div(value(b)).round(PLACES, Exact.roundHalfUp);
      expect(print(divide(value(a), value(b)))).toBe(print(long));
    }),
    { numRuns: 1000 },
  );
  expect(() => divide(exact('1'), exact('0'))).toThrow(/zero/);
});

describe('an amount to be read', () => {
  it.each([
    ['0.003', '0.003'],
    ['0.0000528', '0.0000528'],
    ['0.12345678', '0.12345678'],
    ['0.004739336492890995', '0.00473934'],
    ['0.0599999999999999967', '0.06'],
    ['0.10000000000000042', '0.1'],
    ['1.9775390625', '1.9775'],
    ['1234567.89', '1234567.89'],
  ])('%s is shown as %s', (amount, shown) => expect(readable(amount)).toBe(shown));

  it('leaves the number of a quote exact: only its words are short', () => {
    const credits: Rule = {
      money: { kind: 'credit', name: 'credit', usd: '0.004739336492890995' },
      terms: [perImage('12.66')],
    };
    const { usd, terms } = quote(credits, workload());
    expect(usd).toBe('0.0599999999999999967');
    expect(terms[0]?.usd).toBe(usd);
    expect(terms[0]?.arithmetic).toBe('12.66 credits at $0.00473934 × 1 image');
    expect(ruleWords(credits)).toBe('12.66 credits at $0.00473934 per image');
  });
});
