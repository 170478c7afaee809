/**
 * Guards on single prices. Real moves were between 1.04× and 2×; every jump of 3× or more, and
 * every move to or from zero, was a unit slip, a redefined field or an error.
 */
import {
  agree,
  compare,
  type Decimal,
  exact,
  quote,
  type Rule,
  ruleWords,
  sameAmount,
  type Workload,
  workload,
} from '@/pricing';
import type { NamedOffer } from '../resolve';
import { implausible } from './band';
import { changedUnit, lostPart, ratios, sameInDollars, standardUsd, termRatios } from './compare';
import type { KnownOffer } from './known';

export const JUMP = '2.5';

export type Guard =
  | 'not_positive'
  | 'became_zero'
  | 'implausible'
  | 'jumped'
  | 'changed_unit'
  | 'lost_part'
  | 'contradicted'
  | 'exchanged'
  | 'beside_a_jump'
  | 'reshaped_page'
  | 'sources_disagree'
  | 'still_unsettled'
  | 'placeholder'
  | 'rejected_before';
export type Suspicion = { guard: Guard; detail: string };

/** What is suspicious about a price beside what was known before; null when nothing is. */
export function suspect(offer: NamedOffer, known: KnownOffer | undefined): Suspicion | null {
  if (known && agree({ rule: known.rule, partial: known.recorded }, offer)) return null;
  return (
    zero(offer, known) ??
    outOfBand(offer) ??
    // A third party's word about a host is no measure for the host's own.
    (known && known.origin === 'host' ? moves(offer, known) : null)
  );
}

function zero(offer: NamedOffer, known: KnownOffer | undefined): Suspicion | null {
  const { rule } = offer;
  const priced = known && !known.rule.withheld && !isZero(known.rule);
  const none = rule.withheld === 'printed_zero' || isZero(rule);
  if (none && priced)
    return { guard: 'became_zero', detail: `was ${ruleWords(known.rule)}, now printed as $0` };
  if (isZero(rule))
    return { guard: 'not_positive', detail: `every amount is zero: ${ruleWords(rule)}` };
  return null;
}

function outOfBand(offer: NamedOffer): Suspicion | null {
  const detail = implausible(offer.rule);
  if (detail) return { guard: 'implausible', detail };
  const usd = standardUsd({ ...offer });
  if (usd && (compare(usd, '0.00005') < 0 || compare(usd, '10') > 0))
    return { guard: 'implausible', detail: `$${usd} for a standard image` };
  return null;
}

function moves(offer: NamedOffer, known: KnownOffer): Suspicion | null {
  const before = ruleWords(known.rule);
  const after = ruleWords(offer.rule);
  if (sameInDollars(known.rule, offer.rule)) return null;
  // A noted rate may be one of several: its own amount is a measure, the whole price is none.
  const jump = (known.recorded ? termRatios : ratios)(known, offer.rule).find(isJump);
  if (jump) return { guard: 'jumped', detail: `${times(jump)}: from ${before} to ${after}` };
  if (!known.recorded && changedUnit(known.rule, offer.rule))
    return { guard: 'changed_unit', detail: `was ${before}, now ${after}` };
  const lost = known.recorded ? null : lostPart(known.rule, offer.rule);
  if (lost) return { guard: 'lost_part', detail: `${lost}: was ${before}, now ${after}` };
  const example = contradiction(offer, known);
  if (example) return { guard: 'contradicted', detail: example };
  return null;
}

/** The page's own worked example still says the old price. */
function contradiction(offer: NamedOffer, known: KnownOffer): string | null {
  for (const { workload: asked, usd, words } of offer.examples ?? []) {
    const [old, now] = [known.rule, offer.rule].map((rule) => totalOf(rule, offer, asked));
    if (old && now && sameAmount(old, usd) && !sameAmount(now, usd))
      return `the page's own example still says $${usd}, the new rate gives $${now}: "${words}"`;
  }
  return null;
}

/** Null too for an example that asks for no workload of ours: the reader has reported it. */
function totalOf(rule: Rule, { operation }: NamedOffer, asked: Partial<Workload>): Decimal | null {
  try {
    return quote(rule, workload({ operation, ...asked })).total;
  } catch {
    return null;
  }
}

export function isJump(ratio: string): boolean {
  return compare(ratio, JUMP) >= 0 || exact(ratio).times(JUMP).lte('1');
}

function isZero(rule: NamedOffer['rule']): boolean {
  return rule.terms.length > 0 && rule.terms.every((t) => compare(t.amount, '0') === 0);
}

function times(ratio: string): string {
  const one = exact('1');
  return exact(ratio).gte(one)
    ? `${exact(ratio).round(2).toFixed()} times dearer`
    : `${one.div(exact(ratio)).round(2).toFixed()} times cheaper`;
}
