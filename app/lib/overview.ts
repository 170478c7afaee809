/** The home table: one row a model, from its ranking for the standard workload. Pure. */
import { type Model, models } from '@/catalog';
import type { Market, MarketOffer } from '@/db/queries/market';
import {
  AGEING_DAYS,
  compare,
  type Day,
  type Decimal,
  daysBetween,
  exact,
  FRESH_DAYS,
  nextRunOn,
  type Operation,
  type Placed,
  print,
} from '@/pricing';
import { cheapestLine, type LinePoint } from './history';
import { makerGroup } from './makers';
import { standardWorkload } from './params';
import { isReadWeekly } from './quote-offer';
import { currentSpan, type RankedOffer, rankModel } from './ranking';

export type OverviewRow = {
  model: Model;
  operation: Operation;
  cheapest: Placed<RankedOffer>;
  dearest: Placed<RankedOffer>;
  /** Dearest ÷ cheapest. */
  spread: Decimal;
  /** Hosts with a price for this workload. */
  hosts: number;
  /** Hosts among them whose price was read lately enough for a place. */
  rankedHosts: number;
  /** A last known price below the one shown, too old for a place. */
  lower: Placed<RankedOffer> | null;
  /** True when no price of the model was read lately enough to be ranked. */
  onlyStale: boolean;
  line: LinePoint[];
};

export type Overview = {
  /** A row for every model and operation with at least one price. */
  rows: OverviewRow[];
  /** Models with offers of which none has a comparable price. */
  unpriced: number;
  strip: Strip;
};

const held = new WeakMap<Market, Map<Day, Overview>>();

/** Computed once for a load of the market and a day. */
export function overviewOf(market: Market, today: Day): Overview {
  const days = held.get(market) ?? new Map<Day, Overview>();
  held.set(market, days);
  const known = days.get(today) ?? overview(market.offers, today);
  days.set(today, known);
  return known;
}

export function overview(offers: readonly MarketOffer[], today: Day): Overview {
  const grouped = byModel(offers);
  const rows: OverviewRow[] = [];
  let unpriced = 0;
  for (const model of models) {
    const own = grouped.get(model.id)?.filter((o) => o.reporter === 'host');
    if (!own) continue;
    const found = model.operations.flatMap((o) => rowOf(model, o, own, today) ?? []);
    if (found.length === 0) unpriced += 1;
    rows.push(...found);
  }
  return { rows, unpriced, strip: strip(offers, today) };
}

const groups = new WeakMap<Market, Map<string, MarketOffer[]>>();

/** All offers of a model, datasets' claims included; grouped once for a load of the market. */
export function offersOf(market: Market, modelId: string): MarketOffer[] {
  const known = groups.get(market) ?? byModel(market.offers);
  groups.set(market, known);
  return known.get(modelId) ?? [];
}

function byModel(offers: readonly MarketOffer[]): Map<string, MarketOffer[]> {
  const found = new Map<string, MarketOffer[]>();
  for (const offer of offers) {
    if (offer.modelId === null) continue;
    const list = found.get(offer.modelId);
    if (list) list.push(offer);
    else found.set(offer.modelId, [offer]);
  }
  return found;
}

function rowOf(
  model: Model,
  operation: Operation,
  offers: readonly MarketOffer[],
  today: Day,
): OverviewRow | null {
  const workload = standardWorkload(model, operation);
  const { ranked, stale, onlyStale } = rankModel(model, offers, workload, today);
  const group = onlyStale ? stale : ranked;
  const [cheapest] = group;
  const dearest = group.at(-1);
  if (!cheapest || !dearest) return null;
  const all = [...ranked, ...stale];
  return {
    model,
    operation,
    cheapest,
    dearest,
    spread: print(exact(dearest.usd).div(exact(cheapest.usd)).round(2, 1)),
    hosts: new Set(all.map((o) => o.host)).size,
    rankedHosts: new Set(ranked.map((o) => o.host)).size,
    lower: lowerOnce(ranked, stale),
    onlyStale,
    line: cheapestLine(
      model,
      group.map((o) => o.offer),
      workload,
      today,
    ),
  };
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

export type Strip = {
  prices: number;
  hosts: number;
  fresh: number;
  ranked: number;
  latest: Day | null;
  /** Day of the next weekly run. */
  nextRun: Day;
};

/** How much is known and how lately it was read: what the head of the home page says. */
export function strip(offers: readonly MarketOffer[], today: Day): Strip {
  const hosts = new Set<string>();
  const found = { prices: 0, fresh: 0, ranked: 0, latest: null as Day | null };
  let lastRun: Day | null = null;
  for (const offer of offers) {
    if (offer.reporter !== 'host' || offer.modelId === null) continue;
    const span = currentSpan(offer, today);
    if (!span) continue;
    const age = daysBetween(span.checkedOn, today);
    if (isReadWeekly(offer) && (lastRun === null || offer.triedOn > lastRun))
      lastRun = offer.triedOn;
    hosts.add(offer.hostId);
    found.prices += 1;
    if (age <= FRESH_DAYS) found.fresh += 1;
    if (age <= AGEING_DAYS) found.ranked += 1;
    if (found.latest === null || span.checkedOn > found.latest) found.latest = span.checkedOn;
  }
  return { ...found, hosts: hosts.size, nextRun: nextRunOn(today, lastRun) };
}

export const SORTS = ['hosts', 'model', 'price', 'spread', 'checked'] as const;
export type Sort = (typeof SORTS)[number];

export type Filters = {
  q: string;
  maker: string | null;
  openWeights: boolean;
  /** Null: each model once, in the first operation it has a price for. */
  operation: Operation | null;
  min: Decimal | null;
  max: Decimal | null;
  sort: Sort;
  /** True: the other way round than the sort usually runs. */
  reversed: boolean;
};

export function select(rows: readonly OverviewRow[], f: Filters): OverviewRow[] {
  const words = normal(f.q).split(' ').filter(Boolean);
  const once = new Set<string>();
  const kept = rows.filter((row) => {
    if (f.operation ? row.operation !== f.operation : once.has(row.model.id)) return false;
    if (f.maker && makerGroup(row.model.maker) !== f.maker) return false;
    if (f.openWeights && !row.model.openWeights) return false;
    if (f.min && compare(row.cheapest.usd, f.min) < 0) return false;
    if (f.max && compare(row.cheapest.usd, f.max) > 0) return false;
    if (words.length > 0 && !matches(row.model, words)) return false;
    once.add(row.model.id);
    return true;
  });
  const sorted = kept.sort((a, b) => COMPARE[f.sort](a, b) || byName(a, b));
  return f.reversed ? sorted.reverse() : sorted;
}

const names = new Intl.Collator('en', { numeric: true });
const byName = (a: OverviewRow, b: OverviewRow) =>
  names.compare(a.model.name, b.model.name) || (a.model.id < b.model.id ? -1 : 1);

const COMPARE: Record<Sort, (a: OverviewRow, b: OverviewRow) => number> = {
  hosts: (a, b) => b.hosts - a.hosts,
  model: byName,
  price: (a, b) => compare(a.cheapest.usd, b.cheapest.usd),
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
export function matches(model: Model, words: readonly string[]): boolean {
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
