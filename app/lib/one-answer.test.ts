import { describe, expect, it } from 'vitest';
import { hostById, type Model, modelById } from '@/catalog';
import type { Market, MarketOffer } from '@/db/queries/market';
import { leading, type Rule, readNeed, USD, workloadFor } from '@/pricing';
import { pricesOf } from './calculator/offers';
import { plansView } from './calculator/plans';
import { columnsOf } from './compare';
import { creditPrices } from './credit-prices';
import { crossovers } from './crossovers';
import { flat, offer, span } from './market-fixture';
import { overview, select } from './overview';
import { makesOf } from './params';
import { choose } from './pick';
import { readConstraints } from './pick-params';
import { rankModel } from './ranking';

const TODAY = '2026-11-20';
const OLD = { checkedOn: '2026-09-01' };
const schnell = modelById('flux-1-schnell') as Model;
const large = { size: '1920x1080', model: 'flux-1-schnell' };
const byArea = (amount: string): Rule => ({
  money: USD,
  terms: [
    {
      amount,
      per: 1,
      times: [{ kind: 'megapixel', pixelsPerMegapixel: 1_000_000, rounding: 'none', part: 'all' }],
    },
  ],
});
const market = (...offers: MarketOffer[]): Market => ({
  offers,
  firstDay: null,
  loadedAt: new Date(0),
});

// Synthetic: a low price of no stated size, read lately, and dearer ones by size.
const silent = offer('wavespeed', [span(flat('0.0001'))]);
const old = [
  offer('cloudflare', [span(byArea('0.002'), OLD)]),
  offer('novita', [span(byArea('0.003'), OLD)]),
];
const placed = offer('fal', [span(byArea('0.009'))]);

/** The cheapest host for a large image, as each page says it. */
function said(held: Market) {
  const { need } = readNeed(large);
  const { workload } = workloadFor(need, makesOf(schnell), 'generate');
  const ranking = rankModel(schnell, held.offers, workload, TODAY);
  const [column] = columnsOf(held, [{ model: schnell, host: null }], need, TODAY);
  const picked = choose(held, need, readConstraints({}).constraints, TODAY);
  const [answer] = [...picked.fits.map((f) => f.best), ...picked.old];
  const asked = { model: schnell, workload, need, usable: null };
  const edge = crossovers(held, TODAY, asked, ranking).size?.spans.at(-1)?.host;
  return {
    model: leading(ranking, (o) => o.freshness.ranked)[0]?.host,
    home: overview(held.offers, TODAY, need).rows[0]?.cheapest.host,
    compare: column?.found.kind === 'priced' ? column.found.row.host : null,
    pick: answer?.row?.host ?? null,
    plans: plansView(large, held, TODAY).cheapest?.price?.offer.hostId,
    calculators: pricesOf(schnell, held.offers, workload, TODAY)[0]?.offer.hostId,
    crossovers: held.offers.find((o) => hostById(o.hostId)?.name === edge)?.hostId ?? null,
  };
}

describe('the cheapest at a size beyond the usual', () => {
  it.each([
    ['a place', market(silent, ...old, placed), 'fal'],
    ['the last known price that holds there', market(silent, ...old), 'cloudflare'],
  ])('is %s, on every page', (_, held, host) => {
    const all = said(held);
    expect(all).toEqual(Object.fromEntries(Object.keys(all).map((page) => [page, host])));
  });
  it('is a price of no stated size only where there is no other, and no pick', () => {
    const { pick, crossovers: none, ...all } = said(market(silent));
    expect(Object.values(all)).toEqual(Array(5).fill('wavespeed'));
    expect([pick, none]).toEqual([null, null]);
  });
  it('is said to be last known, and the silent price keeps no place below', () => {
    const { need } = readNeed(large);
    const { workload } = workloadFor(need, makesOf(schnell), 'generate');
    const ranking = rankModel(schnell, [silent, ...old], workload, TODAY);
    expect([ranking.onlyStale, ranking.stale.map((o) => o.place)]).toEqual([true, [1, 2]]);
    expect(ranking.unsized.map((o) => o.host)).toEqual(['wavespeed']);
    const plans = plansView(large, market(silent, ...old), TODAY);
    expect([plans.onlyStale, plans.onlyUnsized]).toEqual([true, false]);
    expect(plans.unplaced.map((o) => o.id)).toContain('use-wavespeed');
    const [row] = overview([silent, ...old], TODAY, need).rows;
    expect([row?.onlyStale, row?.cheapest.quote.beyondUsual]).toEqual([true, false]);
  });
  it('is what a free credit at one host is counted at', () => {
    const one = market({ ...silent, hostId: 'novita', id: 'novita/silent/' }, ...old);
    const { need } = readNeed(large);
    expect(creditPrices(one, need, schnell, TODAY)('novita')?.unsized).toBe(false);
  });
  it('is drawn by size: prices of today where they hold, beyond them the last known', () => {
    const { need } = readNeed({});
    const { workload } = workloadFor(need, makesOf(schnell), 'generate');
    const held = market(silent, ...old);
    const ranking = rankModel(schnell, held.offers, workload, TODAY);
    const asked = { model: schnell, workload, need, usable: null };
    const { size, onlyStale } = crossovers(held, TODAY, asked, ranking);
    expect(size?.spans.map((s) => [s.from, s.to, s.host, s.lastKnown])).toEqual([
      [512, 1073, hostById('wavespeed')?.name, false],
      [1074, 4096, 'Cloudflare Workers AI', true],
    ]);
    expect(size?.drawn.at(-1)?.to).toBe(4096);
    expect(onlyStale).toBe(false);
  });
});

it('sorted by price, last known prices follow those with a place, either way round', () => {
  const { rows } = overview(
    [
      offer('fal', [span(flat('0.05'))]),
      offer('fal', [span(flat('0.06'))], { hostModel: 'other', modelId: 'qwen-image' }),
      offer('together', [span(flat('0.001'), OLD)], { hostModel: 'old', modelId: 'sdxl-1-0' }),
    ],
    TODAY,
  );
  const filters = { q: '', maker: null, openWeights: false, hideEnded: false, operation: null };
  const shown = (reversed: boolean) =>
    select(rows, { ...filters, min: null, max: null, sort: 'price', reversed, all: true }).map(
      (r) => r.model.id,
    );
  expect(shown(false)).toEqual(['flux-1-schnell', 'qwen-image', 'sdxl-1-0']);
  expect(shown(true)).toEqual(['qwen-image', 'flux-1-schnell', 'sdxl-1-0']);
});
