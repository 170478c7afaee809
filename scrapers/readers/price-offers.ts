import type { RawOffer } from '../contract';
import { ruleOf } from './price-rule';
import type { Credit, Part } from './price-words';

/** One offer, or one a quality, from what was read of one name. */
export function offersOf(
  hostModel: string,
  words: string,
  parts: readonly Part[],
  credit?: Credit,
): RawOffer[] {
  return [...new Set(parts.map((p) => p.quality))].map((quality) => ({
    hostModel,
    operation: null,
    ...(quality ? { variant: { quality } } : {}),
    rule: ruleOf(
      parts.filter((p) => p.quality === quality),
      credit,
    ),
    quote: words,
  }));
}
