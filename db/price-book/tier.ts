import { aliasFor, readVariant, tierOf } from '@/catalog';
import type { Tier } from '@/pricing';
import type { BookRow } from './schema';

/**
 * The canonical tier of an offer: the variant's own word, else what the wording itself says.
 * Datasets' "default" is no tier: LiteLLM means low by it, Portkey high (14.8 times apart).
 */
export function offerTier(
  row: Pick<BookRow, 'host' | 'hostModel' | 'reporter' | 'variant'>,
): Tier | null {
  const word = /(?:^|&)quality=([^&]+)/.exec(row.variant)?.[1];
  if (word === undefined)
    return readVariant(aliasFor(row.host, row.hostModel)?.variant ?? null).tier;
  if (row.reporter !== 'host' && word === 'default') return null;
  return tierOf(word);
}
