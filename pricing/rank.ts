/**
 * Ranking offers of one model for one workload. Total and deterministic: the result does not
 * depend on the order of the input.
 */
import type { Freshness } from './freshness';
import { compare, type Decimal, divide, exact, print } from './money';
import type { Quote } from './quote';

export type Candidate = {
  /** Unique id of the offer; the last word in ties. */
  id: string;
  host: string;
  quote: Quote;
  freshness: Freshness;
};

export type Placed<C extends Candidate> = C & {
  usd: Decimal;
  /** 1-based; ties share a place ("1, 1, 3"). */
  place: number;
  /** How many times the cheapest of its group: "1", "2.5". */
  timesCheapest: Decimal;
};

export type Ranking<C extends Candidate> = {
  /** Numbered places: comparable offers read lately; ageing ones keep their place, marked. */
  ranked: Placed<C>[];
  /** Too old for a place. When nothing is ranked these are ranked among themselves. */
  stale: Placed<C>[];
  /** No number for this workload, each with its reason. */
  incomparable: C[];
  /** True when every comparable price is stale: the page must say so above the table. */
  onlyStale: boolean;
};

export function rank<C extends Candidate>(candidates: readonly C[]): Ranking<C> {
  const priced = candidates.filter(hasPrice);
  const ranked = place(priced.filter((c) => c.freshness.ranked));
  const stale = place(priced.filter((c) => !c.freshness.ranked));
  return {
    ranked,
    stale,
    incomparable: candidates.filter((c) => !hasPrice(c)).sort(byHost),
    onlyStale: ranked.length === 0 && stale.length > 0,
  };
}

/** Zero is never the cheapest: it means unknown. */
function hasPrice(c: Candidate): boolean {
  return c.quote.usd !== null && compare(c.quote.usd, '0') > 0;
}

function place<C extends Candidate>(group: readonly C[]): Placed<C>[] {
  const sorted = group
    .map((c) => ({ ...c, usd: c.quote.usd as Decimal }))
    .sort((a, b) => compare(a.usd, b.usd) || byHost(a, b));
  const cheapest = sorted[0]?.usd;
  let held = 0;
  return sorted.map((c, i) => {
    const before = sorted[i - 1];
    if (!before || compare(before.usd, c.usd) !== 0) held = i + 1;
    const times = divide(exact(c.usd), exact(cheapest ?? c.usd));
    return { ...c, place: held, timesCheapest: print(times.round(2, 1)) };
  });
}

function byHost(a: Candidate, b: Candidate): number {
  if (a.host !== b.host) return a.host < b.host ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
