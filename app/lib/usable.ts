/** A reader's need against the market: edits and upscales at today's prices. Pure. */
import { modelById } from '@/catalog';
import type { MarketOffer } from '@/db/queries/market';
import type { Day, Need } from '@/pricing';
import { type Sold, soldOffer, usableFor } from './extra-books';
import { makesOf } from './params';
import { factsOf, termsOf } from './quote-offer';
import { currentSpan, type Usable } from './ranking';

/** What ranks by the cost per usable image; null where the reader asked for no such thing. */
export function usableIn(
  { offers }: { offers: readonly MarketOffer[] },
  need: Need,
  today: Day,
): Usable | null {
  return usableFor(need, () => extrasSold(offers, today));
}

const held = new WeakMap<readonly MarketOffer[], { day: Day; sold: Sold[] }>();

/** Every host's own offers in force to edit or upscale. */
export function extrasSold(offers: readonly MarketOffer[], today: Day): Sold[] {
  const known = held.get(offers);
  if (known?.day === today) return known.sold;
  const sold = offers.flatMap((offer): Sold[] => {
    if (offer.operation === 'generate' || offer.reporter !== 'host') return [];
    const model = offer.modelId ? modelById(offer.modelId) : undefined;
    const span = model && currentSpan(offer, today);
    if (!model || !span) return [];
    const terms = { ...termsOf(model), ...makesOf(model) };
    return [soldOffer(offer, span, terms, factsOf(offer), today)];
  });
  held.set(offers, { day: today, sold });
  return sold;
}
