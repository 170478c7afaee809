/** From an amount in one of the table's units to terms of a rule. Wrong prices are born here. */
import { type Condition, exact, perImage, print, type Quantity, type Term } from '@/pricing';

/** 1024×1024 pixels: fal, Black Forest Labs, Cloudflare, DeepInfra. */
const BINARY = 1_048_576;
export const SIZE_GROUP = 'size';

const PER_IMAGE = [
  'image',
  'image_output_count',
  'result',
  'generation',
  'request',
  'call',
  'run',
  'average per run',
];

type Mp = Extract<Quantity, { kind: 'megapixel' }>;
const binary = (part: Mp['part']): Mp => ({
  kind: 'megapixel',
  pixelsPerMegapixel: BINARY,
  rounding: 'up',
  part,
});
const linear: Mp = { kind: 'megapixel', pixelsPerMegapixel: BINARY, rounding: 'none', part: 'all' };
const decimal: Mp = {
  kind: 'megapixel',
  pixelsPerMegapixel: 1_000_000,
  rounding: 'none',
  part: 'all',
};
/** One size only: what is printed as "from" says nothing of larger images. */
export const FIRST_ONLY: Condition = { kind: 'pixels', upTo: BINARY };

/** What a unit bills, and whether it stands for the output or for input images. */
export type Part = { side: 'output' | 'input'; terms: Term[] };

/**
 * Terms of one rate. `null`: a unit that can't be turned into a rule.
 * @param steps default steps as the host states them
 */
export function termsOf(unit: string, amount: string, steps: number | undefined): Part | null {
  const out = (...times: Quantity[]): Part => ({
    side: 'output',
    terms: [{ amount: print(exact(amount)), per: 1, times }],
  });
  const input = (...times: Quantity[]): Part => ({ ...out(...times), side: 'input' });
  if (PER_IMAGE.includes(unit)) return { side: 'output', terms: [perImage(amount)] };
  const known = steps === undefined ? {} : { defaultSteps: steps };
  switch (unit) {
    case 'image_output_megapixel_count':
      return out(linear);
    case 'megapixel':
      return out(binary('all'));
    case 'megapixel (1,000,000 px)':
      return steps === undefined
        ? out(decimal)
        : out(decimal, { kind: 'step', basis: 'above_default', ...known });
    case 'first megapixel':
    case 'first megapixel (1024x1024)':
      return out(binary('first'));
    case 'additional megapixel':
      return out(binary('additional'));
    case 'from (first megapixel)':
    case 'processed megapixel':
      return { side: 'output', terms: [{ ...perImage(amount, [FIRST_ONLY]), group: SIZE_GROUP }] };
    case 'image_input_megapixel_count':
      return input({ ...linear, kind: 'input_megapixel' });
    case 'input megapixel':
      return input({ ...binary('all'), kind: 'input_megapixel' });
    case '512x512 tile':
    case 'output 512x512 tile':
      return out({ kind: 'tile', edge: 512 });
    case 'output 512x512 tile, per step':
      return out({ kind: 'tile', edge: 512 }, { kind: 'step', basis: 'absolute' });
    case 'input 512x512 tile':
      return input({ kind: 'input_tile', edge: 512 });
    case 'input 512x512 tile, per step':
      return input({ kind: 'input_tile', edge: 512 }, { kind: 'step', basis: 'absolute' });
    case 'step':
      return out({ kind: 'step', basis: 'absolute' });
    case '1024x1024 at 4 steps':
      return out(linear, { kind: 'step', basis: 'relative', defaultSteps: 4 });
    case '1048576 px per step':
      return out(linear, { kind: 'step', basis: 'absolute' });
    case '1048576 px at 25 steps':
      return out(linear, { kind: 'step', basis: 'relative', defaultSteps: 25 });
    case '1048576 px at default steps':
      return out(linear, { kind: 'step', basis: 'relative' });
    case '1M image output tokens':
      return { side: 'output', terms: [imageTokens(amount)] };
    case 'pixel':
      return { side: 'output', terms: [perPixel(amount)] };
    default:
      return null;
  }
}

/** Counts stay empty: the catalog's published table fills them when a price is computed. */
export function imageTokens(usdPerMillion: string): Term {
  return {
    amount: print(exact(usdPerMillion)),
    per: 1_000_000,
    times: [{ kind: 'image_token', counts: [] }],
  };
}

export function perPixel(amount: string): Term {
  return { amount: print(exact(amount).times('1000000')), per: 1, times: [decimal] };
}

/** Input images billed like the output; "resized to 1MP" fixes their size. */
export function inputLike(amount: string, resized: boolean): Term {
  const quantity: Quantity = {
    ...binary('all'),
    kind: 'input_megapixel',
    ...(resized ? { resizedTo: '1' } : {}),
  };
  return { amount: print(exact(amount)), per: 1, times: [quantity] };
}

/** Every input image after the first. */
export function furtherInput(amount: string): Term {
  return { amount: print(exact(amount)), per: 1, times: [{ kind: 'input_image', free: 1 }] };
}
