import type { Tier } from '@/pricing';

export type { Tier };

/** Quality tiers, lowest first. Every host's own words are placed on this one scale. */
export const TIERS = [
  'very_low',
  'low',
  'medium',
  'high',
  'xhigh',
  'max',
] as const satisfies readonly Tier[];

/** Hosts' words for a tier, normalised. Each line names whose words they are. */
const WORDS: Record<string, Tier> = {
  // OpenAI, Replicate, Ideogram 4.5
  verylow: 'very_low',
  low: 'low',
  medium: 'medium',
  high: 'high',
  xhigh: 'xhigh',
  max: 'max',
  // Ideogram up to 4.0: Turbo, Default (fal says Balanced), Quality
  turbo: 'low',
  default: 'medium',
  balanced: 'medium',
  quality: 'high',
  // DALL·E 3: standard, hd; Amazon: standard, premium
  standard: 'medium',
  hd: 'high',
  premium: 'high',
};

/**
 * The tier a host's word stands for, or null where it names none. `auto` is no tier: the host
 * picks one per request, so its price says nothing about a particular one.
 */
export function tierOf(word: string): Tier | null {
  const key = word.toLowerCase().replace(/[^a-z]/g, '');
  return Object.hasOwn(WORDS, key) ? (WORDS[key] ?? null) : null;
}

/** Compares two tiers, lowest first, for sorting. */
export function byTier(a: Tier, b: Tier): number {
  return TIERS.indexOf(a) - TIERS.indexOf(b);
}

/**
 * The tier of the standard workload: `medium` where it is sold, so that "medium" means the same
 * rung on every model's page; otherwise the middle one; null where the model has one quality.
 */
export function standardTier(model: { tiers: readonly Tier[] }): Tier | null {
  if (model.tiers.includes('medium')) return 'medium';
  return model.tiers[Math.floor(model.tiers.length / 2)] ?? null;
}
