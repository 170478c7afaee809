import { type Need, outputSize } from '@/pricing/need';
import { tierFor } from '@/pricing/need-workload';
import { moreWords, setWords, sizeWords } from '../../lib/need-words';
import type { BarMakes } from './need-bar';

/** What the bar says of a need. Reckoned apart from the bar, which a browser loads at once. */
export type BarWords = {
  /** All that is set, for one line. */
  set: string;
  /** What is set beyond the usual choices; empty where nothing is. */
  more: string;
  /** The tier that is priced; empty: the middle one. */
  quality: string;
  /** "2048×2048 as 16:9 is 2728×1536."; null without a ratio. */
  reshaped: string | null;
};

type Tiers = Pick<BarMakes, 'tiers' | 'standardTier'>;

/** @param makes what the page's one model can do; null over many models */
export function barWords(need: Need, makes: Tiers | null): BarWords {
  const quality = qualityShown(need, makes);
  const { size, ratio } = need;
  return {
    set: setWords(need, quality || (makes?.standardTier ?? null)),
    more: moreWords(need).join(', '),
    quality,
    reshaped: ratio && `${sizeWords(size)} as ${ratio} is ${sizeWords(outputSize(need))}.`,
  };
}

/** A model without the preferred tier shows its nearest. */
function qualityShown(need: Need, makes: Tiers | null) {
  if (need.quality === null || makes === null || makes.tiers.includes(need.quality))
    return need.quality ?? '';
  const { tier } = tierFor(need.quality, makes);
  return tier === null || tier === makes.standardTier ? '' : tier;
}
