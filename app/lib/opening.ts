/** The operation that a model's page opens with. Pure. */
import type { Model } from '@/catalog';
import type { MarketOffer } from '@/db/queries/market';
import type { Day, Operation } from '@/pricing';
import { openingOperation } from './params';
import { currentSpan } from './ranking';

/** What a reader finds first must be something that is, or was, sold. */
export function openingOf(model: Model, offers: readonly MarketOffer[], today: Day): Operation {
  const own = offers.filter((o) => o.reporter === 'host' && o.modelId === model.id);
  return openingOperation(
    model,
    (operation) => own.some((o) => o.operation === operation && currentSpan(o, today)),
    (operation) => own.some((o) => o.operation === operation),
  );
}
