/**
 * Rule × workload → US dollars per image with every term shown, or a stated reason.
 * Scrapers, pages and tests all call it; who needs the number alone calls `amount`.
 */
import { conditionWords } from './condition';
import { type Applied, compile, evaluate } from './evaluate';
import {
  type Exact as Big,
  count,
  type Decimal,
  exact,
  PLACES,
  print,
  readable,
  roundTo,
} from './money';
import { type ModelFacts, NO_FACTS } from './quantity';
import type { Rule, Term } from './rule';
import { beyondUsual, billedLarger, sizeAssumed } from './usual-size';
import { amountWords } from './words';
import type { Workload } from './workload';

/**
 * `listed`: the host prints this very number; `computed`: from a printed rate; `estimated`:
 * a run time or token count is somebody's measurement, or the host prints only an average.
 */
export type Exactness = 'listed' | 'computed' | 'estimated';

export type ReasonCode =
  | 'price_on_request'
  | 'variable_price'
  | 'printed_zero'
  | 'price_unpublished'
  | 'rate_unpublished'
  | 'token_count_unpublished'
  | 'needs_gpu_seconds'
  | 'needs_steps'
  | 'not_sold'
  | 'not_in_dollars'
  | 'tier_unstated';

export type QuoteTerm = {
  /** "$0.003 × 2 MP (1920×1080, rounded up)". */
  arithmetic: string;
  /** US dollars for one image; the terms of a quote add up to it exactly. */
  usd: Decimal;
};

export type Quote = {
  /** US dollars for one image, or null with a reason. */
  usd: Decimal | null;
  /** US dollars for all `workload.images`. */
  total: Decimal | null;
  terms: QuoteTerm[];
  assumptions: string[];
  exactness: Exactness | null;
  /** The host says no size and this one is larger than the model's usual: no place in a ranking. */
  beyondUsual: boolean;
  reason: string | null;
  reasonCode: ReasonCode | null;
};

const WITHHELD_WORDS = {
  on_request: ['price_on_request', 'price on request'],
  variable: ['variable_price', 'the price varies with the model it routes to'],
  printed_zero: ['printed_zero', 'printed as $0 without a word of free: unknown, never ranked'],
  unpublished: ['price_unpublished', 'the host lists it without a price'],
} as const satisfies Record<string, readonly [ReasonCode, string]>;

/**
 * Quotes one image.
 * @param facts default steps and image tokens of the model, where the rule has none of its own
 */
export function quote(rule: Rule, workload: Workload, facts: ModelFacts = NO_FACTS): Quote {
  if (rule.withheld) {
    const [code, words] = WITHHELD_WORDS[rule.withheld];
    return refuse(code, words);
  }
  if (rule.missing)
    return refuse('rate_unpublished', `rate only: ${rule.missing.join(', ')} unpublished`);
  if (rule.money.kind === 'currency')
    return refuse('not_in_dollars', `priced in ${rule.money.code}; no exchange rate is assumed`);

  const found = evaluate(rule, workload, facts);
  if (!found.ok)
    return found.why === 'not_sold'
      ? notSold(rule, found.group, workload)
      : refuse(found.measure.code, found.measure.reason);
  const { applied } = found;
  const billed = applied.filter((part) => part.billed);
  const parts = billed.map((part) => partOf(part, rule));
  const terms = withMinimumAndRounding(rule, settle(parts));
  const usd = total(terms);
  if (usd.eq('0')) return nothingCharged(applied);
  const assumptions = new Set(rule.assumptions);
  for (const { taken } of applied)
    for (const { assumption } of taken) {
      const words = assumption?.();
      if (words) assumptions.add(words);
    }
  if (rule.basis === 'average') assumptions.add('the host prints an average of what was paid');
  if (rule.approximate) assumptions.add('the source says “about”');
  const size =
    sizeAssumed(rule, workload, facts) ?? billedLarger(compile(rule).bands, workload, facts);
  if (size) assumptions.add(size);
  const beyond = beyondUsual(rule, workload, facts);
  const listed = terms.length === 1 && parts[0]?.printed === true && rule.money.kind === 'usd';
  const order = usd.times(count(workload.images));
  return {
    usd: print(usd),
    total: print(parts.some((p) => p.cut) ? order.round(CUT_TOTAL, 1) : order),
    terms,
    assumptions: [...assumptions],
    exactness: found.estimated || beyond ? 'estimated' : listed ? 'listed' : 'computed',
    beyondUsual: beyond,
    reason: null,
    reasonCode: null,
  };
}

