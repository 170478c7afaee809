/** One offer, one price: what a body says twice, and differently, is not known. */
import { ruleKey } from '@/pricing';
import { type Leftover, type RawOffer, variantKey } from '../contract';

/** Drops repetitions; offers that contradict each other become leftovers, none of them a price. */
export function distinct(offers: readonly RawOffer[]): {
  offers: RawOffer[];
  leftovers: Leftover[];
} {
  const groups = new Map<string, RawOffer[]>();
  for (const offer of offers) {
    const key = JSON.stringify([offer.hostModel, offer.operation, variantKey(offer.variant)]);
    groups.set(key, [...(groups.get(key) ?? []), offer]);
  }
  const kept: RawOffer[] = [];
  const leftovers: Leftover[] = [];
  for (const [first, ...others] of groups.values()) {
    if (!first) continue;
    const differing = others.filter((o) => ruleKey(o.rule) !== ruleKey(first.rule));
    if (differing.length === 0) kept.push(first);
    else
      leftovers.push({
        wording: first.hostModel,
        words: [first, ...differing].map((o) => o.quote).join(' | '),
        reason: 'priced twice, and differently',
      });
  }
  return { offers: kept, leftovers };
}
