/** Offers of one model for one workload, ranked, with what each row must say. Pure. */
import type { LifecycleEvent, Model } from '@/catalog';
import { modelFacts } from '@/catalog/facts';
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import {
  addDays,
  type Candidate,
  type Day,
  exact,
  freshness,
  type Quote,
  type Ranking,
  type Rule,
  rank,
  type Workload,
} from '@/pricing';
import { begunOf, type Dated, latest } from './dates';
import { endOf } from './lifecycle';
import { quoteOffer, variantWords } from './quote-offer';

export { precisionOf } from './dates';
export { quoteOffer };

export const CHANGE_DAYS = 90;

/** What became of a price within the last 90 days. */
export type Change =
  | { kind: 'changed'; before: string; after: string }
  | { kind: 'same' }
  /** First read within the 90 days. */
  | { kind: 'new'; since: Dated }
  /** Nobody knows what it cost 90 days ago. */
  | { kind: 'unread' };

export type RankedOffer = Candidate & {
  offer: MarketOffer;
  span: MarketSpan;
  /** The span in which the price began, where only terms have changed since. */
  priceSpan: MarketSpan;
  change: Change;
};
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
 */
export function rankModel(
  model: Model,
  offers: readonly MarketOffer[],
  workload: Workload,
  today: Day,
): ModelRanking {
  const facts = modelFacts(model.id);
  const current: RankedOffer[] = [];
  const ended: EndedOffer[] = [];
  for (const offer of offers) {
    if (!belongs(offer, model, workload)) continue;
    const priced = (rule: Rule) => quoteOffer(offer, rule, model, workload, facts);
    const span = currentSpan(offer, today);
    if (span) current.push(candidate(offer, span, priced, today));
    const last = span ? null : lastSpan(offer, today);
    if (last) ended.push({ offer, ...last, quote: priced(last.span.rule) });
  }
  const day = (e: EndedOffer) => e.end?.date ?? e.span.to ?? '';
  ended.sort((a, b) => order(day(b), day(a)) || order(a.offer.id, b.offer.id));
  return { ...rank(current), ended };
}

/** The span in force on a day; undefined before the first, after the last and in gaps. */
export function spanOn(offer: MarketOffer, day: Day): MarketSpan | undefined {
  return offer.spans.find((s) => s.from <= day && (s.to === null || s.to > day));
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

/** True when the offer answers this workload at all: the host's own claim, operation and tier. */
export function belongs(offer: MarketOffer, model: Model, workload: Workload): boolean {
  if (offer.reporter !== 'host' || offer.modelId !== model.id) return false;
  if (offer.operation !== workload.operation) return false;
  if (!workload.batch && variantWords(offer).includes('batch')) return false;
  return model.tiers.length === 0 || offer.tier === null || offer.tier === workload.quality;
}

function candidate(
  offer: MarketOffer,
  span: MarketSpan,
  priced: (rule: Rule) => Quote,
  today: Day,
): RankedOffer {
  const now = priced(span.rule);
  return {
    id: offer.id,
    host: offer.hostId,
    offer,
    span,
    quote: now,
    freshness: freshness(span.checkedOn, today, offer.failedTries),
    priceSpan: priceSpanOf(offer, span, priced),
    change: changeSince(offer, span, now, priced, addDays(today, -CHANGE_DAYS)),
  };
}

/** Real changes are of 4 % and more; less than this is the last digit or another spelling. */
const SAME = '0.01';

/** True for two quotes that differ by less than 1 %. */
export function samePrice(a: string, b: string): boolean {
  return exact(a).minus(exact(b)).abs().lt(exact(a).times(SAME)) || a === b;
}

/** Back over spans that follow without a gap and come to the same price. */
export function priceSpanOf(
  offer: MarketOffer,
  span: MarketSpan,
  priced: (rule: Rule) => Quote,
): MarketSpan {
  const now = priced(span.rule).usd;
  let begun = span;
  for (const earlier of offer.spans.slice(0, offer.spans.indexOf(span)).reverse()) {
    const usd = priced(earlier.rule).usd;
    if (now === null || usd === null || earlier.to !== begun.from || !samePrice(now, usd)) break;
    begun = earlier;
  }
  return begun;
}

function changeSince(
  offer: MarketOffer,
  span: MarketSpan,
  now: Quote,
  priced: (rule: Rule) => Quote,
  then: Day,
): Change {
  if (span.checkedOn < then) return { kind: 'unread' };
  const [first] = offer.spans;
  if (first && first.from > then) return { kind: 'new', since: begunOf(first) };
  const earlier = spanOn(offer, then);
  // A price of "2026" may have begun on any day of it.
  if (!earlier || latest(begunOf(earlier)) > then) return { kind: 'unread' };
  const before = earlier === span ? now.usd : priced(earlier.rule).usd;
  if (before === null || now.usd === null) return { kind: 'unread' };
  return samePrice(now.usd, before)
    ? { kind: 'same' }
    : { kind: 'changed', before, after: now.usd };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
