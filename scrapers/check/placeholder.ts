/** The same odd price on models that have nothing to do with each other is a filled-in form. */
import { modelById } from '@/catalog';
import type { NamedOffer } from '../resolve';
import { usdPerUnit } from './band';
import { significantDigits } from './compare';
import type { Suspicion } from './row';

const MODELS = 4;
const MAKERS = 3;

export type MakerOf = (modelId: string) => string;
const makerOf: MakerOf = (modelId) => modelById(modelId)?.maker ?? modelId;

/**
 * Suspicions by offer, for offers not known before. Only flat prices count: one rate per GPU
 * second or token for all models is how such hosts bill.
 */
export function placeholders(
  offers: readonly NamedOffer[],
  isNew: (offer: NamedOffer) => boolean,
  maker: MakerOf = makerOf,
): Map<NamedOffer, Suspicion> {
  const groups = new Map<string, NamedOffer[]>();
  for (const offer of offers) {
    const amount = oddFlatAmount(offer);
    if (amount) groups.set(amount, [...(groups.get(amount) ?? []), offer]);
  }
  const found = new Map<NamedOffer, Suspicion>();
  for (const [amount, group] of groups) {
    const models = new Set(group.map((o) => o.modelId));
    const makers = new Set([...models].map(maker));
    if (models.size < MODELS || makers.size < MAKERS) continue;
    const detail = `$${amount} stands on ${models.size} models of ${makers.size} makers: a placeholder?`;
    for (const offer of group) if (isNew(offer)) found.set(offer, { guard: 'placeholder', detail });
  }
  return found;
}

/** Odd: at least three significant digits and not ending in 5, so neither 0.04 nor 0.125. */
function oddFlatAmount(offer: NamedOffer): string | null {
  const [term, ...others] = offer.rule.terms;
  if (!term || others.length > 0 || term.times.some((q) => q.kind !== 'image')) return null;
  const usd = usdPerUnit(term, offer.rule);
  const digits = usd ? significantDigits(usd) : '';
  return digits.length >= 3 && !digits.endsWith('5') ? usd : null;
}
