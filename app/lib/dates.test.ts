import { expect, it } from 'vitest';
import { betweenWords, changedAfter, checkedOf, endedOf, notBefore } from './dates';
import { flat, offer, span } from './market-fixture';

const vague = span(flat('0.04'), {
  from: '2026-01-01',
  fromPrecision: 'year',
  to: '2026-05-01',
  checkedOn: '2026-01-01',
});
vague.evidence = { ...vague.evidence, precision: 'year' };
const month = span(flat('0.05'), {
  from: '2026-05-01',
  fromPrecision: 'month',
  changedAfter: '2026-01-01',
  to: '2026-10-03',
  checkedOn: '2026-09-20',
});
const exact = span(flat('0.06'), { from: '2026-10-03', changedAfter: '2026-09-20' });
const sold = offer('fal', [vague, month, exact]);

it('keeps every date as exact as its reading', () => {
  expect(checkedOf(vague)).toEqual({ day: '2026-01-01', precision: 'year' });
  expect(endedOf(sold, vague)).toEqual({ day: '2026-05-01', precision: 'month' });
  expect(endedOf(sold, exact)).toBeNull();
});

it('says the first day a vague reading can be of, where the release of its model bounds it', () => {
  const first = { day: '2026-11-12', precision: 'day' };
  expect(notBefore({ day: '2026-11-12', precision: 'year' })).toEqual(first);
  expect(notBefore({ day: '2026-11-12', precision: 'month' })).toEqual(first);
  expect(notBefore({ day: '2026-01-01', precision: 'year' })).toBeNull();
  expect(notBefore({ day: '2026-11-01', precision: 'month' })).toBeNull();
  expect(notBefore({ day: '2026-11-12', precision: 'day' })).toBeNull();
});

it('names the day a change came after only where it tells something', () => {
  expect(changedAfter(sold, month)).toBeNull();
  expect(changedAfter(sold, exact)).toEqual({ day: '2026-09-20', precision: 'day' });
});

it.each([
  ['2026-11-09', 'day', '2026-11-16', 'day', 'between 9 Nov 2026 and 16 Nov 2026'],
  ['2026-02-01', 'month', '2026-04-01', 'year', 'in 2026, after Feb 2026'],
  ['2025-12-03', 'day', '2026-01-01', 'month', 'between 3 Dec 2025 and Jan 2026'],
] as const)('%s (%s) to %s (%s) is “%s”', (after, known, by, knownTo, words) =>
  expect(betweenWords({ day: after, precision: known }, { day: by, precision: knownTo })).toBe(
    words,
  ),
);
