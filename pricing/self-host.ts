/**
 * What a rented machine costs a month, and from how many images on it beats a price per image.
 * An always-on machine is paid by the month and full at some point: the next image needs a second
 * one. A machine paid by use has no such steps. Labour is the same whatever is made.
 */
import { type Exact as Big, count, type Decimal, divide, exact, print } from './money';
import type { Size } from './size';
import { larger, ONE, said, wholeDown, wholeUp, ZERO } from './whole';

/** 8,760 hours a year ÷ 12. */
export const HOURS_A_MONTH = '730';

export type Machine = {
  rent: /** US dollars a month for a machine that is always on. */
    | { kind: 'month'; usd: Decimal }
    /** US dollars an hour; `always`: all hours of the month, `used`: only those that are needed. */
    | { kind: 'hour'; usd: Decimal; billed: 'always' | 'used' };
  /** While it works; null: unknown, and one machine is taken to do. */
  imagesPerHour: Decimal | null;
  /** Share of the paid hours in which it works: above 0, at most 1. */
  utilisation: Decimal;
  labourHours: Decimal;
  labourRate: Decimal;
};

export type SelfHostBill = {
  /** US dollars a month, labour included; what the lines add up to. */
  usd: Decimal;
  machines: number;
  lines: { words: string; usd: Decimal }[];
};

export type BreakEven = {
  /** Least images a month at which renting is no dearer; null: it never is. */
  from: Decimal | null;
  /** From here on it stays so, however many machines are added; null: it never does. */
  forGood: Decimal | null;
  /** Between the two, the first few ranges in which a machine just added makes renting dearer. */
  dearerAgain: { from: Decimal; to: Decimal }[];
};

/** Ranges named one by one; the figures around them are exact all the same. */
const RANGES = 5;

type Cost =
  | { kind: 'steps'; each: Big; capacity: Big | null; labour: Big }
  /** `usd ÷ per` for one image. */
  | { kind: 'metered'; usd: Big; per: Big; labour: Big };

/**
 * Images a month that one machine can make, in whole images; null when its speed is unknown.
 * @throws RangeError on a machine that cannot be
 */
export function capacityOf(m: Machine): Decimal | null {
  if (m.imagesPerHour === null) return null;
  const each = wholeDown(workedPerHour(m).times(HOURS_A_MONTH), ONE);
  if (each.lt('1')) throw new RangeError('a machine must make at least one image a month');
  return print(each);
}

/** The month's cost of `images` (whole, ≥ 0) on as many machines as they take. */
export function selfHostBill(m: Machine, images: number): SelfHostBill {
  const cost = costOf(m);
  const n = count(images);
  const machines =
    cost.kind === 'steps' ? machinesFor(n, cost.capacity) : machinesFor(n, capacityAround(m));
  const labour = {
    words: `${m.labourHours} hours of work × $${m.labourRate}`,
    usd: print(cost.labour),
  };
  const rent =
    cost.kind === 'steps'
      ? { words: rentWords(m, machines), usd: print(cost.each.times(machines)) }
      : meteredLine(m, cost, n);
  const lines = cost.labour.eq(ZERO) ? [rent] : [rent, labour];
  const usd = lines.reduce((total, l) => total.plus(exact(l.usd)), ZERO);
  return { usd: print(usd), machines: Number(print(machines)), lines };
}

/**
 * Where renting beats an API.
 * @param apiPerImage US dollars, above 0
 */
export function breakEven(m: Machine, apiPerImage: Decimal): BreakEven {
  const price = exact(apiPerImage);
  if (price.lte('0')) throw new RangeError('the price per image must be above 0');
  const cost = costOf(m);
  if (cost.kind === 'metered') return meteredBreakEven(cost, price);
  const { each, capacity, labour } = cost;
  if (capacity === null) {
    const at = print(larger(ONE, wholeUp(each.plus(labour), price)));
    return { from: at, forGood: at, dearerAgain: [] };
  }
  return steppedBreakEven({ each, capacity, labour, price });
}

/**
 * Corners of the cost line from 0 images to `upTo`: exact, in order, at most `most` of them. The
 * cost rises straight from each corner to the next; two corners at one volume are a step.
 */
export function costCorners(
  m: Machine,
  upTo: number,
  most = 200,
): { images: number; usd: Decimal }[] {
  const cost = costOf(m);
  const corner = (images: number, usd: Big) => ({ images, usd: print(usd) });
  const at = (images: number) => corner(images, exact(selfHostBill(m, images).usd));
  if (cost.kind === 'metered' || cost.capacity === null) return [at(0), at(upTo)];
  const corners = [at(0)];
  const capacity = Number(print(cost.capacity));
  for (let full = capacity; full < upTo && corners.length + 2 < most; full += capacity)
    corners.push(at(full), corner(full, exact(at(full).usd).plus(cost.each)));
  return [...corners, at(upTo)];
}

