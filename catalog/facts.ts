import { type ModelFacts, type TokenCount, usualEdge } from '@/pricing';
import { imageTokens, modelById } from './index';

const NOTHING_KNOWN: ModelFacts = { defaultSteps: null, imageTokens: [] };
const BANDS = new Set(['0.5K', '1K', '1.5K', '2K', '4K']);

/**
 * What a quote may take from the catalog where a host's rule is silent: default steps, and the
 * maker's count of tokens an image. Counts that somebody observed make the quote an estimate.
 */
export function modelFacts(modelId: string | null): ModelFacts {
  const model = modelId === null ? undefined : modelById(modelId);
  if (!model) return NOTHING_KNOWN;
  const counts = imageTokens.flatMap((row): TokenCount[] => {
    if (row.model !== model.id || row.tokens === null) return [];
    if (row.band && !BANDS.has(row.band)) return [];
    return [
      {
        tokens: row.tokens,
        ...(row.quality ? { quality: row.quality } : {}),
        ...(row.size ? { size: row.size } : {}),
        ...(row.band ? { resolution: row.band as NonNullable<TokenCount['resolution']> } : {}),
        ...(/observed|measured/i.test(row.source) ? { measured: true } : {}),
      },
    ];
  });
  return {
    defaultSteps: model.defaultSteps,
    imageTokens: counts,
    usualEdge: usualEdge(model.sizes),
  };
}
