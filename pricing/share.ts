/** Shares that a reader types: "40%", "1/3". Kept as written, computed as exact ratios. */
import { count, type Exact, exact, print } from './money';

/** Canonical: "40%", "12.5%" or "1/3". */
export type Share = `${string}%` | `${number}/${number}`;

const PERCENT = /^(\d{1,3}(?:[.,]\d{1,6})?)\s*%$/;
const OUT_OF = /^(\d{1,6})\s*\/\s*(\d{1,6})$/;
const IN_WORDS = /^(\d{1,6}) in (\d{1,6})$/i;
const PLAIN = /^\d{0,3}(?:[.,]\d{1,6})?$/;

/**
 * Reads "40%", "40", "0.4", "0,4", "1/3" or "1 in 3". A plain number of more than 1 counts as percent,
 * of less than 1 as a share; "1" alone could be either and is refused, as is more than all.
 */
export function parseShare(text: string): Share | null {
  const ratio = OUT_OF.exec(text) ?? IN_WORDS.exec(text);
  if (ratio) {
    const [part, of] = [Number(ratio[1]), Number(ratio[2])];
    return of > 0 && part <= of ? `${part}/${of}` : null;
  }
  // No share is a thousand: a comma is a decimal comma.
  const percent = PERCENT.exec(text)?.[1]?.replace(',', '.') ?? plainPercent(text);
  if (percent === null || exact(percent).gt('100')) return null;
  return `${print(exact(percent))}%`;
}

function plainPercent(text: string): string | null {
  if (text === '' || !PLAIN.test(text)) return null;
  const value = exact(`0${text.replace(',', '.')}`);
  if (value.eq('1')) return null;
  return print(value.lt('1') ? value.times('100') : value);
}

/** A share as a ratio of two exact numbers; thirds aren't decimals. */
export function ratioOf(share: Share): { part: Exact; of: Exact } {
  if (share.endsWith('%')) return { part: exact(share.slice(0, -1)), of: count(100) };
  const [part = '', of = ''] = share.split('/');
  return { part: exact(part), of: exact(of) };
}
