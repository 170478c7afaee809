/** Announced and past ends of models, with what the replacement costs beside the old one. Pure. */
import { type LifecycleEvent, lifecycle, type Model, modelById } from '@/catalog';
import { isPast } from '@/catalog/ends';
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import { compare, type Day, type Decimal, daysBetween, inOrder, type Operation } from '@/pricing';
import { checkedOf, type Dated } from './dates';
import { mainOperation, type Params, param, standardWorkload } from './params';
import { type ModelRanking, rankModel } from './ranking';

/** Events that take something away; the others are on the model's and the host's own pages. */
const ENDS = ['deprecated', 'shutdown', 'removed_from_host'] as const;

export const SCOPES = ['model', 'preview', 'version', 'all'] as const;
export const STATUSES = ['standing', 'disputed', 'superseded', 'all'] as const;
export type EndFilters = {
  scope: (typeof SCOPES)[number];
  /** `standing`: what no later announcement replaced, disputed ones among them and marked. */
  status: (typeof STATUSES)[number];
};

export type PriceNow = {
  usd: Decimal;
  host: string;
  checked: Dated;
  stale: boolean;
  /** What a host asked last that no longer sells it. */
  ended: boolean;
  observation: string;
};

export type End = {
  event: LifecycleEvent;
  model: Model;
  /** Days until the day comes; null: past, or not known to the day. */
  daysLeft: number | null;
  past: boolean;
  price: PriceNow | null;
  replacement: Model | null;
  replacementPrice: PriceNow | null;
};

export function askedEnds(params: Params): { filters: EndFilters; errors: string[] } {
  const errors: string[] = [];
  const one = <T extends string>(name: string, allowed: readonly T[], standard: T): T => {
    const text = param(params, name)?.slice(0, 60);
    const found = allowed.find((a) => a === text);
    if (text !== undefined && !found)
      errors.push(`${name} is one of ${allowed.join(', ')}, not “${text}”; it was left out.`);
    return found ?? standard;
  };
  return {
    filters: {
      scope: one('scope', SCOPES, 'model'),
      status: one('status', STATUSES, 'standing'),
    },
    errors,
  };
}

/** Coming ends, soonest first, and past ones, latest first. */
export function endsOf(
  offers: readonly MarketOffer[],
  today: Day,
  { scope, status }: EndFilters,
  events: readonly LifecycleEvent[] = lifecycle,
): { coming: End[]; past: End[] } {
  const prices = pricesNow(offers, today);
  const ends = events
    .filter((e) => ENDS.some((end) => end === e.event))
    .filter((e) => scope === 'all' || e.scope === scope)
    .filter((e) =>
      status === 'all'
        ? true
        : status === 'standing'
          ? e.status !== 'superseded'
          : e.status === status,
    )
    .flatMap((event): End[] => {
      const model = modelById(event.model);
      return model ? [endOf(event, model, today, prices)] : [];
    })
    .sort((a, b) => order(a.event.date, b.event.date) || order(a.model.name, b.model.name));
  return {
    coming: ends.filter((e) => !e.past),
    past: ends
      .filter((e) => e.past)
      .sort((a, b) => order(b.event.date, a.event.date) || order(a.model.name, b.model.name)),
  };
}

type Prices = (model: Model, host: string | null, operation: Operation) => PricesOf;
type PricesOf = {
  /** In force at the host, else anywhere. */
  now: PriceNow | null;
  /** The last known at the host, where it has ended there. */
  last: PriceNow | null;
};

function endOf(event: LifecycleEvent, model: Model, today: Day, prices: Prices): End {
  const past = isPast(event, today);
  const replacement = (event.replacement && modelById(event.replacement)) || null;
  // Both at one workload: what the old model is bought for first, if the new one does it at all.
  const operation = mainOperation(model);
  const same = replacement?.operations.includes(operation) ?? false;
  const { now, last } = prices(model, event.host, operation);
  return {
    event,
    model,
    past,
    daysLeft: past || event.precision !== 'day' ? null : daysBetween(today, event.date),
    price: now?.host === event.host ? now : (last ?? now),
    replacement,
    replacementPrice: replacement && same ? prices(replacement, event.host, operation).now : null,
  };
}

/** Standard prices at the host the event is about, else the cheapest anywhere; rankings kept. */
function pricesNow(offers: readonly MarketOffer[], today: Day): Prices {
  const rankings = new Map<string, ModelRanking>();
  const rankingOf = (model: Model, operation: Operation) => {
    const key = `${model.id} ${operation}`;
    const own = offers.filter((o) => o.modelId === model.id);
    const ranking =
      rankings.get(key) ?? rankModel(model, own, standardWorkload(model, operation), today);
    rankings.set(key, ranking);
    return ranking;
  };
  return (model, host, operation) => {
    const ranking = rankingOf(model, operation);
    const rows = inOrder(ranking);
    const row = rows.find((r) => r.host === host) ?? rows[0];
    return {
      now: row
        ? { ...known(row, row.usd), host: row.host, stale: !row.freshness.ranked, ended: false }
        : null,
      last: lastAt(ranking, host),
    };
  };
}

/** Of several last known prices of a host the lowest; zero is unknown. */
function lastAt({ ended }: ModelRanking, host: string | null): PriceNow | null {
  const priced = ended.flatMap(({ offer, span, quote: { usd } }) =>
    offer.hostId === host && usd !== null && compare(usd, '0') > 0 ? [{ span, usd }] : [],
  );
  const [low] = priced.sort((a, b) => compare(a.usd, b.usd));
  return low && host ? { ...known(low, low.usd), host, stale: true, ended: true } : null;
}

function known({ span }: { span: MarketSpan }, usd: Decimal) {
  return { usd, checked: checkedOf(span), observation: span.evidence.observation };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
