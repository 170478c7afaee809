import { type Exact as Big, count } from './money';
import type { Condition } from './rule';
import { bandFor, sizeText } from './size';
import type { Band } from './vocabulary';
import type { Workload } from './workload';

/**
 * The share of a workload to which a condition applies: none (0 of 1), all of it (1 of 1), or
 * one slice of a graduated volume tier (300 of 1,000). A ratio, because thirds aren't decimals.
 * `ALL` and `NONE` are always these very objects.
 */
export type Share = { part: Big; of: Big; words?: string };

const ONE = count(1);
export const ALL: Share = { part: ONE, of: ONE };
export const NONE: Share = { part: count(0), of: ONE };

export function share(c: Condition, w: Workload, bands: readonly Band[]): Share {
  if (c.kind === 'volume') return volumeShare(c, w.imagesPerMonth);
  return holds(c, w, bands) ? ALL : NONE;
}

function holds(
  c: Exclude<Condition, { kind: 'volume' }>,
  w: Workload,
  bands: readonly Band[],
): boolean {
  const area = w.width * w.height;
  switch (c.kind) {
    case 'quality':
      return w.quality !== null && c.is.includes(w.quality);
    case 'size':
      return c.is.includes(sizeText(w));
    case 'other_size':
      return !c.than.includes(sizeText(w));
    case 'pixels':
      return area > (c.above ?? 0) && area <= (c.upTo ?? Number.POSITIVE_INFINITY);
    case 'resolution': {
      const band = bandFor(w, bands);
      return band !== null && c.is.includes(band);
    }
    case 'operation':
      return c.is.includes(w.operation);
    case 'batch':
      return c.is === w.batch;
    case 'region':
      return w.region !== null && c.is.includes(w.region);
  }
}

function volumeShare(c: Extract<Condition, { kind: 'volume' }>, volume: number): Share {
  const top = c.upTo ?? Number.POSITIVE_INFINITY;
  if (!c.graduated) return volume > c.above && volume <= top ? ALL : NONE;
  const inSlice = Math.max(0, Math.min(volume, top) - c.above);
  if (inSlice === 0) return NONE;
  if (inSlice === volume) return ALL;
  return {
    part: count(inSlice),
    of: count(volume),
    words: `${number(inSlice)} of ${number(volume)} images a month`,
  };
}

/** A condition in the reader's words, e.g. "up to 2,359,296 pixels". */
export function conditionWords(c: Condition): string {
  switch (c.kind) {
    case 'quality':
      return `${either(c.is.map((tier) => tier.replace('_', ' ')))} quality`;
    case 'size':
      return either(c.is.map(times));
    case 'other_size':
      return `any size but ${c.than.map(times).join(', ')}`;
    case 'pixels':
      if (c.above && c.upTo !== undefined)
        return `over ${number(c.above)} to ${number(c.upTo)} pixels`;
      return c.upTo !== undefined
        ? `up to ${number(c.upTo)} pixels`
        : `over ${number(c.above ?? 0)} pixels`;
    case 'resolution':
    case 'operation':
      return either(c.is);
    case 'batch':
      return c.is ? 'batch' : 'live';
    case 'volume':
      return volumeWords(c);
    case 'region':
      return `in ${either(c.is)}`;
  }
}

function volumeWords(c: Extract<Condition, { kind: 'volume' }>): string {
  if (c.graduated && c.above === 0)
    return c.upTo === undefined ? 'every image' : `first ${number(c.upTo)} images a month`;
  if (c.graduated)
    return c.upTo === undefined
      ? `each image beyond ${number(c.above)} a month`
      : `images ${number(c.above + 1)} to ${number(c.upTo)} of a month`;
  if (c.above === 0)
    return c.upTo === undefined ? 'any volume' : `up to ${number(c.upTo)} images a month`;
  return c.upTo === undefined
    ? `all images, from ${number(c.above + 1)} a month`
    : `all images, at ${number(c.above + 1)} to ${number(c.upTo)} a month`;
}

/** "a", "a or b", "a, b or c". */
export function either(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}

export function number(value: number): string {
  return value.toLocaleString('en-US');
}

function times(size: string): string {
  return size.replace('x', '×');
}
