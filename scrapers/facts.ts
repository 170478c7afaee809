import { imageTokens, modelById, standardTier } from '@/catalog';
import {
  BANDS,
  type Band,
  type ModelFacts,
  NO_FACTS,
  type Operation,
  type Rule,
  TIERS,
  type Tier,
  type Workload,
  workload,
} from '@/pricing';

/** What the catalog knows of a model and a rule may lack. */
export function factsOf(modelId: string | null): ModelFacts {
  if (!modelId) return NO_FACTS;
  const counts = imageTokens.filter((row) => row.model === modelId && row.tokens !== null);
  return {
    defaultSteps: modelById(modelId)?.defaultSteps ?? null,
    imageTokens: counts.map((row) => ({
      tokens: row.tokens as number,
      ...(row.quality ? { quality: row.quality } : {}),
      ...(row.size ? { size: row.size } : {}),
      ...(row.band && Object.hasOwn(BANDS, row.band) ? { resolution: row.band as Band } : {}),
      // Only the maker's own table counts as published; the rest somebody measured.
      ...(row.confidence === 'A' ? {} : { measured: true }),
    })),
  };
}

/** The standard workload as this offer sells it: its own tier, otherwise the middle one it prices. */
export function standardWorkload(offer: {
  modelId: string | null;
  operation: Operation;
  tier: Tier | null;
  rule: Rule;
  variant?: string;
}): Workload {
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
