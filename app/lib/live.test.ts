import { describe, expect, it } from 'vitest';
import { type Model, modelById, models } from '@/catalog';
import { readNeed } from '@/pricing';
import { soldIn } from '../components/need/sold';
import { usableFor } from './extra-books';
import { type LiveData, unpackAll } from './live-offers';
import { liveMarket, liveOffersOf } from './live-pages';
import { flat, offer, span } from './market-fixture';
import { overview } from './overview';
import { liveRows, marketOf } from './overview-live';
import { extrasSold, usableIn } from './usable';

const TODAY = '2026-11-20';
const offers = [
  offer('fal', [span(flat('0.003'))]),
  offer('together', [
    span(flat('0.005'), { to: '2026-10-01' }),
    span(flat('0.0027'), { from: '2026-10-01', changedAfter: '2026-09-24' }),
  ]),
  offer('old-host', [span(flat('0.001'), { checkedOn: '2026-08-01' })]),
  offer('fal', [span(flat('0.04'))], {
    hostModel: 'edit',
    modelId: 'flux-1-kontext-pro',
    operation: 'edit',
  }),
  offer('replicate', [span(flat('0.02'))], {
    hostModel: 'upscale',
    modelId: models.find((m) => m.operations.includes('upscale'))?.id ?? null,
    operation: 'upscale',
  }),
  offer('openai', [span(flat('0.19'))], { modelId: 'gpt-image-1', tier: 'high' }),
  offer('openai', [span(flat('0.04'))], {
    hostModel: 'medium',
    modelId: 'gpt-image-1',
    tier: 'medium',
  }),
  offer('a-dataset-says', [span(flat('0.0001'))], { reporter: 'litellm' }),
];
const market = { offers, loadedAt: new Date(0), firstDay: '2026-01-10' };
const shown = { market, day: TODAY, asOf: null, error: null };
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value));

/** What a browser makes of what it was sent. */
function inBrowser(data: LiveData, params: Record<string, string>) {
  const unpacked = unpackAll(data);
  const { offers, known } = unpacked;
  const { need } = readNeed(params);
  const sold = soldIn(unpacked, data.day);
  const usable = usableFor(need, () => sold);
  return liveRows(marketOf(offers, data.models, known, data.day), need, usable);
}

const row = (r: ReturnType<typeof overview>['rows'][number]) => [
  r.model.id,
  r.operation,
  r.note,
  r.cheapest.hostName,
  r.cheapest.usd,
  r.cheapest.quote.usd,
  r.cheapest.cost?.month,
  r.cheapest.priceSpan.from,
  r.cheapest.freshness,
  r.cheapest.next,
  r.dearest.usd,
  r.spread,
  r.hosts,
  r.rankedHosts,
  r.lower?.usd,
  r.cheapest.quote.beyondUsual,
  r.onlyStale,
];

describe('a browser', () => {
  it.each([
    {},
    { size: '2048x2048', steps: '8' },
    { quality: 'max' },
    { acceptance: '1/3', volume: '1000', storage: '5' },
    { edits: '0.5', upscale: '25%' },
    { batch: '1', operation: 'edit' },
  ] as Record<string, string>[])('comes to the same rows as the server for %o', (params) => {
    const { need } = readNeed(params);
    const server = overview(offers, TODAY, need).rows;
    expect(server.length).toBeGreaterThan(params.batch ? -1 : 2);
    expect(inBrowser(sent(liveMarket(shown)), params).map(row)).toEqual(server.map(row));
  });

  it('is sent a model’s own past, and of the rest only what is in force', () => {
    const model = modelById('flux-1-schnell') as Model;
    const own = liveOffersOf(shown, model);
    expect(own.offers.map((o) => [o.hostId, o.spans.length])).toEqual([
      ['fal', 1],
      ['together', 2],
      ['old-host', 1],
    ]);
    expect(own.offers[0]?.spans[0]?.evidence.quote).toBe('as printed');
    const all = liveMarket(shown);
    expect(all.offers.every((o) => o.spans.length === 1)).toBe(true);
    expect(JSON.stringify(all)).not.toContain('as printed');
    expect(unpackAll(sent(own)).offers[1]?.spans.map((s) => s.rule)).toEqual([
      flat('0.005'),
      flat('0.0027'),
    ]);
  });
});

it('knows every host’s edits and upscales, and whose price it took', () => {
  expect(extrasSold(offers, TODAY).map((s) => s.operation)).toEqual(['edit', 'upscale']);
  const { need } = readNeed({ edits: '1', upscale: '10%' });
  const usable = usableIn({ offers }, need, TODAY);
  expect(usable?.edit('fal', 'flux-1-schnell')).toMatchObject({ usd: '0.04' });
  expect(usable?.edit('together', 'flux-1-schnell')?.whose).toContain('the cheapest known');
  expect(usable?.upscale('fal', 'flux-1-schnell')?.usd).toBe('0.02');
  expect(usableIn({ offers }, readNeed({}).need, TODAY)).toBeNull();
});
