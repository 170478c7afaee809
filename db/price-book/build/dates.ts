/** From "2026", "2026-01..03" or "2026 mid" to a day: what can't be dated must look old, not new. */
import { type Day, isDay } from '@/pricing';
import type { Capture } from './csv';

export type Dated = { day: Day; precision: 'day' | 'month' | 'year' };
type Range = Dated & { last: Day };

/** The first and last day a statement can be of. Throws on a form nobody has seen. */
export function statedRange(text: string): Range {
  if (isDay(text)) return { day: text, last: text, precision: 'day' };
  const month = /^(\d{4})-(\d\d)(?:\.\.(\d\d))?$/.exec(text);
  if (month) {
    const [, year, first, last] = month;
    return { day: `${year}-${first}-01`, last: `${year}-${last ?? first}-31`, precision: 'month' };
  }
  const year = /^(\d{4})(?:-(\d{4}))?(?: (mid|later))?$/.exec(text);
  if (!year) throw new Error(`not a date that the price book knows: "${text}"`);
  const [, from, to, part] = year;
  const start = part === 'mid' ? '05' : part === 'later' ? '04' : '01';
  return { day: `${from}-${start}-01`, last: `${to ?? from}-12-31`, precision: 'year' };
}

/**
 * Dates a statement. A captured body of the same address dates it better, when it lies in the
 * stated range; a price can't be older than its model.
 */
export function dateOf(text: string, capture: Capture | undefined, released: Day | null): Dated {
  const range = statedRange(text);
  if (range.precision === 'day') return { day: range.day, precision: 'day' };
  if (capture && capture.capturedAt >= range.day && capture.capturedAt <= range.last) {
    if (capture.dateKnown !== false) return { day: capture.capturedAt, precision: 'day' };
    return { day: `${capture.capturedAt.slice(0, 7)}-01`, precision: 'month' };
  }
  const later =
    range.precision === 'year' &&
    released !== null &&
    released > range.day &&
    released <= range.last;
  return { day: later ? released : range.day, precision: range.precision };
}
