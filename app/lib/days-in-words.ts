import { MONTHS } from './format';

/** A stretch of a sentence; `iso` where it is a day or a month, as `<time>` wants it. */
export type Stretch = { text: string; iso: string | null };

const DAYS = new RegExp(`\\b(?:(\\d{1,2}) )?(${MONTHS.join('|')}) (20\\d\\d)\\b`, 'g');

/** "fell by 28 Sep 2026." → "fell by ", "28 Sep 2026" with 2026-09-28, ".". A bare year is no day. */
export function daysInWords(words: string): Stretch[] {
  const out: Stretch[] = [];
  let at = 0;
  for (const found of words.matchAll(DAYS)) {
    const [text, date, month = '', year = ''] = found;
    if (found.index > at) out.push({ text: words.slice(at, found.index), iso: null });
    const padded = [MONTHS.indexOf(month) + 1, date].flatMap((n) =>
      n === undefined ? [] : `${n}`.padStart(2, '0'),
    );
    out.push({ text, iso: [year, ...padded].join('-') });
    at = found.index + text.length;
  }
  if (at < words.length) out.push({ text: words.slice(at), iso: null });
  return out;
}
