import { isLitellmPrice, litellmOffers } from '@/db/price-book/build/datasets/litellm';
import type { DatasetModule } from '../contract';
import { isAddress } from '../readers/address';
import { parseJson, readAs } from '../readers/json';
import { Claims, type Reader } from './claims';
import { amounts, entriesSchema, isEntry } from './json';

const reader: Reader = {
  reporter: 'litellm',
  isPrice: isLitellmPrice,
  offers: (fields, named) => litellmOffers(fields, named.tags),
};
const URL =
  'https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json';

/** LiteLLM: one file, US dollars, an object by model; `litellm_provider` names the host. */
export const litellm: DatasetModule = {
  host: 'litellm',
  version: 1,
  sources: () => [{ url: URL, kind: 'api', minimumOffers: 100 }],
  reads: (url) =>
    isAddress(
      url,
      ['raw.githubusercontent.com'],
      /^\/BerriAI\/litellm\/[^/]+\/model_prices_and_context_window\.json$/,
    ),
  about(body) {
    const rows = readAs(entriesSchema, parseJson(body.text, 'LiteLLM prices'), 'LiteLLM prices');
    const claims = new Claims(reader);
    for (const [wording, row] of Object.entries(rows)) {
      // Not models: the sample of the format and the date of the file.
      if (!isEntry(row) || wording === 'sample_spec') continue;
      const datasetHost = String(row.litellm_provider ?? 'host not named');
      const fields = amounts(row);
      // Elsewhere a price per image is that of an image to look at.
      if (!sellsImages(String(row.mode), fields)) {
        claims.ignore({ datasetHost, wording }, 'not an image model');
        continue;
      }
      const printed = new Map([...fields].filter(([field]) => isLitellmPrice(field)));
      const operation = row.mode === 'image_edit' ? 'edit' : null;
      claims.add({ datasetHost, wording, operation, fields, printed });
    }
    return claims.found;
  },
};

function sellsImages(mode: string, fields: ReadonlyMap<string, string>): boolean {
  if (mode === 'image_generation' || mode === 'image_edit') return true;
  return mode === 'chat' && [...fields.keys()].some((f) => f.startsWith('output_cost_per_image'));
}
