import { type Sold, soldOffer } from '../../lib/extra-books';
import type { LiveData, unpackAll } from '../../lib/live-offers';
import { spanOn } from '../../lib/rank-offers';

/** Offers to edit or upscale, as they were sent. */
export function soldIn(
  { offers, known, models }: ReturnType<typeof unpackAll>,
  day: LiveData['day'],
): Sold[] {
  return offers.flatMap((offer) => {
    if (offer.operation === 'generate') return [];
    const model = models.get(offer.modelId ?? '');
    const span = spanOn(offer, day);
    return model && span ? [soldOffer(offer, span, model, known(offer), day)] : [];
  });
}
