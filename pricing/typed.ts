/** Numbers as people type them, with a decimal point or a decimal comma. */
import { canonical, type Decimal } from './money';

const PLAIN = /^\d{1,12}(?:\.\d{1,12})?$/;
/** "1,250.50", "1 250.50": groups of three are thousands. A group never begins with a nought. */
const GROUPED = /^[1-9]\d{0,2}(?:([,\s])\d{3})(?:\1\d{3}){0,2}(?:\.\d{1,12})?$/;
/** "0,04", "12,50", "1 250,5", "1.250,50". */
const COMMA = /^(?:0,\d{1,12}|(?:\d{1,12}|[1-9]\d{0,2}(?:([.\s])\d{3})(?:\1\d{3}){0,2}),\d{1,2})$/;
/** A comma and three digits: a fraction to some, a thousand to others. */
const TWO_WAYS = /^[1-9]\d{0,2},\d{3}$/;

/** The number that a text can only mean; null where it is none, or could be two. */
export function typedDecimal(text: string): Decimal | null {
  if (TWO_WAYS.test(text)) return null;
  if (COMMA.test(text)) return canonical(text.replace(/[.\s]/g, '').replace(',', '.'));
  if (PLAIN.test(text) || GROUPED.test(text)) return canonical(text.replace(/[,\s]/g, ''));
  return null;
}

/** The same of dollars, with or without their sign. */
export function typedUsd(text: string): Decimal | null {
  return typedDecimal(bare(text));
}

/** A whole number: the comma of "1,000" can only be one between thousands; "1.000" is refused. */
export function typedCount(text: string): number | null {
  return /^\d{1,12}$/.test(text) || (GROUPED.test(text) && !text.includes('.'))
    ? Number(text.replace(/[,\s]/g, ''))
    : null;
}

/** Follows “1,250” where it was refused for having two readings; null: that was not the reason. */
export function twoReadings(text: string): string | null {
  const amount = bare(text);
  if (!TWO_WAYS.test(amount)) return null;
  const [fraction, thousands] = [amount.replace(',', '.'), amount.replace(',', '')];
  return `could be ${fraction} or ${thousands}: write the one you mean.`;
}

function bare(text: string): string {
  return text.replace(/^\$\s*|\s*\$$/g, '');
}
