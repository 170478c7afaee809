/** Rows of the home table: made from a ranking, filtered and sorted. Pure; fit for a browser. */
import type { Model } from '@/catalog';
import { compare, type Decimal, exact, print, quotientTo } from '@/pricing/money';
import { leading, type Placed, type Ranking } from '@/pricing/rank';
import type { Operation } from '@/pricing/vocabulary';
import type { LinePoint } from './history';
import type { ModelEnd } from './lifecycle';
import { makerGroup } from './makers';
import type { NextCheck } from './next-check';
import type { RankedOffer } from './rank-offers';

export type RowModel = Pick<
  Model,
  'id' | 'name' | 'maker' | 'family' | 'alsoCalled' | 'openWeights' | 'operations'
> & {
  /** The end that its maker has set; null: none is known. */
  end: ModelEnd | null;
};

/** An offer as a row shows it. */
export type RowOffer = Pick<
  Placed<RankedOffer>,
  'id' | 'host' | 'hostName' | 'usd' | 'offer' | 'span' | 'priceSpan' | 'freshness' | 'next'
> & {
  quote: { usd: Decimal | null; beyondUsual: boolean };
  cost?: { month: Decimal | null; caveats: readonly string[] } | null;
};

export type OverviewRow = {
  model: RowModel;
  operation: Operation;
  /** Where the model can't do just what was asked: which tier was taken instead. */
  note: string | null;
  cheapest: RowOffer;
  dearest: RowOffer;
  /** Dearest ÷ cheapest. */
  spread: Decimal;
  /** Hosts with a price for this workload. */
  hosts: number;
  /** Hosts among them whose price was read lately enough for a place. */
  rankedHosts: number;
  /** A last known price below the one shown, too old for a place. */
  lower: RowOffer | null;
  /** True when no price of the model was read lately enough to be ranked. */
  onlyStale: boolean;
  line: readonly LinePoint[];
  /** The model's place by name, where rows come sorted: comparing names is the slow part of sorting. */
  order?: number;
  /** When the cheapest price is looked at again, where nothing else is said of it yet. */
  next?: NextCheck;
};

/** Of a ranking what a row shows. */
export type Picked = Pick<OverviewRow, 'cheapest' | 'dearest' | 'lower' | 'onlyStale'> & {
  ranked: readonly OfHost[];
  /** Without a place: too old, or of a size that nobody names. */
  others: readonly OfHost[];
};

/** A model's row for one operation; null where nobody has a price. */
export function rowOf(
  model: RowModel,
  operation: Operation,
  ranking: Ranking<RankedOffer>,
  note: string | null,
  lineOf: (group: readonly Placed<RankedOffer>[]) => LinePoint[],
): OverviewRow | null {
  const { ranked, unsized, stale, onlyStale } = ranking;
  const group = leading(ranking, (o) => o.freshness.ranked);
  const [cheapest] = group;
  const dearest = group.at(-1);
  if (!cheapest || !dearest) return null;
  const lower = lowerOnce(ranked, stale);
  const others = [...unsized, ...stale];
  const picked = { cheapest, dearest, lower, onlyStale, ranked, others };
  return rowFrom(model, operation, picked, note, lineOf(group));
}

export function rowFrom(
  model: RowModel,
  operation: Operation,
  { cheapest, dearest, lower, onlyStale, ranked, others }: Picked,
  note: string | null,
  line: LinePoint[],
): OverviewRow {
  return {
    model,
    operation,
    note,
    cheapest,
    dearest,
    spread: print(quotientTo(exact(dearest.usd), exact(cheapest.usd), 2)),
    ...hostCounts(ranked, others),
    lower,
    onlyStale,
    line,
  };
}

type OfHost = { host: string };

export function hostCounts(ranked: readonly OfHost[], others: readonly OfHost[]) {
  const rankedHosts = new Set(ranked.map((o) => o.host));
  const hosts = new Set([...rankedHosts, ...others.map((o) => o.host)]).size;
  return { hosts, rankedHosts: rankedHosts.size };
}

/** "1 ranked · 14 last known". */
export function hostsWords({ hosts, rankedHosts }: Pick<OverviewRow, 'hosts' | 'rankedHosts'>) {
  const old = hosts - rankedHosts;
  return [rankedHosts ? `${rankedHosts} ranked` : null, old ? `${old} last known` : null]
    .filter(Boolean)
    .join(' · ');
}

