import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amount, check } from './arbitrary';
import { type Carry, carry, daysOf, type Grant, MOST_MONTHS, wholeImages } from './credit-images';
import { compare, exact, sum } from './money';

const once = (images: string, lastsDays: number | null = null): Grant => ({
  images,
  period: 'once',
  lastsDays,
});

describe('whole images', () => {
  test.each([
    ['1', '0.003', '333'],
    ['0.10', '0.0028311552', '35'],
    ['0.3', '0.1', '3'],
    ['1', '2', '0'],
  ])('%s dollars at %s an image: %s', (dollars, each, images) => {
    expect(wholeImages(dollars, each)).toBe(images);
  });

  test('never cost more than the amount, and one more would', () => {
    check([amount, amount], (dollars, each) => {
      const images = exact(wholeImages(dollars, each));
      expect(images.times(each).lte(dollars)).toBe(true);
      expect(images.plus('1').times(each).gt(dollars)).toBe(true);
    });
  });

  test('are refused at a price of zero', () => {
    expect(() => wholeImages('1', '0')).toThrow(RangeError);
  });
});

test.each([
  ['30 days', 30],
  ['3 months', 90],
  ['1 year', 365],
  ['1 week to 1 year', null],
  ['month end', null],
  [null, null],
])('%s lasts %s days', (text, days) => {
  expect(daysOf(text)).toBe(days);
});

describe('grants together', () => {
  test('single ones carry whole months and a part of the next', () => {
    expect(carry([once('250'), once('90')], 100)).toEqual({
      once: '340',
      monthly: '0',
      months: 3,
      forever: false,
      capped: false,
      next: '40',
      lost: '0',
    } satisfies Carry);
  });

  test('daily and monthly ones come again, hourly ones 720 times', () => {
    const grants: Grant[] = [
      { images: '3', period: 'daily', lastsDays: null },
      { images: '5', period: 'monthly', lastsDays: null },
      { images: '1', period: 'hourly', lastsDays: null },
    ];
    expect(carry(grants, 1000).monthly).toBe('815');
    expect(carry(grants, 815)).toMatchObject({ forever: true, months: 0, next: '0' });
    expect(carry(grants, 816)).toMatchObject({ forever: false, months: 0, next: '815' });
  });

  test('the recurring are used first, the single ones for the rest', () => {
    const daily: Grant = { images: '3', period: 'daily', lastsDays: null };
    expect(carry([daily, once('25')], 100)).toMatchObject({ months: 2, next: '95' });
  });

  test('what ends soonest is used first, and the rest of it is lost', () => {
    expect(carry([once('100'), once('500', 60)], 100)).toMatchObject({
      months: 3,
      next: '0',
      lost: '300',
    });
  });

  test('a credit of a week pays only for the images of that week', () => {
    expect(carry([once('1000', 7)], 300)).toMatchObject({ months: 0, next: '70', lost: '930' });
  });

  test('an answer beyond ten years is cut', () => {
    expect(carry([once('1000000')], 1)).toMatchObject({ months: MOST_MONTHS, capped: true });
  });

  test('nothing carries nothing', () => {
    expect(carry([], 10)).toMatchObject({ once: '0', monthly: '0', months: 0, next: '0' });
    expect(() => carry([], 0)).toThrow(RangeError);
  });
});

const grant: fc.Arbitrary<Grant> = fc.record({
  images: fc.integer({ min: 0, max: 5000 }).map(String),
  period: fc.constantFrom('once', 'once', 'monthly', 'daily'),
  lastsDays: fc.option(fc.constantFrom(7, 30, 60, 90, 365)),
});
const grants = fc.array(grant, { maxLength: 6 });
const volume = fc.integer({ min: 1, max: 4000 });

describe('properties', () => {
  test('what single grants give is used or lost, to the image', () => {
    check([grants, volume], (list, n) => {
      const c = carry(list, n);
      if (c.forever || c.capped) return;
      const paid = exact(String(n)).minus(c.monthly).times(String(c.months));
      const part = exact(c.next).minus(c.monthly);
      expect(paid.plus(part).plus(c.lost).eq(c.once)).toBe(true);
      expect(compare(c.next, String(n))).toBeLessThan(0);
      expect(compare(c.lost, '0')).toBeGreaterThanOrEqual(0);
    });
  });

  test('more images a month never carry longer', () => {
    check([grants, volume, volume], (list, a, b) => {
      const [low, high] = [carry(list, Math.min(a, b)), carry(list, Math.max(a, b))];
      if (high.forever) expect(low.forever).toBe(true);
      if (!low.forever) expect(high.months).toBeLessThanOrEqual(low.months);
    });
  });

  test('another grant never carries less, nor does the order matter', () => {
    check([grants, grant, volume], (list, more, n) => {
      const before = carry(list, n);
      const after = carry([more, ...list], n);
      expect(carry([...list].reverse(), n)).toEqual(before);
      expect(after.forever || after.months >= before.months).toBe(true);
      expect(
        compare(sum([after.once, after.monthly]), sum([before.once, before.monthly])),
      ).not.toBe(-1);
    });
  });
});
