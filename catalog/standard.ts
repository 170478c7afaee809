/** What one standard image is for an offer, and whether its rule comes to a number for it. */
import {
  type Operation,
  quote,
  type Rule,
  TIERS,
  type Tier,
  type Workload,
  workload,
} from '@/pricing';
import { modelFacts } from './facts';
import { modelById, standardTier } from './index';

type Priced = {
  modelId: string | null;
  operation: Operation;
  tier: Tier | null;
  rule: Rule;
  variant?: string;
};

/** True where the rule comes to a number of dollars for one standard image. */
export function hasNumber(offer: Priced): boolean {
  return quote(offer.rule, standardWorkload(offer), modelFacts(offer.modelId)).usd !== null;
}

/** The standard workload as this offer sells it: its own tier, otherwise the middle one it prices. */
export function standardWorkload(offer: Priced): Workload {
  return workload({
    operation: offer.operation,
    quality: offer.tier ?? middleTier(offer.modelId, offer.rule),
    batch: /(^|&)batch(&|$)/.test(offer.variant ?? ''),
  });
}

function middleTier(modelId: string | null, rule: Rule): Tier | null {
  const own = tiersIn(rule);
  if (own.length > 0) return standardTier({ tiers: own });
  const model = modelId ? modelById(modelId) : undefined;
  return model ? standardTier(model) : null;
}

/** Tiers that a rule prices apart, lowest first. */
export function tiersIn(rule: Rule): Tier[] {
  const found = new Set<Tier>();
  for (const term of rule.terms) {
    for (const c of term.when ?? []) if (c.kind === 'quality') for (const t of c.is) found.add(t);
    for (const q of term.times)
      if (q.kind === 'image_token')
        for (const row of q.counts) if (row.quality) found.add(row.quality);
  }
  return TIERS.filter((t) => found.has(t));
}
