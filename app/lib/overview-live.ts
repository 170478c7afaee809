/** The home table from offers held in memory: what a browser re-ranks. Pure. */
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import { type Freshness, freshness } from '@/pricing/freshness';
import { type Exact, print } from '@/pricing/money';
import type { Need } from '@/pricing/need';
import { workloadFor } from '@/pricing/need-workload';
import { leading, type Standing, standings } from '@/pricing/rank';
import type { Day } from '@/pricing/time';
import { usableAmount } from '@/pricing/usable';
import { beyondUsual } from '@/pricing/usual-size';
import type { Workload } from '@/pricing/workload';
import { wantsExtras } from './extra-books';
import type { LiveModel } from './live-offers';
import { type NextCheck, nextCheck } from './next-check';
import { type OverviewRow, type RowOffer, rowFrom } from './overview-rows';
import { amountKnown, type OfferFacts } from './quote-known';
import { type Asked, belongs, pricer, priceSpanOf, spanOn, type Usable } from './rank-offers';

/** An offer with all that no need changes. */
type InForce = {
  offer: MarketOffer;
  span: MarketSpan;
  known: OfferFacts;
  freshness: Freshness;
  next: NextCheck;
};

export type LiveMarket = {
  day: Day;
  models: readonly LiveModel[];
  /** By model and operation. */
  offers: ReadonlyMap<string, readonly InForce[]>;
  known: (offer: MarketOffer) => OfferFacts;
};

export function marketOf(
  offers: readonly MarketOffer[],
  models: readonly LiveModel[],
  known: LiveMarket['known'],
  day: Day,
): LiveMarket {
  const grouped = new Map<string, InForce[]>();
  for (const offer of offers) {
    const span = spanOn(offer, day);
    if (!span) continue;
    const key = `${offer.modelId} ${offer.operation}`;
    const group = grouped.get(key) ?? [];
    grouped.set(key, group);
    const facts = known(offer);
    group.push({
      offer,
      span,
      known: facts,
      freshness: freshness(span.checkedOn, day, offer.failedTries),
      next: nextCheck(offer, span, facts.readWeekly, day),
    });
  }
  return { day, models, offers: grouped, known };
}

/** A row for every model and operation with a price; without the line of the past 90 days. */
export function liveRows(market: LiveMarket, need: Need, usable: Usable | null): OverviewRow[] {
  const { day, known } = market;
  const own = { ...need, operation: null };
  return market.models.flatMap((model) =>
    model.operations.flatMap((operation) => {
      const offers = market.offers.get(`${model.id} ${operation}`);
      if (!offers) return [];
      const { workload, notes } = workloadFor(own, model, operation);
      const order = standings(offers.flatMap((o) => standing(o, model, workload, usable)));
      const asked = { model, workload, today: day, known, usable };
      return row(model, order, asked, notes.join('; ') || null) ?? [];
    }),
  );
}

type Stood = Standing & { sticker: Exact | null; of: InForce };

function standing(of: InForce, model: LiveModel, workload: Workload, usable: Usable | null) {
  const { offer, span, known, freshness } = of;
  if (!belongs(offer, model, workload)) return [];
  const sticker = amountKnown(offer, span.rule, model, workload, known);
  // What is thrown away or paid by the month changes no order; whose edits are bought does.
  const extras = usable && wantsExtras(usable.need);
  const value = extras ? (costOf(sticker, offer, usable)?.usd ?? null) : sticker;
  const stood: Stood = {
    id: offer.id,
    host: offer.hostId,
    value,
    ranked: freshness.ranked,
    unsized: beyondUsual(span.rule, workload, model.facts),
    sticker,
    of,
  };
  return [stood];
}

function costOf(sticker: Exact | null, { hostId, modelId }: MarketOffer, usable: Usable) {
  if (!sticker) return null;
  const [edit, upscale] = [usable.edit, usable.upscale].map((book) => book(hostId, modelId ?? ''));
  return usableAmount(sticker, usable.need, { edit: edit ?? null, upscale: upscale ?? null });
}

/** Everything is said only of the offers that a row shows. */
function row(
  model: LiveModel,
  order: ReturnType<typeof standings<Stood>>,
  asked: Asked,
  note: string | null,
): OverviewRow | null {
  const { ranked, unsized, stale } = order;
  const group = leading(order, (s) => s.ranked);
  const [first] = group;
  const last = group.at(-1);
  if (!first || !last) return null;
  const onlyStale = !first.ranked;
  const old = ranked.length === 0 ? undefined : stale[0];
  const cheapest = shown(first, asked);
  const dearest = last === first ? cheapest : shown(last, asked);
  const isLower = old?.value && first.value && old.value.lt(first.value);
  const lower = isLower ? shown(old, asked) : null;
  const others = [...unsized, ...stale];
  const picked = { cheapest, dearest, lower, onlyStale, ranked, others };
  return rowFrom(model, asked.workload.operation, picked, note, []);
}

function shown({ id, host, sticker, unsized, of }: Stood, asked: Asked): RowOffer {
  const { offer, span, known, freshness, next } = of;
  const { usable } = asked;
  const cost = usable && costOf(sticker, offer, usable);
  const usd = sticker && print(sticker);
  return {
    id,
    host,
    hostName: known.hostName,
    offer,
    span,
    freshness,
    next,
    quote: { usd, beyondUsual: unsized },
    usd: cost ? print(cost.usd) : (usd ?? '0'),
    cost: cost && { month: cost.month && print(cost.month) },
    priceSpan: priceSpanOf(offer, span, pricer(offer, asked), usd),
  };
}
