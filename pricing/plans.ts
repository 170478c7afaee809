/**
 * A month's bill under one way to pay, and which of several ways is cheapest at which volume.
 * Exact: between two kinks every bill is a straight line, so changes are found, not sampled.
 */
import { type Exact as Big, count, type Decimal, divide, exact, print, readable } from './money';
import { quote } from './quote';
import type { Rule } from './rule';
import { larger, said, wholeDown, wholeUp, ZERO } from './whole';
import type { Workload } from './workload';

export type Way =
  /** So much an image, whatever the volume. */
  | { kind: 'use'; perImage: Decimal }
  /** By a host's rule, whose volume tiers see the month's volume. */
  | { kind: 'rule'; rule: Rule; workload: Workload }
  /** A fee with images in it; `beyond`: each further image, null where nobody says. */
  | { kind: 'subscription'; fee: Decimal; included: number; beyond: Decimal | null }
  /**
   * Whole packs of images. What is left after `months` is lost and counted as paid; null: it never
   * expires, so only what is used counts.
   */
  | { kind: 'packs'; price: Decimal; images: number; months: number | null }
  /** The first dollars of a month's use are free. */
  | { kind: 'allowance'; perImage: Decimal; freeUsd: Decimal };

export type WayBill =
  | {
      /** US dollars a month, what is lost included. */
      usd: Decimal;
      words: string;
      /** Paid for images that are never made. */
      lost: Decimal;
      /** Paid at once, where more is bought than a month takes; else null. */
      upFront: Decimal | null;
    }
  | { usd: null; reason: string };

/** The month's bill for `images` (whole, at least 1). */
export function billOf(way: Way, images: number): WayBill {
  const n = count(images);
  if (n.lt('1')) throw new RangeError('a month’s bill is for at least one image');
  switch (way.kind) {
    case 'use':
      return plain(n.times(price(way.perImage)), `${said(n)} × $${readable(way.perImage)}`);
    case 'rule':
      return byRule(way, images);
    case 'subscription':
      return subscribed(way, n);
    case 'packs':
      return inPacks(way, n);
    case 'allowance': {
      const used = n.times(price(way.perImage));
      const free = price(way.freeUsd);
      const words = `${said(n)} × $${readable(way.perImage)} − $${way.freeUsd.replace(/\.\d$/, '$&0')} free`;
      return plain(used.gt(free) ? used.minus(free) : ZERO, words);
    }
  }
}

function byRule({ rule, workload }: Extract<Way, { kind: 'rule' }>, images: number): WayBill {
  const q = quote(rule, { ...workload, images, imagesPerMonth: images });
  if (q.total === null) return { usd: null, reason: q.reason ?? 'no price' };
  const [only] = q.terms;
  const words =
    q.terms.length === 1 && only
      ? `${said(images)} × (${only.arithmetic})`
      : q.terms.map((t) => t.arithmetic).join(' + ');
  return plain(exact(q.total), words);
}

function subscribed(way: Extract<Way, { kind: 'subscription' }>, n: Big): WayBill {
  const fee = price(way.fee);
  const over = n.minus(count(way.included));
  if (over.lte('0')) {
    const unused = way.included === 0 ? ZERO : over.times('-1').times(fee);
    const lost = way.included === 0 ? ZERO : divide(unused, count(way.included));
    return { usd: print(fee), words: `$${way.fee} a month`, lost: print(lost), upFront: null };
  }
  if (way.beyond === null)
    return { usd: null, reason: `nobody says what it costs beyond ${said(way.included)} images` };
  const usd = fee.plus(over.times(price(way.beyond)));
  return plain(usd, `$${way.fee} a month + ${said(over)} × $${way.beyond}`);
}

function inPacks(way: Extract<Way, { kind: 'packs' }>, n: Big): WayBill {
  const each = price(way.price);
  const size = packSize(way);
  if (way.months === null) {
    const bought = wholeUp(n, size);
    const words = `${said(n)} ÷ ${said(way.images)} × $${way.price}, the rest of the pack stays`;
    const usd = divide(n.times(each), size);
    return { usd: print(usd), words, lost: '0', upFront: print(bought.times(each)) };
  }
  const months = count(way.months);
  const bought = wholeUp(n.times(months), size);
  const left = bought.times(size).minus(n.times(months));
  const a = way.months === 1 ? '' : ` for ${way.months} months`;
  return {
    usd: print(divide(bought.times(each), months)),
    words: `${said(bought)} ${bought.eq('1') ? 'pack' : 'packs'} × $${way.price}${a}`,
    lost: print(divide(divide(left.times(each), size), months)),
    upFront: way.months === 1 ? null : print(bought.times(each)),
  };
}

export type CheapestRange = {
  from: number;
  /** Inclusive. */
  to: number;
  /** Index into the ways asked about; null where none has a price. */
  way: number | null;
};

/** Pieces looked through before the answer stops short; packs of ten images make many. */
const PIECES = 500;

