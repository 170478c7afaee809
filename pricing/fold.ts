/**
 * Folding: dated readings of one offer → spans of time with one rule.
 * Pure, and independent of the order in which readings arrive, so that refolding everything
 * from the archive gives the same spans as publishing week by week (invariant 5).
 */
import { sameAmount } from './money';
import { type Rule, ruleKey } from './rule';
import { type Day, daysBetween } from './time';

/** Who says so: the host's own words outrank somebody's reading of them, which outranks a dataset. */
export const ORIGINS = ['host', 'third_party', 'dataset'] as const;
export type Origin = (typeof ORIGINS)[number];

/** After so many days without a new word from a better origin, a lesser one may replace it. */
export const AUTHORITY_DAYS = 90;
/** Absent is not gone: an offer ends only after this many complete runs without it. */
export const ABSENCES_TO_END = 2;

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

/** A reading that contradicts the span in force and did not replace it. */
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

type Seen = Extract<Reading, { outcome: 'seen' }>;

export function fold(readings: readonly Reading[]): Folded {
  const spans: Span[] = [];
  const conflicts: Conflict[] = [];
  let lastTry: Folded['lastTry'] = null;
  let failedTries = 0;
  let absentSince: Day | null = null;
  let absences = 0;
  let authority: { rank: number; day: Day } | null = null;

  for (const [day, group] of byDay(readings)) {
    const seen = group.filter((r): r is Seen => r.outcome === 'seen').sort(bestFirst);
    const best = seen[0];
    if (!best) {
      if (group.some((r) => r.outcome === 'not_found')) {
        failedTries = 0;
        absences += 1;
        absentSince ??= day;
        lastTry = { day, outcome: 'not_found' };
        const open = spans.at(-1);
        if (absences >= ABSENCES_TO_END && open && open.to === null) {
          open.to = later(absentSince, open.from);
          open.gone = true;
        }
      } else {
        failedTries += 1;
        lastTry = { day, outcome: 'unreachable' };
      }
      continue;
    }
    const open = spans.at(-1);
    const inForce = open && open.to === null ? open : null;
    for (const other of seen.slice(1))
      if (!sameRule(other.rule, best.rule)) conflicts.push({ observation: other.observation, day });

    const rank = ORIGINS.indexOf(best.origin);
    const lesser =
      authority !== null &&
      rank > authority.rank &&
      daysBetween(authority.day, day) <= AUTHORITY_DAYS;
    if (inForce && lesser && !sameRule(inForce.rule, best.rule)) {
      conflicts.push({ observation: best.observation, day });
      continue;
    }
    failedTries = 0;
    absences = 0;
    absentSince = null;
    if (!lesser) authority = { rank, day };

    if (inForce && sameRule(inForce.rule, best.rule)) {
      inForce.checkedOn = day;
      inForce.lastObservation = best.observation;
      lastTry = { day, outcome: 'confirmed' };
      continue;
    }
    const previous = spans.at(-1);
    const start = startOf(best, previous);
    if (inForce) inForce.to = start;
    // A span that a later statement dates back to its own start never was in force.
    if (inForce && inForce.to !== null && inForce.to <= inForce.from) spans.pop();
    spans.push({
      from: start,
      to: null,
      changedAfter: previous && best.effectiveOn !== start ? previous.checkedOn : null,
      rule: best.rule,
      firstObservation: best.observation,
      lastObservation: best.observation,
      checkedOn: day,
      gone: false,
    });
    lastTry = { day, outcome: previous ? 'changed' : 'confirmed' };
  }
  return { spans, conflicts, lastTry, failedTries };
}

/** Equal billing; amounts that differ only in a feed's last float digits count as equal. */
export function sameRule(a: Rule, b: Rule): boolean {
  if (ruleKey(a) === ruleKey(b)) return true;
  if (a.terms.length !== b.terms.length) return false;
  const blank = (rule: Rule) => ({
    ...rule,
    terms: rule.terms.map((t) => ({ ...t, amount: '1' })),
  });
  if (ruleKey(blank(a)) !== ruleKey(blank(b))) return false;
  return a.terms.every((t, i) => sameAmount(t.amount, b.terms[i]?.amount ?? '0'));
}

/** A stated effective date counts, as long as it doesn't reach into what was read before it. */
function startOf(reading: Seen, previous: Span | undefined): Day {
  const stated = reading.effectiveOn;
  if (!stated) return later(reading.day, previous?.to ?? reading.day);
  const floor = previous ? later(previous.to ?? previous.checkedOn, previous.from) : stated;
  return later(stated, floor);
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** Best origin first, then the latest moment, then the id: a total order. */
function bestFirst(a: Seen, b: Seen): number {
  return (
    ORIGINS.indexOf(a.origin) - ORIGINS.indexOf(b.origin) ||
    (a.at < b.at ? 1 : a.at > b.at ? -1 : 0) ||
    (a.observation < b.observation ? -1 : a.observation > b.observation ? 1 : 0)
  );
}

function byDay(readings: readonly Reading[]): [Day, Reading[]][] {
  const days = new Map<Day, Reading[]>();
  for (const reading of readings) {
    const group = days.get(reading.day);
    if (group) group.push(reading);
    else days.set(reading.day, [reading]);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1));
}
