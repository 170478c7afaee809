import type { Tier } from '@/pricing/vocabulary';

/** "very_low" → "very low". */
export function tierWords(tier: Tier): string {
  return tier.replace('_', ' ');
}
