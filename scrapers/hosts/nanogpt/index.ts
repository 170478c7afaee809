import { z } from 'zod';
import {
  type Band,
  type Condition,
  exact,
  parseSize,
  perImage,
  type Rule,
  sizeText,
  type Term,
  USD,
} from '@/pricing';
import { ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { readDecimal } from '@/scrapers/readers/amount';
import { excerpt, parseJson, readAs, unknownKeys } from '@/scrapers/readers/json';
import { bandOf, isSizeName } from '@/scrapers/readers/price-units';

const feed = z.looseObject({ data: z.array(z.looseObject({ id: z.string().min(1) })).min(1) });
const entry = z.looseObject({
  id: z.string().min(1),
  architecture: z
    .looseObject({
      input_modalities: z.array(z.string()).optional(),
      output_modalities: z.array(z.string()).optional(),
    })
    .optional(),
  pricing: z.looseObject({
    per_image: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
    currency: z.string().optional(),
  }),
});

/** NanoGPT: its list of image models, a price an image or one for each size. */
export const nanogpt: HostModule = {
  host: 'nanogpt',
  version: 1,
  sources: () => [
    {
      url: 'https://nano-gpt.com/api/v1/image-models?detailed=true',
      kind: 'api',
      minimumOffers: 10,
    },
  ],
  reads: (url) => isAddress(url, ['nano-gpt.com'], /^\/api\/v1\/image-models\/?$/),
  extract(body) {
    const { data } = readAs(feed, parseJson(body.text, 'NanoGPT models'), 'NanoGPT models');
    const out: Extracted = { offers: [], leftovers: [], ignored: [] };
    for (const row of data) readModel(row, out);
    return out;
  },
};

function readModel(row: z.infer<typeof feed>['data'][number], out: Extracted): void {
  const wording = row.id;
  try {
    const { pricing, architecture } = readAs(entry, row, wording);
    const kinds = architecture?.output_modalities ?? ['image'];
    if (!kinds.includes('image')) {
      out.ignored.push({ wording, words: kinds.join(', '), reason: 'makes no images' });
      return;
    }
    out.leftovers.push(...unknownKeys(pricing, ['per_image', 'currency'], wording));
    if (pricing.currency !== 'USD')
      throw new ExtractError(`expected dollars, found ${excerpt(pricing.currency)}`);
    if (pricing.per_image === undefined) throw new ExtractError('no price of an image');
    const inputs = architecture?.input_modalities;
    // A model that takes no words edits what it is given; the alias table knows the rest.
    const operation = inputs?.length === 1 && inputs[0] === 'image' ? 'edit' : null;
    const rule = ruleOf(pricing.per_image);
    out.offers.push({ hostModel: wording, operation, rule, quote: excerpt(pricing.per_image) });
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    out.leftovers.push({ wording, words: excerpt(row.pricing), reason: error.message });
  }
}

function ruleOf(prices: string | Record<string, string>): Rule {
  if (typeof prices === 'string') return { money: USD, terms: [perImage(above0(prices))] };
  const entries = Object.entries(prices);
  const [first] = entries;
  if (!first) throw new ExtractError('no price of an image');
  const odd = entries.find(([size]) => !isSizeName(size));
  if (odd) throw new ExtractError(`a size nobody knows: "${odd[0]}"`);
  // One price for all sizes is a flat one: other sizes that the model takes cost the same.
  if (entries.every(([, usd]) => above0(usd) === above0(first[1])))
    return { money: USD, terms: [perImage(above0(first[1]))] };
  const terms = entries.map(([size, usd]): Term => {
    const band = bandOf(size);
    const pixels = parseSize(size.replace('*', 'x'));
    if (!band && !pixels) throw new ExtractError(`a size nobody knows: "${size}"`);
    const when: Condition = pixels
      ? { kind: 'size', is: [sizeText(pixels)] }
      : { kind: 'resolution', is: [band as Band] };
    return { ...perImage(above0(usd), [when]), group: 'size' };
  });
  return { money: USD, terms };
}

function above0(text: string): string {
  const usd = readDecimal(text, 'per_image');
  if (exact(usd).lte('0')) throw new ExtractError(`printed as ${usd}: unknown, not free`);
  return usd;
}
