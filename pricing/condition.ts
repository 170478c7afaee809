import { type Exact as Big, count, exact } from './money';
import type { Band, Condition } from './rule';
import { type Workload, bandFor, sizeText } from './workload';

/**
 * The share of a workload to which a condition applies: 0 (not at all), 1 (wholly), or between
 * for one slice of a graduated volume tier.
 */
export function share(c: Condition, w: Workload, bands: readonly Band[]): Big {
  if (c.kind === 'volume') return volumeShare(c, w.imagesPerMonth);
  return exact(holds(c, w, bands) ? '1' : '0');
}

function holds(c: Exclude<Condition, { kind: 'volume' }>, w: Workload, bands: readonly Band[]): boolean {
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

function volumeShare(c: Extract<Condition, { kind: 'volume' }>, volume: number): Big {
  const top = c.upTo ?? Number.POSITIVE_INFINITY;
  if (!c.graduated) return exact(volume > c.above && volume <= top ? '1' : '0');
  const inSlice = Math.max(0, Math.min(volume, top) - c.above);
  return count(inSlice).div(count(volume));
}

/** A condition in the reader's words, e.g. "up to 2,359,296 pixels". */
export function conditionWords(c: Condition): string {
  const n = (value: number) => value.toLocaleString('en-US');
  switch (c.kind) {
    case 'quality':
      return `${c.is.join(' or ')} quality`;
    case 'size':
      return c.is.map((s) => s.replace('x', '×')).join(' or ');
    case 'other_size':
      return `any size but ${c.than.map((s) => s.replace('x', '×')).join(', ')}`;
    case 'pixels':
      if (c.above !== undefined && c.upTo !== undefined) return `over ${n(c.above)} to ${n(c.upTo)} pixels`;
      return c.upTo !== undefined ? `up to ${n(c.upTo)} pixels` : `over ${n(c.above ?? 0)} pixels`;
    case 'resolution':
      return c.is.join(' or ');
    case 'operation':
      return c.is.join(' or ');
    case 'batch':
      return c.is ? 'batch' : 'live';
    case 'volume':
      return c.upTo === undefined
        ? `over ${n(c.above)} images a month`
        : `${n(c.above + 1)} to ${n(c.upTo)} images a month`;
    case 'region':
      return `in ${c.is.join(', ')}`;
  }
}
