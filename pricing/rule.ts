/**
 * How a host bills an offer: a sum of terms; a term is an amount times a product of
 * quantities, under conditions. Plain JSON with decimal strings, so that it can be stored,
 * hashed and compared. Every billing model we know is written in this one algebra.
 */
import { z } from 'zod';
import { billingText } from './key';
import { canonical } from './money';
import { BANDS, type Band, OPERATIONS, TIERS } from './vocabulary';

export * from './vocabulary';

const BAND_NAMES = Object.keys(BANDS) as [Band, ...Band[]];

/** Long enough for any feed's float noise, short enough to compute with. */
const decimal = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,40})?$/, 'a plain, non-negative decimal')
  .transform(canonical);
const aboveZero = decimal.refine((value) => value !== '0', 'above 0');
const positiveInt = z.int().positive();
const tokens = z.int().min(1).max(1_000_000_000);
const words = z.string().min(1).max(300);
const size = z.string().regex(/^[1-9]\d{0,5}x[1-9]\d{0,5}$/, 'WIDTHxHEIGHT');
const list = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(500);
const bounded = (c: { above?: number | undefined; upTo?: number | undefined }) =>
  c.upTo === undefined || c.upTo > (c.above ?? 0);
const EMPTY_RANGE = 'an empty range: upTo must lie beyond above';

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
  z.strictObject({ kind: z.literal('tile'), edge: z.int().min(16).max(16_384) }),
  z.strictObject({ kind: z.literal('input_tile'), edge: z.int().min(16).max(16_384) }),
  /**
   * `absolute`: steps; `relative`: steps ÷ default; `above_default`: the same but never below 1
   * (fewer steps are no discount).
   */
  z.strictObject({
    kind: z.literal('step'),
    basis: z.enum(['absolute', 'relative', 'above_default']),
    defaultSteps: z.int().min(1).max(1000).optional(),
  }),
  /** Input images; `free` of them cost nothing ("every input image after the first" is free: 1). */
  z.strictObject({ kind: z.literal('input_image'), free: z.int().min(0).max(64) }),
  /** Megapixels of each input image, measured one by one; `resizedTo` when the host resizes first. */
  z.strictObject({
    kind: z.literal('input_megapixel'),
    ...megapixels,
    /** Megapixels after the host's own resizing, e.g. "1". */
    resizedTo: aboveZero.optional(),
    free: z.int().min(0).max(64).optional(),
  }),
  z.strictObject({ kind: z.literal('text_token') }),
  /** Tokens of one output image from a published table; never interpolated. Empty: unpublished. */
  z.strictObject({
    kind: z.literal('image_token'),
    counts: z
      .array(
        z.strictObject({
          tokens,
          quality: z.enum(TIERS).optional(),
          size: size.optional(),
          resolution: z.enum(BAND_NAMES).optional(),
        }),
      )
      .max(500),
    /** True when somebody measured the counts; the quote is then an estimate. */
    measured: z.boolean().optional(),
    source: words.optional(),
  }),
  /** Tokens of one input image; absent when the host doesn't publish the count. */
  z.strictObject({ kind: z.literal('input_image_token'), perImage: tokens.optional() }),
  /** Run time of one image; absent when nobody published or measured it. */
  z.strictObject({
    kind: z.literal('gpu_second'),
    seconds: aboveZero.optional(),
    measured: z.boolean().optional(),
    source: words.optional(),
  }),
]);
export type Quantity = z.infer<typeof quantitySchema>;

export const conditionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('quality'), is: list(z.enum(TIERS)) }),
  z.strictObject({ kind: z.literal('size'), is: list(size) }),
  z.strictObject({ kind: z.literal('other_size'), than: list(size) }),
  /** Area in pixels: above < area ≤ upTo. */
  z
    .strictObject({
      kind: z.literal('pixels'),
      above: z.int().nonnegative().optional(),
      upTo: positiveInt.optional(),
    })
    .refine((c) => c.above !== undefined || c.upTo !== undefined, 'neither above nor upTo')
    .refine(bounded, EMPTY_RANGE),
  z.strictObject({ kind: z.literal('resolution'), is: list(z.enum(BAND_NAMES)) }),
  z.strictObject({ kind: z.literal('operation'), is: list(z.enum(OPERATIONS)) }),
  z.strictObject({ kind: z.literal('batch'), is: z.boolean() }),
  /**
   * Images a month: above < n ≤ upTo. Graduated tiers price each slice of the volume by itself;
   * otherwise reaching a tier re-prices the whole volume.
   */
  z
    .strictObject({
      kind: z.literal('volume'),
      above: z.int().nonnegative(),
      upTo: positiveInt.optional(),
      graduated: z.boolean(),
    })
    .refine(bounded, EMPTY_RANGE),
  z.strictObject({ kind: z.literal('region'), is: list(words) }),
]);
export type Condition = z.infer<typeof conditionSchema>;

export const termSchema = z.strictObject({
  amount: decimal,
  per: z.union([z.literal(1), z.literal(1_000), z.literal(1_000_000)]),
  times: z.array(quantitySchema).min(1).max(6),
  when: z.array(conditionSchema).max(12).optional(),
  /**
   * Terms of one group are alternatives: when none applies, the offer isn't sold for that
   * workload. Each must have conditions that exclude the others: all that apply are added.
   */
  group: words.optional(),
});
export type Term = z.infer<typeof termSchema>;

export const moneySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('usd') }),
  /** A host's own credit with its price in dollars. */
  z.strictObject({ kind: z.literal('credit'), name: words, usd: aboveZero }),
  /** Another currency: kept as printed, not compared (no exchange rate is guessed). */
  z.strictObject({ kind: z.literal('currency'), code: z.string().regex(/^[A-Z]{3}$/) }),
]);

/** Why an offer has no amount although the host lists it. */
export const WITHHELD = ['on_request', 'variable', 'printed_zero', 'unpublished'] as const;

export const ruleSchema = z
  .strictObject({
    money: moneySchema,
    terms: z.array(termSchema).max(500),
    /** Rounding of the dollars for one image, e.g. up to "0.0001". */
    rounding: z.strictObject({ to: aboveZero, mode: z.enum(['up', 'nearest']) }).optional(),
    /** Least charge for one image, in the rule's money. */
    minimum: decimal.optional(),
    /** `average`: the host prints what was paid on average, not a list price. */
    basis: z.enum(['list', 'average']).optional(),
    /** The source says "about": a note on how sure the amounts are, not another way of billing. */
    approximate: z.literal(true).optional(),
    /** Parts that the host bills but whose rate it doesn't publish; the rule can't be quoted. */
    missing: list(words).optional(),
    withheld: z.enum(WITHHELD).optional(),
    /** What the reader of the page had to assume; every quote repeats it. */
    assumptions: list(words).optional(),
  })
  .refine((rule) => rule.terms.length > 0 || rule.withheld || rule.missing, {
    message: 'a rule without terms must say why',
  });
export type Rule = z.infer<typeof ruleSchema>;

/**
 * One spelling per rule, whatever the order of keys and lists, the spelling of decimals or the
 * notes about sources. Equal keys mean equal billing. Throws a ZodError on anything else.
 */
export function ruleKey(rule: Rule): string {
  return billingText(ruleSchema.parse(rule));
}

/** A flat price per image: the commonest rule. */
export function perImage(amount: string, when?: Condition[]): Term {
  return {
    amount: canonical(amount),
    per: 1,
    times: [{ kind: 'image' }],
    ...(when ? { when } : {}),
  };
}

export const USD = { kind: 'usd' } as const;
