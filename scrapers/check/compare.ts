/** How one rule differs from another: by ratio, by unit, or not in a way that can be compared. */

import { modelFacts } from '@/catalog/facts';
import { standardWorkload } from '@/catalog/standard';
import {
  canonical,
  compare,
  type Decimal,
  exact,
  print,
  quote,
  type Rule,
  type Term,
} from '@/pricing';
import { unitOf, usdPerUnit } from './band';
import type { KnownOffer } from './known';

type Billed = Pick<KnownOffer, 'modelId' | 'operation' | 'tier' | 'variant' | 'rule'>;

/** US dollars of the standard workload; null when it has no number. */
export function standardUsd(offer: Billed): Decimal | null {
  return quote(offer.rule, standardWorkload(offer), modelFacts(offer.modelId)).usd;
}

/** Like `standardUsd`, but under the workload of the offer before the change. */
function usdUnder(offer: Billed, rule: Rule): Decimal | null {
  return quote(rule, standardWorkload(offer), modelFacts(offer.modelId)).usd;
}

/** New ÷ old, for the standard image and every term that both rules have; equal ones left out. */
export function ratios(before: Billed, after: Rule): Decimal[] {
  const whole = ratio(usdUnder(before, before.rule), usdUnder(before, after));
  return [...(whole ? [whole] : []), ...termRatios(before, after)];
}

export function termRatios(before: Billed, after: Rule): Decimal[] {
  return matchedTerms(before.rule, after).flatMap(([a, b]) => ratio(a, b) ?? []);
}

function ratio(a: Decimal | null, b: Decimal | null): Decimal | null {
  if (!a || !b || compare(a, '0') <= 0 || compare(b, '0') <= 0) return null;
  return compare(a, b) === 0 ? null : print(exact(b).div(exact(a)).round(6));
}

/** How much the price moved as a whole: the ratio of the standard image, else of the first term. */
export function moved(before: Billed, after: Rule): Decimal | null {
  return ratios(before, after)[0] ?? null;
}

/** The units of a rule, e.g. "image", "step + tile"; ratios and conditions aside. */
export function unitsOf(rule: Rule): string[] {
  return [...new Set(rule.terms.map(unitOf))].sort();
}

/**
 * True when something is billed by another unit than before. A further unit that the host prints
 * (an input image that now costs extra) is none: its price is compared like any other. One that
 * came with a new assumption of ours is: the host never said so, a field of its list is gone.
 */
export function changedUnit(before: Rule, after: Rule): boolean {
  if (before.withheld || after.withheld) return Boolean(after.withheld) && !before.withheld;
  if (before.money.kind !== after.money.kind && !sameInDollars(before, after)) return true;
  const [was, now] = [unitsOf(before), unitsOf(after)];
  const assumed = (after.assumptions ?? []).some((a) => !before.assumptions?.includes(a));
  return was.some((u) => !now.includes(u)) || (assumed && now.some((u) => !was.includes(u)));
}

/** "$4 per 1,000 images" and "$0.004 per image" are the same price. */
export function sameInDollars(a: Rule, b: Rule): boolean {
  const key = (rule: Rule) =>
    JSON.stringify([
      rule.terms.map((t) => [termKey(t), usdPerUnit(t, rule)]).sort(),
      rule.minimum,
      rule.rounding,
      rule.missing,
      rule.withheld,
    ]);
  return key(a) === key(b);
}

/**
 * The terms of a rule by what they bill: kinds of quantities and conditions, without amounts,
 * published token counts or the words they came from.
 */
export function partsOf(rule: Rule): Map<string, Term> {
  const parts = new Map<string, Term>();
  for (const term of rule.terms) {
    const kinds = term.times.map((q) => q.kind).sort();
    const when = (term.when ?? []).map((c) => JSON.stringify(c)).sort();
    parts.set([...kinds, ...when].join(' '), term);
  }
  return parts;
}

/** Why the rule says less than before, or says a thing twice: a text that was cut or torn; else null. */
export function lostPart(before: Rule, after: Rule): string | null {
  if (before.withheld || after.withheld) return null;
  const [was, now] = [partsOf(before), partsOf(after)];
  const gone = [...was.keys()].filter((part) => !now.has(part)).length;
  if (gone > 0) return `${gone} of ${was.size} parts of the price are gone`;
  if (after.terms.length > now.size && before.terms.length === was.size)
    return 'a part of the price stands twice';
  if ((before.rounding && !after.rounding) || (before.minimum && !after.minimum))
    return 'no word any more of rounding or of a minimum';
  const unread = (after.missing ?? []).filter((m) => !before.missing?.includes(m));
  if (unread.length > 0) return `now without a rate for ${unread.join(', ')}`;
  const found = (before.missing ?? []).filter((m) => !after.missing?.includes(m));
  if (found.length > 0 && now.size === was.size)
    return `no word any more of ${found.join(', ')}, which had no rate`;
  return null;
}

function matchedTerms(before: Rule, after: Rule): [Decimal | null, Decimal | null][] {
  const old = new Map(before.terms.map((t) => [termKey(t), usdPerUnit(t, before)]));
  return after.terms.map((t) => [old.get(termKey(t)) ?? null, usdPerUnit(t, after)]);
}

function termKey(term: Term): string {
  return JSON.stringify([term.times, term.when ?? []]);
}

/** Significant digits of an amount: "0.0398" has three. */
export function significantDigits(amount: Decimal): string {
  return canonical(amount).replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
}
