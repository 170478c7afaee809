/**
 * One line of the price book: a dated statement about one offer, with its words and its source.
 * Invariant 1: nothing reaches a page without a date and a source; a row lacking either is refused.
 */
import { z } from 'zod';
import { isDay, OPERATIONS, ORIGINS, ruleSchema } from '@/pricing';

/** `host`: the host's own price, whoever wrote it down. A dataset's name: a second opinion, never ranked. */
export const REPORTERS = [
  'host',
  'litellm',
  'portkey',
  'modelsdev',
  'genai-prices',
  'renku',
  'grida',
  'aiproxy',
  'modelpedia',
] as const;
export type Reporter = (typeof REPORTERS)[number];

const day = z.string().refine(isDay, 'a calendar day, YYYY-MM-DD');
const text = z.string().min(1);
const url = z
  .url({ protocol: /^https?$/, error: 'an http(s) URL' })
  .regex(/^[^\s()]+$/, 'an address that can be opened');

const offer = {
  /** Catalog id. */
  host: text,
  reporter: z.enum(REPORTERS),
  /** The host's own wording of the model; the catalog's aliases say which model it is. */
  hostModel: text,
  operation: z.enum(OPERATIONS),
  /** Keys sorted and joined by &: "batch&quality=low"; empty when there is one. */
  variant: z.string().regex(/^$|^[a-z]+(=[^&]+)?(&[a-z]+(=[^&]+)?)*$/),
};

export const seenSchema = z
  .strictObject({
    ...offer,
    rule: ruleSchema,
    /** The words that say so. */
    quote: text,
    sourceUrl: url,
    /** The day, or the first day of the month or year, of the statement. */
    day,
    precision: z.enum(['day', 'month', 'year']),
    origin: z.enum(ORIGINS),
    obtained: z.string().regex(/^recorded: ./, 'recorded: <how>'),
    /** First day of the price, where the host states one. */
    effectiveOn: day.optional(),
    note: text.optional(),
    /** Kept and visible, but not published: which guard holds it back, and why. */
    quarantine: z.strictObject({ guard: text, detail: text }).optional(),
  })
  .refine((row) => row.origin !== 'dataset' || row.reporter !== 'host', {
    message: 'a dataset speaks for itself, not for the host',
    path: ['reporter'],
  });

export const removedSchema = z.strictObject({
  event: z.literal('removed'),
  ...offer,
  sourceUrl: url,
  day,
  /** A later day on which the source still lacked it; without one the absence ends nothing. */
  stillAbsentOn: day.optional(),
});

export const rowSchema = z.union([seenSchema, removedSchema]);
export type SeenRow = z.infer<typeof seenSchema>;
export type RemovedRow = z.infer<typeof removedSchema>;
export type BookRow = z.infer<typeof rowSchema>;

export function isRemoved(row: BookRow): row is RemovedRow {
  return 'event' in row;
}

export function isSeen(row: BookRow): row is SeenRow {
  return !isRemoved(row);
}

/** Same text, same offer: what folds into one history. */
export function offerKey(row: Pick<SeenRow, keyof typeof offer>): string {
  return [row.host, row.reporter, row.hostModel, row.operation, row.variant].join('\n');
}