/** A billion thirds, each cut at PLACES, are still right to so many places: $20, not $20.00…01. */
const CUT_TOTAL = 20;

/** A term in dollars, before it is cut to a printable number of places. */
type Part = { arithmetic: string; usd: Big; cut: boolean; printed: boolean };

function partOf({ term, shares, taken, usd, cut }: Applied, rule: Rule): Part {
  const slices = shares.flatMap((s) => s.words ?? []);
  const factors = [amountWords(term, rule), ...taken.map((m) => m.words()), ...slices];
  const printed = isPrinted(term) && slices.length === 0;
  return { arithmetic: factors.join(' × '), usd, cut, printed };
}

/**
 * Prints terms so that they add up: quotients are cut, and what the cuts lose together goes to
 * the largest of them. Three thirds of $0.01 are $0.01, not $0.009999…
 */
function settle(parts: readonly Part[]): QuoteTerm[] {
  const usd = parts.map((p) => (p.cut ? p.usd.round(PLACES, 1) : p.usd));
  const cut = parts.flatMap((p, i) => (p.cut ? [i] : []));
  const largest = cut.reduce((best, i) => (usd[i]?.gt(usd[best] ?? '0') ? i : best), cut[0] ?? -1);
  if (largest >= 0) {
    const whole = parts.reduce((s, p) => (p.cut ? s.plus(p.usd) : s), exact('0')).round(PLACES, 1);
    usd[largest] = cut.reduce(
      (rest, i) => (i === largest ? rest : rest.minus(usd[i] ?? '0')),
      whole,
    );
  }
  return parts.map((p, i) => ({ arithmetic: p.arithmetic, usd: print(usd[i] ?? p.usd) }));
}

function total(terms: readonly QuoteTerm[]): Big {
  return terms.reduce((s, t) => s.plus(exact(t.usd)), exact('0'));
}

function isPrinted(term: Term): boolean {
  return term.per === 1 && term.times.every((q) => q.kind === 'image');
}

/** @param missed the group that has no term for this workload; null: the whole rule has none */
function notSold(rule: Rule, missed: string | null, w: Workload): Quote {
  const choices = rule.terms
    .filter((t) => missed === null || t.group === missed)
    .map((t) => (t.when ?? []).map(conditionWords).join(', ') || 'always');
  const wanted = [
    `${w.width}×${w.height}`,
    w.quality === null ? null : `${w.quality.replace('_', ' ')} quality`,
    w.operation,
    w.batch ? 'batch' : null,
    w.region === null ? null : `in ${w.region}`,
  ].filter(Boolean);
  return refuse(
    'not_sold',
    `not sold for ${wanted.join(', ')}; sold: ${[...new Set(choices)].join('; ')}`,
  );
}

/** A price of zero is never a price: either the page prints $0, or the rate that applies is unknown. */
function nothingCharged(applied: readonly Applied[]): Quote {
  if (applied.some(({ term: t }) => !exact(t.amount).eq('0')))
    return refuse(
      'rate_unpublished',
      'rate only: the published rates charge nothing for this workload',
    );
  return refuse(...WITHHELD_WORDS.printed_zero);
}

/** Minimum and rounding become terms of their own, so that the terms still add up. */
function withMinimumAndRounding(rule: Rule, terms: readonly QuoteTerm[]): QuoteTerm[] {
  const out = [...terms];
  if (out.length === 0) return out;
  const { minimum: least } = compile(rule);
  if (least) {
    const gap = least.minus(total(out));
    if (gap.gt('0'))
      out.push({
        arithmetic: `raised to the minimum charge of $${readable(print(least))}`,
        usd: print(gap),
      });
  }
  if (rule.rounding) {
    const { to, mode } = rule.rounding;
    const before = total(out);
    const gap = roundTo(before, to, mode).minus(before);
    const how =
      mode === 'up' ? `rounded up to a multiple of $${to}` : `rounded to the nearest $${to}`;
    if (!gap.eq('0')) out.push({ arithmetic: how, usd: print(gap) });
  }
  return out;
}

/** Below a millionth of a dollar a rounding is the noise of a unit turned into dollars. */
export function shownTerms(terms: readonly QuoteTerm[]): QuoteTerm[] {
  return terms.filter(
    (t) => !/^rounded (up|to) /.test(t.arithmetic) || exact(t.usd).abs().gte('0.000001'),
  );
}

/** A quote that says why there is no number. */
export function refuse(reasonCode: ReasonCode, reason: string): Quote {
  return {
    usd: null,
    total: null,
    terms: [],
    assumptions: [],
    exactness: null,
    beyondUsual: false,
    reason,
    reasonCode,
  };
}
