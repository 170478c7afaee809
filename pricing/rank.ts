/**
 * Ranking offers of one model for one workload. Total and deterministic: the result does not
 * depend on the order of the input.
 */
import type { Freshness } from './freshness';
import { type Decimal, type Exact, exact, print, quotientTo } from './money';
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
  /**
   * Prices without a word of size, asked for beyond the model's usual one: no place, and no
   * multiples. Those read lately first; each of the two parts cheapest first.
   */
  unsized: Placed<C>[];
  /** Too old for a place. When nothing is ranked these are ranked among themselves. */
  stale: Placed<C>[];
  /** No number for this workload, each with its reason. */
  incomparable: C[];
  /** True when the prices that answer are too old for a place: the page must say so above them. */
  onlyStale: boolean;
};

export function rank<C extends Candidate>(candidates: readonly C[]): Ranking<C> {
  const { ranked, unsized, stale, incomparable } = standings(
    candidates.map((c) => {
      const usd = amountOf(c);
      const value = usd === null ? null : exact(usd);
      const { id, host, freshness, quote } = c;
      const stands = { ranked: freshness.ranked, unsized: quote.beyondUsual };
      return { id, host, value, ...stands, c, usd: usd ?? '0' };
    }),
  );
  const placed = (group: typeof ranked): Placed<C>[] => {
    const places = placesOf(group);
    return group.map(({ c, usd }, i) => ({ ...c, usd, ...(places[i] as Place) }));
  };
  return {
    ranked: placed(ranked),
    unsized: placed(unsized),
    stale: placed(stale),
    incomparable: incomparable.map(({ c }) => c),
    onlyStale: leading({ ranked, unsized, stale }, (s) => s.ranked)[0]?.ranked === false,
  };
}

/** The bare bones of a candidate. `value`: what it is ranked by, read once; null: no number. */
export type Standing = {
  id: string;
  host: string;
  value: Exact | null;
  ranked: boolean;
  /** True: the host doesn't say whether its price holds at so large a size. */
  unsized: boolean;
};

/** Every candidate in its group and in order, before anything is said of any. */
export function standings<S extends Standing>(all: readonly S[]) {
  const ranked: S[] = [];
  const unsized: S[] = [];
  const stale: S[] = [];
  const incomparable: S[] = [];
  for (const s of all) {
    // Zero is never the cheapest: it means unknown.
    if (!s.value?.gt(ZERO)) incomparable.push(s);
    else (s.unsized ? unsized : s.ranked ? ranked : stale).push(s);
  }
  return {
    ranked: ranked.sort(byValue),
    unsized: unsized.sort((a, b) => Number(b.ranked) - Number(a.ranked) || byValue(a, b)),
    stale: stale.sort(byValue),
    incomparable: incomparable.sort(byHost),
  };
}

/**
 * How well a price answers “what does it cost”, on every page alike: 0 with a place; 1 too old for
 * one, but known to hold at the size; 2 of no stated size, read lately; 3 of no stated size, and old.
 */
export function rung({ ranked, unsized }: Pick<Standing, 'ranked' | 'unsized'>): number {
  return (unsized ? 2 : 0) + (ranked ? 0 : 1);
}

/** All prices in the order of their rungs, each rung cheapest first: the first one is the answer. */
export function inOrder<S>({ ranked, stale, unsized }: Record<Group, readonly S[]>): S[] {
  return [...ranked, ...stale, ...unsized];
}

type Group = 'ranked' | 'stale' | 'unsized';

/** The rung that answers, as a group: the first one, from the places down, that has a price. */
export function leading<S>(
  { ranked, unsized, stale }: Record<Group, readonly S[]>,
  isRanked: (s: S) => boolean,
): readonly S[] {
  if (ranked.length > 0) return ranked;
  if (stale.length > 0) return stale;
  const lately = unsized.filter(isRanked);
  return lately.length > 0 ? lately : unsized;
}

const ZERO = exact('0');

function byValue(a: Standing, b: Standing): number {
  return (a.value ?? ZERO).cmp(b.value ?? ZERO) || byHost(a, b);
}

function amountOf({ quote, cost }: Candidate): Decimal | null {
  return quote.usd === null || !cost ? quote.usd : cost.usd;
}

type Place = Pick<Placed<Candidate>, 'place' | 'timesCheapest'>;

/** @param group one group of `standings`, in its order */
export function placesOf(group: readonly Standing[]): Place[] {
  let held = 0;
  return group.map((s, i) => {
    const before = group[i - 1];
    if (!before || !same(s, before)) held = i + 1;
    return { place: held, timesCheapest: timesFirst(s, group) };
  });
}

function same(a: Standing, b: Standing): boolean {
  return (a.value ?? ZERO).eq(b.value ?? ZERO);
}

function timesFirst(s: Standing, [first]: readonly Standing[]): Decimal {
  // Two places are shown, so two are computed.
  return print(quotientTo(s.value ?? ZERO, first?.value ?? s.value ?? ZERO, 2));
}

/**
 * The first and the last of a group in the order of `standings`, without putting the rest in order.
 * @param group not empty
 */
export function endsOf<S>(
  group: readonly S[],
  byOffer: (s: S) => Offered,
  worth: (s: S) => Exact,
): { first: S; last: S } {
  let [first] = group as readonly [S];
  let last = first;
  let least = worth(first);
  let most = least;
  for (let i = 1; i < group.length; i += 1) {
    const s = group[i] as S;
    const value = worth(s);
    const below = value.cmp(least) || byHost(byOffer(s), byOffer(first));
    if (below < 0) [first, least] = [s, value];
    else if ((value.cmp(most) || byHost(byOffer(s), byOffer(last))) > 0) [last, most] = [s, value];
  }
  return { first, last };
}

type Offered = Pick<Standing, 'id' | 'host'>;

function byHost(a: Offered, b: Offered): number {
  if (a.host !== b.host) return a.host < b.host ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
