/** Numbers as people type them, with a decimal point or a decimal comma. */
import { canonical, type Decimal } from './money';

const PLAIN = /^\d{1,12}(?:\.\d{1,12})?$/;
/** "1,250.50", "1 250.50": groups of three are thousands. A group never begins with a nought. */
const GROUPED = /^[1-9]\d{0,2}(?:([,\s])\d{3})(?:\1\d{3}){0,2}(?:\.\d{1,12})?$/;
/** "0,04", "12,50", "1 250,5", "1.250,50": with three digits behind it a comma could set thousands apart. */
const COMMA = /^(?:0,\d{1,12}|(?:\d{1,12}|[1-9]\d{0,2}(?:([.\s])\d{3})(?:\1\d{3}){0,2}),\d{1,2})$/;

/** The number that a text can only mean; null where it is none, or could be two. */
export function typedDecimal(text: string): Decimal | null {
  if (COMMA.test(text)) return canonical(text.replace(/[.\s]/g, '').replace(',', '.'));
  if (PLAIN.test(text) || GROUPED.test(text)) return canonical(text.replace(/[,\s]/g, ''));
  return null;
}

/** A whole number; "1.000" is refused, since one and a thousand are written so. */
export function typedCount(text: string): number | null {
  return /^\d{1,12}$/.test(text) || (GROUPED.test(text) && !text.includes('.'))
    ? Number(text.replace(/[,\s]/g, ''))
    : null;
}
