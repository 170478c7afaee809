/** What an offer cost over time for one workload: steps, lows and the line of the cheapest. Pure. */
import type { Model } from '@/catalog';
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import {
  AGEING_DAYS,
  addDays,
  compare,
  type Day,
  type Decimal,
  type Rule,
  type Workload,
} from '@/pricing';
import { begunOf, checkedOf, type Dated, endedOf, latest } from './dates';
import { endOf } from './lifecycle';
import { belongs, CHANGE_DAYS, quoteOffer, samePrice } from './ranking';

export type Step = {
  usd: Decimal;
  from: Day;
  /** `from` as exactly as it is known. */
  begun: Dated;
  /** The end as exactly as it is known; null while in force. */
  ended: Dated | null;
  /** Exclusive; the day after today for a price still in force. */
  to: Day;
  /** Last day on which the value was read: beyond it the line is only what was last known. */
  checkedOn: Day;
  span: MarketSpan;
};

/**
 * The day by which a price that began on no exact day had surely begun: the last of its month or
 * year, or that of a later exact reading; null where its beginning is known to the day.
 */
export function begunBy({ from, begun, to, span }: Step, today: Day): Day | null {
  if (begun.precision === 'day') return null;
  const read = checkedOf(span);
  const [by = from] = [latest(begun), to, today, ...(read.precision === 'day' ? [read.day] : [])]
    .filter((day) => day > from)
    .sort();
  return by > from ? by : null;
}

export type Lane = {
  offer: MarketOffer;
  /** True for a dataset's claim about the host: drawn lighter, never ranked. */
  secondary: boolean;
  steps: Step[];
};

/** A lane for every offer with at least one price, in order of the latest price. */
export function lanes(
  model: Model,
  offers: readonly MarketOffer[],
  workload: Workload,
  today: Day,
): Lane[] {
  const end = addDays(today, 1);
  const priced = pricedFor(model, workload);
  const found = offers.flatMap((offer): Lane[] => {
    // A dataset's claim stands beside the host's own under the same conditions.
    if (!belongs({ ...offer, reporter: 'host' }, model, workload)) return [];
    const shut = endOf(offer, today);
    const steps = offer.spans.flatMap((span): Step[] => {
      if (span.from > today) return [];
      const usd = priced(offer, span.rule);
      if (usd === null) return [];
      const gone = shut && (span.to === null || span.to > shut.date) ? shut : null;
      const to = gone?.date ?? (span.to === null || span.to > end ? end : span.to);
      const ended = gone ? { day: gone.date, precision: gone.precision } : endedOf(offer, span);
      const checkedOn = gone && gone.date < span.checkedOn ? gone.date : span.checkedOn;
      return [{ usd, from: span.from, begun: begunOf(span), to, ended, checkedOn, span }];
    });
    const secondary = offer.reporter !== 'host';
    return steps.length > 0 ? [{ offer, secondary, steps: merged(steps) }] : [];
  });
  const last = (lane: Lane) => lane.steps.at(-1)?.usd ?? '0';
  return found.sort(
    (a, b) =>
      Number(a.secondary) - Number(b.secondary) ||
      compare(last(a), last(b)) ||
      (a.offer.id < b.offer.id ? -1 : 1),
  );
}

type Priced = { offer: MarketOffer; need: string; usd: Decimal | null };
/** The market is held in memory, so a rule asked for again is the very same object. */
const pricedLast = new WeakMap<Rule, Priced>();

/** Dollars of an offer's rules, remembered for the workload that each was last asked for. */
function pricedFor(model: Model, workload: Workload) {
  const need = JSON.stringify([model.id, workload]);
  return (offer: MarketOffer, rule: Rule): Decimal | null => {
    const known = pricedLast.get(rule);
    if (known?.offer === offer && known.need === need) return known.usd;
    const { usd } = quoteOffer(offer, rule, model, workload);
    pricedLast.set(rule, { offer, need, usd });
    return usd;
  };
}

