import { ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { offersOf } from './offers';
import { readMatrix, readRows } from './rows';

/** Ideogram: one table of requests with a flat price a quality tier. */
export const ideogram: HostModule = {
  host: 'ideogram',
  version: 2,
  sources: () => [
    { url: 'https://ideogram.ai/blog/ideogram-api-pricing', kind: 'page', minimumOffers: 6 },
  ],
  reads: (url) =>
    isAddress(
      url,
      ['ideogram.ai', 'www.ideogram.ai'],
      /^\/(?:blog\/ideogram-api-pricing|features\/api-pricing|api-pricing)\/?$/,
    ),
  extract(body) {
    const out: Extracted = { offers: [], leftovers: [], ignored: [] };
    const matrix = readMatrix(body);
    if (matrix) return matrix;
    const { rows, unread } = readRows(body);
    for (const row of rows) {
      try {
        out.offers.push(...offersOf(row));
      } catch (error) {
        if (!(error instanceof ExtractError)) throw error;
        out.leftovers.push({ wording: row.request, words: row.words, reason: error.message });
      }
    }
    out.leftovers.push(...unread);
    return out;
  },
};
