import { describe, expect, it } from 'vitest';
import type { MarketSpan } from '@/db/queries/market';
import { askedChanges } from './change-filters';
import { changesOf, claimedMoves, eventsOf, filterChanges, isMove } from './changes';
import { flat, offer, span } from './market-fixture';

const TODAY = '2026-11-20';
const NONE = { host: null, model: null, kind: null, period: null };

function repriced(hostId: string, before: string, now: string, hostModel: string) {
  return offer(
    hostId,
    [
      span(flat(before), { to: '2026-11-16', checkedOn: '2026-11-09' }),
      span(flat(now), { from: '2026-11-16', changedAfter: '2026-11-09' }),
    ],
    { hostModel },
  );
}

describe('changes', () => {
  it('says by how much a price moved and between which days', () => {
    const [change, ...others] = changesOf([repriced('fal', '0.004', '0.003', 'a')], TODAY);
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      kind: 'fall',
      before: '0.004',
      now: '0.003',
      after: { day: '2026-11-09', precision: 'day' },
      day: '2026-11-16',
      announced: false,
    });
  });

  it('leaves out a rate that only became known more exactly, zeros and datasets', () => {
    const dataset = repriced('openai', '0.04', '0.02', 'd');
    const offers = [
      repriced('fal', '0.003', '0.00302', 'a'),
      repriced('fal', '0.003', '0', 'b'),
      { ...dataset, reporter: 'litellm' },
    ];
    expect(changesOf(offers, TODAY)).toEqual([]);
    expect(claimedMoves(offers, TODAY)).toMatchObject([{ kind: 'fall', before: '0.04' }]);
  });

  it('knows an offer as new only at a host that was known before, and as gone when it ended', () => {
    const offers = [
      offer('fal', [span(flat('0.003'))]),
      offer('fal', [span(flat('0.003'), { from: '2026-10-01' })], { hostModel: 'late' }),
      offer(
        'fal',
        [span(flat('0.003'), { to: '2026-11-01', checkedOn: '2026-10-20', gone: true })],
        { hostModel: 'ended' },
      ),
      offer('fal', [span(flat('0.02'), { from: '2026-11-02', firstArchived: false })], {
        hostModel: 'noted by somebody',
      }),
    ];
    expect(changesOf(offers, TODAY).map((c) => [c.kind, c.day, c.after?.day ?? null])).toEqual([
      ['gone', '2026-11-01', '2026-10-20'],
      ['new', '2026-10-01', '2026-01-10'],
    ]);
  });

  it('counts an announced end as gone on its day, once, whatever the page went on to list', () => {
    const sold = (hostModel: string, changes: Parameters<typeof span>[1]) =>
      offer('google-gemini', [span(flat('0.04'), { from: '2026-01-10', ...changes })], {
        modelId: 'imagen-4',
        hostModel,
      });
    const offers = [
      sold('a', {}),
      sold('b', { to: '2026-09-20', checkedOn: '2026-09-01', gone: true }),
      sold('c', { to: '2026-08-10', checkedOn: '2026-08-01', gone: true }),
    ];
    const told = (today: string) =>
      changesOf(offers, today).map((c) => [c.offer.hostModel, c.kind, c.day, c.end?.event ?? null]);
    expect(told('2026-08-16')).toEqual([
      ['b', 'gone', '2026-09-20', null],
      ['c', 'gone', '2026-08-10', null],
    ]);
    expect(told('2026-08-17')).toEqual([
      ['a', 'gone', '2026-08-17', 'shutdown'],
      ['b', 'gone', '2026-08-17', 'shutdown'],
      ['c', 'gone', '2026-08-10', null],
    ]);
  });

  it('knows what a source showed when it was first read as no news', () => {
    const at = (sourceUrl: string, from: string, hostModel: string) => {
      const own = span(flat('0.003'), { from, firstSource: { url: sourceUrl, whole: true } });
      return offer('fal', [{ ...own, evidence: { ...own.evidence, sourceUrl } }], { hostModel });
    };
    const offers = [
      at('https://example.com/a', '2026-06-01', 'first'),
      at('https://example.com/b', '2026-08-01', 'a page read for the first time'),
      at('https://example.com/a', '2026-08-01', 'added to the first page'),
    ];
    expect(changesOf(offers, TODAY).map((c) => c.offer.hostModel)).toEqual([
      'added to the first page',
    ]);
  });

  it('knows no offer as new by an excerpt or a copy: what it lacked may have been there', () => {
    const at = (hostModel: string, from: string, whole: boolean) => {
      const own = span(flat('0.003'), { from, checkedOn: from });
      const parts = { firstSource: { ...own.firstSource, whole } };
      return offer('cloudflare', [{ ...own, ...parts, evidence: { ...own.evidence, whole } }], {
        hostModel,
      });
    };
    const late = at('on the page at the latest by October', '2026-10-15', true);
    expect(changesOf([at('excerpt', '2026-09-28', false), late], TODAY)).toEqual([]);
    expect(changesOf([at('whole', '2026-09-28', true), late], TODAY)).toMatchObject([
      { kind: 'new', day: '2026-10-15', after: { day: '2026-09-28', precision: 'day' } },
    ]);
  });

  it('says between which two readings of the page an offer came, the nearest before', () => {
    const offers = ['2026-06-01', '2026-08-01', '2026-10-01'].map((from) =>
      offer('fal', [span(flat('0.003'), { from, checkedOn: from })], { hostModel: from }),
    );
    expect(changesOf(offers, TODAY).map((c) => [c.day, c.after?.day])).toEqual([
      ['2026-10-01', '2026-08-01'],
      ['2026-08-01', '2026-06-01'],
    ]);
  });

  it('sets no least price of an edit against another: what an input costs is left open', () => {
    const said = (amount: string, quote: string, more: Partial<MarketSpan>) => {
      const own = span(flat(amount), more);
      return { ...own, evidence: { ...own.evidence, quote } };
    };
    const offers = [
      offer(
        'bfl',
        [
          said('0.12', 'from $0.12', { to: '2026-04-01' }),
          said('0.05', 'from $0.05', { from: '2026-04-01' }),
        ],
        { operation: 'edit' },
      ),
      offer(
        'bfl',
        [
          said('0.12', 'from $0.12', { to: '2026-04-01' }),
          said('0.15', '$0.15 per image', { from: '2026-04-01' }),
        ],
        { operation: 'edit', hostModel: 'b' },
      ),
    ];
    expect(changesOf(offers, TODAY)).toEqual([]);
  });

  it('marks what is sold again, what is announced and what is second-hand', () => {
    const back = offer('fal', [
      span(flat('0.003'), { to: '2026-05-01', gone: true }),
      span(flat('0.003'), { from: '2026-07-01' }),
    ]);
    const announced = offer('bfl', [
      span(flat('0.04'), { to: '2026-12-01' }),
      span(flat('0.03'), { from: '2026-12-01' }),
    ]);
    const changes = changesOf([back, announced], TODAY);
    expect(changes.find((c) => c.kind === 'new')).toMatchObject({ back: true });
    expect(changes.find((c) => c.kind === 'fall')).toMatchObject({ announced: true, after: null });
    expect(changes.every((c) => c.firstHand)).toBe(true);
  });

  it('groups a repricing of a whole host on one day into one event', () => {
    const offers = ['a', 'b', 'c'].map((m) => repriced('fal', '0.10', '0.11', m));
    const events = eventsOf(changesOf([...offers, repriced('bfl', '0.02', '0.01', 'x')], TODAY));
    expect(events.map((e) => [e.hostId, e.changes.length])).toEqual([
      ['bfl', 1],
      ['fal', 3],
    ]);
    expect(events[1]?.ratios).toEqual({ least: '1.1', most: '1.1' });
    expect(events[1]?.after).toEqual({ day: '2026-11-09', precision: 'day' });
    expect(events[1]?.priced).toBeNull();
  });

  it('says how many of a host’s prices moved; ended, free and others’ don’t count', () => {
    const moved = ['a', 'b', 'c'].map((m) => repriced('fal', '0.10', '0.11', m));
    const offers = [
      ...moved,
      offer('fal', [span(flat('0.02'))], { hostModel: 'stayed' }),
      offer('fal', [span(flat('0.02'), { to: '2026-10-01', gone: true })], { hostModel: 'ended' }),
      offer('fal', [span(flat('0'))], { hostModel: 'zero' }),
      offer('fal', [span(flat('0.02'))], { hostModel: 'claim', reporter: 'litellm' }),
      offer('bfl', [span(flat('0.02'))]),
    ];
    const [event] = eventsOf(changesOf(moved, TODAY), offers);
    expect([event?.changes.length, event?.priced]).toEqual([3, 4]);
  });

  it('dates a group from the earliest check before, and not at all where one is not known', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((m) => repriced('fal', '0.10', '0.11', m));
    const early = offer(
      'fal',
      [
        span(flat('0.10'), { to: '2026-11-16', checkedOn: '2026-11-02' }),
        span(flat('0.11'), { from: '2026-11-16', changedAfter: '2026-11-02' }),
      ],
      { hostModel: 'early' },
    );
    const stated = offer(
      'fal',
      [span(flat('0.10'), { to: '2026-11-16' }), span(flat('0.11'), { from: '2026-11-16' })],
      { hostModel: 'stated' },
    );
    const group = (...offers: (typeof early | undefined)[]) =>
      eventsOf(
        changesOf(
          offers.flatMap((o) => o ?? []),
          TODAY,
        ),
      )[0]?.after?.day ?? null;
    expect(group(a, b, early)).toBe('2026-11-02');
    expect(group(a, b, c, stated)).toBeNull();
  });

  it('never says more exactly when it changed than the readings do', () => {
    const vague = offer('bfl', [
      span(flat('0.06'), { from: '2026-02-01', to: '2026-04-01', checkedOn: '2026-02-01' }),
      span(flat('0.05'), {
        from: '2026-04-01',
        fromPrecision: 'year',
        changedAfter: '2026-02-01',
      }),
    ]);
    expect(changesOf([vague], TODAY)).toMatchObject([
      { day: '2026-04-01', precision: 'year', after: { day: '2026-02-01' } },
    ]);
  });

  it('filters by host, model, kind and period', () => {
    const changes = changesOf(
      [repriced('fal', '0.004', '0.003', 'a'), repriced('bfl', '0.01', '0.02', 'b')],
      TODAY,
    );
    const hosts = (f: object) =>
      filterChanges(changes, { ...NONE, ...f }, TODAY).map((c) => c.offer.hostId);
    expect(hosts({ host: 'bfl' })).toEqual(['bfl']);
    expect(hosts({ kind: 'fall' })).toEqual(['fal']);
    expect(hosts({ model: 'dall-e-3' })).toEqual([]);
    expect(hosts({ period: 3 })).toEqual([]);
    expect(hosts({ period: 4 })).toHaveLength(2);
  });
});

it.each([
  ['0.03', '0.0302', false],
  ['0.03', '0.0303', true],
  ['0.03', '0.0297', true],
  ['0.03', '0', false],
])('%s to %s is a move: %s', (a, b, move) => expect(isMove(a, b)).toBe(move));

it('reads filters from the address and refuses the unknown in words', () => {
  expect(askedChanges({})).toEqual({ filters: { ...NONE, period: 365 }, errors: [] });
  expect(askedChanges({ model: 'FLUX.1 schnell', period: 'all' }).filters).toMatchObject({
    model: 'flux-1-schnell',
    period: null,
  });
  const { errors, filters } = askedChanges({ host: 'nobody', kind: '<b>', period: '7' });
  expect(filters).toEqual({ ...NONE, period: 365 });
  expect(errors).toHaveLength(3);
});
