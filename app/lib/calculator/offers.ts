/** Prices per image for the calculators: of one model by host, and the cheapest of every model. */
import { hostById, type Model, models } from '@/catalog';
import type { Market, MarketOffer } from '@/db/queries/market';
import {
  type Candidate,
  type Day,
  type Decimal,
  freshness,
  inOrder,
  type Need,
  needParams,
  type Operation,
  type Placed,
  type Rule,
  rank,
  rung,
  type Workload,
  workloadFor,
} from '@/pricing';
import { checkedOf, type Dated } from '../dates';
import { keptBy } from '../kept';
import { offersOf } from '../overview';
import { makesOf } from '../params';
import { quoteOffer } from '../quote-offer';
import { belongs, currentSpan } from '../ranking';

/** One price that a sum may be made with, and all that must stand beside it. */
export type Price = {
  offer: MarketOffer;
  hostName: string;
  usd: Decimal;
  checked: Dated;
  observation: string;
  rule: Rule;
  assumptions: string[];
  /** False: read too long ago for a place in rankings. */
  current: boolean;
  /** The host doesn't say whether this holds at so large a size. */
  unsized: boolean;
};

/**
 * Every host's price for a model, cheapest first. Prices without a place stand at the end;
 * where there are only such, they are all there is and say so.
 */
export function pricesOf(
  model: Model,
  offers: readonly MarketOffer[],
  workload: Workload,
  today: Day,
): Price[] {
  const candidates = offers.flatMap((offer): (Candidate & { price: Price })[] => {
    const span = belongs(offer, model, workload) ? currentSpan(offer, today) : undefined;
    if (!span) return [];
    const quote = quoteOffer(offer, span.rule, model, workload);
    if (quote.usd === null) return [];
    const fresh = freshness(span.checkedOn, today, offer.failedTries);
    const price: Price = {
      offer,
      hostName: hostById(offer.hostId)?.name ?? offer.hostId,
      usd: quote.usd,
      checked: checkedOf(span),
      observation: span.evidence.observation,
      rule: span.rule,
      assumptions: quote.assumptions,
      current: fresh.ranked,
      unsized: quote.beyondUsual,
    };
    return [{ id: offer.id, host: offer.hostId, quote, freshness: fresh, price }];
  });
  return inOrder<Placed<(typeof candidates)[number]>>(rank(candidates)).map((c) => c.price);
}

/** A price that may win by itself: read lately, and known to hold at the size asked for. */
export function hasPlace(price: Price): boolean {
  return rungOf(price) === 0;
}

/** As in `rung`: of several prices only those of the lowest rung answer. */
export function rungOf({ current, unsized }: Price): number {
  return rung({ ranked: current, unsized });
}

/** `note`: where the model is priced at another tier than was asked for. */
export type ModelPrice = { model: Model; price: Price; note: string | null };

/** Sizes are typed by readers and have no end. */
const kept = keptBy<Market, ModelPrice[]>(40);

/**
 * The cheapest price of every model sold for a need, in the order of the catalog. A model that
 * makes nothing from words alone is sold for edits only.
 */
export function cheapestOfEach(
  market: Market,
  need: Need,
  operation: Operation,
  today: Day,
): ModelPrice[] {
  return kept(market, [today, operation, needParams(need)], () =>
    models.flatMap((model): ModelPrice[] => {
      if (operation === 'generate' && model.needsInput) return [];
      const { workload, notes } = workloadFor(need, makesOf(model), operation);
      const [price] = pricesOf(model, offersOf(market, model.id), workload, today);
      return price ? [{ model, price, note: notes.join('; ') || null }] : [];
    }),
  );
}

/** Models that somebody sells for an operation, by name. */
export function modelsSold(market: Market, operation: Operation): Model[] {
  const sold = new Set(
    market.offers
      .filter((o) => o.reporter === 'host' && o.operation === operation)
      .map((o) => o.modelId),
  );
  return models
    .filter((m) => sold.has(m.id) && m.operations.includes(operation))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
