/** One offer priced for one workload, with all that must be said or refused beside the arithmetic. Pure. */
import { aliasFor, type Model, readVariant } from '@/catalog';
import type { MarketOffer } from '@/db/queries/market';
import {
  BANDS,
  type ModelFacts,
  type Quote,
  quote,
  type Rule,
  refuse,
  type Workload,
} from '@/pricing';

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
  if (workload.batch && !knowsBatch(offer, rule)) return refuse('not_sold', 'no batch price known');
  if (tiered && offer.tier === null) {
    if (variantWords(offer).includes('quality=auto'))
      return refuse('tier_unstated', '“auto” is no tier: the host picks one for each request');
    if (!knowsQuality(rule, facts))
      return refuse('tier_unstated', 'the host doesn’t say which quality tier this price is for');
  }
  const unsaid = sizeOrStepsUnsaid(rule, model, workload, facts);
  const assumptions = [...(unsaid ?? []), ...(tiered ? tierAssumed(offer) : [])];
  if (assumptions.length === 0) return quoted;
  return {
    ...quoted,
    assumptions: [...quoted.assumptions, ...assumptions],
    exactness: unsaid ? 'estimated' : quoted.exactness,
  };
}

export function variantWords(offer: Pick<MarketOffer, 'variant'>): string[] {
  return offer.variant.toLowerCase().split('&');
}

function knowsBatch(offer: MarketOffer, rule: Rule): boolean {
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

/** What is sold beyond the plain model (a LoRA, a tool, another output), as catalog or host say. */
function extrasOf(offer: MarketOffer): string[] {
  const variant = readVariant(aliasFor(offer.hostId, offer.hostModel)?.variant ?? null);
  const tags = variant.plain ? [] : variant.tags.map((tag) => tag.replace(/^tool=/, ''));
  const style = variantWords(offer).filter((w) => w.startsWith('style='));
  return [...tags, ...style.map((w) => w.slice('style='.length))].map((w) =>
    w.replaceAll('-', ' '),
  );
}

/** A tier that neither the host's variant nor its wording names comes from the catalog alone. */
function tierAssumed(offer: MarketOffer): string[] {
  if (offer.tier === null || /(^|&)quality=/i.test(offer.variant)) return [];
  const word = readVariant(aliasFor(offer.hostId, offer.hostModel)?.variant ?? null).quality;
  if (word && offer.hostModel.toLowerCase().includes(word.toLowerCase())) return [];
  return [`taken as ${offer.tier.replace('_', ' ')} quality; the price itself names no tier`];
}

/** Images so large are sold at a price of their own wherever sizes are told apart at all. */
const USUAL_PIXELS = 2048 * 2048;

/** A price that depends on neither size nor steps may not hold for unusual ones. */
function sizeOrStepsUnsaid(
  rule: Rule,
  model: Model,
  w: Workload,
  facts: ModelFacts,
): string[] | null {
  const large = w.width * w.height > Math.min(USUAL_PIXELS, largestOf(model));
  const stepped = w.steps !== null && w.steps !== facts.defaultSteps;
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
function largestOf(model: Model): number {
  const known = model.sizes.flatMap((size) => {
    const edge = BANDS[size.toUpperCase() as keyof typeof BANDS];
    return edge === undefined ? [] : [edge ** 2 * 1.1];
  });
  return known.length > 0 ? Math.max(...known) : Number.POSITIVE_INFINITY;
}
