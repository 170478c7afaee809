import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dated, knownFrom, latest } from './dated';
import { addDays } from './time';

describe('the last day that a date may stand for', () => {
  it.each([
    ['2026-01-01', 'year', '2026-12-31'],
    ['2026-05-28', 'year', '2026-12-31'],
    ['2026-02-01', 'month', '2026-02-28'],
    ['2024-02-01', 'month', '2024-02-29'],
    ['2026-12-01', 'month', '2026-12-31'],
    ['2026-02-01', 'day', '2026-02-01'],
    ['2026-10', 'month', '2026-10-31'],
    ['2026', 'year', '2026-12-31'],
  ] as const)('%s as a %s may be as late as %s', (day, precision, last) =>
    expect(latest({ day, precision })).toBe(last),
  );
});

describe('the day from which a reading is known', () => {
  it.each([
    ['its own day, whenever it was stored', '2026-03-05', 'day', '2026-11-20', '2026-03-05'],
    ['the last of its month', '2026-03-01', 'month', '2026-11-20', '2026-03-31'],
    ['the last of its year', '2025-01-01', 'year', '2026-11-20', '2025-12-31'],
    ['the day it was noted, in a year not over', '2026-01-01', 'year', '2026-11-20', '2026-11-20'],
    ['never before the day it stands on', '2026-06-30', 'year', '2026-05-01', '2026-06-30'],
  ] as const)('is %s', (_, day, precision, recorded, known) =>
    expect(knownFrom({ day, precision }, recorded)).toBe(known),
  );

  const days = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2023-06-01', n));
  const dated: fc.Arbitrary<Dated> = fc.record({
    day: days,
    precision: fc.constantFrom('day', 'month', 'year'),
  });

  it('lies on a day that the date may stand for, and never after it was recorded', () =>
    fc.assert(
      fc.property(dated, days, (read, recorded) => {
        const known = knownFrom(read, recorded);
        expect(known >= read.day && known <= latest(read)).toBe(true);
        if (read.precision !== 'day' && recorded >= read.day) expect(known <= recorded).toBe(true);
      }),
    ));
});
