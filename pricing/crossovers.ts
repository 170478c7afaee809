/**
 * Where the cheapest changes: exact points along size, volume or acceptance, never samples between
 * which something may hide. The winner on both sides of every point is the one that `rank` places first.
 */
import { type Exact as Big, count, type Decimal, divide, exact, print } from './money';
import type { Condition, Rule } from './rule';

/** An offer along an axis of whole numbers: scale of a shape, images a month. */
export type Contestant = {
  id: string;
  host: string;
  /** US dollars at a place of the axis; null: not sold there. */
  usdAt: (x: number) => Decimal | null;
};

/** A stretch of the axis, both ends included, with one cheapest offer; null: nobody sells there. */
export type Stretch = { from: number; to: number; id: string | null };

/** The cheapest at one place; ties go the way of a ranking, by host and then by id. */
export function cheapestAt(contestants: readonly Contestant[], x: number): string | null {
  let best: { c: Contestant; usd: Big } | null = null;
  for (const c of contestants) {
    const text = c.usdAt(x);
    if (text === null) continue;
    const usd = exact(text);
    if (!usd.gt('0')) continue;
    const order = best ? usd.cmp(best.usd) || byHost(c, best.c) : -1;
    if (order < 0) best = { c, usd };
  }
  return best?.c.id ?? null;
}

/**
 * Every place from `from` to `to` in steps, for prices that jump anywhere (rounded megapixels,
 * tiles, tables of single sizes). Offers that cost the same everywhere may say so by returning a
 * kept string; the work is one comparison each.
 */
export function alongSteps(
  contestants: readonly Contestant[],
  { from, to, step }: { from: number; to: number; step: number },
): Stretch[] {
  const found: Stretch[] = [];
  for (let x = from; x <= to; x += step) {
    const id = cheapestAt(contestants, x);
    const last = found.at(-1);
    if (last && last.id === id) last.to = x;
    else found.push({ from: x, to: x, id });
  }
  return found;
}

/**
 * An axis too long to walk: between neighbouring `breaks` every two prices differ by a monotone
 * amount, so they change places at most once there, and halving finds where. Volume tiers are
 * such: flat, or a fixed part shared by more and more images.
 * @param breaks last places before a rule changes, ascending or not
 */
export function alongBreaks(
  contestants: readonly Contestant[],
  { from, to, breaks }: { from: number; to: number; breaks: readonly number[] },
): Stretch[] {
  const winner = (x: number) => cheapestAt(contestants, x);
  const inside = [...new Set(breaks)].filter((b) => b >= from && b < to).sort((a, b) => a - b);
  const found: Stretch[] = [];
  const add = (a: number, b: number, id: string | null) => {
    const last = found.at(-1);
    if (last && last.id === id) last.to = b;
    else found.push({ from: a, to: b, id });
  };
  const split = (a: number, b: number, atA: string | null, atB: string | null) => {
    // Whoever is cheapest at both ends of a stretch without breaks is so all along it.
    if (atA === atB) return add(a, b, atA);
    if (b - a === 1) {
      add(a, a, atA);
      return add(b, b, atB);
    }
    const middle = Math.floor((a + b) / 2);
    const at = winner(middle);
    split(a, middle, atA, at);
    if (middle + 1 <= b) split(middle + 1, b, winner(middle + 1), atB);
  };
  [...inside, to].reduce((start, end) => {
    split(start, end, winner(start), winner(end));
    return end + 1;
  }, from);
  return found;
}

/** The last image of every volume tier that a rule tells apart. */
export function volumeBreaks(rule: Rule): number[] {
  const tiers = rule.terms
    .flatMap((term) => term.when ?? [])
    .filter((c): c is Extract<Condition, { kind: 'volume' }> => c.kind === 'volume');
  return tiers.flatMap((c) => [c.above, ...(c.upTo === undefined ? [] : [c.upTo])]);
}

/** A kept image costs `sticker` × attempts + `kept` dollars. */
export type Line = { id: string; host: string; sticker: Decimal; kept: Decimal };

/** From `attempts` for each kept image on, up to the next one's, `id` is cheapest. */
export type Envelope = { attempts: Decimal; acceptance: Decimal; id: string };

/**
 * The cheapest by acceptance: the lower envelope of lines over the attempts that one kept image
 * takes, from 1 to `most`. At a point itself both cost the same.
 * @returns attempts ascending, so acceptance (percent) descending from 100
 */
export function alongAcceptance(lines: readonly Line[], most = 1000): Envelope[] {
  const found: Envelope[] = [];
  let at = count(1);
  let now = lowest(lines, at);
  while (now) {
    const attempts = print(at);
    found.push({ attempts, acceptance: print(divide(count(100), at).round(6, 1)), id: now.id });
    const next = overtaker(now, lines, at);
    if (!next || next.at.gt(count(most))) break;
    at = next.at;
    now = next.line;
  }
  return found;
}

/** At a place; of those that cost the same there, the one that is cheaper just beyond it. */
function lowest(lines: readonly Line[], at: Big): Line | undefined {
  const cost = (l: Line) => exact(l.sticker).times(at).plus(exact(l.kept));
  return [...lines].sort(
    (a, b) => cost(a).cmp(cost(b)) || exact(a.sticker).cmp(exact(b.sticker)) || byHost(a, b),
  )[0];
}

/** The line that first crosses below: one with a lower sticker. Of several at one point the lowest. */
function overtaker(now: Line, lines: readonly Line[], from: Big) {
  let best: { line: Line; at: Big } | null = null;
  for (const line of lines) {
    const gain = exact(now.sticker).minus(exact(line.sticker));
    if (!gain.gt('0')) continue;
    const at = divide(exact(line.kept).minus(exact(now.kept)), gain);
    if (at.lt(from)) continue;
    const order = best ? at.cmp(best.at) || exact(line.sticker).cmp(exact(best.line.sticker)) : -1;
    if (order < 0 || (order === 0 && best && byHost(line, best.line) < 0)) best = { line, at };
  }
  return best;
}

function byHost(a: { host: string; id: string }, b: { host: string; id: string }): number {
  if (a.host !== b.host) return a.host < b.host ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
