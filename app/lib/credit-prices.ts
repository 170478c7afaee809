/** What each host asks for the images a reader makes: the price that a free credit is counted at. Pure. */
import type { Model } from '@/catalog';
import type { Market } from '@/db/queries/market';
import { compare, type Day, hasUsable, type Need, rung } from '@/pricing';
import type { OwnPrice } from './credits';
import { precisionOf } from './dates';
import { endOfModel } from './lifecycle';
import { type NeedOffer, needOffers } from './need-offers';
import { tierWords } from './params';

/**
 * Each host's cheapest price for the need: in the order of a ranking's answers.
 * @param model null: whichever of the host's models is cheapest in the tier asked for; a model of
 * one quality meets any tier
 */
export function creditPrices(
  market: Market,
  need: Need,
  model: Model | null,
  today: Day,
): (hostId: string) => OwnPrice | null {
  const best = new Map<string, NeedOffer>();
  for (const offer of needOffers(market, need, need.operation ?? 'generate', today)) {
    if (offer.cost === null || !isMeant(offer, need, model, today)) continue;
    const known = best.get(offer.host);
    if (!known || isBetter(offer, known)) best.set(offer.host, offer);
  }
  return (hostId) => {
    const found = best.get(hostId);
    return found ? ownPrice(found) : null;
  };
}

/** What its maker has ended is counted only where it was asked for by name. */
function isMeant(offer: NeedOffer, need: Need, model: Model | null, today: Day): boolean {
  if (model) return offer.model === model;
  if (endOfModel(offer.model, today)?.past) return false;
  const tiers = offer.model.tiers.length;
  return need.quality === null || tiers === 0 || offer.workload.quality === need.quality;
}

function isBetter(a: NeedOffer, b: NeedOffer): boolean {
  const [one, other] = [rungOf(a), rungOf(b)];
  if (one !== other) return one < other;
  const cheaper = compare(a.cost ?? '0', b.cost ?? '0');
  return cheaper < 0 || (cheaper === 0 && a.id < b.id);
}

function rungOf({ quote, freshness }: NeedOffer): number {
  return rung({ ranked: freshness.ranked, unsized: quote.beyondUsual });
}

function ownPrice({ model, cost, span, quote, freshness }: NeedOffer): OwnPrice {
  return {
    modelId: model.id,
    modelName: model.name,
    usd: cost ?? '0',
    checkedOn: span.checkedOn,
    precision: precisionOf(span),
    observation: span.evidence.observation,
    assumptions: quote.assumptions,
    current: freshness.ranked,
    unsized: quote.beyondUsual,
  };
}

/** Why a host has no price for this: "no price for edit in high quality is held". */
export function unpricedWords(need: Need, model: Model | null): string {
  const what = need.operation && need.operation !== 'generate' ? need.operation : 'generating';
  const tier = need.quality && !model ? ` in ${tierWords(need.quality)} quality` : '';
  return model
    ? `no price of its own for ${model.name} is held`
    : `no price for ${what} such an image${tier} is held`;
}

/** What is counted: every image made, or those that are kept. */
export function imageWords(need: Need): 'image' | 'usable image' {
  return hasUsable(need) ? 'usable image' : 'image';
}
