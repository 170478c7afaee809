import { describe, expect, it } from 'vitest';
import { askedDay, carried, leftOutOf, notIndexed, onDay } from './as-of';

const TODAY = '2026-11-20';
const FIRST = '2024-01-01';
const asked = (asOf?: string, first: string | null = FIRST) => askedDay({ asOf }, TODAY, first);

describe('the day of an address', () => {
  it('is an earlier one, from the first reading on', () => {
    expect(asked('2026-10-01')).toEqual({ asOf: '2026-10-01', error: null });
    expect(asked(FIRST).asOf).toBe(FIRST);
    expect(asked('2026-11-19').asOf).toBe('2026-11-19');
  });
  it.each([undefined, '', TODAY])('is today for %s', (text) =>
    expect(asked(text)).toEqual({ asOf: null, error: null }),
  );
  it.each([
    ['2026-11-21', '21 Nov 2026 is still to come.'],
    ['2023-12-31', 'Nothing was known on 31 Dec 2023: the first reading is of 1 Jan 2024.'],
    ['2026-02-30', '“2026-02-30” isn’t a day.'],
    ['1 Oct 2026', '“1 Oct 2026” isn’t a day.'],
    ['2026-10-01T00:00:00Z', 'isn’t a day'],
    ['<b>', '“<b>” isn’t a day.'],
  ])('is refused in words: %s', (text, words) => {
    const { asOf, error } = asked(text);
    expect(asOf).toBeNull();
    expect(error).toContain(words);
  });
  it('says so where nothing was ever read', () =>
    expect(asked('2026-10-01', null).error).toBe('Nothing was known on 1 Oct 2026.'));
});

it('keeps the day in links and out of indexes', () => {
  expect(onDay('/hosts/fal', '2026-10-01')).toBe('/hosts/fal?asOf=2026-10-01');
  expect(onDay('/hosts/fal', null)).toBe('/hosts/fal');
  expect(notIndexed({ asOf: 'x' })).toEqual({ robots: { index: false, follow: true } });
  expect(notIndexed({ size: '1x1' })).toEqual({});
});

it('carries a day that is shown, and no other', () => {
  expect(carried({ asOf: '2026-02-30', q: 'x' }, null)).toEqual({ q: 'x' });
  expect(carried({ asOf: ['2026-10-01', 'x'], q: 'x' }, '2026-10-01')).toEqual({
    q: 'x',
    asOf: '2026-10-01',
  });
});

it('counts what is left out of the page’s own host or model', () => {
  const of = (hostId: string, modelId: string | null) => ({ hostId, modelId, reporter: 'host' });
  const market = { leftOut: [of('fal', 'a'), of('fal', 'b'), of('bfl', 'b'), of('bfl', null)] };
  expect(leftOutOf(market, null)).toBe(4);
  expect(leftOutOf(market, { hostId: 'bfl' })).toBe(2);
  expect(leftOutOf(market, { modelId: 'a' })).toBe(1);
  expect(leftOutOf(market, { modelId: 'c' })).toBe(0);
  expect(leftOutOf({}, { hostId: 'bfl' })).toBe(0);
});
