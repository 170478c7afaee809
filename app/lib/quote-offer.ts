/** What the catalog adds to a price: an offer's extras and assumed tier, a model's facts. Pure. */
import { aliasFor, hostById, type Model, readingOf, readVariant } from '@/catalog';
import { announcedEnd } from '@/catalog/ends';
import { modelFacts } from '@/catalog/facts';
import type { MarketOffer } from '@/db/queries/market';
import { latest, type Quote, type Rule, type Workload } from '@/pricing';
import { type ModelTerms, type OfferFacts, quoteKnown, variantWords } from './quote-known';

export { variantWords };

type Sold = Pick<MarketOffer, 'hostId' | 'reporter' | 'hostModel' | 'modelId' | 'variant' | 'tier'>;

/** Quotes an offer, or says that nobody knows which tier its price is for. */
export function quoteOffer(
  offer: MarketOffer,
  rule: Rule,
  model: Model,
  workload: Workload,
): Quote {
  return quoteKnown(offer, rule, termsOf(model), workload, factsOf(offer));
}

const terms = new WeakMap<Model, ModelTerms>();

/** Looked up once for a model. */
export function termsOf(model: Model): ModelTerms {
  const known = terms.get(model);
  if (known) return known;
  const { id, name, tiers, specialTool } = model;
  const found = { id, name, tiers, facts: modelFacts(id), ...(specialTool && { specialTool }) };
  terms.set(model, found);
  return found;
}

const facts = new WeakMap<Sold, OfferFacts>();

/** Looked up once for a load of the market. */
export function factsOf(offer: Sold): OfferFacts {
  const known = facts.get(offer);
  if (known) return known;
  const found = {
    hostName: hostById(offer.hostId)?.name ?? offer.hostId,
    readWeekly: isReadWeekly(offer),
    extras: extrasOf(offer),
    tierAssumed: tierAssumed(offer),
    end: endFacts(offer),
  };
  facts.set(offer, found);
  return found;
}

function endFacts(offer: Sold): OfferFacts['end'] {
  const end = announcedEnd(offer);
  if (!end) return null;
  const { date, precision } = end;
  const stated = end.statedOn ?? end;
  return { date, precision, knownFrom: latest({ day: stated.date, precision: stated.precision }) };
}

/** Each dataset has a module; a host has one where the catalog says how it is read. */
export function isReadWeekly({ hostId, reporter }: Pick<MarketOffer, 'hostId' | 'reporter'>) {
  return reporter === 'host' ? readingOf(hostId) !== undefined : hostById(reporter) !== undefined;
}

/** What is sold beyond the plain model (a LoRA, a tool, another output), as catalog or host say. */
function extrasOf(offer: Sold): string[] {
  const variant = readVariant(aliasFor(offer.hostId, offer.hostModel)?.variant ?? null);
  const tags = variant.plain ? [] : variant.tags.map((tag) => tag.replace(/^tool=/, ''));
  const style = variantWords(offer).filter((w) => w.startsWith('style='));
  return [...tags, ...style.map((w) => w.slice('style='.length))].map((w) =>
    w.replaceAll('-', ' '),
  );
}

/** A tier that neither the host's variant nor its wording names comes from the catalog alone. */
function tierAssumed(offer: Sold): string[] {
  if (offer.tier === null || /(^|&)quality=/i.test(offer.variant)) return [];
  const word = readVariant(aliasFor(offer.hostId, offer.hostModel)?.variant ?? null).quality;
  if (word && offer.hostModel.toLowerCase().includes(word.toLowerCase())) return [];
  return [`taken as ${offer.tier.replace('_', ' ')} quality; the price itself names no tier`];
}
