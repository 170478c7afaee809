/**
 * Exact decimals. Invariant 6: no float ever holds a price; amounts travel as
 * decimal strings and are computed exactly (numbers throw).
 */
import { Exact } from './exact';

/** A decimal number in plain notation, e.g. "0.003". Never a float, never an exponent. */
export type Decimal = string;

export { Exact };

/**
 * Only ratios of steps and volumes divide inexactly. They are cut to PLACES, far below any
 * amount billed; a quotient's digits beyond are a guard, so that thirds still add up to a whole.
 */
export const PLACES = 30;

/** Feeds write small amounts as 8.3e-08; an exponent beyond two digits is an attack or a slip. */
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d{1,2})?$/i;
const LONGEST = 300;

/** Reads a decimal string; throws on anything that isn't one (numbers, "", "1,5", "NaN", "1e999"). */
export function exact(value: Decimal): Exact {
  if (typeof value !== 'string') throw new TypeError(`not a decimal string: ${typeof value}`);
  if (value.length > LONGEST || !NUMBER.test(value))
    throw new RangeError(`not a decimal: ${JSON.stringify(value.slice(0, 40))}`);
  return Exact.read(value);
}

/** A count (pixels, steps, images) as an exact number; throws unless a safe integer ≥ 0. */
export function count(value: number): Exact {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a count: ${value}`);
  return new Exact(BigInt(value), 0);
}

/** Prints without exponent and without trailing zeros: 1e-7 → "0.0000001", "0.10" → "0.1". */
export function print(value: Exact): Decimal {
  return value.toFixed();
}

/** One spelling per number, so that "0.10", "00.1" and "1e-1" count as the same amount. */
export function canonical(value: Decimal): Decimal {
  return print(exact(value));
}

/** Significant digits of an amount that is shown whole; a longer one keeps so many, or so many places. */
const SHOWN_WHOLE = 8;
const SHOWN = 6;
const SHOWN_PLACES = 4;

/** For words only: "0.003" as it is, "0.004739336492890995" → "0.00473934". Never computed with. */
export function readable(amount: Decimal): Decimal {
  const value = exact(amount);
  const digits = print(value).replace(/^-?0\.0*|\D/g, '');
  if (digits.length <= SHOWN_WHOLE) return print(value);
  return print(value.round(value.abs().gte('1') ? SHOWN_PLACES : SHOWN - 1 - value.e));
}

/** True when two amounts differ only by float noise in the last digits of a feed. */
export function sameAmount(a: Decimal, b: Decimal): boolean {
  const x = exact(a);
  const y = exact(b);
  if (x.eq(y)) return true;
  const larger = x.abs().gt(y.abs()) ? x.abs() : y.abs();
  return x.minus(y).abs().lte(larger.times('0.000000001'));
}

/** Sum of decimal strings. */
export function sum(values: readonly Decimal[]): Decimal {
  return print(values.reduce((total, v) => total.plus(exact(v)), exact('0')));
}

/** As money is nearly always written: without sign, exponent or leading zeros. */
const PLAIN = /^(?:0|[1-9]\d{0,29})(?:\.\d{1,60})?$/;

/** Compares two amounts: negative when a < b. */
export function compare(a: Decimal, b: Decimal): number {
  // Sorting a history compares tens of thousands of amounts; digits need no arithmetic.
  if (PLAIN.test(a) && PLAIN.test(b)) return a === b ? 0 : compareDigits(a, b);
  return exact(a).cmp(exact(b));
}

/** Of two plain decimals: the longer whole part is larger, else the first digit that differs tells. */
function compareDigits(a: Decimal, b: Decimal): number {
  const [wholeA = '', fractionA = ''] = a.split('.');
  const [wholeB = '', fractionB = ''] = b.split('.');
  if (wholeA.length !== wholeB.length) return wholeA.length < wholeB.length ? -1 : 1;
  if (wholeA !== wholeB) return wholeA < wholeB ? -1 : 1;
  const places = Math.max(fractionA.length, fractionB.length);
  const [x, y] = [fractionA.padEnd(places, '0'), fractionB.padEnd(places, '0')];
  return x === y ? 0 : x < y ? -1 : 1;
}

/** A quotient at PLACES decimals, half up; throws when the divisor is 0. */
export function divide(a: Exact, b: Exact): Exact {
  return a.div(b, PLACES);
}

/** A quotient to be read, rounded half up to so few places at once; throws when b is 0. */
export function quotientTo(a: Exact, b: Exact, places: 0 | 1 | 2): Exact {
  return a.div(b, places);
}

/** Rounds to a multiple of `to` (e.g. "0.0001"), up or to the nearest; throws unless `to` > 0. */
export function roundTo(value: Exact, to: Decimal, mode: 'up' | 'nearest'): Exact {
  const step = exact(to);
  if (step.lte('0')) throw new RangeError('rounds to a multiple of something above 0');
  const scaled = value.div(step);
  return scaled.round(0, mode === 'up' ? Exact.roundUp : Exact.roundHalfUp).times(step);
}
