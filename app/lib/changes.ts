/** What moved: the hosts' own prices that rose or fell, offers that came and went, by day. Pure. */
import type { LifecycleEvent, Model } from '@/catalog';
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import { addDays, compare, type Day, type Decimal, divide, exact, isFloor, print } from '@/pricing';
import { begunOf, changedAfter, checkedOf, type Dated, latest } from './dates';
import { quoteAtStandard } from './hosts';
import { lastSpan } from './ranking';

export const KINDS = ['rise', 'fall', 'new', 'gone'] as const;
export type ChangeKind = (typeof KINDS)[number];

/** A smaller step is a rate that became known more exactly, not a price that moved. */
const LEAST_MOVE = '0.01';
/** So many offers of one host on one day are one event. */
export const GROUPED_FROM = 3;

export type PriceChange = {
  kind: ChangeKind;
  offer: MarketOffer;
  model: Model | null;
  day: Day;
  precision: MarketSpan['fromPrecision'];
  /** It happened after this day and by `day`; null: the host stated the day, or nobody knows. */
  after: Dated | null;
  /** The day is still to come. */
  announced: boolean;
  before: Decimal | null;
  now: Decimal | null;
  /** False where either price is somebody's reading of the host's, not the host's own words. */
  firstHand: boolean;
  /** An offer that was sold, ended and is sold again. */
  back: boolean;
  /** What ended it was announced, not found by readings without it. */
  end: LifecycleEvent | null;
  observation: string;
};

/** One day at one host: a repricing of many offers, or a single offer's change. */
export type ChangeEvent = {
  hostId: string;
  day: Day;
  kinds: ChangeKind[];
  changes: PriceChange[];
  /** The earliest day that any of them happened after; null: not known of one of them. */
  after: Dated | null;
  /** Prices that the host is known to have had just before the moves; null: not counted. */
  priced: number | null;
  /** Smallest and largest ratio of new to old price among the moves; null without any. */
  ratios: { least: Decimal; most: Decimal } | null;
};

export type ChangeFilters = {
  host: string | null;
  model: string | null;
  kind: ChangeKind | null;
  /** Days back from today; null: everything known. */
  period: number | null;
};

/** Every change of the hosts' own offers, newest first. Datasets' claims are left out. */
export function changesOf(offers: readonly MarketOffer[], today: Day): PriceChange[] {
  const own = offers.filter((o) => o.reporter === 'host');
  const readings = wholeReadings(own);
  return own
    .flatMap((offer) => changesOfOffer(offer, readings, today))
    .sort((a, b) => order(b.day, a.day) || order(a.offer.id, b.offer.id));
}

/** What datasets say moved, to be shown apart: rises and falls only, newest first. */
export function claimedMoves(offers: readonly MarketOffer[], today: Day): PriceChange[] {
  return offers
    .filter((o) => o.reporter !== 'host')
    .flatMap((offer) => changesOfOffer(offer, new Map(), today))
    .filter((c) => c.kind === 'rise' || c.kind === 'fall')
    .sort((a, b) => order(b.day, a.day) || order(a.offer.id, b.offer.id));
}

type Readings = ReadonlyMap<string, readonly Dated[]>;

/** The days on which each source is known to have been read whole: what it lacked then came later. */
function wholeReadings(offers: readonly MarketOffer[]): Readings {
  const days = new Map<string, Map<Day, Dated>>();
  const add = (key: string, day: Dated) => {
    const known = days.get(key) ?? new Map<Day, Dated>();
    days.set(key, known.set(day.day, day));
  };
  for (const { hostId, spans } of offers)
    for (const span of spans) {
      const { firstSource, evidence } = span;
      if (firstSource.whole) add(`${hostId} ${firstSource.url}`, begunOf(span));
      if (evidence.whole) add(`${hostId} ${evidence.sourceUrl}`, checkedOf(span));
    }
  return new Map([...days].map(([key, known]) => [key, [...known.values()]]));
}

/** The last day before, on which the source was read whole; null: no such reading is known. */
function readBefore(readings: readonly Dated[] = [], span: MarketSpan): Dated | null {
  const before = readings.filter((d) => latest(d) < span.from);
  return before.reduce<Dated | null>((a, b) => (a && a.day >= b.day ? a : b), null);
}

function changesOfOffer(offer: MarketOffer, readings: Readings, today: Day): PriceChange[] {
  const shut = shutDown(offer, today);
  const found = offer.spans.flatMap((span, i) => {
    const before = offer.spans[i - 1];
    const began =
      before && !before.gone
        ? moved(offer, before, span, today)
        : arrived(offer, span, before !== undefined, readings, today);
    return [began, ended(offer, span, today)].filter((c) => c !== null);
  });
  // A page may drop a model before its end or go on listing it after: it is gone once.
  return shut && !found.some((c) => c.kind === 'gone' && !c.announced && c.day <= shut.day)
    ? [...found.filter((c) => c.day < shut.day), shut]
    : found;
}

function moved(
  offer: MarketOffer,
  earlier: MarketSpan,
  span: MarketSpan,
  today: Day,
): PriceChange | null {
  const { quote: old } = quoteAtStandard(offer, earlier.rule);
  const { quote, model } = quoteAtStandard(offer, span.rule);
  // Without a number on both sides nobody can say by how much it moved.
  if (old.usd === null || quote.usd === null || !isMove(old.usd, quote.usd)) return null;
  if ([earlier, span].some((s) => isFloor(s.evidence.quote, s.rule, offer.operation))) return null;
  const firstHand = [earlier, span].every((s) => s.evidence.origin === 'host');
  return {
    ...common(offer, span, model, today),
    kind: compare(quote.usd, old.usd) > 0 ? 'rise' : 'fall',
    after: changedAfter(offer, span),
    before: old.usd,
    now: quote.usd,
    firstHand,
  };
}

