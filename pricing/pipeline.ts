/**
 * Two stages for one kept image: several drafts with a cheap model, of which one is finished with
 * a dearer one; against one model for every attempt.
 */
import { compare, type Decimal, exact, print, readable } from './money';
import { larger, ONE, wholeUp } from './whole';

export type Attempts = {
  /** Drafts made for one kept image, at least 1. */
  drafts: Decimal;
  /** Finishing calls for one kept image, at least 1. */
  finals: Decimal;
};

export type PipelineCost = {
  /** US dollars for one kept image; what the steps add up to. */
  usd: Decimal;
  steps: { words: string; usd: Decimal }[];
};

/** @throws RangeError on fewer than one attempt or a negative price */
export function pipelineCost(draft: Decimal, final: Decimal, n: Attempts): PipelineCost {
  const drafting = attempts(n.drafts).times(price(draft));
  const finishing = attempts(n.finals).times(price(final));
  return {
    usd: print(drafting.plus(finishing)),
    steps: [
      { words: `${n.drafts} × $${readable(draft)}`, usd: print(drafting) },
      { words: `${n.finals} × $${readable(final)}`, usd: print(finishing) },
    ],
  };
}

/** One kept image when every attempt is made with the same model. */
export function oneModelCost(each: Decimal, drafts: Decimal): Decimal {
  return print(attempts(drafts).times(price(each)));
}

/**
 * Least whole number of drafts from which two stages are no dearer than one model; null: never.
 * @param one price of one attempt with the one model
 */
export function paysFromDrafts(
  draft: Decimal,
  final: Decimal,
  one: Decimal,
  finals: Decimal,
): Decimal | null {
  const finishing = attempts(finals).times(price(final));
  const gain = price(one).minus(price(draft));
  if (gain.lte('0')) return null;
  return print(larger(ONE, wholeUp(finishing, gain)));
}

export type StagePrice = { id: string; usd: Decimal };
export type Pair<D extends StagePrice, F extends StagePrice> = {
  draft: D;
  final: F;
  cost: PipelineCost;
};

/**
 * The `top` cheapest pairs of two different models. A pair's cost is the sum of its stages, so the
 * cheapest pairs are made of the `top` + 1 cheapest models of each: no other pair need be looked at.
 */
export function cheapestPairs<D extends StagePrice, F extends StagePrice>(
  drafts: readonly D[],
  finals: readonly F[],
  n: Attempts,
  top: number,
): Pair<D, F>[] {
  const few = <T extends StagePrice>(all: readonly T[]) => [...all].sort(order).slice(0, top + 1);
  const ends = few(finals);
  return few(drafts)
    .flatMap((draft) =>
      ends
        .filter((final) => final.id !== draft.id)
        .map((final) => ({ draft, final, cost: pipelineCost(draft.usd, final.usd, n) })),
    )
    .sort(cheapestFirst)
    .slice(0, top);
}

export type SavingPairs<D extends StagePrice, F extends StagePrice> = {
  /** The cheapest of those that save, cheapest first. */
  pairs: Pair<D, F>[];
  /** Pairs of two different models that were compared with the final one alone. */
  compared: number;
  /** Of these the ones that cost less. */
  saving: number;
};

/**
 * Every pair against its final model making every attempt by itself.
 * @param alone price of one attempt with a final model by itself; null: it can't be compared
 */
export function savingPairs<D extends StagePrice, F extends StagePrice>(
  drafts: readonly D[],
  finals: readonly F[],
  alone: (final: F) => Decimal | null,
  n: Attempts,
  top: number,
): SavingPairs<D, F> {
  const times = attempts(n.drafts);
  const cheapest = [...drafts].sort(order).map((draft) => ({
    draft,
    usd: times.times(price(draft.usd)),
  }));
  const found: SavingPairs<D, F> = { pairs: [], compared: 0, saving: 0 };
  for (const final of finals) {
    const one = alone(final);
    if (one === null) continue;
    const finishing = attempts(n.finals).times(price(final.usd));
    const left = times.times(price(one)).minus(finishing);
    const others = cheapest.filter(({ draft }) => draft.id !== final.id);
    // In order of price: whatever follows the first that doesn't save saves nothing either.
    const dear = others.findIndex(({ usd }) => usd.gte(left));
    const saves = dear < 0 ? others : others.slice(0, dear);
    found.compared += others.length;
    found.saving += saves.length;
    for (const { draft } of saves.slice(0, top))
      found.pairs.push({ draft, final, cost: pipelineCost(draft.usd, final.usd, n) });
  }
  found.pairs = found.pairs.sort(cheapestFirst).slice(0, top);
  return found;
}

function cheapestFirst<D extends StagePrice, F extends StagePrice>(a: Pair<D, F>, b: Pair<D, F>) {
  return compare(a.cost.usd, b.cost.usd) || order(a.final, b.final) || order(a.draft, b.draft);
}

function order(a: StagePrice, b: StagePrice): number {
  return compare(a.usd, b.usd) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function attempts(value: Decimal) {
  const n = exact(value);
  if (n.lt('1')) throw new RangeError('a kept image takes at least one attempt');
  return n;
}

function price(value: Decimal) {
  const amount = exact(value);
  if (amount.lt('0')) throw new RangeError('a price is never negative');
  return amount;
}
