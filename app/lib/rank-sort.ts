/** Which way round the rows of a model's ranking stand. Places stay those of the price. Pure. */

import { exact } from '@/pricing/money';
import type { Placed } from '@/pricing/rank';
import { type Params, param } from './params';
import type { Change, RankedOffer } from './rank-offers';

export const RANK_SORTS = ['price', 'checked', 'host', 'change'] as const;
export type RankSort = (typeof RANK_SORTS)[number];

export type AskedSort = {
  sort: RankSort;
  /** True: the other way round than the sort usually runs. */
  reversed: boolean;
  /** Why the address's sort was left out; null: it was not. */
  error: string | null;
};

type Row = Pick<Placed<RankedOffer>, 'hostName' | 'span' | 'change'>;

/** With the address that the columns' links lead to, each with its own change of it. */
export type Order = AskedSort & { path: string; params: Params };

/** `sort` and `reverse` of the address, as on the home page; price where nothing is asked. */
export function askedSort(params: Params): AskedSort {
  const text = param(params, 'sort');
  const found = RANK_SORTS.find((s) => s === text);
  const error =
    text === undefined || found
      ? null
      : `Nothing here sorts by “${text.slice(0, 60)}”: ${RANK_SORTS.join(', ')}. Sorted by price.`;
  return { sort: found ?? 'price', reversed: param(params, 'reverse') === '1', error };
}

/**
 * By price lowest first, by checked day newest first, by host from A, by change of 90 days the
 * greatest fall first; what isn't known stands last either way. Equals keep the order of the price.
 * @param offers one group of a ranking, cheapest first
 */
export function sortedBy<R extends Row>(offers: readonly R[], asked: AskedSort): R[] {
  const { sort, reversed } = asked;
  if (sort === 'price') return reversed ? [...offers].reverse() : [...offers];
  const sign = reversed ? -1 : 1;
  const known = (o: R) => sort !== 'change' || moveOf(o.change) !== null;
  const order = COMPARE[sort];
  return [...offers].sort((a, b) => {
    if (!known(a) || !known(b)) return Number(known(b)) - Number(known(a));
    return sign * order(a, b);
  });
}

/** How the column of a sort runs, for `aria-sort` and its arrow. */
export function direction({ sort, reversed }: AskedSort): 'ascending' | 'descending' {
  return (sort === 'checked') === reversed ? 'ascending' : 'descending';
}

const names = new Intl.Collator('en', { numeric: true });

const COMPARE: Record<Exclude<RankSort, 'price'>, (a: Row, b: Row) => number> = {
  checked: (a, b) =>
    a.span.checkedOn < b.span.checkedOn ? 1 : a.span.checkedOn > b.span.checkedOn ? -1 : 0,
  host: (a, b) => names.compare(a.hostName, b.hostName),
  change: (a, b) => {
    const [one, other] = [moveOf(a.change), moveOf(b.change)];
    if (!one || !other) return 0;
    // after ÷ before, compared without dividing.
    return exact(one.after)
      .times(exact(other.before))
      .cmp(exact(other.after).times(exact(one.before)));
  },
};

/** Null: nobody knows what it cost 90 days ago. */
function moveOf(change: Change): { before: string; after: string } | null {
  if (change.kind === 'changed') return change;
  return change.kind === 'same' ? { before: '1', after: '1' } : null;
}