function costOf(m: Machine): Cost {
  const labour = nonNegative(m.labourHours, 'hours of work').times(
    nonNegative(m.labourRate, 'the rate of an hour of work'),
  );
  const usd = nonNegative(m.rent.usd, 'the rent');
  if (m.rent.kind === 'hour' && m.rent.billed === 'used') {
    if (m.imagesPerHour === null) throw new RangeError('paid by use, the speed must be known');
    return { kind: 'metered', usd, per: workedPerHour(m), labour };
  }
  const each = m.rent.kind === 'month' ? usd : usd.times(HOURS_A_MONTH);
  const capacity = capacityOf(m);
  return { kind: 'steps', each, capacity: capacity === null ? null : exact(capacity), labour };
}

function workedPerHour(m: Machine): Big {
  const share = exact(m.utilisation);
  if (share.lte('0') || share.gt('1'))
    throw new RangeError('utilisation must be above 0 and at most 1');
  const speed = exact(m.imagesPerHour ?? '0');
  if (speed.lte('0')) throw new RangeError('images an hour must be above 0');
  return speed.times(share);
}

function capacityAround(m: Machine): Big | null {
  const capacity = capacityOf(m);
  return capacity === null ? null : exact(capacity);
}

/** At least one: an always-on machine is paid for also when nothing is made. */
function machinesFor(images: Big, capacity: Big | null): Big {
  return capacity === null ? ONE : larger(ONE, wholeUp(images, capacity));
}

function meteredBreakEven(c: Extract<Cost, { kind: 'metered' }>, price: Big): BreakEven {
  const gain = price.times(c.per).minus(c.usd);
  if (gain.lt(ZERO) || (gain.eq(ZERO) && c.labour.gt(ZERO)))
    return { from: null, forGood: null, dearerAgain: [] };
  const from = c.labour.eq(ZERO) ? ONE : larger(ONE, wholeUp(c.labour.times(c.per), gain));
  return { from: print(from), forGood: print(from), dearerAgain: [] };
}

type Steps = { each: Big; capacity: Big; labour: Big; price: Big };

/** With k machines renting wins in [max(first of k, cost of k ÷ price), capacity of k]. */
function steppedBreakEven(s: Steps): BreakEven {
  const { each, capacity, labour, price } = s;
  const gain = capacity.times(price).minus(each);
  const never = { from: null, forGood: null, dearerAgain: [] };
  if (gain.lt(ZERO) || (gain.eq(ZERO) && labour.gt(ZERO))) return never;
  const startOf = (k: Big) => {
    const first = k.minus('1').times(capacity).plus('1');
    return larger(first, wholeUp(each.times(k).plus(labour), price));
  };
  const k0 = gain.eq(ZERO) ? ONE : larger(ONE, wholeUp(labour, gain));
  const from = startOf(k0);
  // The first machine number with which renting wins from its very first image.
  const last = gain.eq(ZERO)
    ? capacity.eq(ONE)
      ? ONE
      : null
    : larger(k0, wholeUp(labour.plus(price.times(capacity.minus('1'))), gain));
  const dearerAgain: BreakEven['dearerAgain'] = [];
  for (
    let k = k0.plus('1');
    dearerAgain.length < RANGES && (last === null || k.lte(last));
    k = k.plus('1')
  ) {
    const full = k.minus('1').times(capacity);
    const start = startOf(k);
    if (start.gt(full.plus('1')))
      dearerAgain.push({ from: print(full.plus('1')), to: print(start.minus('1')) });
  }
  return {
    from: print(from),
    forGood: last === null ? null : print(forGoodFrom(last, k0, startOf, capacity)),
    dearerAgain,
  };
}

/** Where the last machine that begins dearer ends its dear stretch; else where renting first wins. */
function forGoodFrom(last: Big, k0: Big, startOf: (k: Big) => Big, capacity: Big): Big {
  for (let k = last; k.gt(k0); k = k.minus('1')) {
    const first = k.minus('1').times(capacity).plus('1');
    if (startOf(k).gt(first)) return startOf(k);
  }
  return startOf(k0);
}

function rentWords(m: Machine, machines: Big): string {
  const many = machines.eq(ONE) ? '1 machine' : `${said(machines)} machines`;
  return m.rent.kind === 'month'
    ? `${many} × $${m.rent.usd} a month`
    : `${many} × ${HOURS_A_MONTH} hours × $${m.rent.usd}`;
}

function meteredLine(m: Machine, c: Extract<Cost, { kind: 'metered' }>, images: Big) {
  const share = print(exact(m.utilisation).times('100'));
  return {
    words: `${said(images)} images ÷ (${m.imagesPerHour} an hour × ${share}% of paid hours) × $${m.rent.usd} an hour`,
    usd: print(divide(images.times(c.usd), c.per)),
  };
}

function nonNegative(value: Decimal, what: string): Big {
  const amount = exact(value);
  if (amount.lt('0')) throw new RangeError(`${what} can’t be negative`);
  return amount;
}

/**
 * A speed stated for one size, at another: as many pixels in the hour. Our assumption, to be said;
 * images an hour, cut to two places.
 */
export function speedAtSize(imagesPerHour: Decimal, stated: Size, asked: Size): Decimal {
  const pixels = ({ width, height }: Size) => count(width * height);
  const scaled = divide(exact(imagesPerHour).times(pixels(stated)), pixels(asked));
  return print(scaled.round(2, 0));
}
