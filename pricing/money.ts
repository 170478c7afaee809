/**
 * Exact decimals. Invariant 6: no float ever holds a price; amounts travel as
 * decimal strings and are computed with big.js in strict mode (numbers throw).
 */
import Big from 'big.js';

/** A decimal number in plain notation, e.g. "0.003". Never a float, never an exponent. */
export type Decimal = string;

export const Exact = Big();
Exact.strict = true;
// Only ratios of steps and volumes divide inexactly. They are cut to PLACES, far below any
// amount billed; the digits beyond are a guard, so that thirds still add up to a whole.
Exact.DP = 50;
export const PLACES = 30;

export type Exact = Big;

/** Feeds write small amounts as 8.3e-08; an exponent beyond two digits is an attack or a slip. */
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d{1,2})?$/i;
const LONGEST = 300;

/** Reads a decimal string; throws on anything that isn't one (numbers, "", "1,5", "NaN", "1e999"). */
export function exact(value: Decimal): Big {
  if (typeof value !== 'string') throw new TypeError(`not a decimal string: ${typeof value}`);
  if (value.length > LONGEST || !NUMBER.test(value))
    throw new RangeError(`not a decimal: ${JSON.stringify(value.slice(0, 40))}`);
  return new Exact(value);
}

/** A count (pixels, steps, images) as an exact number; throws unless a safe integer ≥ 0. */
export function count(value: number): Big {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a count: ${value}`);
  return new Exact(String(value));
}

/** Prints without exponent and without trailing zeros: 1e-7 → "0.0000001", "0.10" → "0.1". */
export function print(value: Big): Decimal {
  const text = value.toFixed();
  return text === '-0' ? '0' : text;
}

/** One spelling per number, so that "0.10", "00.1" and "1e-1" count as the same amount. */
export function canonical(value: Decimal): Decimal {
  return print(exact(value));
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
export function divide(a: Big, b: Big): Big {
  if (b.c.length === 1 && b.c[0] === 1 && b.e === 0 && b.s === 1)
    return a.round(PLACES, Exact.roundHalfUp);
  // In whole numbers: a long division digit by digit is what a ranking would spend its time on.
  const shift = lastPlace(a) - lastPlace(b) + PLACES;
  const top = whole(a) * 10n ** BigInt(Math.max(shift, 0));
  const bottom = whole(b) * 10n ** BigInt(Math.max(-shift, 0));
  if (bottom === 0n) throw new RangeError('[big.js] Division by zero');
  const units = (2n * top + bottom) / (2n * bottom);
  return new Exact(`${a.s === b.s ? '' : '-'}${units}e-${PLACES}`);
}

/** The digits of a number without sign and point, and the power of ten of the last of them. */
const whole = (value: Big): bigint => BigInt(value.c.join(''));
const lastPlace = (value: Big): number => value.e - (value.c.length - 1);

const WHOLES = Big();
WHOLES.DP = 0;
const TENTHS = Big();
TENTHS.DP = 1;

/** A quotient to be read, rounded half up to whole numbers or tenths at once; throws when b is 0. */
export function quotientTo(a: Big, b: Big, places: 0 | 1): Big {
  const Rounded = places === 0 ? WHOLES : TENTHS;
  return new Rounded(a).div(b);
}

/** Rounds to a multiple of `to` (e.g. "0.0001"), up or to the nearest; throws unless `to` > 0. */
export function roundTo(value: Big, to: Decimal, mode: 'up' | 'nearest'): Big {
  const step = exact(to);
  if (step.lte('0')) throw new RangeError('rounds to a multiple of something above 0');
  const scaled = value.div(step);
  return scaled.round(0, mode === 'up' ? Exact.roundUp : Exact.roundHalfUp).times(step);
}
