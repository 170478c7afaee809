/** What runs and datasets found for an offer, day by day, and the spans that follow from it. */
import type { Rule } from './rule';
import { type Day, day } from './time';

/**
 * Who says so: the host's own public words outrank what it tells one account (which may hold a
 * discount), which outranks somebody's reading of it, which outranks a dataset.
 */
export const ORIGINS = ['host', 'account', 'third_party', 'dataset'] as const;
export type Origin = (typeof ORIGINS)[number];

export type Reading =
  | {
      outcome: 'seen';
      /** Day of the capture or statement. */
      day: Day;
      /** Order within the day: a moment or any sortable text. */
      at: string;
      observation: string;
      rule: Rule;
      origin: Origin;
      /** The host's own stated first day of the price, when it says one. */
      effectiveOn?: Day | null;
      /** Somebody noted a rate or two; what isn't noted may still be billed. */
      partial?: boolean;
      /** Where it was read; of two readings of one source on one day the later corrects the other. */
      source?: string;
    }
  | { outcome: 'not_found' | 'unreachable'; day: Day; at: string };

export type Span = {
  /** First day of the rule, inclusive. */
  from: Day;
  /** First day it no longer held, exclusive; null: still in force. */
  to: Day | null;
  /** The change happened after this day; null for the first span or a stated effective date. */
  changedAfter: Day | null;
  rule: Rule;
  /** First and latest observation of the rule in this span. */
  firstObservation: string;
  lastObservation: string;
  /** Day on which the value was last read. */
  checkedOn: Day;
  /** True when the offer itself ended with this span: absent in two complete runs. */
  gone: boolean;
};

/** A reading that contradicts the last span and did not replace it. */
export type Conflict = { observation: string; day: Day };

/** What each run found, in the order of time. */
export type CheckOutcome = 'confirmed' | 'changed' | 'not_found' | 'unreachable';

export type Folded = {
  spans: Span[];
  conflicts: Conflict[];
  /** Outcome of the last try, and tries in a row in which the source could not be read. */
  lastTry: { day: Day; outcome: CheckOutcome } | null;
  failedTries: number;
};

export type Seen = Extract<Reading, { outcome: 'seen' }>;

/** Best origin first, then the latest moment, then the id: a total order. */
export function bestFirst(a: Seen, b: Seen): number {
  return (
    ORIGINS.indexOf(a.origin) - ORIGINS.indexOf(b.origin) ||
    (a.at < b.at ? 1 : a.at > b.at ? -1 : 0) ||
    (a.observation < b.observation ? -1 : a.observation > b.observation ? 1 : 0)
  );
}

/** Readings by day, in the order of time; throws a RangeError on a day that isn't one. */
export function byDay(readings: readonly Reading[]): [Day, Reading[]][] {
  const days = new Map<Day, Reading[]>();
  for (const reading of readings) {
    if (reading.outcome === 'seen' && reading.effectiveOn) day(reading.effectiveOn);
    const group = days.get(reading.day);
    if (group) group.push(reading);
    else days.set(day(reading.day), [reading]);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1));
}
