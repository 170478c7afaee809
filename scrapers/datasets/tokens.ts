/** Datasets that price by the token: models.dev and genai-prices. */
import { z } from 'zod';
import { isTokenPrice, tokenOffers } from '@/db/price-book/build/datasets/tokens';
import type { DatasetModule } from '../contract';
import { isAddress } from '../readers/address';
import { parseJson, readAs } from '../readers/json';
import { Claims, type Reader } from './claims';
import { amounts, type Row } from './json';

const readerOf = (reporter: Reader['reporter']): Reader => ({
  reporter,
  isPrice: isTokenPrice,
  offers: (fields, named) => tokenOffers(fields, named.model),
});

const record = z.record(z.string(), z.unknown());
const model = z.object({
  modalities: z.object({ output: z.array(z.string()) }).optional(),
  cost: record.optional(),
});
const providers = z
  .record(z.string(), z.object({ models: z.record(z.string(), model) }))
  .refine((rows) => Object.keys(rows).length > 0, 'expected providers by id');

/** models.dev: providers by id, their models by id; `cost` in US dollars per million tokens. */
export const modelsdev: DatasetModule = {
  host: 'modelsdev',
  version: 1,
  sources: () => [{ url: 'https://models.dev/api.json', kind: 'api', minimumOffers: 20 }],
  reads: (url) => isAddress(url, ['models.dev'], /^\/api\.json$/),
  about(body) {
    const rows = readAs(providers, parseJson(body.text, 'models.dev'), 'models.dev');
    const claims = new Claims(readerOf('modelsdev'));
    for (const [datasetHost, { models }] of Object.entries(rows))
      for (const [wording, { modalities, cost }] of Object.entries(models)) {
        if (!modalities?.output.includes('image'))
          claims.ignore({ datasetHost, wording }, 'makes no images');
        else claims.add(entryOf(datasetHost, wording, prefixed('cost', cost ?? {})));
      }
    return claims.found;
  },
};

const prices = z.union([record, z.array(z.object({ constraint: z.unknown(), prices: record }))]);
const listed = z
  .array(
    z.object({
      id: z.string().min(1),
      models: z.array(z.object({ id: z.string().min(1), prices })),
    }),
  )
  .min(1);

/** genai-prices: a list of providers with lists of models; prices in US dollars per million. */
export const genaiPrices: DatasetModule = {
  host: 'genai-prices',
  version: 1,
  sources: () => [
    {
      url: 'https://raw.githubusercontent.com/pydantic/genai-prices/main/prices/data.json',
      kind: 'api',
      minimumOffers: 5,
    },
  ],
  reads: (url) =>
    isAddress(
      url,
      ['raw.githubusercontent.com'],
      /^\/pydantic\/genai-prices\/[^/]+\/prices\/data\.json$/,
    ),
  about(body) {
    const rows = readAs(listed, parseJson(body.text, 'genai-prices'), 'genai-prices');
    const claims = new Claims(readerOf('genai-prices'));
    for (const { id: datasetHost, models } of rows)
      for (const { id: wording, prices: own } of models) {
        const entry = entryOf(datasetHost, wording, Array.isArray(own) ? {} : own);
        if (Array.isArray(own))
          claims.ignore({ datasetHost, wording }, 'prices by date or time of day');
        else claims.add(entry);
      }
    return claims.found;
  },
};

function entryOf(datasetHost: string, wording: string, row: Row) {
  const fields = amounts(row);
  const printed = new Map([...fields].filter(([field]) => isTokenPrice(field)));
  return { datasetHost, wording, operation: null, fields, printed };
}

function prefixed(name: string, row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [`${name}.${key}`, value]));
}
