/**
 * Folding: dated readings of one offer → spans of time with one rule.
 * Pure, and independent of the order in which readings arrive, so that refolding everything
 * from the archive gives the same spans as publishing week by week (invariant 5).
 */
import { alike, covers } from './key';
import {
  bestFirst,
  byDay,
  type CheckOutcome,
  type Conflict,
  type Folded,
  ORIGINS,
  type Reading,
  type Seen,
  type Span,
} from './reading';
import { type Rule, ruleKey, ruleSchema } from './rule';
import { type Day, daysBetween } from './time';

export {
  type CheckOutcome,
  type Conflict,
  type Folded,
  ORIGINS,
  type Origin,
  type Reading,
  type Span,
} from './reading';

/** After so many days without a new word from a better origin, a lesser one may replace it. */
export const AUTHORITY_DAYS = 90;
/** Absent is not gone: an offer ends only after this many complete runs without it. */
export const ABSENCES_TO_END = 2;

/** While folding, a span knows whether its rule is only part of what the host bills. */
type Draft = Span & { partial: boolean };
type State = Omit<Folded, 'spans' | 'conflicts'> & {
  spans: Draft[];
  conflicts: (Conflict & { said: Statement })[];
  /** The announced next rule: stated to begin on a day that hasn't come yet. */
  announced: Draft | null;
  absences: number;
  absentSince: Day | null;
  /** Last day with a word of the ruling origin: seen, or looked for in vain. */
  lastWord: Day | null;
  ruling: number;
};

/**
 * Folds all readings of one offer, in whatever order they come. A future effective date gives a
 * last span whose `from` is still to come: ask `spanOn` for the one in force on a day.
 * @throws RangeError on a day that isn't one
 */
export function fold(readings: readonly Reading[]): Folded {
  const state: State = {
    spans: [],
    conflicts: [],
    lastTry: null,
    failedTries: 0,
    announced: null,
    absences: 0,
    absentSince: null,
    lastWord: null,
    ruling: ORIGINS.length,
  };
  for (const [today, group] of byDay(readings)) {
    begin(state, today);
    const seen = group.filter((r) => r.outcome === 'seen').sort(bestFirst);
    const best = seen[0];
    if (best && mayRule(state, best)) {
      take(state, best);
      for (const other of seen) disagree(state, other, best);
      continue;
    }
    // A lesser origin neither renews, revives nor replaces what a better one said lately: datasets
    // repeat old prices for months.
    for (const other of seen) disagree(state, other, openSpan(state));
    if (group.some((r) => r.outcome === 'not_found')) absent(state, today);
    else if (group.some((r) => r.outcome === 'unreachable')) {
      state.failedTries += 1;
      state.lastTry = { day: today, outcome: 'unreachable' };
    }
  }
  if (state.announced) begin(state, state.announced.from);
  const { lastTry, failedTries } = state;
  const spans = state.spans.map(({ partial: _, ...span }) => span);
  return { spans, conflicts: standing(state), lastTry, failedTries };
}

/** Contradictions of the last span; where it came to agree with one, that one is settled. */
function standing(state: State): Conflict[] {
  const last = state.spans.at(-1);
  return state.conflicts
    .filter(({ said }) => !last || last.to !== null || !agree(said, last))
    .map(({ said: _, ...conflict }) => conflict);
}

/** The span in force on a day: neither ended nor only announced. */
export function spanOn<S extends Pick<Span, 'from' | 'to'>>(
  spans: readonly S[],
  on: Day,
): S | null {
  return spans.find((s) => s.from <= on && (s.to === null || on < s.to)) ?? null;
}

/** Equal billing; amounts that differ only in a feed's last float digits count as equal. */
export function sameRule(a: Rule, b: Rule): boolean {
  return identical(a, b) || alike(ruleSchema.parse(a), ruleSchema.parse(b));
}

/** What somebody says of an offer's billing: all of it, or a rate that was noted. */
export type Statement = { rule: Rule; partial?: boolean };

/** Equal billing, or one is a note of part of what the other states whole. */
export function agree(a: Statement, b: Statement): boolean {
  if (sameRule(a.rule, b.rule)) return true;
  return Boolean((b.partial && covers(a.rule, b.rule)) || (a.partial && covers(b.rule, a.rule)));
}

/** The common case, a hundred times faster than comparing what two rules bill. */
function identical(a: Rule, b: Rule): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function openSpan(state: State): Draft | undefined {
  const last = state.spans.at(-1);
  return last?.to === null ? last : undefined;
}

/** Puts an announced rule in force when its day has come. */
function begin(state: State, today: Day): void {
  const { announced } = state;
  if (!announced || announced.from > today) return;
  const open = openSpan(state);
  if (open) open.to = announced.from;
  state.spans.push(announced);
  state.announced = null;
}

