/**
 * Rule × workload → the terms that apply with their dollars. The one place where a price is
 * computed; `quote` puts it into words, `amount` takes the sum alone.
 */
import { ALL, NONE, type Share, share } from './condition';
import { type Exact as Big, count, exact, PLACES, roundTo } from './money';
import { type Measure, type ModelFacts, measure, ONE } from './quantity';
import type { Rule, Term } from './rule';
import { bandsOf } from './size';
import { tooSmall } from './usual-size';
import type { Band } from './vocabulary';
import type { Workload } from './workload';

export type Taken = Extract<Measure, { ok: true }>;

/** A term that applies. `usd`: dollars for one image, not yet cut to a printable number of places. */
export type Applied = {
  term: Term;
  shares: readonly Share[];
  taken: readonly Taken[];
  usd: Big;
  cut: boolean;
  /** False: it charges nothing for this workload. */
  billed: boolean;
};

export type Evaluated =
  | { ok: true; applied: Applied[]; estimated: boolean }
  /** A quantity nobody knows. */
  | { ok: false; why: 'unmeasured'; measure: Extract<Measure, { ok: false }> }
  /** No term of a group, or of the whole rule (null), is for this workload. */
  | { ok: false; why: 'not_sold'; group: string | null };

/** What a rule is under every workload, worked out once. Rules are never changed in place. */
export type Compiled = {
  bands: readonly Band[];
  /** Dollars of one unit of each term. */
  dollars: readonly Big[];
  groups: readonly string[];
  minimum: Big | null;
};

const compiled = new WeakMap<Rule, Compiled>();

export function compile(rule: Rule): Compiled {
  const known = compiled.get(rule);
  if (known) return known;
  const each = rule.money.kind === 'credit' ? exact(rule.money.usd) : ONE;
  const made: Compiled = {
    bands: bandsOf(rule),
    dollars: rule.terms.map((term) => inDollars(term).times(each)),
    groups: [...new Set(rule.terms.flatMap((t) => t.group ?? []))],
    minimum: rule.minimum === undefined ? null : exact(rule.minimum).times(each),
  };
  compiled.set(rule, made);
  return made;
}

const ZERO = count(0);
const PER = { 1: ONE, 1000: exact('0.001'), 1000000: exact('0.000001') };

function inDollars(term: Term): Big {
  return exact(term.amount).times(PER[term.per]);
}

/** Every term in dollars; the rule has a price in dollars and withholds nothing. */
export function evaluate(rule: Rule, workload: Workload, facts: ModelFacts): Evaluated {
  const { bands: all, dollars, groups } = compile(rule);
  const least = tooSmall(all, facts);
  const bands = least !== null && workload.width * workload.height <= least ? NO_BANDS : all;
  const context = { workload, facts, sold: bands };
  const applied: Applied[] = [];
  let estimated = rule.basis === 'average' || rule.approximate === true;
  for (const [i, term] of rule.terms.entries()) {
    const shares = sharesOf(term, workload, bands);
    if (!shares) continue;
    let value = dollars[i] ?? ZERO;
    let over = ONE;
    for (const s of shares) {
      value = value.times(s.part);
      over = over.times(s.of);
    }
    const taken: Taken[] = [];
    for (const q of term.times) {
      const m = measure(q, context);
      if (!m.ok) return { ok: false, why: 'unmeasured', measure: m };
      if (m.value !== ONE) value = value.times(m.value);
      if (m.over) over = over.times(m.over);
      taken.push(m);
      // A measured count of something that costs nothing makes no estimate.
      estimated ||= m.estimated === true && !isZero(value);
    }
    const cut = over !== ONE && !over.eq(ONE);
    const usd = cut ? value.div(over) : value;
    applied.push({ term, shares, taken, usd, cut, billed: !isZero(value) });
  }
  const missed = groups.find((g) => !applied.some(({ term }) => term.group === g));
  if (missed !== undefined || applied.length === 0)
    return { ok: false, why: 'not_sold', group: missed ?? null };
  return { ok: true, applied, estimated };
}

const EVERY: readonly Share[] = [];
const NO_BANDS: readonly Band[] = [];

/** The shares that are no whole; null where a condition doesn't hold. */
function sharesOf(term: Term, w: Workload, bands: readonly Band[]): readonly Share[] | null {
  if (!term.when) return EVERY;
  let part = EVERY;
  for (const condition of term.when) {
    const s = share(condition, w, bands);
    if (s === NONE) return null;
    if (s !== ALL) part = [...part, s];
  }
  return part;
}

/** Dollars for one image: quotients are cut together, then minimum and rounding; 0 is no price. */
export function charged(rule: Rule, applied: readonly Applied[]): Big {
  if (!applied.some((part) => part.billed)) return ZERO;
  let whole = ZERO;
  let cut: Big | null = null;
  for (const part of applied) {
    if (part.cut) cut = cut ? cut.plus(part.usd) : part.usd;
    else whole = whole === ZERO ? part.usd : whole.plus(part.usd);
  }
  if (cut) whole = whole.plus(cut.round(PLACES, 1));
  const { minimum } = compile(rule);
  if (minimum?.gt(whole)) whole = minimum;
  return rule.rounding ? roundTo(whole, rule.rounding.to, rule.rounding.mode) : whole;
}

export function isZero(value: Big): boolean {
  return value.units === 0n;
}
