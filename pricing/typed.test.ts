import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { twoReadings, typedCount, typedDecimal, typedUsd } from './typed';

describe('typedDecimal', () => {
  it.each([
    ['0.04', '0.04'],
    ['0,04', '0.04'],
    ['0,005', '0.005'],
    ['12,5', '12.5'],
    ['12.50', '12.5'],
    ['1,250.50', '1250.5'],
    ['1 250', '1250'],
    ['1 250,50', '1250.5'],
    ['1\u202f250,5', '1250.5'],
    ['1.250,50', '1250.5'],
    ['1.250', '1.25'],
    ['1,250,000', '1250000'],
    ['007', '7'],
  ])('%s is %s', (text, value) => expect(typedDecimal(text)).toBe(value));

  it.each([
    '',
    ' ',
    '-1',
    '1e3',
    'NaN',
    '.5',
    '5.',
    ',5',
    '5,',
    '1,250',
    '12,345',
    '1,2345',
    '1,0000',
    '1,25,000',
    '1,250 000',
    '0,123,456',
    '1.250.50',
    '1,250,5',
    '1.2,3',
    '0.0000000000001',
    '9999999999999',
  ])('“%s” is none or could be two', (text) => expect(typedDecimal(text)).toBeNull());

  it('means the same in both forms, grouped or not', () => {
    const whole = fc.integer({ min: 0, max: 999_999_999 });
    const cents = fc.integer({ min: 0, max: 99 }).map((n) => `${n}`.padStart(2, '0'));
    fc.assert(
      fc.property(whole, cents, (n, fraction) => {
        const groups = (mark: string) => `${n}`.replace(/\B(?=(\d{3})+$)/g, mark);
        const value = typedDecimal(`${n}.${fraction}`);
        expect(value).not.toBeNull();
        for (const text of [`${n},${fraction}`, `${groups(',')}.${fraction}`])
          expect(typedDecimal(text)).toBe(value);
        for (const mark of ['.', ' ', '\u202f'])
          expect(typedDecimal(`${groups(mark)},${fraction}`)).toBe(value);
        expect(typedCount(groups(','))).toBe(n);
        expect(typedCount(groups('\u202f'))).toBe(n);
      }),
    );
  });

  it('takes no text of any length', () => {
    expect(typedDecimal('1,000'.repeat(20_000))).toBeNull();
    expect(typedCount('9'.repeat(100_000))).toBeNull();
  });
});

it('says of a number with two readings which', () => {
  expect(twoReadings('$1,250')).toBe('could be 1.250 or 1250: write the one you mean.');
  for (const one of ['1,25', '0,125', '1,250.5', '1,250,000', '1 250', '1.250', ''])
    expect(twoReadings(one)).toBeNull();
});

it('takes dollars with their sign before or behind', () => {
  for (const text of ['$0.04', '$ 0,04', '0,04 $', '0.04']) expect(typedUsd(text)).toBe('0.04');
  expect(typedUsd('€0.04')).toBeNull();
});

describe('typedCount', () => {
  it('takes the comma of a thousand', () => expect(typedCount('1,250')).toBe(1250));

  it.each(['1.000', '1,5', '1.5', '', '-1', '1e3', '0,000'])('refuses “%s”', (text) =>
    expect(typedCount(text)).toBeNull(),
  );
});