function mayRule(state: State, reading: Seen): boolean {
  if (state.lastWord === null || ORIGINS.indexOf(reading.origin) <= state.ruling) return true;
  return daysBetween(state.lastWord, reading.day) > AUTHORITY_DAYS;
}

function disagree(state: State, other: Seen, inForce: Statement | Seen | undefined): void {
  const corrected = inForce && 'source' in inForce && other.source === inForce.source;
  if (inForce && (corrected || agree(other, inForce))) return;
  state.conflicts.push({ observation: other.observation, day: other.day, said: other });
}

/** A complete run without the offer. */
function absent(state: State, today: Day): void {
  state.failedTries = 0;
  state.absences += 1;
  state.absentSince ??= today;
  state.lastTry = { day: today, outcome: 'not_found' };
  if (state.lastWord !== null) state.lastWord = today;
  if (state.absences < ABSENCES_TO_END) return;
  state.announced = null;
  let open = openSpan(state);
  // An announced rule that began while the offer was already missing was never in force.
  if (open && open.from >= state.absentSince) {
    state.spans.pop();
    open = state.spans.at(-1);
  }
  if (open && !open.gone) Object.assign(open, { to: state.absentSince, gone: true });
}

/** A word of the ruling origin: confirms, changes or announces. */
function take(state: State, reading: Seen): void {
  const previousWord = state.lastWord;
  Object.assign(state, { failedTries: 0, absences: 0, absentSince: null });
  Object.assign(state, { lastWord: reading.day, ruling: ORIGINS.indexOf(reading.origin) });
  const open = openSpan(state);
  const news = state.spans.length > 0 || state.announced !== null ? 'changed' : 'confirmed';
  state.lastTry = { day: reading.day, outcome: 'confirmed' };
  if (open && agree(open, reading)) {
    confirm(open, reading);
    return;
  }
  const { announced } = state;
  const asAnnounced = announced !== null && agree(announced, reading);
  if (reading.effectiveOn && reading.effectiveOn > reading.day) {
    if (asAnnounced && announced.from === reading.effectiveOn) {
      confirm(announced, reading);
      return;
    }
    state.announced = spanOf(reading, reading.effectiveOn, null);
  } else {
    // Read as today's price, so what was announced came early.
    if (asAnnounced) state.announced = null;
    change(state, reading, previousWord);
  }
  state.lastTry.outcome = news satisfies CheckOutcome;
}

function confirm(span: Draft, reading: Seen): void {
  const same = sameRule(span.rule, reading.rule);
  const fuller = !same && covers(reading.rule, span.rule);
  // A note of one rate is no reading of the others: the whole rule wasn't checked again.
  if (!same && !fuller) return;
  span.checkedOn = reading.day;
  span.lastObservation = reading.observation;
  // The same billing with newer notes, or the whole of what was noted in part: show that.
  if (fuller || ruleKey(span.rule) === ruleKey(reading.rule)) span.rule = reading.rule;
  span.partial &&= reading.partial === true;
}

function change(state: State, reading: Seen, previousWord: Day | null): void {
  const open = openSpan(state);
  // Announced, never read in force, and the price before it still stands: it didn't happen.
  if (open && open.checkedOn < open.from && resume(state, reading, open.from)) return;

  const previous = state.spans.at(-1);
  const { from, stated } = startOf(reading, previous);
  if (open && open.from === from) {
    // Dated back to its own start by a later statement: it never was in force for a day.
    if (resume(state, reading, from)) return;
    state.spans.pop();
  } else if (open) open.to = from;
  state.spans.push(spanOf(reading, from, previous && !stated ? previousWord : null));
}

/** Drops the last span and goes on with the one before it, when that ends there with this rule. */
function resume(state: State, reading: Seen, at: Day): boolean {
  const before = state.spans.at(-2);
  if (!before || before.to !== at || before.gone || !agree(before, reading)) return false;
  state.spans.pop();
  before.to = null;
  confirm(before, reading);
  return true;
}

function spanOf(reading: Seen, from: Day, changedAfter: Day | null): Draft {
  const { rule, observation, day: checkedOn, partial = false } = reading;
  const observations = { firstObservation: observation, lastObservation: observation };
  return { from, to: null, changedAfter, rule, ...observations, checkedOn, gone: false, partial };
}

/** A stated effective date counts, unless it reaches into what was read before it. */
function startOf(reading: Seen, previous: Span | undefined): { from: Day; stated: boolean } {
  const date = reading.effectiveOn;
  const floor = previous && [previous.from, previous.to ?? previous.checkedOn].sort()[1];
  if (date && (!floor || date >= floor)) return { from: date, stated: true };
  return { from: reading.day, stated: false };
}
