/** The home table from offers held in memory: what a browser re-ranks. Pure. */
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import type { Amounts } from '@/pricing/amount';
import { type Freshness, freshness } from '@/pricing/freshness';
import { type Exact, print } from '@/pricing/money';
import type { Need } from '@/pricing/need';
import { fittedTo } from '@/pricing/need-workload';
import { leading, standings } from '@/pricing/rank';
import type { Day } from '@/pricing/time';
import { besideWords, type Extras, usableAmount, usableUsd } from '@/pricing/usable';
import { beyondUsual } from '@/pricing/usual-size';
import type { Operation, Tier } from '@/pricing/vocabulary';
import type { Workload } from '@/pricing/workload';
import { wantsExtras } from './extra-books';
import type { LiveModel } from './live-offers';
import { LiveRow, type Stood } from './live-row';
import { type NextCheck, nextCheck } from './next-check';
import { byModelName, type OverviewRow, type RowOffer } from './overview-rows';
import { amountsOf, isBatch, type OfferFacts } from './quote-known';
import { type Asked, pricer, priceSpanOf, spanOn, type Usable } from './rank-offers';

/** An offer with all that no need changes. */
export type InForce = {
  offer: MarketOffer;
  span: MarketSpan;
  known: OfferFacts;
  freshness: Freshness;
  next: NextCheck;
  id: string;
  host: string;
  tier: Tier | null;
  batch: boolean;
  /** What it asks for one image, where it sells that at all. */
  amounts: Amounts;
};

/** What one row of the table is made from. */
type Group = {
  model: LiveModel;
  operation: Operation;
  offers: InForce[];
  /** The model's place by name. */
  order: number;
};

export type LiveMarket = {
  day: Day;
  /** By model and operation, in the order of the models. */
  groups: readonly Group[];
  known: (offer: MarketOffer) => OfferFacts;
};

export function marketOf(
  offers: readonly MarketOffer[],
  models: readonly LiveModel[],
  known: LiveMarket['known'],
  day: Day,
): LiveMarket {
  const byName = [...models].sort(byModelName);
  const order = new Map(byName.map((model, i) => [model, i]));
  const groups = new Map(
    models.flatMap((model) =>
      model.operations.map((operation): [string, Group] => [
        `${model.id} ${operation}`,
        { model, operation, offers: [], order: order.get(model) ?? 0 },
      ]),
    ),
  );
  for (const offer of offers) {
    const span = spanOn(offer, day);
    const group = groups.get(`${offer.modelId} ${offer.operation}`);
    if (!span || !group || offer.reporter !== 'host') continue;
    const facts = known(offer);
    group.offers.push({
      offer,
      span,
      known: facts,
      freshness: freshness(span.checkedOn, day, offer.failedTries),
      next: nextCheck(offer, span, facts.readWeekly, day),
      id: offer.id,
      host: offer.hostId,
      tier: offer.tier,
      batch: isBatch(offer),
      amounts: amountsOf(offer, span.rule, group.model, facts),
    });
  }
  return { day, groups: [...groups.values()].filter((g) => g.offers.length > 0), known };
}

/** A row for every model and operation with a price; without the line of the past 90 days. */
export function liveRows(market: LiveMarket, need: Need, usable: Usable | null): OverviewRow[] {
  const { day, known } = market;
  const fitted = fittedTo({ ...need, operation: null });
  const rows: OverviewRow[] = [];
  for (const { model, operation, offers, order } of market.groups) {
    const { workload, notes } = fitted(model, operation);
    const found = standings(standing(offers, model, workload, usable));
    const group = leading(found, (s) => s.ranked);
    if (group.length === 0) continue;
    const asked = { model, workload, today: day, known, usable };
    const note = notes.join('; ') || null;
    const row = { model, operation, order, note, group, ...found };
    rows.push(new LiveRow(row, (s) => shown(s, asked)));
  }
  return rows;
}

/** As `belongs` has it, which of a group's offers answer; with what each is ranked by. */
function standing(
  offers: readonly InForce[],
  model: LiveModel,
  workload: Workload,
  usable: Usable | null,
): Stood[] {
  const tiered = model.tiers.length > 0;
  // What is thrown away or paid by the month changes no order; whose edits are bought does.
  const bought = usable && wantsExtras(usable.need) ? usable : null;
  const stood: Stood[] = [];
  for (const of of offers) {
    const { id, host, tier, span, freshness } = of;
    if (of.batch && !workload.batch) continue;
    if (tiered && tier !== null && tier !== workload.quality) continue;
    const sticker = of.amounts(workload);
    if (!sticker) continue;
    const value = bought
      ? usableUsd(sticker, bought.need, extrasOf(host, model.id, bought))
      : sticker;
    const unsized = beyondUsual(span.rule, workload, model.facts);
    stood.push({ id, host, value, ranked: freshness.ranked, unsized, sticker, of });
  }
  return stood;
}

function extrasOf(host: string, model: string, { edit, upscale }: Usable): Extras {
  return { edit: edit(host, model), upscale: upscale(host, model) };
}

/** Everything is said only of the offers that a row shows. */
function shown(
  { id, host, sticker, unsized, of }: Stood,
  asked: Asked,
): { row: RowOffer; usd: Exact | null } {
  const { offer, span, known, freshness, next } = of;
  const { usable, model } = asked;
  const cost =
    usable && sticker && usableAmount(sticker, usable.need, extrasOf(host, model.id, usable));
  const caveats = usable ? besideWords(usable.need, extrasOf(host, model.id, usable)) : [];
  const usd = sticker && print(sticker);
  const row = {
    id,
    host,
    hostName: known.hostName,
    offer,
    span,
    freshness,
    next,
    quote: { usd, beyondUsual: unsized },
    usd: cost ? print(cost.usd) : (usd ?? '0'),
    cost: cost && { month: cost.month && print(cost.month), caveats },
    priceSpan: priceSpanOf(offer, span, pricer(offer, asked), usd),
  };
  return { row, usd: cost?.usd ?? sticker };
}
