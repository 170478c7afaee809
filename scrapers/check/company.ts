/**
 * Guards on a price beside the others of its page: alone it could be a real change, in this
 * company it is rather a row or column that has shifted.
 */
import { compare } from '@/pricing';
import type { NamedOffer } from '../resolve';
import { usdPerUnit } from './band';
import { partsOf } from './compare';
import type { Compared } from './host';
import type { KnownOffer } from './known';
import type { Suspicion } from './row';

/** Known offers that must vanish from a page, and their share, before what is new there is held. */
const LOST_LEAST = 2;
const LOST_SHARE = 0.3;

/** A known price and another one, read on a page that need not be where it was read last. */
export type Pair = { known: KnownOffer; read: NamedOffer; sourceUrl: string };
export type Fresh = { offer: NamedOffer; sourceUrl: string };
type Move = { pair: Pair; from: string; to: string };

/**
 * @param looked known offers that were looked for, with what was read of each
 * @param changed those read at another price than the one known
 * @param jumped true for a price that a guard of its own holds back as a jump
 */
export function inBadCompany(
  looked: readonly Compared[],
  fresh: readonly Fresh[],
  changed: readonly Pair[],
  jumped: (offer: NamedOffer) => boolean,
): Map<NamedOffer, Suspicion> {
  const lost = looked.filter((c) => !c.read).map((c) => c.known);
  // A known offer that is billed otherwise now has left its price free for another row, too.
  const left = [...lost, ...changed.map((c) => c.known)];
  const found = new Map([
    ...exchanged(changed, lost),
    ...takenOver(fresh, left),
    ...partsTakenOver(changed),
  ]);
  for (const { read, sourceUrl } of changed) {
    const other = changed.find((c) => c.sourceUrl === sourceUrl && jumped(c.read));
    if (!other || other.read === read) continue;
    const detail = `changed together with ${other.read.hostModel}, which jumped: rows or columns may have shifted`;
    found.set(read, { guard: 'beside_a_jump', detail });
  }
  for (const { offer, sourceUrl } of fresh) {
    const before = looked.filter((c) => c.known.sourceUrl === sourceUrl);
    const gone = before.filter((c) => !c.read).length;
    if (gone < LOST_LEAST || gone < before.length * LOST_SHARE) continue;
    const detail = `new on a page on which ${gone} of ${before.length} known offers are no longer found`;
    found.set(offer, { guard: 'reshaped_page', detail });
  }
  return found;
}

/**
 * Prices that took each other's places: linked by equal values, some went up and some down, or
 * the last of them took the place of one that is gone.
 */
function exchanged(
  changed: readonly Pair[],
  lost: readonly KnownOffer[],
): [NamedOffer, Suspicion][] {
  const moves = changed.flatMap(movesOf);
  return moves.flatMap((move) => {
    const chain = linked(move, moves);
    const up = chain.filter((m) => compare(m.to, m.from) > 0).length;
    const oneWay = up === 0 || up === chain.length;
    if (oneWay && !chain.some((m) => lost.some((known) => cost(known, m.to, m.pair)))) return [];
    const detail = `went from $${move.from} to $${move.to}, which was another one's price on this page: cells exchanged?`;
    return [[move.pair.read, { guard: 'exchanged', detail }]];
  });
}

/** New offers at the very price of one that is gone from the page. */
function takenOver(
  fresh: readonly Fresh[],
  lost: readonly KnownOffer[],
): [NamedOffer, Suspicion][] {
  return fresh.flatMap(({ offer, sourceUrl }) => {
    const prices = [...partsOf(offer.rule).values()].flatMap(
      (t) => usdPerUnit(t, offer.rule) ?? [],
    );
    const before = lost.find((k) => prices.some((usd) => cost(k, usd, { sourceUrl })));
    if (!before) return [];
    const detail = `new at the price that ${before.hostModel} no longer has: a row that has shifted?`;
    return [[offer, { guard: 'exchanged', detail }]];
  });
}

/** Parts that an offer has new, at the price of a part that another one of the page has lost. */
function partsTakenOver(changed: readonly Pair[]): [NamedOffer, Suspicion][] {
  const costs = (rule: NamedOffer['rule'], other: NamedOffer['rule']): string[] => {
    const had = partsOf(other);
    return [...partsOf(rule)].flatMap(([part, term]) =>
      had.has(part) ? [] : (usdPerUnit(term, rule) ?? []),
    );
  };
  return changed.flatMap((pair) => {
    const gained = costs(pair.read.rule, pair.known.rule);
    const from = changed.find(
      (other) =>
        other !== pair &&
        other.sourceUrl === pair.sourceUrl &&
        costs(other.known.rule, other.read.rule).some((usd) =>
          gained.some((mine) => compare(mine, usd) === 0),
        ),
    );
    if (!from) return [];
    const detail = `has a price that ${from.read.hostModel} no longer has: a column that has shifted?`;
    return [[pair.read, { guard: 'exchanged', detail }]];
  });
}

/** True when some part of a known offer of the same page cost just this. */
function cost(known: KnownOffer, usd: string, { sourceUrl }: { sourceUrl: string }): boolean {
  if (known.sourceUrl !== sourceUrl) return false;
  return known.rule.terms.some((term) => {
    const before = usdPerUnit(term, known.rule);
    return before !== null && compare(before, usd) === 0;
  });
}

/** The moves that begin where another of them ended, on from one and back from it. */
function linked(start: Move, moves: readonly Move[]): Move[] {
  const chain = new Set([start]);
  for (const at of chain)
    for (const move of moves)
      if (
        move.pair.sourceUrl === at.pair.sourceUrl &&
        (compare(move.from, at.to) === 0 || compare(move.to, at.from) === 0)
      )
        chain.add(move);
  return [...chain];
}

/** What every part of a rule cost before and costs now, for one unit. */
function movesOf(pair: Pair): Move[] {
  const before = partsOf(pair.known.rule);
  return [...partsOf(pair.read.rule)].flatMap(([part, term]) => {
    const old = before.get(part);
    const from = old ? usdPerUnit(old, pair.known.rule) : null;
    const to = usdPerUnit(term, pair.read.rule);
    return from && to && compare(from, to) !== 0 ? [{ pair, from, to }] : [];
  });
}
