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

/** Bands named in a token table, smallest first. */
export function bandsIn(counts: readonly { resolution?: Band | undefined }[]): Band[] {
  const found = new Set(counts.map((row) => row.resolution));
  return BAND_NAMES.filter((band) => found.has(band));
}

/**
 * The smallest sold band that holds an image of this area. A tenth of tolerance, because wide
 * formats of a band are a little larger than its square (1376×768 is sold as 1K).
 */
export function bandFor(size: Size, sold: readonly Band[]): Band | null {
  const area = size.width * size.height;
  return (
    BAND_NAMES.find((band) => sold.includes(band) && area * 10 <= BANDS[band] ** 2 * 11) ?? null
  );
}
