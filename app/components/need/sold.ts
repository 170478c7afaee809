import type { MarketOffer } from '@/db/queries/market';
import type { Sold } from '../../lib/extra-books';
import type { LiveModel } from '../../lib/live-offers';
import { spanOn } from '../../lib/rank-offers';

/** Offers to edit or upscale, as they were sent. */
export function soldIn(
  offers: readonly MarketOffer[],
  models: ReadonlyMap<string, LiveModel>,
  day: string,
): Sold[] {
  return offers.flatMap((offer) => {
    if (offer.operation === 'generate') return [];
    const model = models.get(offer.modelId ?? '');
    const span = spanOn(offer, day);
    return model && span ? [{ offer, span, model }] : [];
  });
}
