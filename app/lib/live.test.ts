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
  expect(usable?.edit('together', 'flux-1-schnell')?.whose).toMatch(
    /^a stand-in’s price, .+ at fal/,
  );
  expect(usable?.edit('together', 'flux-1-kontext-pro')?.whose).toContain('of the same model');
  expect(usable?.upscale('fal', 'flux-1-schnell')?.usd).toBe('0.02');
  expect(usableIn({ offers }, readNeed({}).need, TODAY)).toBeNull();
});

/** An edit at another host that sells this very model, at one that sells another edit, and tools. */
const edits = [
  offer('openai', [span(flat('0.053'))], { modelId: 'gpt-image-2', tier: 'medium' }),
  offer('replicate', [span(flat('0.054'))], { modelId: 'gpt-image-2', tier: 'medium' }),
  ...[
    ['replicate', 'gpt-image-2', '0.047', 'medium'],
    ['openai', 'flux-2-klein-4b', '0.0013', null],
    ['openai', 'flux-1-redux', '0.0001', null],
    ['fal', 'stable-diffusion-1-5-inpainting', '0.0002', null],
    // An edit by a model that the catalog knows for making images alone.
    ['fal', 'ssd-1b', '0.0003', null],
  ].map(([host, modelId, usd, tier]) =>
    offer(`${host}`, [span(flat(`${usd}`))], {
      hostModel: `${modelId} edit`,
      modelId: `${modelId}`,
      operation: 'edit',
      tier: tier as 'medium' | null,
    }),
  ),
];

it('charges every host of a model the same model’s edit, and one stand-in where nobody sells it', () => {
  const usable = usableIn({ offers: edits }, readNeed({ edits: '1' }).need, TODAY);
  const of = (host: string, model: string) => usable?.edit(host, model)?.usd;
  expect([of('openai', 'gpt-image-2'), of('replicate', 'gpt-image-2')]).toEqual(['0.047', '0.047']);
  for (const host of ['openai', 'replicate', 'fal', 'together'])
    expect([host, of(host, 'flux-1-schnell')]).toEqual([host, '0.0013']);
});

it('says beside the sum whose edit it is, in a browser as on the server', () => {
  const market = { offers: edits, loadedAt: new Date(0), firstDay: '2026-01-10' };
  const data = sent(liveMarket({ ...shown, market }));
  const { need } = readNeed({ edits: '1' });
  const said = (rows: ReturnType<typeof overview>['rows']) =>
    rows
      .filter((r) => r.model.id === 'gpt-image-2' && r.operation === 'generate')
      .flatMap((r) => [r.cheapest, r.dearest].map((o) => [o.hostName, o.usd, o.cost?.caveats]));
  const server = said(overview(edits, TODAY, need).rows);
  expect(server).toContainEqual([
    'OpenAI',
    '0.1',
    ['counts an edit at Replicate’s price of the same model, the cheapest with a place'],
  ]);
  expect(server).toContainEqual(['Replicate', '0.101', []]);
  expect(said(inBrowser(data, { edits: '1' }))).toEqual(server);
});
