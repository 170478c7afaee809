/**
 * Rule × workload → US dollars per image with every term shown, or a stated reason.
 * The one place where a price is computed: scrapers, pages and tests all call it.
 */
import { conditionWords, share } from './condition';
import { type Decimal, type Exact as Big, count, exact, print, roundTo } from './money';
import { type ModelFacts, NO_FACTS, measure } from './quantity';
import type { Rule, Term } from './rule';
import { type Workload, bandsOf } from './workload';
import { amountWords } from './words';

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
  reason: string | null;
  reasonCode: ReasonCode | null;
};

const WITHHELD_WORDS = {
  on_request: ['price_on_request', 'price on request'],
  variable: ['variable_price', 'the price varies with the model it routes to'],
  printed_zero: ['printed_zero', 'printed as $0 without a word of free: unknown, never ranked'],
  unpublished: ['price_unpublished', 'the host lists it without a price'],
} as const;

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

  const bands = bandsOf(rule);
  const terms: QuoteTerm[] = [];
  const assumptions = new Set<string>();
  let estimated = rule.basis === 'average';
  let printed = true;
  const groups = new Map<string, { applied: boolean; choices: string[] }>();

  for (const term of rule.terms) {
    const part = (term.when ?? []).reduce((s, c) => s.times(share(c, workload, bands)), exact('1'));
    if (term.group) {
      const group = groups.get(term.group) ?? { applied: false, choices: [] };
      group.applied ||= part.gt('0');
      group.choices.push((term.when ?? []).map(conditionWords).join(', ') || 'always');
      groups.set(term.group, group);
    }
    if (part.eq('0')) continue;

    const sizes: string[] = [];
    let value = exact(term.amount).times(part);
    for (const q of term.times) {
      const m = measure(q, { workload, facts, sold: bands });
      if (!m.ok) return refuse(m.code, m.reason);
      value = value.times(m.value);
      sizes.push(m.words);
      if (m.assumption) assumptions.add(m.assumption);
      estimated ||= m.estimated === true;
    }
    printed &&= isPrinted(term);
    const usd = inDollars(value, term, rule);
    if (usd.eq('0')) continue;
    const sliced = part.lt('1') ? ` × ${print(part.round(4))} of the volume` : '';
    terms.push({ arithmetic: `${amountWords(term, rule)} × ${sizes.join(' × ')}${sliced}`, usd: print(usd) });
  }

  for (const group of groups.values()) {
    if (!group.applied)
      return refuse('not_sold', `not sold at ${workload.width}×${workload.height}${workload.quality ? `, ${workload.quality}` : ''}; sold: ${[...new Set(group.choices)].join('; ')}`);
  }

  const adjusted = withMinimumAndRounding(rule, terms);
  const usd = adjusted.reduce((total, t) => total.plus(t.usd), exact('0'));
  if (usd.eq('0')) return refuse('printed_zero', WITHHELD_WORDS.printed_zero[1]);
  if (rule.basis === 'average') assumptions.add('the host prints an average of what was paid');
  return {
    usd: print(usd),
    total: print(usd.times(count(workload.images))),
    terms: adjusted,
    assumptions: [...assumptions],
    exactness: estimated
      ? 'estimated'
      : printed && adjusted.length === 1 && rule.money.kind === 'usd'
        ? 'listed'
        : 'computed',
    reason: null,
    reasonCode: null,
  };
}

function isPrinted(term: Term): boolean {
  return term.per === 1 && term.times.every((q) => q.kind === 'image');
}

function inDollars(value: Big, term: Term, rule: Rule): Big {
  const perOne = term.per === 1 ? value : value.times(term.per === 1_000 ? '0.001' : '0.000001');
  return rule.money.kind === 'credit' ? perOne.times(rule.money.usd) : perOne;
}

/** Minimum and rounding become terms of their own, so that the terms still add up. */
function withMinimumAndRounding(rule: Rule, terms: QuoteTerm[]): QuoteTerm[] {
  const out = [...terms];
  const total = () => out.reduce((s, t) => s.plus(t.usd), exact('0'));
  if (rule.minimum) {
    const least = rule.money.kind === 'credit' ? exact(rule.minimum).times(rule.money.usd) : exact(rule.minimum);
    const gap = least.minus(total());
    if (gap.gt('0'))
      out.push({ arithmetic: `raised to the minimum charge of $${print(least)}`, usd: print(gap) });
  }
  if (rule.rounding) {
    const before = total();
    const gap = roundTo(before, rule.rounding.to, rule.rounding.mode).minus(before);
    if (!gap.eq('0')) {
      const how = rule.rounding.mode === 'up' ? 'rounded up' : 'rounded to the nearest';
      out.push({ arithmetic: `${how} $${rule.rounding.to}`, usd: print(gap) });
    }
  }
  return out;
}

/** A quote that says why there is no number. */
export function refuse(reasonCode: ReasonCode, reason: string): Quote {
  return { usd: null, total: null, terms: [], assumptions: [], exactness: null, reason, reasonCode };
}
