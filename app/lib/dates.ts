/** The dates of a price, each as exactly as the reading it comes from. Pure. */
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import type { Day } from '@/pricing/time';
import { formatDay, isoOf, type Precision } from './format';

export type Dated = { day: Day; precision: Precision };

/** `checkedOn` is as exact as the reading that it comes from. */
export function precisionOf(span: MarketSpan): Precision {
  return span.checkedOn === span.evidence.day ? span.evidence.precision : 'day';
}

export function checkedOf(span: MarketSpan): Dated {
  return { day: span.checkedOn, precision: precisionOf(span) };
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

/** The last day that a date may stand for: that of its month or year. */
export function latest({ day, precision }: Dated): Day {
  if (precision === 'day') return day;
  const [year = 0, month = 0] = day.split('-').map(Number);
  const end = precision === 'year' ? Date.UTC(year + 1, 0, 0) : Date.UTC(year, month, 0);
  return new Date(end).toISOString().slice(0, 10);
}

export function datedWords({ day, precision }: Dated): string {
  return formatDay(day, precision);
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