/**
 * Which way is cheapest at every volume from 1 to `upTo`; of two as cheap the one that was cheapest
 * before stays, else the first. `to` of the last range tells how far was looked.
 */
export function cheapestRanges(ways: readonly Way[], upTo: number): CheapestRange[] {
  const ranges: CheapestRange[] = [];
  const add = (from: number, to: number, way: number | null) => {
    const last = ranges.at(-1);
    if (last && last.way === way) last.to = to;
    else ranges.push({ from, to, way });
  };
  let from = 1;
  for (let piece = 0; from <= upTo && piece < PIECES; piece += 1) {
    const to = Math.min(upTo, ...ways.map((w) => pieceEnd(w, from)));
    const lines = ways.map((w) => lineOf(w, from, to));
    let at = from;
    let best = cheapestAt(lines, 0, ranges.at(-1)?.way ?? null);
    while (best !== null) {
      const next = overtaken(lines, best, at - from, to - from);
      if (next === null) break;
      add(at, from + next - 1, best);
      at = from + next;
      best = cheapestAt(lines, next, null);
    }
    add(at, to, best);
    from = to + 1;
  }
  return ranges;
}

/** Corners of a way's bill from 1 to `upTo` images: straight between them, two at a step. */
export function wayCorners(way: Way, upTo: number, most = 120): { images: number; usd: Decimal }[] {
  const corners: { images: number; usd: Decimal }[] = [];
  for (let from = 1; from <= upTo && corners.length < most; ) {
    const to = Math.min(upTo, pieceEnd(way, from));
    for (const images of from === to ? [from] : [from, to]) {
      const { usd } = billOf(way, images);
      if (usd !== null) corners.push({ images, usd });
    }
    from = to + 1;
  }
  return corners;
}

/** A bill over one piece: start + slope × (images − first); null where there is none. */
type Line = { start: Big; slope: Big } | null;

function lineOf(way: Way, from: number, to: number): Line {
  const first = billOf(way, from).usd;
  if (first === null) return null;
  const start = exact(first);
  if (from === to) return { start, slope: ZERO };
  const next = billOf(way, from + 1).usd;
  return next === null ? null : { start, slope: exact(next).minus(start) };
}

/** Thirds of a dollar are cut far behind these places; a tie must not be broken by the cut. */
const TIE_PLACES = 20;

const at = (line: NonNullable<Line>, k: number) =>
  line.start.plus(line.slope.times(count(k))).round(TIE_PLACES, 1);

function cheapestAt(lines: readonly Line[], k: number, held: number | null): number | null {
  let best: number | null = held !== null && lines[held] ? held : null;
  lines.forEach((line, i) => {
    const now = best === null ? null : (lines[best] ?? null);
    if (line && (now === null || at(line, k).lt(at(now, k)))) best = i;
  });
  return best;
}

/** The first step beyond `k` at which some way is cheaper than `best`; null: none up to `end`. */
function overtaken(lines: readonly Line[], best: number, k: number, end: number): number | null {
  const own = lines[best];
  if (!own) return null;
  let first: number | null = null;
  for (const line of lines) {
    const gain = line && own.slope.minus(line.slope);
    if (!line || !gain || gain.lte(ZERO)) continue;
    const behind = at(line, k).minus(at(own, k));
    const near = k + Number(print(larger(ZERO, wholeDown(behind, gain)))) + 1;
    const step = at(line, near).lt(at(own, near)) ? near : near + 1;
    if (step <= end && (first === null || step < first)) first = step;
  }
  return first;
}

const ENDLESS = Number.MAX_SAFE_INTEGER;

/** The last volume of the straight piece that begins at `from`. */
function pieceEnd(way: Way, from: number): number {
  switch (way.kind) {
    case 'use':
      return ENDLESS;
    case 'rule': {
      const edges = way.rule.terms
        .flatMap((t) => t.when ?? [])
        .flatMap((c) => (c.kind === 'volume' ? [c.above, c.upTo ?? ENDLESS] : []));
      return Math.min(ENDLESS, ...edges.filter((edge) => edge >= from));
    }
    case 'subscription':
      return from <= way.included ? way.included : ENDLESS;
    case 'packs': {
      if (way.months === null) return ENDLESS;
      const months = count(way.months);
      const packs = wholeUp(count(from).times(months), packSize(way));
      return Number(print(wholeDown(packs.times(packSize(way)), months)));
    }
    case 'allowance': {
      const each = price(way.perImage);
      if (each.eq(ZERO)) return ENDLESS;
      const free = Number(print(wholeDown(price(way.freeUsd), each)));
      return from <= free ? free : ENDLESS;
    }
  }
}

function plain(usd: Big, words: string): WayBill {
  return { usd: print(usd), words, lost: '0', upFront: null };
}

function packSize({ images }: { images: number }): Big {
  const size = count(images);
  if (size.lt('1')) throw new RangeError('a pack holds at least one image');
  return size;
}

function price(value: Decimal): Big {
  const amount = exact(value);
  if (amount.lt('0')) throw new RangeError('a price is never negative');
  return amount;
}