/** Neighbours that come to the same price are one step: only their terms changed. */
function merged(steps: readonly Step[]): Step[] {
  const out: Step[] = [];
  for (const step of steps) {
    const before = out.at(-1);
    if (before && before.to === step.from && samePrice(before.usd, step.usd))
      out[out.length - 1] = { ...step, from: before.from, begun: before.begun };
    else out.push(step);
  }
  return out;
}

export type Low = {
  usd: Decimal;
  host: string;
  from: Day;
  begun: Dated;
  to: Day;
  observation: string;
};

/**
 * The lowest price a host itself asked between two days, with the days it held; of equal ones the
 * earliest. Zeros never count.
 */
export function lowest(all: readonly Lane[], since: Day | null): Low | null {
  let low: Low | null = null;
  for (const lane of all) {
    if (lane.secondary) continue;
    for (const step of lane.steps) {
      if (since !== null && (step.to <= since || step.checkedOn < since)) continue;
      if (compare(step.usd, '0') <= 0 || (low && !isLower(step, low))) continue;
      const observation = step.span.evidence.observation;
      const { usd, from, begun, to } = step;
      low = { usd, host: lane.offer.hostId, from, begun, to, observation };
    }
  }
  return low;
}

function isSameLow(a: Low | null, b: Low | null): boolean {
  return a?.observation === b?.observation && a?.host === b?.host && a?.from === b?.from;
}

/** Stretches of time that share their low: "ever and in 90 days". */
export type SharedLow = { times: string; low: Low | null };

/**
 * The low of each stretch that ends today, one line for neighbours that have the same one.
 * @param since by its name the day that a stretch begins on; null: the very first
 */
export function lowsOf(all: readonly Lane[], since: Record<string, Day | null>): SharedLow[] {
  const found: { names: string[]; low: Low | null }[] = [];
  for (const [name, day] of Object.entries(since)) {
    const low = lowest(all, day);
    const last = found.at(-1);
    if (last && isSameLow(last.low, low)) last.names.push(name);
    else found.push({ names: [name], low });
  }
  return found.map(({ names, low }) => ({
    times: [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and '),
    low,
  }));
}

function isLower(step: Step, low: Low): boolean {
  const order = compare(step.usd, low.usd);
  return order < 0 || (order === 0 && step.from < low.from);
}

/** Cheapest price known on a day; `read`: it had been read within the 21 days before. */
export type LinePoint = { day: Day; usd: Decimal | null; read: boolean };

/** The cheapest of some offers over the last 90 days, at every day on which something may have changed. */
export function cheapestLine(
  model: Model,
  offers: readonly MarketOffer[],
  workload: Workload,
  today: Day,
): LinePoint[] {
  const start = addDays(today, -CHANGE_DAYS);
  const steps = lanes(model, offers, workload, today).flatMap((lane) =>
    lane.secondary ? [] : lane.steps.filter((step) => step.to > start),
  );
  const days = new Set<Day>([start, today]);
  for (const step of steps)
    for (const day of [step.from, step.to, firstStale(step)])
      if (day > start && day < today) days.add(day);
  const points = [...days].sort().map((day) => cheapestOn(steps, day));
  return points.filter((p, i) => {
    const before = points[i - 1];
    return i === points.length - 1 || p.usd !== before?.usd || p.read !== before?.read;
  });
}

/** The first day on which a price would have lost its place in the ranking. */
function firstStale(step: Step): Day {
  return addDays(step.checkedOn, AGEING_DAYS + 1);
}

function cheapestOn(steps: readonly Step[], day: Day): LinePoint {
  const inForce = steps.filter((s) => s.from <= day && s.to > day);
  const [first, ...rest] = inForce;
  const low = first && rest.reduce((a, s) => (compare(s.usd, a.usd) < 0 ? s : a), first);
  return { day, usd: low?.usd ?? null, read: low !== undefined && firstStale(low) > day };
}
