/** One offer priced for one workload, with all that must be said or refused. Pure; fit for a browser. */
import type { MarketOffer } from '@/db/queries/market';
import { amount } from '@/pricing/amount';
import type { Exact } from '@/pricing/money';
import type { ModelFacts } from '@/pricing/quantity';
import { type Quote, quote, type ReasonCode, refuse } from '@/pricing/quote';
import type { Rule } from '@/pricing/rule';
import { BANDS, type Tier } from '@/pricing/vocabulary';
import type { Workload } from '@/pricing/workload';

/** What the catalog knows of one offer, so that a browser need not have the catalog. */
export type OfferFacts = {
  hostName: string;
  /** What is sold beyond the plain model (a LoRA, a tool, another output). */
  extras: string[];
  /** A module reads the sources of whoever states the price, once a week. */
  readWeekly: boolean;
  /** Said of a tier that the catalog alone names. */
  tierAssumed: string[];
};

/** What a model's facts say of its prices. */
export type ModelTerms = {
  id: string;
  name: string;
  tiers: readonly Tier[];
  /** "1K", "2K": as sold; empty where unknown. */
  sizes: readonly string[];
  facts: ModelFacts;
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
  const unsaid = sizeOrStepsUnsaid(rule, model, workload);
  const assumptions = [...(unsaid ?? []), ...(tiered ? known.tierAssumed : [])];
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

/** A model of one quality has no tier to pick, so the host's own word for it decides. */
function ownTier(offer: Pick<MarketOffer, 'tier'>, model: ModelTerms, workload: Workload) {
  if (model.tiers.length > 0 || offer.tier === workload.quality) return workload;
  return { ...workload, quality: offer.tier };
}

/** Why the rule's number isn't the price of what was asked for; null where it is. */
function unclearFor(
  offer: Pick<MarketOffer, 'tier' | 'variant'>,
  rule: Rule,
  model: ModelTerms,
  workload: Workload,
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
  return (
    variantWords(offer).includes('batch') ||
    rule.terms.some((term) => term.when?.some((c) => c.kind === 'batch'))
  );
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

/** Images so large are sold at a price of their own wherever sizes are told apart at all. */
const USUAL_PIXELS = 2048 * 2048;

/** A price that depends on neither size nor steps may not hold for unusual ones. */
function sizeOrStepsUnsaid(rule: Rule, model: ModelTerms, w: Workload): string[] | null {
  const large = w.width * w.height > Math.min(USUAL_PIXELS, largestOf(model));
  const stepped = w.steps !== null && w.steps !== model.facts.defaultSteps;
  const unsaid = [
    large && !dependsOnSize(rule) ? 'the host doesn’t say which sizes this covers' : null,
    stepped && !dependsOnSteps(rule) ? 'the host doesn’t say how many steps this covers' : null,
  ].filter((words) => words !== null);
  return unsaid.length > 0 ? unsaid : null;
}

const BY_SIZE = new Set(['megapixel', 'tile']);
const SIZES = new Set(['size', 'other_size', 'pixels', 'resolution']);

function dependsOnSize(rule: Rule): boolean {
  return rule.terms.some(
    (term) =>
      term.when?.some((c) => SIZES.has(c.kind)) ||
      term.times.some((q) => BY_SIZE.has(q.kind) || q.kind === 'image_token'),
  );
}

function dependsOnSteps(rule: Rule): boolean {
  return rule.terms.some((term) => term.times.some((q) => q.kind === 'step'));
}

/** Pixels of the largest size a model is sold in, with a band's tolerance; no limit when unknown. */
function largestOf(model: ModelTerms): number {
  const known = model.sizes.flatMap((size) => {
    const edge = BANDS[size.toUpperCase() as keyof typeof BANDS];
    return edge === undefined ? [] : [edge ** 2 * 1.1];
  });
  return known.length > 0 ? Math.max(...known) : Number.POSITIVE_INFINITY;
}
