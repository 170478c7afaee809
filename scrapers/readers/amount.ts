/**
 * Amounts of money in words. Whatever can be read in two ways is refused with what stood there:
 * a missing price is seen and mended, a wrong one is published.
 */
import { canonical, type Decimal, exact, print } from '@/pricing';
import { ExtractError } from '../contract';

export type Per = 1 | 1_000 | 1_000_000;

/** An amount as printed. `amount` is always for ONE unit: "$3 per thousand" is 0.003. */
export type Amount = {
  amount: Decimal;
  currency: 'USD';
  /** The number as printed ("3") and the count it is printed for (1000): a term's `amount`, `per`. */
  printed: Decimal;
  per: Per;
};

export type FoundAmount = Amount & {
  /** Where `words` begin in the text. */
  index: number;
  /** Exactly what stood there, with its scale words: "$3 per thousand". */
  words: string;
};

const NUMBER = String.raw`\d[\d.,]*(?<![.,])|\.\d+`;
/** Sign first, or sign last when no further number follows it (which would own the sign). */
const MONEY = new RegExp(
  String.raw`\\?\$\s*(?<sign>[-−–+]\s*)?(?<first>${NUMBER})|(?<![\w.,$])(?<last>${NUMBER})\s?\\?\$(?!\s*[-−]?[\d.])`,
  'g',
);
const SCALE =
  /^\s*(?:usd\s*)?(?:per|\/|for|a)\s*(?:each\s+)?(?<count>one\s+(?:thousand|million)|a\s+(?:thousand|million)|thousand|million|1[,. ]?000[,. ]?000(?![\d,.]*\d)|1[,. ]?000(?![\d,.]*\d)|1\s?[kKmM](?![a-zA-Z]))/i;
const OTHER_MONEY = /(?:(?<!U)[A-Z]|[A-Z]{3}|[B-Z]S|[€£¥₹]\s?)\\?$/;

/**
 * The one amount that a text consists of: "$0.003", "0.02", "$3 per thousand", "0.04 $", "$0.05 USD".
 * @throws ExtractError for anything else: words around it, two amounts, "1,50", "$1 . 50", below zero.
 *   Zero is read as "0": whether it means free or unknown is for the caller to say.
 */
export function readAmount(text: string): Amount {
  const clean = spaces(text).trim();
  if (/^[\d.,]+$/.test(clean) || /^[-−–][\d.,]+$/.test(clean))
    return scaled(number(clean, text), 1);
  const dollars = clean
    .replace(/^(?:US(?=\$)|USD\s*(?=[\d.]))/i, '')
    .replace(/^(?=[\d.][^$]*$)/, '$$');
  const found = findAmounts(dollars);
  const only = found[0];
  if (!only || found.length > 1) throw refused(text, only ? 'several amounts' : 'no amount');
  const rest = dollars.slice(only.index + only.words.length).trim();
  const unit = only.per === 1 ? /^(?:USD|US dollars?)?$/i : /^[a-z ]*$/i;
  if (only.index > 0 || !unit.test(rest)) throw refused(text, 'words beside the amount');
  const { index: _, words: __, ...amount } = only;
  return amount;
}

/**
 * Every dollar amount in a text, in order, with the scale printed behind it ("per 1,000", "/ 1M").
 * @throws ExtractError when a dollar sign stands at something that isn't plainly one amount.
 */
export function findAmounts(text: string): FoundAmount[] {
  const clean = spaces(text);
  const found: FoundAmount[] = [];
  for (const match of clean.matchAll(MONEY)) {
    const end = match.index + match[0].length;
    const before = clean.slice(Math.max(0, match.index - 4), match.index);
    const after = clean.slice(end);
    const around = text.slice(Math.max(0, match.index - 12), end + 12);
    if (match.groups?.first && OTHER_MONEY.test(before)) throw refused(around, 'not US dollars');
    if (/[-−–]/.test(match.groups?.sign ?? '') || /(?:^|[\s(:])[-−]$/.test(before))
      throw refused(around, 'below zero');
    const digits = match.groups?.first ?? match.groups?.last ?? '';
    checkBehind(digits, after, around);
    const value = number(digits, around);
    const scale = SCALE.exec(after);
    const words = text.slice(match.index, end + (scale?.[0].length ?? 0));
    found.push({ ...scaled(value, perOf(scale?.groups?.count)), index: match.index, words });
  }
  return found;
}

/**
 * A number from a data feed, exactly: "0.0000003", "3e-7", "-1". Never a float on the way.
 * @throws ExtractError for null, "", "NaN", "1,5" and the like.
 */
export function readDecimal(value: string, what: string): Decimal {
  const match = /^-?\d+(?:\.\d+)?(?:[eE]([+-]?\d{1,2}))?$/.exec(value);
  if (!match || value.length > 40)
    throw new ExtractError(`${what}: expected a decimal number, found ${JSON.stringify(value)}`);
  return canonical(value);
}

function checkBehind(digits: string, after: string, around: string): void {
  // "$0.04. 2 images" ends a sentence; "$1. 50" is one number with a gap.
  if (/^\s+[.,]\s*\d/.test(after) || (!digits.includes('.') && /^\.\s+\d/.test(after)))
    throw refused(around, 'a number torn apart');
  if (/^(?:e[-+]?\d|[a-df-z¢%])/i.test(after) && !/^usd\b/i.test(after))
    throw refused(around, 'letters joined to the number');
  if (/^\s?[-−–]\s?\d/.test(after)) throw refused(around, 'a range, not one amount');
}

function number(printed: string, around: string): Decimal {
  if (/^[-−–]/.test(printed)) throw refused(around, 'below zero');
  if (/^(?:\d+(?:\.\d+)?|\.\d+)$/.test(printed)) return canonical(printed.replace(/^\./, '0.'));
  // Thousands are grouped in threes and followed by cents; "1,500" alone could be one and a half.
  if (/^[1-9]\d{0,2}(?:,\d{3})+\.\d{1,2}$/.test(printed))
    return canonical(printed.replaceAll(',', ''));
  throw refused(around, `"${printed}" can be read in two ways`);
}

function scaled(printed: Decimal, per: Per): Amount {
  const factor = per === 1 ? '1' : per === 1_000 ? '0.001' : '0.000001';
  return { amount: print(exact(printed).times(factor)), currency: 'USD', printed, per };
}

function perOf(count: string | undefined): Per {
  if (!count) return 1;
  const digits = count.replace(/[^\d]/g, '');
  if (/million|m$/i.test(count) || digits === '1000000') return 1_000_000;
  return 1_000;
}

/** Odd spaces and full-width signs, one character for one, so that positions stay true. */
function spaces(text: string): string {
  return text
    .replace(/[\u00a0\u2007\u2009\u202f\u3000]/g, ' ')
    .replaceAll('＄', '$')
    .replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

function refused(text: string, why: string): ExtractError {
  return new ExtractError(
    `expected one dollar amount, found "${text.trim().slice(0, 60)}": ${why}`,
  );
}
