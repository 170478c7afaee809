/**
 * Ranking offers of one model for one workload. Total and deterministic: the result does not
 * depend on the order of the input.
 */
import type { Freshness } from './freshness';
import { type Decimal, Exact, exact, print } from './money';
import type { Quote } from './quote';
import type { UsableCost } from './usable';

export type Candidate = {
  /** Unique id of the offer; the last word in ties. */
  id: string;
  host: string;
  quote: Quote;
  /** Ranked by this instead of the sticker price, where the reader said what becomes of images. */
  cost?: UsableCost | null;
  freshness: Freshness;
};

export type Placed<C extends Candidate> = C & {
  /** What it is ranked by. */
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
  const ranked: Priced<C>[] = [];
  const stale: Priced<C>[] = [];
  const incomparable: C[] = [];
  for (const c of candidates) {
    const usd = amountOf(c);
    const value = usd === null ? null : exact(usd);
    // Zero is never the cheapest: it means unknown.
    if (usd === null || !value?.gt('0')) incomparable.push(c);
    else (c.freshness.ranked ? ranked : stale).push({ c, usd, value });
  }
  return {
    ranked: place(ranked),
    stale: place(stale),
    incomparable: incomparable.sort(byHost),
    onlyStale: ranked.length === 0 && stale.length > 0,
  };
}

/** A candidate with its amount read once: a sort compares each many times. */
type Priced<C> = { c: C; usd: Decimal; value: Exact };

function amountOf({ quote, cost }: Candidate): Decimal | null {
  return quote.usd === null || !cost ? quote.usd : cost.usd;
}

/** Two places are shown, so two are computed. */
const Times = Exact();
Times.DP = 2;
Times.RM = Exact.roundHalfUp;

function place<C extends Candidate>(group: Priced<C>[]): Placed<C>[] {
  const sorted = group.sort((a, b) => a.value.cmp(b.value) || byHost(a.c, b.c));
  const cheapest = sorted[0]?.value;
  let held = 0;
  return sorted.map(({ c, usd, value }, i) => {
    const before = sorted[i - 1];
    if (!before?.value.eq(value)) held = i + 1;
    const times = new Times(value).div(cheapest ?? value);
    return { ...c, usd, place: held, timesCheapest: print(times) };
  });
}

function byHost(a: Candidate, b: Candidate): number {
  if (a.host !== b.host) return a.host < b.host ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
