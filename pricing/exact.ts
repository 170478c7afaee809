/**
 * Exact decimals in whole numbers: `units` ÷ 10^`places`. What a ranking spends its time on, so it
 * is the engine's own integers rather than digits in a list; big.js is what the tests hold it against.
 */
type Operand = Exact | string;

/** Decimal places of a quotient, half up; see `PLACES` for where prices are cut. */
const QUOTIENT = 50;

const DOWN = 0;
const HALF_UP = 1;
const UP = 3;
/** Towards zero, to the nearest (a half away from zero), away from zero. */
export type Rounding = typeof DOWN | typeof HALF_UP | typeof UP;

const TENS: bigint[] = [1n];

function ten(power: number): bigint {
  for (let i = TENS.length; i <= power; i += 1) TENS.push((TENS[i - 1] ?? 1n) * 10n);
  return TENS[power] ?? 1n;
}

export class Exact {
  static readonly roundDown = DOWN;
  static readonly roundHalfUp = HALF_UP;
  static readonly roundUp = UP;

  constructor(
    readonly units: bigint,
    readonly places: number,
  ) {}

  /** @param text digits, perhaps with a sign, a fraction and an exponent: not checked again here */
  static read(text: string): Exact {
    const [digits = '', power = '0'] = text.toLowerCase().split('e');
    const point = digits.indexOf('.');
    if (point < 0 && power === '0') return new Exact(BigInt(digits), 0);
    const units = BigInt(point < 0 ? digits : digits.slice(0, point) + digits.slice(point + 1));
    const places = (point < 0 ? 0 : digits.length - point - 1) - Number(power);
    return places < 0 ? new Exact(units * ten(-places), 0) : new Exact(units, places);
  }

  plus(other: Operand): Exact {
    const b = operand(other);
    if (this.places === b.places) return new Exact(this.units + b.units, this.places);
    const places = Math.max(this.places, b.places);
    return new Exact(this.at(places) + b.at(places), places);
  }

  minus(other: Operand): Exact {
    const b = operand(other);
    return this.plus(new Exact(-b.units, b.places));
  }

  times(other: Operand): Exact {
    const b = operand(other);
    return new Exact(this.units * b.units, this.places + b.places);
  }

  /** Rounded half up; throws when the divisor is 0. */
  div(other: Operand, places: number = QUOTIENT): Exact {
    const b = operand(other);
    if (b.units === 0n) throw new RangeError('division by zero');
    const shift = places + b.places - this.places;
    const top = shift < 0 ? this.units : this.units * ten(shift);
    const bottom = shift < 0 ? b.units * ten(-shift) : b.units;
    return new Exact(rounded(top, bottom, HALF_UP), places);
  }

  round(places = 0, how: Rounding = HALF_UP): Exact {
    if (this.places <= places) return this;
    return new Exact(rounded(this.units, ten(this.places - places), how), places);
  }

  abs(): Exact {
    return this.units < 0n ? new Exact(-this.units, this.places) : this;
  }

  cmp(other: Operand): -1 | 0 | 1 {
    const b = operand(other);
    const places = Math.max(this.places, b.places);
    const x = this.at(places);
    const y = b.at(places);
    return x < y ? -1 : x > y ? 1 : 0;
  }

  eq(other: Operand): boolean {
    return this.cmp(other) === 0;
  }
  gt(other: Operand): boolean {
    return this.cmp(other) > 0;
  }
  gte(other: Operand): boolean {
    return this.cmp(other) >= 0;
  }
  lt(other: Operand): boolean {
    return this.cmp(other) < 0;
  }
  lte(other: Operand): boolean {
    return this.cmp(other) <= 0;
  }

  /** The power of ten of the first digit: 2 of 123, -3 of 0.0012; 0 of 0. */
  get e(): number {
    return this.units === 0n ? 0 : digitsOf(this.abs().units).length - 1 - this.places;
  }

  /** Without exponent: to so many places, or without zeros at the end. */
  toFixed(places?: number, how: Rounding = HALF_UP): string {
    if (places !== undefined) return this.round(places, how).padded(places);
    const text = this.padded(this.places);
    return this.places === 0 ? text : text.replace(/\.?0+$/, '');
  }

  toString(): string {
    return this.toFixed();
  }

  toJSON(): string {
    return this.toFixed();
  }

  /** No price ever becomes a float by an operator that looks harmless. */
  valueOf(): never {
    throw new TypeError('an exact decimal is compared and added by its methods');
  }

  /** Its units at so many places, no fewer than its own. */
  private at(places: number): bigint {
    return places === this.places ? this.units : this.units * ten(places - this.places);
  }

  private padded(places: number): string {
    const digits = digitsOf(this.abs().at(places)).padStart(places + 1, '0');
    const sign = this.units < 0n ? '-' : '';
    if (places === 0) return sign + digits;
    return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }
}

/** As strict as `exact` is: numbers throw. */
const PLAIN = /^-?\d+(\.\d+)?(e[+-]?\d{1,2})?$/i;

function operand(value: Operand): Exact {
  if (value instanceof Exact) return value;
  if (typeof value !== 'string' || !PLAIN.test(value))
    throw new TypeError(`not a decimal: ${String(value)}`);
  return Exact.read(value);
}

const CHUNK = 15;
const CHUNK_UNITS = ten(CHUNK);

/** In pieces that are safe integers: browsers print long integers some seventy times slower. */
function digitsOf(units: bigint): string {
  let digits = '';
  let rest = units;
  while (rest >= CHUNK_UNITS) {
    const left = rest / CHUNK_UNITS;
    digits = String(Number(rest - left * CHUNK_UNITS)).padStart(CHUNK, '0') + digits;
    rest = left;
  }
  return String(Number(rest)) + digits;
}

function rounded(top: bigint, bottom: bigint, how: Rounding): bigint {
  const whole = top / bottom;
  const rest = top % bottom;
  if (rest === 0n || how === DOWN) return whole;
  const away = top < 0n === bottom < 0n ? 1n : -1n;
  if (how === UP) return whole + away;
  const [part, all] = [rest < 0n ? -rest : rest, bottom < 0n ? -bottom : bottom];
  return 2n * part >= all ? whole + away : whole;
}
