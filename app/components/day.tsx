import { formatDay, isoOf, type Precision } from '../lib/format';

/**
 * A date as exactly as it is known: precision `year` shows "2026". Always absolute. The precision
 * has no default, so that nobody shows the first of January for a year.
 */
export function Day({ day, precision }: { day: string; precision: Precision }) {
  // HTML's own spelling, so that whoever greps the page finds it; React would write `dateTime`.
  const datetime = { datetime: isoOf(day, precision) };
  return <time {...datetime}>{formatDay(day, precision)}</time>;
}
