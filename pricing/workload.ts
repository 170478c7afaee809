import { z } from 'zod';
import { MAX_EDGE, MIN_EDGE } from './size';
import { STANDARD_WORKLOAD } from './standard';
import { OPERATIONS, TIERS } from './vocabulary';

export { parseSize, sizeText } from './size';
export { STANDARD_WORKLOAD } from './standard';

const edge = z.int().min(MIN_EDGE).max(MAX_EDGE);

/** What the reader wants to make. All counts are per image unless they say otherwise. */
export const workloadSchema = z.strictObject({
  width: edge,
  height: edge,
  /** Null: the model's default steps. */
  steps: z.int().min(1).max(1000).nullable(),
  /** Null: the model has one quality. */
  quality: z.enum(TIERS).nullable(),
  operation: z.enum(OPERATIONS),
  /** Images in this order; the total is quoted beside the price of one. */
  images: z.int().min(1).max(1_000_000_000),
  inputImages: z.int().min(0).max(64),
  /** Size of each input image; null: the same as the output. */
  inputSize: z.strictObject({ width: edge, height: edge }).nullable(),
  batch: z.boolean(),
  /** Volume that decides volume tiers. */
  imagesPerMonth: z.int().min(1).max(1_000_000_000),
  /** Text tokens of the prompt; 0 leaves the prompt out and the quote says so. */
  promptTokens: z.int().min(0).max(1_000_000),
  region: z.string().min(1).max(100).nullable(),
});
export type Workload = z.infer<typeof workloadSchema>;

/**
 * The standard workload with changes (undefined: no change); an edit without a count of inputs
 * gets one input image. Throws a ZodError on anything that isn't a workload.
 */
export function workload(
  changes: { [K in keyof Workload]?: Workload[K] | undefined } = {},
): Workload {
  const given = Object.fromEntries(Object.entries(changes).filter(([, v]) => v !== undefined));
  const merged: Workload = { ...STANDARD_WORKLOAD, ...given };
  if (merged.operation !== 'generate' && given.inputImages === undefined) merged.inputImages = 1;
  return workloadSchema.parse(merged);
}