/** The lowest last known price, where it is below the cheapest of the places. */
export function lowerOnce(
  ranked: readonly Placed<RankedOffer>[],
  stale: readonly Placed<RankedOffer>[],
): Placed<RankedOffer> | null {
  const [best] = ranked;
  const [old] = stale;
  return best && old && compare(old.usd, best.usd) < 0 ? old : null;
}

export const SORTS = ['hosts', 'model', 'price', 'spread', 'checked'] as const;
export type Sort = (typeof SORTS)[number];

export type Filters = {
  q: string;
  maker: string | null;
  openWeights: boolean;
  /** True: without the models that their makers have ended. */
  hideEnded: boolean;
  /** Null: each model once, in the first operation it has a price for. */
  operation: Operation | null;
  min: Decimal | null;
  max: Decimal | null;
  sort: Sort;
  /** True: the other way round than the sort usually runs. */
  reversed: boolean;
  /** True: a long table to its last row. */
  all: boolean;
};

/** So many rows of a long table come at once; the rest on request, for the sake of a slow line. */
export const FIRST_ROWS = 50;

/** The rows of a table that is cut when it is long by more than a handful. */
export function firstRows<T>(rows: readonly T[], all: boolean, first = FIRST_ROWS): readonly T[] {
  return all || rows.length <= first + 10 ? rows : rows.slice(0, first);
}

export function select(rows: readonly OverviewRow[], f: Filters): OverviewRow[] {
  const words = normal(f.q).split(' ').filter(Boolean);
  const once = new Set<string>();
  const kept = rows.filter((row) => {
    if (f.operation ? row.operation !== f.operation : once.has(row.model.id)) return false;
    if (f.maker && makerGroup(row.model.maker) !== f.maker) return false;
    if (f.openWeights && !row.model.openWeights) return false;
    if (f.hideEnded && row.model.end?.past) return false;
    if (f.min && compare(row.cheapest.usd, f.min) < 0) return false;
    if (f.max && compare(row.cheapest.usd, f.max) > 0) return false;
    if (words.length > 0 && !matches(row.model, words)) return false;
    once.add(row.model.id);
    return true;
  });
  const sign = f.reversed ? -1 : 1;
  const apart = (a: OverviewRow, b: OverviewRow) =>
    f.sort === 'price' ? answering(a) - answering(b) : 0;
  return kept.sort((a, b) => apart(a, b) || sign * (COMPARE[f.sort](a, b) || byName(a, b)));
}

const names = new Intl.Collator('en', { numeric: true });
const byName = (a: OverviewRow, b: OverviewRow) =>
  a.order !== undefined && b.order !== undefined
    ? a.order - b.order
    : byModelName(a.model, b.model);

export function byModelName(a: RowModel, b: RowModel): number {
  return names.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}

const byPrice = (a: OverviewRow, b: OverviewRow) => compare(a.cheapest.usd, b.cheapest.usd);

/**
 * By price, whichever way round: first what has a place; then last known prices; what has ended or
 * may not hold at the size asked for is no cheap answer, however low.
 */
function answering({ model, cheapest, onlyStale }: OverviewRow): number {
  if (model.end?.past === true || cheapest.quote.beyondUsual) return 2;
  return onlyStale ? 1 : 0;
}

const COMPARE: Record<Sort, (a: OverviewRow, b: OverviewRow) => number> = {
  hosts: (a, b) => b.hosts - a.hosts,
  model: byName,
  price: byPrice,
  spread: (a, b) => compare(b.spread, a.spread),
  checked: (a, b) =>
    a.cheapest.span.checkedOn < b.cheapest.span.checkedOn
      ? 1
      : a.cheapest.span.checkedOn > b.cheapest.span.checkedOn
        ? -1
        : 0,
};

const texts = new Map<string, string>();

/** Whether all words (normal, in any order) stand in a model's names. */
export function matches(model: Omit<RowModel, 'end'>, words: readonly string[]): boolean {
  let text = texts.get(model.id);
  if (text === undefined) {
    text = normal([model.name, model.id, model.maker, model.family, ...model.alsoCalled].join(' '));
    texts.set(model.id, text);
  }
  return words.every((word) => text.includes(word));
}

/** "FLUX.1 [schnell]" and "flux 1 schnell" are the same words. */
export function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
