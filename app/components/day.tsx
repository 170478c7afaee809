import { formatDay, isoOf, type Precision } from '../lib/format';

/** A date as exactly as it is known: precision `year` shows "2026". Always absolute. */
export function Day({ day, precision = 'day' }: { day: string; precision?: Precision }) {
  return <time dateTime={isoOf(day, precision)}>{formatDay(day, precision)}</time>;
}
