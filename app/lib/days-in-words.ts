import { isDay } from '@/pricing/time';
import { formatDay, MONTHS } from './format';

/** A stretch of a sentence; `iso` where it is a day or a month, as `<time>` wants it. */
export type Stretch = { words: string; iso: string | null };

const DAYS = new RegExp(
  `\\b(?:(?:(\\d{1,2}) )?(${MONTHS.join('|')}) (20\\d\\d)|(20\\d\\d-\\d\\d-\\d\\d))\\b`,
  'g',
);

/**
 * "fell by 28 Sep 2026." → "fell by ", "28 Sep 2026" of 2026-09-28, ".". What is written
 * 2026-09-28 is shown in the site's own way; a bare year is no day.
 */
export function daysInWords(text: string): Stretch[] {
  const out: Stretch[] = [];
  const say = (words: string, iso: string | null = null) => words && out.push({ words, iso });
  let at = 0;
  for (const found of text.matchAll(DAYS)) {
    const [whole, date, month = '', year = '', day] = found;
    if (day !== undefined && !isDay(day)) continue;
    say(text.slice(at, found.index));
    if (day === undefined) say(whole, isoOf(year, month, date));
    else say(formatDay(day), day);
    at = found.index + whole.length;
  }
  say(text.slice(at));
  return out;
}

function isoOf(year: string, month: string, date: string | undefined): string {
  const numbers = [MONTHS.indexOf(month) + 1, ...(date ? [date] : [])];
  return [year, ...numbers.map((n) => `${n}`.padStart(2, '0'))].join('-');
}
