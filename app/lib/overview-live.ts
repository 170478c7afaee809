/** The home table from offers held in memory: what a browser re-ranks. Pure. */
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import type { Need } from '@/pricing/need';
import { workloadFor } from '@/pricing/need-workload';
import { rank } from '@/pricing/rank';
import type { Day } from '@/pricing/time';
import type { LiveModel } from './live-offers';
import { type OverviewRow, rowOf } from './overview-rows';
import type { OfferFacts } from './quote-known';
import { belongs, candidate, spanOn, type Usable } from './rank-offers';

type InForce = { offer: MarketOffer; span: MarketSpan };

export type LiveMarket = {
  day: Day;
  models: readonly LiveModel[];
  byModel: ReadonlyMap<string, readonly InForce[]>;
  known: (offer: MarketOffer) => OfferFacts;
};

export function marketOf(
  offers: readonly MarketOffer[],
  models: readonly LiveModel[],
  known: LiveMarket['known'],
  day: Day,
): LiveMarket {
  const byModel = new Map<string, InForce[]>(models.map((m) => [m.id, []]));
  for (const offer of offers) {
    const span = spanOn(offer, day);
    if (span) byModel.get(offer.modelId ?? '')?.push({ offer, span });
  }
  return { day, models, byModel, known };
}

/** A row for every model and operation with a price; without the line of the past 90 days. */
export function liveRows(market: LiveMarket, need: Need, usable: Usable | null): OverviewRow[] {
  const { day, known } = market;
  return market.models.flatMap((model) =>
    model.operations.flatMap((operation) => {
      const own = { ...need, operation: null };
      const { workload, notes } = workloadFor(own, model, operation);
      const facts = { model, workload, today: day, known, usable };
      const candidates = (market.byModel.get(model.id) ?? []).flatMap(({ offer, span }) =>
        belongs(offer, model, workload) ? [candidate(offer, span, facts)] : [],
      );
      return rowOf(model, operation, rank(candidates), notes.join('; ') || null, () => []) ?? [];
    }),
  );
}
