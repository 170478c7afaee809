/** What the sentences of a Pricing section say, before it becomes offers. */
import {
  type Band,
  type Condition,
  canonical,
  type Decimal,
  type Quantity,
  type Rule,
  type Term,
} from '@/pricing';
import type { Leftover, Variant } from '@/scrapers/contract';
import { ExtractError } from '@/scrapers/contract';
import { type Per, readAmount } from '@/scrapers/readers/amount';

export type Price = {
  variant: Variant;
  terms: Term[];
  words: string;
  /** Says a further part of the same price, as "each additional megapixel" does. */
  continues?: boolean;
};

export type Example = {
  size: { width: number; height: number };
  usd: Decimal[];
  input?: { width: number; height: number };
  words: string;
};

export type Draft = {
  prices: Price[];
  /** Terms of every offer: tokens of the prompt, further input images. */
  shared: Term[];
  multipliers: { band: Band; times: Decimal; words: string }[];
  /** Megapixels to which input images are resized before they are billed. */
  resizedTo?: Decimal;
  rounding?: NonNullable<Rule['rounding']>;
  withheld?: NonNullable<Rule['withheld']>;
  examples: Example[];
  assumptions: string[];
  leftovers: Leftover[];
  ignored: Leftover[];
  wording: string;
};

export function newDraft(wording: string): Draft {
  return {
    prices: [],
    shared: [],
    multipliers: [],
    examples: [],
    assumptions: [],
    leftovers: [],
    ignored: [],
    wording,
  };
}

/** A price of one term. A printed zero is unknown, never free. */
export function addPrice(
  draft: Draft,
  words: string,
  money: { amount: string; scale?: string },
  unit: Quantity[],
  more: { variant?: Variant; when?: Condition[]; group?: string; continues?: boolean } = {},
): void {
  const { printed, per } = moneyOf(money.amount, money.scale);
  if (printed === '0') {
    draft.withheld = 'printed_zero';
    return;
  }
  const { variant, when, group, continues } = more;
  const terms = unit.map((quantity) => ({
    amount: printed,
    per,
    times: [quantity],
    ...(when ? { when } : {}),
    ...(group ? { group } : {}),
  }));
  draft.prices.push({ variant: variant ?? {}, terms, words, ...(continues ? { continues } : {}) });
}

export function moneyOf(amount: string, scale = ''): { printed: Decimal; per: Per } {
  const count = scale.trim().toLowerCase().replaceAll(',', '');
  const per: Per = /^(1000000|million|1m)$/.test(count) ? 1_000_000 : count === '' ? 1 : 1_000;
  return { printed: canonical(readAmount(amount).amount), per };
}

/** fal's megapixel is 1024×1024 and every part of one counts whole: its own worked examples. */
const FAL_MEGAPIXEL = { pixelsPerMegapixel: 1_048_576, rounding: 'up' } as const;

export function megapixel(part: 'all' | 'first' | 'additional' = 'all'): Quantity {
  return { kind: 'megapixel', ...FAL_MEGAPIXEL, part };
}

export function inputMegapixel(): Quantity {
  return { kind: 'input_megapixel', ...FAL_MEGAPIXEL, part: 'all' };
}

/** The quantities that a unit's words bill. @throws ExtractError for a unit that isn't an image's. */
export function unitOf(words: string, draft: Draft): Quantity[] {
  const unit = words.toLowerCase().replace(/[()]/g, '').trim();
  if (/layer/.test(unit)) throw new ExtractError('billed per layer');
  if (/compute seconds?/.test(unit)) return [{ kind: 'gpu_second' }];
  if (/megapixels?|\bmps?\b/.test(unit)) return megapixelsOf(unit, draft);
  if (/^requests?$/.test(unit)) assume(draft, 'a request is taken as one image');
  if (IMAGE_UNIT.test(unit)) return [{ kind: 'image' }];
  if (/^units?$/.test(unit))
    throw new ExtractError('billed per "unit", which the page does not explain');
  throw new ExtractError(`billed per ${unit}, which is not an image's unit`);
}

const IMAGE_UNIT =
  /^(?:(?:generated|output|created|edited|upscaled|processed|single|one) )?(?:images?|generations?|requests?|runs?|results?|outputs?|edits?)(?: (?:generated|generation|generations|output|outputs|edited|edit|created|processed))?$/;

function megapixelsOf(unit: string, draft: Draft): Quantity[] {
  if (/^(?:input|of input)/.test(unit) || /of (?:the )?input(?: images?)?$/.test(unit))
    return [inputMegapixel()];
  if (/input/.test(unit)) return [megapixel(), inputMegapixel()];
  if (/^processed/.test(unit)) {
    assume(draft, 'processed megapixels are taken as those of the output and of each input image');
    return [megapixel(), inputMegapixel()];
  }
  return [megapixel()];
}

export function assume(draft: Draft, words: string): void {
  if (!draft.assumptions.includes(words)) draft.assumptions.push(words);
}
