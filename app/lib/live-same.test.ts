/** For whatever a reader needs, a browser draws the very table that the server draws. */
import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { models } from '@/catalog';
import type { MarketOffer } from '@/db/queries/market';
import { readNeed } from '@/pricing';
import { rule } from '@/pricing/arbitrary';
import type { Rule } from '@/pricing/rule';
import { soldIn } from '../components/need/sold';
import { OverviewTable } from '../components/overview-table';
import { usableFor } from './extra-books';
import { askedFilters, makersOf } from './filters';
import { unpackAll } from './live-offers';
import { liveMarket } from './live-pages';
import { flat, offer, span } from './market-fixture';
import { overview } from './overview';
import { liveRows, marketOf } from './overview-live';
import { type OverviewRow, select } from './overview-rows';

const TODAY = '2026-11-20';
const HOSTS = ['fal', 'together', 'openai', 'replicate', 'old-host'];
const some = models.filter((m) => m.tiers.length > 0 || m.operations.length > 1).slice(0, 12);

const rules: fc.Arbitrary<Rule> = fc.oneof(
  rule,
  fc.constantFrom('0.003', '0.0030', '0.04', '0.0270000000001').map(flat),
);

const offers: fc.Arbitrary<MarketOffer[]> = fc
  .array(
    fc.record({
      host: fc.constantFrom(...HOSTS),
      model: fc.constantFrom(...some),
      rule: rules,
      variant: fc.constantFrom('', '', '', 'batch', 'quality=auto'),
      at: fc.nat(),
      stale: fc.boolean(),
      failedTries: fc.constantFrom(0, 0, 1, 2),
    }),
    { minLength: 5, maxLength: 40 },
  )
  .map((list) =>
    list.map(({ host, model, rule, at, stale, ...more }, i) => {
      const operation = model.operations[at % model.operations.length] ?? 'generate';
      const tier = [null, ...model.tiers][at % (model.tiers.length + 1)] ?? null;
      const spans = [span(rule, stale ? { checkedOn: '2026-08-01' } : {})];
      const own = { hostModel: `made-up ${i}`, modelId: model.id, operation, tier, ...more };
      return offer(host, spans, own);
    }),
  );

const share = fc.integer({ min: 1, max: 100 }).map((n) => `${n}%`);
const edge = fc.integer({ min: 16, max: 4096 });
const needs = fc.record(
  {
    size: fc.tuple(edge, edge).map(([w, h]) => `${w}x${h}`),
    ratio: fc.constantFrom('16:9', '1:1', '2:3'),
    quality: fc.constantFrom('low', 'medium', 'high', 'max'),
    steps: fc.integer({ min: 1, max: 60 }).map(String),
    volume: fc.integer({ min: 1, max: 1_000_000 }).map(String),
    acceptance: fc.oneof(share, fc.constantFrom('1/3', '2/7')),
    edits: fc.constantFrom('0', '0.5', '3'),
    upscale: fc.oneof(share, fc.constant('1/3')),
    storage: fc.constantFrom('0', '7'),
    batch: fc.constant('1'),
    operation: fc.constantFrom('edit', 'upscale', 'generate'),
    sort: fc.constantFrom('price', 'spread', 'checked', 'model'),
    reverse: fc.constant('1'),
    max: fc.constantFrom('0.05', '1'),
  },
  { requiredKeys: [] },
);

/** The line of the past is the server's own. */
function drawn(rows: readonly OverviewRow[], params: Record<string, string>): string {
  const { need } = readNeed(params);
  const { filters } = askedFilters(params, makersOf(rows));
  const chosen = select(rows, filters).map((row) => {
    const { model, operation, note, cheapest, dearest, spread } = row;
    const { hosts, rankedHosts, lower, onlyStale } = row;
    const lean = { model, operation, note, cheapest, dearest, spread };
    return { ...lean, hosts, rankedHosts, lower, onlyStale, line: [] };
  });
  return renderToStaticMarkup(
    createElement(OverviewTable, { rows: chosen, filters, params, need, asOf: null }),
  );
}

it('draws what the server draws, one need after another', () => {
  fc.assert(
    fc.property(offers, fc.array(needs, { minLength: 1, maxLength: 6 }), (all, asked) => {
      const market = { offers: all, loadedAt: new Date(0), firstDay: '2026-01-10' };
      const packed = liveMarket({ market, day: TODAY, asOf: null, error: null });
      const sent = unpackAll(JSON.parse(JSON.stringify(packed)));
      const live = marketOf(sent.offers, packed.models, sent.known, TODAY);
      const sold = soldIn(sent, TODAY);
      for (const params of asked) {
        const { need } = readNeed(params);
        const rows = liveRows(
          live,
          need,
          usableFor(need, () => sold),
        );
        expect(drawn(rows, params)).toBe(drawn(overview(all, TODAY, need).rows, params));
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);

it('the tables above hold something', () => {
  const [model] = some;
  const all = [offer('fal', [span(flat('0.003'))], { modelId: model?.id ?? null })];
  expect(drawn(overview(all, TODAY, readNeed({}).need).rows, {})).toContain('$0.003');
});
