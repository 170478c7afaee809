/**
 * How a host bills an offer: a sum of terms; a term is an amount times a product of
 * quantities, under conditions. Plain JSON with decimal strings, so that it can be stored,
 * hashed and compared. Every billing model we know is written in this one algebra.
 */
import { z } from 'zod';
import { canonical } from './money';

export const OPERATIONS = ['generate', 'edit', 'upscale'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** Quality tiers, cheapest first. Hosts' own words map to these in the catalog; `auto` is none of them. */
export const TIERS = ['very_low', 'low', 'medium', 'high', 'xhigh', 'max'] as const;
export type Tier = (typeof TIERS)[number];

/** Resolution classes in use, smallest first, with the pixels of their square form. */
export const BANDS = { '0.5K': 512, '1K': 1024, '1.5K': 1536, '2K': 2048, '4K': 4096 } as const;
export type Band = keyof typeof BANDS;
const BAND_NAMES = Object.keys(BANDS) as [Band, ...Band[]];

const decimal = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'a plain, non-negative decimal')
  .transform(canonical);
const positiveInt = z.int().positive();
const size = z.string().regex(/^[1-9]\d{0,5}x[1-9]\d{0,5}$/, 'WIDTHxHEIGHT');

/** How pixels become billed megapixels. */
const megapixels = {
  /** 1,000,000 or 1,048,576 pixels: hosts differ. */
  pixelsPerMegapixel: z.union([z.literal(1_000_000), z.literal(1_048_576)]),
  rounding: z.enum(['none', 'up', 'nearest']),
  /** Least megapixels billed, e.g. "1". */
  minimum: decimal.optional(),
  /** `first`: the first megapixel, always billed whole; `additional`: what goes beyond it. */
  part: z.enum(['all', 'first', 'additional']),
};

export const quantitySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('image') }),
  z.strictObject({ kind: z.literal('megapixel'), ...megapixels }),
  /** Square tiles of `edge` pixels covering the output, rounded up per axis. */
  z.strictObject({ kind: z.literal('tile'), edge: positiveInt }),
  z.strictObject({ kind: z.literal('input_tile'), edge: positiveInt }),
  /**
   * `absolute`: steps; `relative`: steps ÷ default; `above_default`: the same but never below 1
   * (fewer steps are no discount).
   */
  z.strictObject({
    kind: z.literal('step'),
    basis: z.enum(['absolute', 'relative', 'above_default']),
    defaultSteps: positiveInt.optional(),
  }),
  /** Input images; `free` of them cost nothing ("every input image after the first" is free: 1). */
  z.strictObject({ kind: z.literal('input_image'), free: z.int().nonnegative() }),
  /** Megapixels of each input image, measured one by one; `resizedTo` when the host resizes first. */
  z.strictObject({
    kind: z.literal('input_megapixel'),
    ...megapixels,
    resizedTo: decimal.optional(),
    free: z.int().nonnegative().optional(),
  }),
  z.strictObject({ kind: z.literal('text_token') }),
  /** Tokens of one output image from a published table; never interpolated. Empty: unpublished. */
  z.strictObject({
    kind: z.literal('image_token'),
    counts: z.array(
      z.strictObject({
        tokens: positiveInt,
        quality: z.enum(TIERS).optional(),
        size: size.optional(),
        resolution: z.enum(BAND_NAMES).optional(),
      }),
    ),
    /** True when somebody measured the counts; the quote is then an estimate. */
    measured: z.boolean().optional(),
    source: z.string().optional(),
  }),
  /** Tokens of one input image; absent when the host doesn't publish the count. */
  z.strictObject({ kind: z.literal('input_image_token'), perImage: positiveInt.optional() }),
  /** Run time of one image; absent when nobody published or measured it. */
  z.strictObject({
    kind: z.literal('gpu_second'),
    seconds: decimal.optional(),
    measured: z.boolean().optional(),
    source: z.string().optional(),
  }),
]);
export type Quantity = z.infer<typeof quantitySchema>;

export const conditionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('quality'), is: z.array(z.enum(TIERS)).min(1) }),
  z.strictObject({ kind: z.literal('size'), is: z.array(size).min(1) }),
  z.strictObject({ kind: z.literal('other_size'), than: z.array(size).min(1) }),
  /** Area in pixels: above < area ≤ upTo. */
  z.strictObject({
    kind: z.literal('pixels'),
    above: z.int().nonnegative().optional(),
    upTo: positiveInt.optional(),
  }),
  z.strictObject({ kind: z.literal('resolution'), is: z.array(z.enum(BAND_NAMES)).min(1) }),
  z.strictObject({ kind: z.literal('operation'), is: z.array(z.enum(OPERATIONS)).min(1) }),
  z.strictObject({ kind: z.literal('batch'), is: z.boolean() }),
  /**
   * Images a month: above < n ≤ upTo. Graduated tiers price each slice of the volume by itself;
   * otherwise reaching a tier re-prices the whole volume.
   */
  z.strictObject({
    kind: z.literal('volume'),
    above: z.int().nonnegative(),
    upTo: positiveInt.optional(),
    graduated: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('region'), is: z.array(z.string().min(1)).min(1) }),
]);
export type Condition = z.infer<typeof conditionSchema>;

export const termSchema = z.strictObject({
  amount: decimal,
  per: z.union([z.literal(1), z.literal(1_000), z.literal(1_000_000)]),
  times: z.array(quantitySchema).min(1),
  when: z.array(conditionSchema).optional(),
  /** Terms of one group are alternatives: when none applies, the offer isn't sold for that workload. */
  group: z.string().optional(),
});
export type Term = z.infer<typeof termSchema>;

export const moneySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('usd') }),
  /** A host's own credit with its price in dollars. */
  z.strictObject({ kind: z.literal('credit'), name: z.string().min(1), usd: decimal }),
  /** Another currency: kept as printed, not compared (no exchange rate is guessed). */
  z.strictObject({ kind: z.literal('currency'), code: z.string().regex(/^[A-Z]{3}$/) }),
]);

/** Why an offer has no amount although the host lists it. */
export const WITHHELD = ['on_request', 'variable', 'printed_zero', 'unpublished'] as const;

export const ruleSchema = z
  .strictObject({
    money: moneySchema,
    terms: z.array(termSchema),
    rounding: z
      .strictObject({ to: decimal, mode: z.enum(['up', 'nearest']) })
      .optional(),
    /** Least charge for one image, in the rule's money. */
    minimum: decimal.optional(),
    /** `average`: the host prints what was paid on average, not a list price. */
    basis: z.enum(['list', 'average']).optional(),
    /** Parts that the host bills but whose rate it doesn't publish; the rule can't be quoted. */
    missing: z.array(z.string().min(1)).min(1).optional(),
    withheld: z.enum(WITHHELD).optional(),
  })
  .refine((rule) => rule.terms.length > 0 || rule.withheld || rule.missing, {
    message: 'a rule without terms must say why',
  });
export type Rule = z.infer<typeof ruleSchema>;

/** One spelling per rule: keys sorted, decimals canonical. Equal keys mean equal billing. */
export function ruleKey(rule: Rule): string {
  return JSON.stringify(sorted(ruleSchema.parse(rule)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}

/** A flat price per image: the commonest rule. */
export function perImage(amount: string, when?: Condition[]): Term {
  return { amount: canonical(amount), per: 1, times: [{ kind: 'image' }], ...(when ? { when } : {}) };
}

export const USD = { kind: 'usd' } as const;
