import { expect, it } from 'vitest';
import { exactUsd, formatChange, formatDay, formatTimes, formatUsd, isoOf } from './format';

it.each([
  ['0.003', '$0.003'],
  ['0.000528', '$0.000528'],
  ['0.0028311552', '$0.00283'],
  ['0.0006336', '$0.000634'],
  ['0.1344', '$0.1344'],
  ['0.21078', '$0.2108'],
  ['0.1', '$0.10'],
  ['0.04', '$0.04'],
  ['1', '$1.00'],
  ['12.3456', '$12.35'],
  ['1234.5', '$1,234.50'],
  ['0', '$0.00'],
])('%s is shown as %s', (amount, shown) => expect(formatUsd(amount)).toBe(shown));

it.each([
  ['0.06', '0.04', '−33%'],
  ['0.04', '0.05', '+25%'],
  ['0.1', '0.10001', '+<0.1%'],
])('from %s to %s is %s', (before, after, shown) =>
  expect(formatChange(before, after)).toBe(shown),
);

it('says nothing of a change that is none', () => expect(formatChange('0.1', '0.10')).toBeNull());

it.each([
  ['1.06', '1.06×'],
  ['2.54', '2.5×'],
  ['12.4', '12×'],
])('%s times is %s', (times, shown) => expect(formatTimes(times)).toBe(shown));

it('shows a date as exactly as it is known', () => {
  expect(formatDay('2026-09-05')).toBe('5 Sep 2026');
  expect(formatDay('2026-09-01', 'month')).toBe('Sep 2026');
  expect(formatDay('2026-01-01', 'year')).toBe('2026');
  expect(formatDay('2026-08', 'month')).toBe('Aug 2026');
  expect(isoOf('2026-09-01', 'month')).toBe('2026-09');
});

it.each([
  ['0.00395508', '$0.00395508'],
  ['7.5', '$7.50'],
  ['0.1', '$0.10'],
  ['8', '$8'],
])('writes %s with every digit as %s', (amount, shown) => expect(exactUsd(amount)).toBe(shown));