function arrived(
  offer: MarketOffer,
  span: MarketSpan,
  back: boolean,
  readings: Readings,
  today: Day,
): PriceChange | null {
  const after = readBefore(readings.get(`${offer.hostId} ${span.firstSource.url}`), span);
  // A note or a part of a page says nothing of when an offer came; a whole source that lacked it does.
  if (!after || !span.firstArchived) return null;
  const { quote, model } = quoteAtStandard(offer, span.rule);
  return { ...common(offer, span, model, today), kind: 'new', after, back, now: quote.usd };
}

function ended(offer: MarketOffer, span: MarketSpan, today: Day): PriceChange | null {
  if (!span.gone || !span.to) return null;
  const { quote, model } = quoteAtStandard(offer, span.rule);
  return {
    ...common(offer, span, model, today),
    kind: 'gone',
    day: span.to,
    precision: 'day',
    after: span.checkedOn < span.to ? checkedOf(span) : null,
    announced: span.to > today,
    before: quote.usd,
  };
}

/** The end that its host announced, once it has come. */
function shutDown(offer: MarketOffer, today: Day): PriceChange | null {
  const last = lastSpan(offer, today);
  if (!last?.end) return null;
  const { span, end } = last;
  const { quote, model } = quoteAtStandard(offer, span.rule);
  return {
    ...common(offer, span, model, today),
    kind: 'gone',
    day: end.date,
    precision: end.precision,
    announced: false,
    before: quote.usd,
    end,
  };
}

function common(offer: MarketOffer, span: MarketSpan, model: Model | null, today: Day) {
  return {
    offer,
    model,
    day: span.from,
    precision: span.fromPrecision,
    after: null,
    announced: span.from > today,
    before: null,
    now: null,
    firstHand: span.evidence.origin === 'host',
    back: false,
    end: null,
    observation: span.evidence.observation,
  };
}

/** True when two prices differ by at least 1 % of the earlier; neither may be zero. */
export function isMove(before: Decimal, now: Decimal): boolean {
  if (compare(before, '0') <= 0 || compare(now, '0') <= 0) return false;
  // By a product: a quotient of fifty places for every step of a history takes its time.
  return exact(now).minus(exact(before)).abs().gte(exact(before).times(LEAST_MOVE));
}

export function filterChanges(
  changes: readonly PriceChange[],
  { host, model, kind, period }: ChangeFilters,
  today: Day,
): PriceChange[] {
  const since = period === null ? null : addDays(today, -period);
  return changes.filter(
    (c) =>
      (host === null || c.offer.hostId === host) &&
      (model === null || c.offer.modelId === model) &&
      (kind === null || c.kind === kind) &&
      (since === null || c.day >= since),
  );
}

/**
 * Groups a host's many changes of one day into one event; fewer stay apart. Newest first.
 * @param offers all offers, to say how many of a host's prices moved; left out when `changes` are
 *   but some of them
 */
export function eventsOf(
  changes: readonly PriceChange[],
  offers?: readonly MarketOffer[],
): ChangeEvent[] {
  const groups = new Map<string, PriceChange[]>();
  for (const change of changes) {
    // A price that moved and an offer that came are different news of the same day.
    const news = change.before !== null && change.now !== null ? 'moved' : change.kind;
    const key = [change.day, change.offer.hostId, change.offer.reporter, news].join(' ');
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()]
    .flatMap((g) => (g.length >= GROUPED_FROM ? [g] : g.map((c) => [c])))
    .flatMap((g) => eventOf(g, offers) ?? []);
}

function eventOf(changes: PriceChange[], offers?: readonly MarketOffer[]): ChangeEvent | null {
  const [first] = changes;
  if (!first) return null;
  const ratios = changes
    .flatMap((c) => (c.before && c.now ? [print(divide(exact(c.now), exact(c.before)))] : []))
    .sort(compare);
  const [least] = ratios;
  const most = ratios.at(-1);
  return {
    hostId: first.offer.hostId,
    day: first.day,
    kinds: KINDS.filter((k) => changes.some((c) => c.kind === k)),
    changes,
    after: changes.every((c) => c.after) ? earliest(changes.flatMap((c) => c.after ?? [])) : null,
    priced: offers && least ? pricedBefore(offers, first) : null,
    ratios: least && most ? { least, most } : null,
  };
}

function earliest(days: readonly Dated[]): Dated | null {
  return days.reduce<Dated | null>((a, b) => (a && a.day <= b.day ? a : b), null);
}

/** Offers of the same host, said by the same reporter, that had a price the day before. */
function pricedBefore(offers: readonly MarketOffer[], { offer, day }: PriceChange): number {
  return offers.filter(
    (o) =>
      o.hostId === offer.hostId &&
      o.reporter === offer.reporter &&
      o.spans.some((s) => {
        const inForce = s.from < day && (s.to === null || s.to >= day);
        const { usd } = inForce ? quoteAtStandard(o, s.rule).quote : { usd: null };
        return usd !== null && compare(usd, '0') > 0;
      }),
  ).length;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
