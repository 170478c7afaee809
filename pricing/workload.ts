import { z } from 'zod';
import { BANDS, type Band, OPERATIONS, type Rule, TIERS } from './rule';

/** Largest edge and area accepted; beyond this a size is a typing error, not an image. */
const MAX_EDGE = 16_384;

/** What the reader wants to make. All counts are per image unless they say otherwise. */
export const workloadSchema = z.strictObject({
  width: z.int().min(16).max(MAX_EDGE),
  height: z.int().min(16).max(MAX_EDGE),
  /** Null: the model's default steps. */
  steps: z.int().min(1).max(1000).nullable(),
  /** Null: the model has one quality. */
  quality: z.enum(TIERS).nullable(),
  operation: z.enum(OPERATIONS),
  /** Images in this order; the total is quoted beside the price of one. */
  images: z.int().min(1).max(1_000_000_000),
  inputImages: z.int().min(0).max(64),
  /** Size of each input image; null: the same as the output. */
  inputSize: z
    .strictObject({
      width: z.int().min(16).max(MAX_EDGE),
      height: z.int().min(16).max(MAX_EDGE),
    })
    .nullable(),
  batch: z.boolean(),
  /** Volume that decides volume tiers. */
  imagesPerMonth: z.int().min(1).max(1_000_000_000),
  /** Text tokens of the prompt; 0 leaves the prompt out and the quote says so. */
  promptTokens: z.int().min(0).max(1_000_000),
  region: z.string().nullable(),
});
export type Workload = z.infer<typeof workloadSchema>;

/** 1024×1024, default steps, one image, live, generate. The caller sets the middle quality tier. */
export const STANDARD_WORKLOAD: Workload = {
  width: 1024,
  height: 1024,
  steps: null,
  quality: null,
  operation: 'generate',
  images: 1,
  inputImages: 0,
  inputSize: null,
  batch: false,
  imagesPerMonth: 1,
  promptTokens: 0,
  region: null,
};

/** The standard workload with changes; an edit without a count of inputs gets one input image. */
export function workload(changes: Partial<Workload> = {}): Workload {
  const merged = { ...STANDARD_WORKLOAD, ...changes };
  if (merged.operation !== 'generate' && changes.inputImages === undefined) merged.inputImages = 1;
  return workloadSchema.parse(merged);
}

/** Reads "1920x1080" (also with ×, X or spaces); null when it isn't a size. */
export function parseSize(text: string): { width: number; height: number } | null {
  const match = /^\s*(\d{1,5})\s*[x×*]\s*(\d{1,5})\s*$/i.exec(text);
  if (!match) return null;
  const width = Number(match[1]);
  const height = Number(match[2]);
  if (Math.min(width, height) < 16 || Math.max(width, height) > MAX_EDGE) return null;
  return { width, height };
}

export function sizeText(w: { width: number; height: number }): string {
  return `${w.width}x${w.height}`;
}

/** Bands named by a rule's conditions and token tables, smallest first. */
export function bandsOf(rule: Rule): Band[] {
  const found = new Set<Band>();
  for (const term of rule.terms) {
    for (const c of term.when ?? []) if (c.kind === 'resolution') for (const b of c.is) found.add(b);
    for (const q of term.times)
      if (q.kind === 'image_token')
        for (const band of bandsIn(q.counts)) found.add(band);
  }
  return (Object.keys(BANDS) as Band[]).filter((b) => found.has(b));
}

/** Bands named in a token table, smallest first. */
export function bandsIn(counts: readonly { resolution?: Band | undefined }[]): Band[] {
  const found = new Set(counts.map((row) => row.resolution));
  return (Object.keys(BANDS) as Band[]).filter((b) => found.has(b));
}

/**
 * The smallest sold band that holds an image of this area. A tenth of tolerance, because wide
 * formats of a band are a little larger than its square (1376×768 is sold as 1K).
 */
export function bandFor(w: { width: number; height: number }, sold: readonly Band[]): Band | null {
  const area = w.width * w.height;
  return sold.find((band) => area * 10 <= BANDS[band] ** 2 * 11) ?? null;
}
