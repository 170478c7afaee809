import { describe, expect, it } from 'vitest';
import { type LifecycleEvent, lifecycle } from '@/catalog';
import { type ChangeFilters, claimedMoves, isMove } from './changes';
import { flat, offer, span } from './market-fixture';
import { filterReported, groupsOf, movedWords, reportedChanges } from './reported';

const TODAY = '2026-11-20';
const ALL = { host: null, model: null, kind: null, period: null };

const event = (
  more: Partial<LifecycleEvent>,
  change: Partial<NonNullable<LifecycleEvent['change']>> = {},
): LifecycleEvent => ({
  model: 'flux-1-schnell',
  host: 'aimlapi',
  event: 'price_change',
  date: '2026-02-26',
  precision: 'day',
  scope: 'model',
  status: 'current',
  replacement: null,
  sourceUrl: 'https://github.com/example/prices',
  confidence: 'C',
  note: null,
  change: { before: '0.003', after: '0.004', per: 'image', field: 'cost', ...change },
  ...more,
});

const claim = (day: string) =>
  claimedMoves(
    [
      offer('aimlapi', [span(flat('0.003'), { to: day }), span(flat('0.004'), { from: day })], {
        reporter: 'litellm',
      }),
    ],
    TODAY,
  );

describe('reported price changes', () => {
  it('stand with their source, day, unit and direction', () =>
    expect(reportedChanges([], TODAY, [event({})])).toMatchObject({
      shown: 0,
      reported: [
        {
          hostId: 'aimlapi',
          model: { id: 'flux-1-schnell' },
          kind: 'rise',
          day: '2026-02-26',
          per: 'image',
          announced: false,
          sources: [{ name: 'example/prices', url: 'https://github.com/example/prices' }],
        },
      ],
    }));

  it('are not shown again where the same rates moved within a week', () => {
    expect(reportedChanges(claim('2026-03-02'), TODAY, [event({})])).toEqual({
      reported: [],
      shown: 1,
    });
    const others = [
      reportedChanges(claim('2026-04-02'), TODAY, [event({})]),
      reportedChanges(claim('2026-03-02'), TODAY, [event({}, { after: '0.005' })]),
      reportedChanges(claim('2026-03-02'), TODAY, [event({ host: 'fal' })]),
    ];
    expect(others.map((o) => o.reported.length)).toEqual([1, 1, 1]);
  });

  it('told by two in different units are one with two sources', () => {
    const twice = [
      event({}, { before: '0.0000025', after: '0.000005', per: 'token' }),
      event(
        { sourceUrl: 'https://github.com/example/other' },
        { before: '2.5', after: '5', per: 'million tokens' },
      ),
    ];
    const { reported } = reportedChanges([], TODAY, twice);
    expect(reported.map((r) => r.sources.map((s) => s.name))).toEqual([
      ['example/prices', 'example/other'],
    ]);
  });

  it('leave out what is superseded, and say what lies ahead', () => {
    const events = [
      event({ status: 'superseded' }),
      event({ date: '2027-01-01', host: 'fal' }, { after: '0.002' }),
    ];
    expect(reportedChanges([], TODAY, events).reported).toMatchObject([
      { hostId: 'fal', kind: 'fall', announced: true },
    ]);
  });

  it('of one host, day and reporter are one event, with its range', () => {
    const four = ['1', '2', '3', '4'].map((n) =>
      event({}, { before: n, after: n === '4' ? '6' : `${n}.1`, field: n }),
    );
    const { reported } = reportedChanges([], TODAY, [...four, event({ host: 'fal' })]);
    expect(groupsOf(reported).map((g) => g.length)).toEqual([4, 1]);
    expect(movedWords(groupsOf(reported)[0] ?? [])).toBe('4 rates rose, +3.3% to +50%');
  });

  it('can be filtered like all others', () => {
    const { reported } = reportedChanges([], TODAY, [event({}), event({ host: 'fal' })]);
    const count = (more: Partial<ChangeFilters>) =>
      filterReported(reported, { ...ALL, ...more }, TODAY).length;
    expect(count({})).toBe(2);
    expect(count({ host: 'fal' })).toBe(1);
    expect(count({ kind: 'fall' })).toBe(0);
    expect(count({ kind: 'new' })).toBe(0);
    expect(filterReported(reported, { ...ALL, period: 30 }, TODAY)).toEqual([]);
  });

  it('lose none of the catalog’s: each is shown, joined to its twin, or too small to be a move', () => {
    const rows = lifecycle.filter((e) => e.event === 'price_change');
    const { reported } = reportedChanges([], TODAY);
    const sources = reported.reduce((n, r) => n + r.sources.length, 0);
    const small = rows.filter((e) => e.change && !isMove(e.change.before, e.change.after));
    expect(rows.length).toBeGreaterThan(50);
    expect(small.length).toBeLessThan(3);
    expect(sources).toBe(rows.length - small.length);
  });
});
