import { describe, expect, it } from 'vitest';
import { type Model, modelById } from '@/catalog';
import { workload } from '@/pricing';
import { flat, offer, span } from './market-fixture';
import { askedSort, direction, sortedBy } from './rank-sort';
import { rankModel } from './ranking';

const TODAY = '2026-11-20';
const moved = (before: string, after: string, checkedOn: string) => [
  span(flat(before), { to: '2026-11-02', checkedOn: '2026-11-01' }),
  span(flat(after), { from: '2026-11-02', changedAfter: '2026-11-01', checkedOn }),
];
const { ranked } = rankModel(
  modelById('flux-1-schnell') as Model,
  [
    offer('fal', [span(flat('0.003'), { checkedOn: '2026-11-15' })]),
    offer('replicate', moved('0.008', '0.004', '2026-11-19')),
    offer('aimlapi', moved('0.004', '0.005', '2026-11-16')),
    // First read within the 90 days: nobody knows what it cost before.
    offer('runware', [span(flat('0.001'), { from: '2026-11-10', checkedOn: '2026-11-17' })]),
  ],
  workload(),
  TODAY,
);
const by = (query: Record<string, string>) =>
  sortedBy(ranked, askedSort(query)).map((o) => `${o.place} ${o.host}`);

describe('the rows of a ranking', () => {
  it('stand by price where nothing else is asked', () =>
    expect(by({})).toEqual(['1 runware', '2 fal', '3 replicate', '4 aimlapi']));
  it('keep the places of the price in any order', () => {
    expect(by({ sort: 'checked' })).toEqual(['3 replicate', '1 runware', '4 aimlapi', '2 fal']);
    expect(by({ sort: 'host' })).toEqual(['4 aimlapi', '2 fal', '3 replicate', '1 runware']);
    expect(by({ reverse: '1' })).toEqual(['4 aimlapi', '3 replicate', '2 fal', '1 runware']);
  });
  it('stand by the change of 90 days, the greatest fall first', () =>
    expect(by({ sort: 'change' })).toEqual(['3 replicate', '2 fal', '4 aimlapi', '1 runware']));
  it('leave an unknown change last, also the other way round', () =>
    expect(by({ sort: 'change', reverse: '1' })).toEqual([
      '4 aimlapi',
      '2 fal',
      '3 replicate',
      '1 runware',
    ]));
  it('are not touched themselves', () => expect(ranked.map((o) => o.place)).toEqual([1, 2, 3, 4]));
});

it('refuses another sort in words, and sorts by price', () => {
  const asked = askedSort({ sort: 'colour' });
  expect(asked).toMatchObject({ sort: 'price', reversed: false });
  expect(asked.error).toContain('“colour”');
  expect(askedSort({ sort: ['host', 'change'] }).sort).toBe('change');
});

it('says which way a column runs', () => {
  const way = (query: Record<string, string>) => direction(askedSort(query));
  expect(way({})).toBe('ascending');
  expect(way({ reverse: '1' })).toBe('descending');
  expect(way({ sort: 'checked' })).toBe('descending');
  expect(way({ sort: 'checked', reverse: '1' })).toBe('ascending');
});
