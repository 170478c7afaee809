/** The dates of a price, each as exactly as the reading it comes from. Pure. */
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import { type Dated, latest, type Precision } from '@/pricing/dated';
import { counted, formatDay, isoOf } from './format';

export { type Dated, latest };

/** `checkedOn` is as exact as the reading that it comes from. */
export function precisionOf(span: MarketSpan): Precision {
  return span.checkedOn === span.evidence.day ? span.evidence.precision : 'day';
}

export function checkedOf(span: MarketSpan): Dated {
  return { day: span.checkedOn, precision: precisionOf(span) };
}

/**
 * The first day a vaguely dated reading can be of, where that says more than its month or year: a
 * price can't be older than its model. Its age counts from there. Null: nothing more is known.
 */
export function notBefore({ day, precision }: Dated): Dated | null {
  const first = precision === 'year' ? `${day.slice(0, 4)}-01-01` : `${day.slice(0, 7)}-01`;
  return precision === 'day' || day === first ? null : { day, precision: 'day' };
}

export function begunOf(span: MarketSpan): Dated {
  return { day: span.from, precision: span.fromPrecision };
}

/** The day a change happened after; null where it isn't known, or says no more than the day by which. */
export function changedAfter(offer: MarketOffer, span: MarketSpan): Dated | null {
  if (span.changedAfter === null) return null;
  const before = offer.spans[offer.spans.indexOf(span) - 1];
  const precision = before?.checkedOn === span.changedAfter ? precisionOf(before) : 'day';
  const after = { day: span.changedAfter, precision };
  const vague = isoOf(span.from, span.fromPrecision).startsWith(isoOf(after.day, precision));
  return vague ? null : after;
}

/** A span's end is as exact as the reading that ended it. */
export function endedOf(offer: MarketOffer, span: MarketSpan): Dated | null {
  if (span.to === null) return null;
  const next = offer.spans.find((s) => s.from === span.to);
  return { day: span.to, precision: next?.fromPrecision ?? 'day' };
}

export function datedWords({ day, precision }: Dated): string {
  return formatDay(day, precision);
}

/** "12 days"; "up to 324 days" since a day that isn't known, counted from the first it can be. */
export function ageWords(age: number, { precision }: Pick<Dated, 'precision'>): string {
  return `${precision === 'day' ? '' : 'up to '}${counted(age, 'day')}`;
}

/** "between 9 Nov 2026 and 16 Nov 2026"; "in 2026, after Feb 2026" where the later is known less exactly. */
export function betweenWords(after: Dated, by: Dated): string {
  if (isWithin(after, by)) return `in ${datedWords(by)}, after ${datedWords(after)}`;
  return `between ${datedWords(after)} and ${datedWords(by)}`;
}

/** True when the first lies in the month or year that the second stands for. */
export function isWithin(one: Dated, other: Dated): boolean {
  return isoOf(one.day, one.precision).startsWith(isoOf(other.day, other.precision));
}
