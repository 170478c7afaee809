/**
 * Days that are known to the month or year alone. Such a day stands on the first day of its
 * period that it can be, may have been any day up to the period's last, and counts as known from
 * that last one. Rule of the methodology page, "Dates that are not known to the day".
 */
import { addDays, type Day } from './time';

export type Precision = 'day' | 'month' | 'year';
export type Dated = { day: Day; precision: Precision };

/** The last day that a date may stand for: that of its month or year. */
export function latest({ day, precision }: Dated): Day {
  if (precision === 'day') return day;
  const year = Number(day.slice(0, 4));
  const next = precision === 'year' ? [year + 1, 1] : nextMonth(year, Number(day.slice(5, 7)));
  return addDays(
    next
      .map((n) => String(n).padStart(2, '0'))
      .join('-')
      .concat('-01'),
    -1,
  );
}

function nextMonth(year: number, month: number): [number, number] {
  return month === 12 ? [year + 1, 1] : [year, month + 1];
}

/**
 * The first day on which a reading was surely known: its own day; of a vague one the last day of
 * its month or year, or the day it was recorded where that came first (what is written down has
 * been read). Never before the day that it stands on. `KNOWN_FROM` in db/refold.ts says the same.
 */
export function knownFrom(read: Dated, recordedOn: Day): Day {
  if (read.precision === 'day') return read.day;
  const [sure = read.day] = [latest(read), recordedOn].sort();
  return [read.day, sure].sort()[1] ?? read.day;
}
