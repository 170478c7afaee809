import { imageTokens, type Model } from '@/catalog';
import type { ModelFacts, TokenCount } from '@/pricing';

/** What the catalog knows of a model that a host's rule may lack. */
export function modelFacts(model: Model): ModelFacts {
  const counts = imageTokens.flatMap((row): TokenCount[] =>
    row.model !== model.id || row.tokens === null
      ? []
      : [
          {
            tokens: row.tokens,
            ...(row.quality ? { quality: row.quality } : {}),
            ...(row.size ? { size: row.size } : {}),
            ...(row.band ? { resolution: row.band as NonNullable<TokenCount['resolution']> } : {}),
            ...(/measured|observed/i.test(row.source) ? { measured: true } : {}),
          },
        ],
  );
  return { defaultSteps: model.defaultSteps, imageTokens: counts };
}
