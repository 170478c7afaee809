/** Prices of edits and upscales for a reader's need, by host and model. Pure; fit for a browser. */
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import { type ExtraOffer, extraBook } from '@/pricing/extras';
import { freshness } from '@/pricing/freshness';
import { print } from '@/pricing/money';
import { hasUsable, type Need, outputSize } from '@/pricing/need';
import { type Makes, workloadFor } from '@/pricing/need-workload';
import { MAX_EDGE } from '@/pricing/size';
import type { Day } from '@/pricing/time';
import type { Operation } from '@/pricing/vocabulary';
import type { Workload } from '@/pricing/workload';
import { amountKnown, type ModelTerms, type OfferFacts } from './quote-known';
import { belongs, type Usable } from './rank-offers';

/** An offer in force with all that prices it. */
export type Sold = { offer: MarketOffer; span: MarketSpan; model: ModelTerms & Makes };

/**
 * Null where the reader said nothing of what becomes of images, nor how many. Every offer is looked at only
 * where edits or upscales are asked for.
 */
export function usableFor(
  need: Need,
  all: () => readonly Sold[],
  known: (offer: MarketOffer) => OfferFacts,
  today: Day,
): Usable | null {
  if (!hasUsable(need) && need.volume === null) return null;
  const asked = wantsExtras(need);
  const book = (operation: Operation) =>
    extraBook(
      asked
        ? all().flatMap((sold) =>
            sold.offer.operation === operation ? priced(sold, need, known, today) : [],
          )
        : [],
    );
  return { need, edit: book('edit'), upscale: book('upscale') };
}

export function wantsExtras(need: Need): boolean {
  return need.edits !== null || need.upscale !== null;
}

function priced(
  { offer, span, model }: Sold,
  need: Need,
  known: (offer: MarketOffer) => OfferFacts,
  today: Day,
): ExtraOffer[] {
  const workload = extraWorkload(need, model, offer.operation);
  if (!belongs(offer, model, workload)) return [];
  const facts = known(offer);
  const number = amountKnown(offer, span.rule, model, workload, facts);
  if (number === null) return [];
  const usd = print(number);
  const { ranked } = freshness(span.checkedOn, today, offer.failedTries);
  const { hostName } = facts;
  const { id: modelId, name: modelName } = model;
  return [{ id: offer.id, host: offer.hostId, hostName, model: modelId, modelName, usd, ranked }];
}

/** One kept image as input; an upscale doubles its edges. Edits and upscales are made live. */
export function extraWorkload(need: Need, makes: Makes, operation: Operation): Workload {
  const { workload } = workloadFor(
    { ...need, operation, inputs: null, batch: false, steps: null },
    makes,
    operation,
  );
  if (operation !== 'upscale') return workload;
  const inputSize = outputSize(need);
  const twice = (edge: number) => Math.min(MAX_EDGE, edge * 2);
  return {
    ...workload,
    inputSize,
    width: twice(inputSize.width),
    height: twice(inputSize.height),
  };
}
