/** One offer priced for one workload, with all that must be said or refused. Pure; fit for a browser. */
import type { MarketOffer } from '@/db/queries/market';
import { type Amounts, amount, amountsUnder, readsOf } from '@/pricing/amount';
import type { Precision } from '@/pricing/dated';
import type { Exact } from '@/pricing/money';
import type { ModelFacts } from '@/pricing/quantity';
import { type Quote, quote, type ReasonCode, refuse } from '@/pricing/quote';
import type { Rule } from '@/pricing/rule';
import type { Day } from '@/pricing/time';
import type { Tier } from '@/pricing/vocabulary';
import type { Workload } from '@/pricing/workload';

export type AnnouncedEnd = {
  date: string;
  precision: Precision;
  /** From this day on it was known: an earlier day's page doesn't say it. */
  knownFrom: Day;
};

/** What the catalog knows of one offer, so that a browser need not have the catalog. */
export type OfferFacts = {
  hostName: string;
  /** What is sold beyond the plain model (a LoRA, a tool, another output). */
  extras: string[];
  /** A module reads the sources of whoever states the price, once a week. */
  readWeekly: boolean;
  /** Said of a tier that the catalog alone names. */
  tierAssumed: string[];
  /** The announced end of the model at this host, come or not; null: none is known. */
  end: AnnouncedEnd | null;
};

/** What a model's facts say of its prices. */
export type ModelTerms = {
  id: string;
  name: string;
  tiers: readonly Tier[];
  facts: ModelFacts;
  /** Does one special thing: stands in for no other model's edits or upscales. */
  specialTool?: true;
};

/** Quotes an offer, or says that nobody knows which tier its price is for. */
export function quoteKnown(
  offer: Pick<MarketOffer, 'tier' | 'variant'>,
  rule: Rule,
  model: ModelTerms,
  workload: Workload,
  known: OfferFacts,
): Quote {
  const tiered = model.tiers.length > 0;
  const quoted = quote(rule, ownTier(offer, model, workload), model.facts);
  if (quoted.usd === null) return quoted;
  const unclear = unclearFor(offer, rule, model, workload, known);
  if (unclear) return refuse(unclear.code, unclear.reason);
  const unsaid = stepsUnsaid(rule, model, workload);
  const assumptions = [...(unsaid ? [unsaid] : []), ...(tiered ? known.tierAssumed : [])];
  if (assumptions.length === 0) return quoted;
  return {
    ...quoted,
    assumptions: [...quoted.assumptions, ...assumptions],
    exactness: unsaid ? 'estimated' : quoted.exactness,
  };
}

/** The number of `quoteKnown` without its words; null where that has a reason instead. */
export function amountKnown(
  offer: Pick<MarketOffer, 'tier' | 'variant'>,
  rule: Rule,
  model: ModelTerms,
  workload: Workload,
  known: OfferFacts,
): Exact | null {
  if (unclearFor(offer, rule, model, workload, known)) return null;
  return amount(rule, ownTier(offer, model, workload), model.facts);
}

/** The same for many workloads: what no workload changes is looked at once. */
export function amountsOf(
  offer: Pick<MarketOffer, 'tier' | 'variant'>,
  rule: Rule,
  model: ModelTerms,
  known: OfferFacts,
): Amounts {
  const unclear = (batch: boolean) => unclearFor(offer, rule, model, { batch }, known) !== null;
  const [live, batch] = [unclear(false), unclear(true)];
  const amounts = amountsUnder(rule, model.facts);
  const own = readsOf(rule).includes('quality') ? { tier: offer.tier } : null;
  return (workload) =>
    (workload.batch ? batch : live)
      ? null
      : amounts(own ? ownTier(own, model, workload) : workload);
}

/** A model of one quality has no tier to pick, so the host's own word for it decides. */
function ownTier(offer: Pick<MarketOffer, 'tier'>, model: ModelTerms, workload: Workload) {
  if (model.tiers.length > 0 || offer.tier === workload.quality) return workload;
  const { tier } = offer;
  const known = ofTier.get(workload) ?? new Map<Tier | null, Workload>();
  ofTier.set(workload, known);
  const own = known.get(tier) ?? { ...workload, quality: tier };
  known.set(tier, own);
  return own;
}

/** Workloads that differ in nothing but the tier are told apart by what they are, not by looking. */
const ofTier = new WeakMap<Workload, Map<Tier | null, Workload>>();

/** Why the rule's number isn't the price of what was asked for; null where it is. */
function unclearFor(
  offer: Pick<MarketOffer, 'tier' | 'variant'>,
  rule: Rule,
  model: ModelTerms,
  workload: Pick<Workload, 'batch'>,
  known: OfferFacts,
): { code: ReasonCode; reason: string } | null {
  if (known.extras.length > 0)
    return { code: 'not_sold', reason: `not the plain model: ${known.extras.join(', ')}` };
  if (workload.batch && !knowsBatch(offer, rule))
    return { code: 'not_sold', reason: 'no batch price known' };
  if (model.tiers.length === 0 || offer.tier !== null) return null;
  if (variantWords(offer).includes('quality=auto'))
    return {
      code: 'tier_unstated',
      reason: '“auto” is no tier: the host picks one for each request',
    };
  if (knowsQuality(rule, model.facts)) return null;
  return {
    code: 'tier_unstated',
    reason: 'the host doesn’t say which quality tier this price is for',
  };
}

/** Few variants are told apart, and they are asked for with every price. */
const variants = new Map<string, readonly string[]>();

export function variantWords(offer: Pick<MarketOffer, 'variant'>): readonly string[] {
  const known = variants.get(offer.variant);
  if (known) return known;
  const words = offer.variant.toLowerCase().split('&');
  variants.set(offer.variant, words);
  return words;
}

function knowsBatch(offer: Pick<MarketOffer, 'variant'>, rule: Rule): boolean {
  return isBatch(offer) || rule.terms.some((term) => term.when?.some((c) => c.kind === 'batch'));
}

export function isBatch(offer: Pick<MarketOffer, 'variant'>): boolean {
  return offer.variant !== '' && variantWords(offer).includes('batch');
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

/** A price that doesn't depend on steps may not hold for another number of them. */
function stepsUnsaid(rule: Rule, model: ModelTerms, { steps }: Workload): string | null {
  if (steps === null || steps === model.facts.defaultSteps) return null;
  const depends = rule.terms.some((term) => term.times.some((q) => q.kind === 'step'));
  return depends ? null : 'the host doesn’t say how many steps this covers';
}
