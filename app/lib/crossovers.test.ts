import { describe, expect, it } from 'vitest';
import { type Model, modelById } from '@/catalog';
import type { MarketOffer } from '@/db/queries/market';
import { perImage, type Rule, STANDARD_NEED, USD } from '@/pricing';
import { sizeChart } from './crossover-chart';
import { crossovers } from './crossovers';
import { flat, offer, span } from './market-fixture';
import { askedWorkload, type Params } from './params';
import { rankModel } from './ranking';
import { usableIn } from './usable';

const TODAY = '2026-11-20';
const model = modelById('flux-1-schnell') as Model;
const rounded: Rule = {
  money: USD,
  terms: [
    {
      amount: '0.003',
      per: 1,
      times: [{ kind: 'megapixel', pixelsPerMegapixel: 1_048_576, rounding: 'up', part: 'all' }],
    },
  ],
};
const tiered: Rule = {
  money: USD,
  terms: [
    perImage('0.02', [{ kind: 'volume', above: 0, upTo: 1000, graduated: false }]),
    perImage('0.004', [{ kind: 'volume', above: 1000, graduated: false }]),
  ],
};

/** One price that the host says covers every size. */
const allSizes: Rule = {
  money: USD,
  terms: [perImage('0.007', [{ kind: 'pixels', upTo: 4096 ** 2 }])],
};

function ranked(offers: MarketOffer[], params: Params) {
  const { workload, need } = askedWorkload(model, params);
  const usable = usableIn({ offers }, need, TODAY);
  return {
    asked: { model, workload, need, usable },
    ranking: rankModel(model, offers, workload, TODAY, usable),
  };
}
function found(offers: MarketOffer[], params: Params = {}) {
  const { asked, ranking } = ranked(offers, params);
  return crossovers({ offers }, TODAY, asked, ranking);
}

describe('where the cheapest changes', () => {
  const offers = [offer('fal', [span(rounded)]), offer('replicate', [span(allSizes)])];
  const stale = (o: MarketOffer) => ({
    ...o,
    spans: o.spans.map((s) => ({ ...s, checkedOn: '2026-06-01' })),
  });

  it('by size: the very pixel, with the prices on both sides', () => {
    const { size, volume, kept, onlyStale } = found(offers);
    const read = { lastKnown: false };
    expect(size?.spans).toEqual([
      { from: 512, to: 1448, host: 'fal', ...read, least: '0.003', most: '0.006' },
      { from: 1449, to: 4096, host: 'Replicate', ...read, least: '0.007', most: '0.007' },
    ]);
    expect(size?.drawn.map((d) => [d.from, d.to, d.usd])).toEqual([
      [512, 1024, '0.003'],
      [1025, 1448, '0.006'],
      [1449, 4096, '0.007'],
    ]);
    expect([volume, kept, onlyStale]).toEqual([null, null, false]);
  });
  it('has whom the ranking places first at every point and beside it', () => {
    const { size } = found(offers);
    for (const { from, to, host } of size?.spans ?? [])
      for (const x of [from, to])
        expect(ranked(offers, { size: `${x}x${x}` }).ranking.ranked[0]?.hostName).toBe(host);
  });
  it('by size: a price without a word of size wins nothing beyond the usual one', () => {
    const silent = [offer('fal', [span(rounded)]), offer('replicate', [span(flat('0.001'))])];
    expect(found(silent).size?.spans.map((s) => [s.to, s.host])).toEqual([
      [1073, 'Replicate'],
      [4096, 'fal'],
    ]);
  });
  it('in the shape asked for, per kept image', () => {
    const { size } = found(offers, { size: '1920x1080', acceptance: '50' });
    const [first] = size?.spans ?? [];
    expect(size?.axis.at(first?.to ?? 0)).toEqual({ width: 1931, height: 1086 });
    expect([first?.least, first?.most]).toEqual(['0.006', '0.012']);
  });
  it('leaves stale prices out, and ranks them among themselves where there is no other', () => {
    const cheap = stale(offer('together', [span(flat('0.0001'))]));
    expect(found([...offers, cheap]).size?.spans.map((s) => s.host)).toEqual(['fal', 'Replicate']);
    const old = found(offers.map(stale));
    expect([old.onlyStale, old.size?.spans.length]).toEqual([true, 2]);
  });
  it('says where nobody’s price can be compared', () => {
    const small: Rule = { money: USD, terms: [perImage('0.01', [{ kind: 'pixels', upTo: 4e6 }])] };
    const spans = found([offer('fal', [span(small)])]).size?.spans;
    expect(spans?.map((s) => [s.to, s.host])).toEqual([
      [2000, 'fal'],
      [4096, null],
    ]);
  });
  it('by volume: the last kept image before a tier', () => {
    const sold = [offer('fal', [span(tiered)]), offer('replicate', [span(flat('0.007'))])];
    const ends = (params: Params) => found(sold, params).volume?.map((s) => [s.to, s.host]);
    expect(ends({})?.[0]).toEqual([1000, 'Replicate']);
    // Half are kept: 500 of them are 1,000 generated.
    expect(ends({ acceptance: '50' })?.[0]).toEqual([500, 'Replicate']);
  });
  it('by share kept, where editing costs more at one host than at another', () => {
    const edits = [
      offer('fal', [span(flat('0.02'))], { operation: 'edit', hostModel: 'fal edit' }),
      offer('replicate', [span(flat('0.03'))], { operation: 'edit', hostModel: 'its edit' }),
    ];
    const sold = [
      offer('fal', [span(flat('0.006'))]),
      offer('replicate', [span(flat('0.004'))]),
      ...edits,
    ];
    const { kept, size, extras } = found(sold, { edits: '1' });
    // Said instead of a size, where there is a price at all.
    expect([size, extras, found([], { edits: '1' }).extras]).toEqual([null, true, false]);
    // 0.006 a + 0.02 = 0.004 a + 0.03 at five attempts.
    expect(kept).toEqual([
      { percent: '100', host: 'fal', usd: '0.026' },
      { percent: '20', host: 'Replicate', usd: '0.05' },
    ]);
    expect(size).toBeNull();
  });
  it('is reckoned once for a load of the market', () => {
    const { asked, ranking } = ranked(offers, {});
    const once = crossovers({ offers }, TODAY, asked, ranking);
    expect(crossovers({ offers }, TODAY, asked, ranking)).toBe(once);
    const other = { ...asked, need: { ...STANDARD_NEED, volume: 5 } };
    expect(crossovers({ offers }, TODAY, other, ranking)).not.toBe(once);
    expect(crossovers({ offers: [...offers] }, TODAY, asked, ranking)).not.toBe(once);
  });
  it('is drawn as a step line with a mark at the point', () => {
    const { size } = found(offers);
    const chart = size && sizeChart(size);
    expect(chart?.path).toMatch(/^M0 [\d.]+H[\d.]+V[\d.]+H26\.1V[\d.]+H100$/);
    expect(chart?.points).toEqual([26.1]);
    expect(chart?.names.map((n) => n.host)).toEqual(['fal', 'Replicate']);
  });
});
