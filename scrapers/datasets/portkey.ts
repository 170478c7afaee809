import { z } from 'zod';
import { isPortkeyPrice, portkeyOffers } from '@/db/price-book/build/datasets/portkey';
import { exact, print } from '@/pricing';
import { type DatasetModule, ExtractError } from '../contract';
import { isAddress } from '../readers/address';
import { parseJson, readAs } from '../readers/json';
import { Claims, type Reader } from './claims';
import { amountOf, entriesSchema, isEntry } from './json';

const reader: Reader = {
  reporter: 'portkey',
  isPrice: isPortkeyPrice,
  offers: (fields, _, datasetHost) => portkeyOffers(fields, datasetHost),
};
const FOLDER = 'https://raw.githubusercontent.com/Portkey-AI/models/main/pricing';
const PATH = /^\/Portkey-AI\/models\/[^/]+\/pricing\/([a-z0-9-]+)\.json$/;
/** The files that hold prices of images, with the fewest that a healthy one has. */
const FILES: [name: string, least: number][] = [
  ['azure-ai', 4],
  ['azure-openai', 4],
  ['bedrock', 4],
  ['deepbricks', 1],
  ['deepinfra', 4],
  ['fal-ai', 4],
  ['google', 4],
  ['openai', 8],
  ['openrouter', 1],
  ['stability-ai', 4],
  ['together-ai', 8],
  ['vertex-ai', 4],
  ['x-ai', 1],
];
const entry = z.object({
  pricing_config: z.object({
    pay_as_you_go: z.record(z.string(), z.unknown()).optional(),
    currency: z.string().optional(),
  }),
});

/** Portkey: a file a host, in US cents; nested objects end in `{"price": n}`. */
export const portkey: DatasetModule = {
  host: 'portkey',
  version: 2,
  sources: () =>
    FILES.map(([name, minimumOffers]) => {
      return { url: `${FOLDER}/${name}.json`, kind: 'api', minimumOffers };
    }),
  reads: (url) => isAddress(url, ['raw.githubusercontent.com'], PATH),
  about(body) {
    const datasetHost = PATH.exec(new URL(body.url).pathname)?.[1];
    if (!datasetHost) throw new ExtractError(`${body.url} names no host`);
    const what = `Portkey ${datasetHost}`;
    const rows = readAs(entriesSchema, parseJson(body.text, what), what);
    const claims = new Claims(reader);
    for (const [wording, value] of Object.entries(rows)) {
      if (wording === 'default') continue;
      const plan = isEntry(value) ? entry.safeParse(value) : null;
      if (!plan?.success) {
        claims.ignore({ datasetHost, wording }, 'no pricing_config');
        continue;
      }
      const { pay_as_you_go: rates = {}, currency = 'USD' } = plan.data.pricing_config;
      const printed = flat({ pay_as_you_go: rates });
      const fields = new Map([...printed].map(([field, value]) => [field, dollars(field, value)]));
      const prices = new Map([...printed].filter(([field]) => isPortkeyPrice(field)));
      const row = { datasetHost, wording, operation: null, fields, printed: prices };
      if (currency === 'USD' || prices.size === 0) claims.add(row);
      else claims.leave(row, `priced in ${currency}, not in US dollars`);
    }
    return claims.found;
  },
};

/** Cents to dollars; a count of steps is no price. */
function dollars(field: string, value: string): string {
  return field.endsWith('.default_steps') ? value : print(exact(value).div('100'));
}

/** `{image: {low: {default: {price: 4}}}}` → `image.low.default` = 4. */
function flat(value: Record<string, unknown>, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, inner] of Object.entries(value)) {
    if (!isEntry(inner)) continue;
    const price = amountOf(inner.price);
    const here = path ? `${path}.${key}` : key;
    if (price !== null) found.set(here, price);
    for (const [deeper, amount] of flat(inner, here)) found.set(deeper, amount);
  }
  return found;
}
