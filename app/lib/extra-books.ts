/** Prices of edits and upscales for a reader's need, by host and model. Pure; fit for a browser. */
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import type { Amounts } from '@/pricing/amount';
import {
  type ExtraBook,
  type ExtraOffer,
  editBook,
  type Seller,
  upscaleBook,
} from '@/pricing/extras';
import { freshness } from '@/pricing/freshness';
import type { Exact } from '@/pricing/money';
import { hasUsable, type Need, outputSize } from '@/pricing/need';
import { fittedTo, type Makes } from '@/pricing/need-workload';
import { MAX_EDGE } from '@/pricing/size';
import type { Day } from '@/pricing/time';
import { beyondUsual } from '@/pricing/usual-size';
import type { Operation, Tier } from '@/pricing/vocabulary';
import type { Workload } from '@/pricing/workload';
import { amountsOf, isBatch, type ModelTerms, type OfferFacts } from './quote-known';
import type { Usable } from './rank-offers';

/** An offer in force with all that prices it for any workload. */
export type Sold = Seller & {
  operation: Operation;
  tier: Tier | null;
  makes: Makes;
  batch: boolean;
  amounts: Amounts;
  /** The host doesn't say whether its price holds at so large a size. */
  unsized: (workload: Workload) => boolean;
};

export function soldOffer(
  offer: MarketOffer,
  span: MarketSpan,
  model: ModelTerms & Makes & { operations: readonly Operation[] },
  known: OfferFacts,
  today: Day,
): Sold {
  return {
    id: offer.id,
    host: offer.hostId,
    hostName: known.hostName,
    model: model.id,
    modelName: model.name,
    special: model.specialTool === true || !model.operations.includes(offer.operation),
    ranked: freshness(span.checkedOn, today, offer.failedTries).ranked,
    operation: offer.operation,
    tier: offer.tier,
    makes: model,
    batch: isBatch(offer),
    amounts: amountsOf(offer, span.rule, model, known),
    unsized: (workload) => beyondUsual(span.rule, workload, model.facts),
  };
}

/**
 * Null where the reader said nothing of what becomes of images, nor how many. The offers to edit
 * are looked at only where edits are asked for, those to upscale only where upscales are.
 */
export function usableFor(need: Need, all: () => readonly Sold[]): Usable | null {
  if (!hasUsable(need) && need.volume === null) return null;
  if (!wantsExtras(need)) return { need, edit: NOBODY, upscale: NOBODY };
  return {
    need,
    edit: need.edits === null ? NOBODY : bookOf(all(), need, 'edit'),
    upscale: need.upscale === null ? NOBODY : bookOf(all(), need, 'upscale'),
  };
}

type Bought = 'edit' | 'upscale';
type Kept = Partial<Record<Bought, { key: string; book: ExtraBook }>>;
const BOOKS = { edit: editBook, upscale: upscaleBook };
const kept = new WeakMap<readonly Sold[], Kept>();

/** The last one again, as long as the need asks the sellers for the same. */
function bookOf(all: readonly Sold[], need: Need, operation: Bought): ExtraBook {
  const own: Kept = kept.get(all) ?? {};
  kept.set(all, own);
  const workloads = extraWorkloads(need, operation);
  const key = JSON.stringify([need.quality, workloads(ANY_MODEL)]);
  if (own[operation]?.key !== key)
    own[operation] = { key, book: BOOKS[operation](asked(all, operation, workloads)) };
  return own[operation].book;
}

/** Models differ in nothing but the tier that a need's quality leads to. */
const ANY_MODEL: Makes = { tiers: [], standardTier: null };

function asked(
  all: readonly Sold[],
  operation: Bought,
  workloads: (makes: Makes) => Workload,
): ExtraOffer[] {
  const offers: ExtraOffer[] = [];
  for (const seller of all) {
    if (seller.operation !== operation) continue;
    const workload = workloads(seller.makes);
    const usd = priced(seller, workload);
    if (usd) offers.push({ seller, usd, unsized: seller.unsized(workload) });
  }
  return offers;
}

const NOBODY = editBook([]);

export function wantsExtras(need: Need): boolean {
  return need.edits !== null || need.upscale !== null;
}

/** As `belongs` has it: edits and upscales are made live. */
function priced({ tier, makes, batch, amounts }: Sold, workload: Workload): Exact | null {
  const isOther = makes.tiers.length > 0 && tier !== null && tier !== workload.quality;
  return batch || isOther ? null : amounts(workload);
}

/** One kept image as input; an upscale doubles its edges. Edits and upscales are made live. */
export function extraWorkload(need: Need, makes: Makes, operation: Operation): Workload {
  return extraWorkloads(need, operation)(makes);
}

function extraWorkloads(need: Need, operation: Operation): (makes: Makes) => Workload {
  const own = { ...need, operation, inputs: null, batch: false, steps: null };
  const fitted = fittedTo(own);
  if (operation !== 'upscale') return (makes) => fitted(makes, operation).workload;
  const inputSize = outputSize(need);
  const twice = (edge: number) => Math.min(MAX_EDGE, edge * 2);
  const doubled = { inputSize, width: twice(inputSize.width), height: twice(inputSize.height) };
  return (makes) => ({ ...fitted(makes, operation).workload, ...doubled });
}
