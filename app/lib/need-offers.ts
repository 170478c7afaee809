/** Every offer in force, priced for one reader's need: what choosing and free credits go by. Pure. */
import { type Model, models } from '@/catalog';
import type { Market, MarketOffer, MarketSpan } from '@/db/queries/market';
import {
  type Day,
  type Decimal,
  type Freshness,
  freshness,
  type Need,
  needParams,
  type Operation,
  type Quote,
  usableCost,
  type Workload,
  workloadFor,
} from '@/pricing';
import { keptBy } from './kept';
import { nextCheck } from './next-check';
import { offersOf } from './overview';
import { makesOf } from './params';
import { isReadWeekly } from './quote-offer';
import { belongs, currentSpan, priceSpanOf, quoteOffer, type Usable } from './ranking';
import { usableIn } from './usable';

export type NeedOffer = {
  id: string;
  host: string;
  model: Model;
  offer: MarketOffer;
  span: MarketSpan;
  workload: Workload;
  quote: Quote;
  freshness: Freshness;
  /** US dollars per usable image where the reader said what is kept, else per image. */
  cost: Decimal | null;
  /** What the cost rests on that is too old for a place. */
  caveats: readonly string[];
};

/** What is said of when a price was read, beside what ranks it. */
export function readingOf(row: NeedOffer, today: Day) {
  const { offer, span, model, workload } = row;
  return {
    ...row,
    priceSpan: priceSpanOf(offer, span, (rule) => quoteOffer(offer, rule, model, workload)),
    next: nextCheck(offer, span, isReadWeekly(offer), today),
  };
}

/** Readers share few needs; more than this many are not worth their memory. */
const kept = keptBy<Market, NeedOffer[]>(24);

/** Computed once for a load of the market, a day and a need; in the order of the catalog's models. */
export function needOffers(
  market: Market,
  need: Need,
  operation: Operation,
  today: Day,
): readonly NeedOffer[] {
  return kept(market, [today, operation, needParams(need)], () =>
    priced(market, need, operation, today),
  );
}

function priced(market: Market, need: Need, operation: Operation, today: Day): NeedOffer[] {
  const usable = usableIn(market, need, today);
  return models.flatMap((model) => {
    // It makes nothing from words alone: no answer to who asks for that.
    if (operation === 'generate' && model.needsInput) return [];
    const { workload } = workloadFor(need, makesOf(model), operation);
    return offersOf(market, model.id).flatMap((offer): NeedOffer[] => {
      if (!belongs(offer, model, workload)) return [];
      const span = currentSpan(offer, today);
      if (!span) return [];
      const quote = quoteOffer(offer, span.rule, model, workload);
      return [
        {
          id: offer.id,
          host: offer.hostId,
          model,
          offer,
          span,
          workload,
          quote,
          freshness: freshness(span.checkedOn, today, offer.failedTries),
          ...costOf(quote.usd, need, usable, offer),
        },
      ];
    });
  });
}

function costOf(
  usd: Decimal | null,
  need: Need,
  usable: Usable | null,
  { hostId, modelId }: MarketOffer,
): Pick<NeedOffer, 'cost' | 'caveats'> {
  if (!usable || usd === null) return { cost: usd, caveats: [] };
  const id = modelId ?? '';
  const extras = { edit: usable.edit(hostId, id), upscale: usable.upscale(hostId, id) };
  const { usd: cost, caveats } = usableCost(usd, need, extras);
  return { cost, caveats };
}

/** Models that each host sells now, for whatever operation. */
export function modelsByHost(market: Market, today: Day): Map<string, number> {
  const sold = new Map<string, Set<string>>();
  for (const offer of market.offers) {
    if (offer.reporter !== 'host' || offer.modelId === null || !currentSpan(offer, today)) continue;
    sold.set(offer.hostId, (sold.get(offer.hostId) ?? new Set()).add(offer.modelId));
  }
  return new Map([...sold].map(([host, ids]) => [host, ids.size]));
}
