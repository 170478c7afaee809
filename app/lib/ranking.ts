/** Offers of one model for one workload, ranked. Pure. */
import type { LifecycleEvent, Model } from '@/catalog';
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import { type Day, type Quote, type Ranking, rank, type Workload } from '@/pricing';
import { endOf } from './lifecycle';
import { factsOf, quoteOffer, termsOf } from './quote-offer';
import { belongs, candidate, type RankedOffer, spanOn, type Usable } from './rank-offers';

export { precisionOf } from './dates';
export * from './rank-offers';
export { quoteOffer };

export type EndedOffer = {
  offer: MarketOffer;
  span: MarketSpan;
  quote: Quote;
  /** The announced end; null where the price is gone from the host's page. */
  end: LifecycleEvent | null;
};
export type ModelRanking = Ranking<RankedOffer> & {
  /** Offers that are no longer sold, latest end first. */
  ended: EndedOffer[];
};

/**
 * Ranks a model's offers. The workload's quality is the tier the reader picked (null in a model
 * of one quality); offers of another tier are left to their own tier.
 * @param usable ranks by the cost per usable image instead of the sticker price
 */
export function rankModel(
  model: Model,
  offers: readonly MarketOffer[],
  workload: Workload,
  today: Day,
  usable: Usable | null = null,
): ModelRanking {
  const asked = { model: termsOf(model), workload, today, known: factsOf, usable };
  const current: RankedOffer[] = [];
  const ended: EndedOffer[] = [];
  for (const offer of offers) {
    if (!belongs(offer, model, workload)) continue;
    const span = currentSpan(offer, today);
    if (span) current.push(candidate(offer, span, asked));
    const last = span ? null : lastSpan(offer, today);
    if (last)
      ended.push({ offer, ...last, quote: quoteOffer(offer, last.span.rule, model, workload) });
  }
  const day = (e: EndedOffer) => e.end?.date ?? e.span.to ?? '';
  ended.sort((a, b) => order(day(b), day(a)) || order(a.offer.id, b.offer.id));
  return { ...rank(current), ended };
}

/** The span in force of an offer that has not come to an announced end. */
export function currentSpan(offer: MarketOffer, today: Day): MarketSpan | undefined {
  return endOf(offer, today) ? undefined : spanOn(offer, today);
}

/** What an offer that is no longer sold asked last; null while it is sold, or was never read. */
export function lastSpan(
  offer: MarketOffer,
  today: Day,
): { span: MarketSpan; end: LifecycleEvent | null } | null {
  const end = endOf(offer, today);
  const begun = offer.spans.filter((s) => s.from <= today).at(-1);
  if (!begun || (!end && (begun.to === null || begun.to > today))) return null;
  return { span: begun, end };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
