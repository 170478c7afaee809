import { describe, expect, it } from 'vitest';
import { askedFilters } from './filters';
import { flat, offer, span } from './market-fixture';
import { FIRST_ROWS, firstRows, hostsWords, overview, select } from './overview';

const TODAY = '2026-11-20';
const { rows, strip } = overview(
  [
    offer('fal', [span(flat('0.003'), { checkedOn: '2026-11-10' })]),
    offer('replicate', [span(flat('0.004'), { checkedOn: '2026-11-18' })]),
    offer('together', [span(flat('0.001'), { checkedOn: '2026-05-01' })]),
    offer('google-gemini', [span(flat('0.04'))], { modelId: 'imagen-4' }),
  ],
  TODAY,
);

describe('the home page’s row of a model', () => {
  it('is dated by the price that it shows', () =>
    expect(rows.map((r) => [r.cheapest.host, r.cheapest.span.checkedOn])).toEqual([
      ['fal', '2026-11-10'],
    ]));
  it('tells who is ranked from who was last known', () =>
    expect(rows.map(hostsWords)).toEqual(['2 ranked · 1 last known']));
  it('names a lower price that is too old for a place', () =>
    expect(rows[0]?.lower).toMatchObject({ host: 'together', usd: '0.001' }));
});

it('counts no price of a model that its host has shut down', () =>
  expect(strip).toMatchObject({ prices: 3, hosts: 3, ranked: 2 }));

it('names the latest reading as exactly as it is known, the exact one of two on a day', () => {
  const vague = span(flat('0.002'), { checkedOn: '2026-11-01' });
  vague.evidence = { ...vague.evidence, precision: 'month' };
  const latest = (...all: Parameters<typeof overview>[0]) => overview(all, TODAY).strip.latest;
  expect(latest(offer('fal', [vague]))).toEqual({ day: '2026-11-01', precision: 'month' });
  const exact = offer('replicate', [span(flat('0.004'), { checkedOn: '2026-11-01' })]);
  for (const all of [
    [offer('fal', [vague]), exact],
    [exact, offer('fal', [vague])],
  ])
    expect(latest(...all)).toEqual({ day: '2026-11-01', precision: 'day' });
  expect(latest()).toBeNull();
});

it('finds models by the maker they are listed under', () => {
  const filters = {
    q: '',
    openWeights: false,
    hideEnded: false,
    operation: null,
    min: null,
    max: null,
    sort: 'hosts' as const,
    reversed: false,
    all: false,
  };
  expect(select(rows, { ...filters, maker: 'Black Forest Labs' })).toHaveLength(1);
  expect(select(rows, { ...filters, maker: 'Alibaba' })).toHaveLength(0);
});

describe('a model that its maker has ended', () => {
  const at = (day: string) =>
    overview(
      [
        offer('fal', [span(flat('0.003'))]),
        offer('fal', [span(flat('0.001'))], { hostModel: 'old', modelId: 'imagen-4' }),
        offer('openai', [span(flat('0.002'))], { modelId: 'gpt-image-1-mini', tier: 'medium' }),
      ],
      day,
    ).rows;
  const NONE = { q: '', maker: null, openWeights: false, operation: null, min: null, max: null };
  const shown = (hideEnded: boolean) =>
    select(at(TODAY), { ...NONE, hideEnded, sort: 'price', reversed: false, all: true }).map(
      (r) => [r.model.id, r.model.end?.past ?? null, r.model.end?.on.day],
    );
  it('says so, is last by price however cheap, and can be left out', () => {
    expect(shown(false)).toEqual([
      ['gpt-image-1-mini', false, '2026-12-01'],
      ['flux-1-schnell', null, undefined],
      ['imagen-4', true, '2026-08-17'],
    ]);
    expect(shown(true).map(([id]) => id)).toEqual(['gpt-image-1-mini', 'flux-1-schnell']);
    expect(askedFilters({ ended: 'hide' }, []).filters.hideEnded).toBe(true);
    expect(askedFilters({ ended: 'yes' }, []).errors.other).toContain('ended “yes”');
  });
  it('had not ended the day before', () =>
    expect(at('2026-08-16').find((r) => r.model.id === 'imagen-4')?.model.end?.past).toBe(false));
});

describe('a long table', () => {
  const long = Array.from({ length: FIRST_ROWS + 11 }, (_, i) => i);
  it('is cut to its first rows', () =>
    expect(firstRows(long, false)).toEqual(long.slice(0, FIRST_ROWS)));
  it('is whole on request', () => expect(firstRows(long, true)).toEqual(long));
  it('is not cut for a handful of rows', () =>
    expect(firstRows(long.slice(1), false)).toHaveLength(FIRST_ROWS + 10));
});
