/** The home table: one row a model, from its ranking for the standard workload. Pure. */
import { type Model, models } from '@/catalog';
import { type Counts, countsOf, pricesInForce } from '@/db/queries/in-force';
import type { Market, MarketOffer } from '@/db/queries/market';
import {
  type Day,
  hasUsable,
  type Need,
  needParams,
  nextRunOn,
  type Operation,
  STANDARD_NEED,
  workloadFor,
} from '@/pricing';
import { earlierDay } from './as-of';
import { checkedOf, type Dated } from './dates';
import { cheapestLine } from './history';
import { keptBy } from './kept';
import { endOfModel } from './lifecycle';
import { type OverviewRow, rowOf } from './overview-rows';
import { makesOf } from './params';
import { isReadWeekly } from './quote-offer';
import { rankModel, type Usable } from './ranking';
import { usableIn } from './usable';

export * from './overview-rows';

export type Overview = {
  /** A row for every model and operation with at least one price. */
  rows: OverviewRow[];
  /** Models with offers of which none has a comparable price. */
  unpriced: number;
  strip: Strip;
};

/** So many needs of one day are kept; the standard one is asked for most. */
const kept = keptBy<Market, Overview>(24);

/** Computed once for a load of the market, a day and a need. */
export function overviewOf(market: Market, today: Day, need: Need = STANDARD_NEED): Overview {
  return kept(market, [today, needParams(need)], () =>
    overview(market.offers, today, need, earlierDay(market, today)),
  );
}

/** The rows for a need: each model and operation at its own tier, the nearest to the preferred. */
export function overview(
  offers: readonly MarketOffer[],
  today: Day,
  need: Need = STANDARD_NEED,
  asOf: Day | null = null,
): Overview {
  const grouped = byModel(offers);
  const usable = usableIn({ offers }, need, today);
  const rows: OverviewRow[] = [];
  let unpriced = 0;
  for (const model of models) {
    const own = grouped.get(model.id)?.filter((o) => o.reporter === 'host');
    if (!own) continue;
    const found = model.operations.flatMap(
      (o) => modelRow(model, o, own, today, { need, usable, asOf }) ?? [],
    );
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

type Wanted = { need: Need; usable: Usable | null; asOf: Day | null };

function modelRow(
  model: Model,
  operation: Operation,
  offers: readonly MarketOffer[],
  today: Day,
  { need, usable, asOf }: Wanted,
): OverviewRow | null {
  // A row is about its own operation; which rows are shown is the filters' business.
  const { workload, notes } = workloadFor({ ...need, operation: null }, makesOf(model), operation);
  const ranking = rankModel(model, offers, workload, today, usable);
  const listed = { ...model, end: endOfModel(model, today, asOf) };
  return rowOf(listed, operation, ranking, notes.join('; ') || null, (group) => {
    const cheapest = group.map((o) => o.offer);
    return hasUsable(need) ? [] : cheapestLine(model, cheapest, workload, today);
  });
}

export type Strip = Pick<Counts, 'prices' | 'hosts' | 'fresh' | 'ranked' | 'medianAge'> & {
  /** The latest reading, as exactly as its day is known. */
  latest: Dated | null;
  /** Day of the next weekly run. */
  nextRun: Day;
};

/** Of two on one day the one that is known to the day. */
function lastRead(all: readonly Dated[]): Dated | null {
  return all.reduce<Dated | null>((a, b) => {
    const sure = a?.day === b.day ? b.precision === 'day' : !a || b.day > a.day;
    return sure ? b : a;
  }, null);
}

/** How much is known and how lately it was read: what the head of the home page says. */
export function strip(offers: readonly MarketOffer[], today: Day): Strip {
  const prices = pricesInForce(offers, today);
  const last = (days: Day[]) => days.reduce<Day | null>((a, b) => (a && a > b ? a : b), null);
  const tried = prices.flatMap(({ offer }) => (isReadWeekly(offer) ? [offer.triedOn] : []));
  const { hosts, fresh, ranked, medianAge } = countsOf(prices);
  return {
    prices: prices.length,
    hosts,
    fresh,
    ranked,
    medianAge,
    latest: lastRead(prices.map((p) => checkedOf(p.span))),
    nextRun: nextRunOn(today, last(tried)),
  };
}
