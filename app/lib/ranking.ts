/** Offers of one model for one workload, ranked, with what each row must say. Pure. */
import { aliasFor, type Model, readVariant } from '@/catalog';
import { modelFacts } from '@/catalog/facts';
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import {
  addDays,
  type Candidate,
  type Day,
  freshness,
  type ModelFacts,
  type Quote,
  quote,
  type Ranking,
  type Rule,
  rank,
  refuse,
  type Workload,
} from '@/pricing';

export const CHANGE_DAYS = 90;

/** What became of a price within the last 90 days. */
export type Change =
  | { kind: 'changed'; before: string; after: string }
  | { kind: 'same' }
  /** The offer is younger than 90 days. */
  | { kind: 'new' }
  /** Not read within the 90 days, so nobody knows. */
  | { kind: 'unread' };

export type RankedOffer = Candidate & { offer: MarketOffer; span: MarketSpan; change: Change };
export type EndedOffer = { offer: MarketOffer; span: MarketSpan; quote: Quote };
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
    const span = spanOn(offer, today);
    if (span) current.push(candidate(offer, span, priced, today));
    const last = offer.spans.at(-1);
    if (!span && last?.to && last.to <= today)
      ended.push({ offer, span: last, quote: priced(last.rule) });
  }
  ended.sort((a, b) => order(b.span.to ?? '', a.span.to ?? '') || order(a.offer.id, b.offer.id));
  return { ...rank(current), ended };
}

/** The span in force on a day; undefined before the first, after the last and in gaps. */
export function spanOn(offer: MarketOffer, day: Day): MarketSpan | undefined {
  return offer.spans.find((s) => s.from <= day && (s.to === null || s.to > day));
}

/** `checkedOn` is as exact as the reading that it comes from. */
export function precisionOf(span: MarketSpan): MarketSpan['evidence']['precision'] {
  return span.checkedOn === span.evidence.day ? span.evidence.precision : 'day';
}

/** True when the offer answers this workload at all: the host's own claim, operation and tier. */
export function belongs(offer: MarketOffer, model: Model, workload: Workload): boolean {
  if (offer.reporter !== 'host' || offer.modelId !== model.id) return false;
  if (offer.operation !== workload.operation) return false;
  if (!workload.batch && variantWords(offer).includes('batch')) return false;
  return model.tiers.length === 0 || offer.tier === null || offer.tier === workload.quality;
}

/** Quotes an offer, or says that nobody knows which tier its price is for. */
export function quoteOffer(
  offer: MarketOffer,
  rule: Rule,
  model: Model,
  workload: Workload,
  facts: ModelFacts,
): Quote {
  const tiered = model.tiers.length > 0;
  // A model of one quality has no tier to pick, so the host's own word for it decides.
  const quality = tiered ? workload.quality : offer.tier;
  const quoted = quote(rule, { ...workload, quality }, facts);
  if (quoted.usd === null) return quoted;
  const extras = extrasOf(offer);
  if (extras.length > 0) return refuse('not_sold', `not the plain model: ${extras.join(', ')}`);
  if (!tiered || offer.tier !== null) return quoted;
  if (variantWords(offer).includes('quality=auto'))
    return refuse('tier_unstated', '“auto” is no tier: the host picks one for each request');
  if (knowsQuality(rule, facts)) return quoted;
  return refuse('tier_unstated', 'the host doesn’t say which quality tier this price is for');
}

function knowsQuality(rule: Rule, facts: ModelFacts): boolean {
  return rule.terms.some(
    (term) =>
      term.when?.some((c) => c.kind === 'quality') ||
      term.times.some(
        (q) =>
          q.kind === 'image_token' &&
          (q.counts.length > 0 ? q.counts : facts.imageTokens).some((c) => c.quality),
      ),
  );
}

/** What an endpoint adds to the plain model (a LoRA, a ControlNet, a tool), as the catalog knows it. */
function extrasOf(offer: MarketOffer): string[] {
  const variant = readVariant(aliasFor(offer.hostId, offer.hostModel)?.variant ?? null);
  return variant.plain
    ? []
    : variant.tags.map((tag) => tag.replace(/^tool=/, '').replaceAll('-', ' '));
}

function variantWords(offer: MarketOffer): string[] {
  return offer.variant.toLowerCase().split('&');
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
    change: changeSince(offer, span, now, priced, addDays(today, -CHANGE_DAYS)),
  };
}

function changeSince(
  offer: MarketOffer,
  span: MarketSpan,
  now: Quote,
  priced: (rule: Rule) => Quote,
  then: Day,
): Change {
  if (span.checkedOn < then) return { kind: 'unread' };
  const earlier = spanOn(offer, then);
  const before = earlier && earlier !== span ? priced(earlier.rule).usd : now.usd;
  if (!earlier || before === null || now.usd === null) return { kind: 'new' };
  return before === now.usd ? { kind: 'same' } : { kind: 'changed', before, after: now.usd };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
