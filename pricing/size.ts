/** Sizes of images and the resolution bands they are sold in. */
import type { Rule } from './rule';
import { BANDS, type Band } from './vocabulary';

export type Size = { width: number; height: number };

/** Shortest and longest edge accepted; beyond them a size is a typing error, not an image. */
export const MIN_EDGE = 16;
export const MAX_EDGE = 16_384;

/** Reads "1920x1080" (also with ×, X, * or spaces); null when it isn't a size. */
export function parseSize(text: string): Size | null {
  const match = /^\s*(\d{1,5})\s*[x×*]\s*(\d{1,5})\s*$/i.exec(text);
  if (!match) return null;
  const width = Number(match[1]);
  const height = Number(match[2]);
  if (Math.min(width, height) < MIN_EDGE || Math.max(width, height) > MAX_EDGE) return null;
  return { width, height };
}

export function sizeText(size: Size): string {
  return `${size.width}x${size.height}`;
}

const BAND_NAMES = Object.keys(BANDS) as Band[];

/** Bands named by a rule's conditions and token tables, smallest first. */
export function bandsOf(rule: Rule): Band[] {
  const found = new Set<Band>();
  for (const term of rule.terms) {
    for (const c of term.when ?? [])
      if (c.kind === 'resolution') for (const band of c.is) found.add(band);
    for (const q of term.times)
      if (q.kind === 'image_token') for (const band of bandsIn(q.counts)) found.add(band);
  }
  return BAND_NAMES.filter((band) => found.has(band));
}

type Counts = readonly { resolution?: Band | undefined }[];
const inTable = new WeakMap<Counts, readonly Band[]>();

/** Bands named in a token table, smallest first. Tables are never changed in place. */
export function bandsIn(counts: Counts): readonly Band[] {
  const known = inTable.get(counts);
  if (known) return known;
  const named = new Set(counts.map((row) => row.resolution));
  const found = BAND_NAMES.filter((band) => named.has(band));
  inTable.set(counts, found);
  return found;
}

/**
 * The smallest sold band that holds an image of this area. A tenth of tolerance, because wide
 * formats of a band are a little larger than its square (1376×768 is sold as 1K).
 * @param sold smallest first
 */
export function bandFor(size: Size, sold: readonly Band[]): Band | null {
  const area = size.width * size.height;
  for (const band of sold) if (area * 10 <= BANDS[band] ** 2 * 11) return band;
  return null;
}

/** The shapes that models are mostly asked for, widest last of each kind. */
export const RATIOS = ['1:1', '5:4', '4:3', '3:2', '16:9', '21:9', '4:5', '3:4', '2:3', '9:16'];

/** Reads "16:9" (also 16x9, 16/9); null when it isn't two whole numbers from 1 to 32. */
export function parseRatio(text: string): Size | null {
  const match = /^\s*(\d{1,2})\s*[:/x×]\s*(\d{1,2})\s*$/i.exec(text);
  const [width, height] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  return width >= 1 && height >= 1 && Math.max(width, height) <= 32 ? { width, height } : null;
}

/** Models make edges in multiples of this. */
const GRAIN = 8;

/**
 * A size of about the same area in another shape, never larger than asked (a pixel more may cost a
 * whole megapixel more). Null when an edge would leave the accepted range.
 */
export function reshape(size: Size, ratio: string): Size | null {
  const shape = parseRatio(ratio);
  if (!shape) return null;
  if (size.width * shape.height === size.height * shape.width) return size;
  const area = size.width * size.height;
  const edge = (a: number, b: number) => Math.floor(Math.sqrt((area * a) / b) / GRAIN) * GRAIN;
  const made = { width: edge(shape.width, shape.height), height: edge(shape.height, shape.width) };
  const fits = [made.width, made.height].every((e) => e >= MIN_EDGE && e <= MAX_EDGE);
  return fits ? made : null;
}
