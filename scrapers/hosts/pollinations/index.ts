import { z } from 'zod';
import { exact, perImage, type Rule, type Term } from '@/pricing';
import { ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { readDecimal } from '@/scrapers/readers/amount';
import { excerpt, parseJson, readAs, unknownKeys } from '@/scrapers/readers/json';

const feed = z.array(z.looseObject({ name: z.string().min(1) })).min(1, 'an empty list of models');
const entry = z.looseObject({
  name: z.string().min(1),
  category: z.string().optional(),
  output_modalities: z.array(z.string()).optional(),
  input_modalities: z.array(z.string()).optional(),
  flat_rate: z.boolean().optional(),
  pricing: z.record(z.string(), z.unknown()).optional(),
  pricing_variants: z.array(z.unknown()).optional(),
  pricing_adjustments: z.array(z.unknown()).optional(),
});
type Entry = z.infer<typeof entry>;

/** A token of the dearest model costs 0.00012: what is more is the price of an image. */
const LEAST_IMAGE = '0.0001';
const KNOWN = [
  'currency',
  'completionImageTokens',
  'promptTextTokens',
  'promptImageTokens',
  'promptCachedTokens',
  'completionTextTokens',
];
const MONEY = { kind: 'credit', name: 'pollen', usd: '1' } as const;

/** Pollinations: its list of image models, prices in pollen, of which one is sold for a dollar. */
export const pollinations: HostModule = {
  host: 'pollinations',
  version: 1,
  sources: () => [
    { url: 'https://gen.pollinations.ai/image/models', kind: 'api', minimumOffers: 5 },
  ],
  reads: (url) =>
    isAddress(url, ['gen.pollinations.ai', 'image.pollinations.ai'], /^(?:\/image)?\/models\/?$/),
  extract(body) {
    const value = parseJson(body.text, 'Pollinations models');
    const rows = readAs(feed, value, 'Pollinations models');
    const out: Extracted = { offers: [], leftovers: [], ignored: [] };
    for (const row of rows) readModel(readAs(entry, row, String(row.name)), out);
    return out;
  },
};

function readModel(model: Entry, out: Extracted): void {
  const { name: wording, pricing = {} } = model;
  const kinds = model.output_modalities ?? (model.category ? [model.category] : []);
  if (!kinds.includes('image')) {
    out.ignored.push({ wording, words: kinds.join(', ') || 'no kind', reason: 'makes no images' });
    return;
  }
  try {
    if (pricing.currency !== 'pollen')
      throw new ExtractError(`expected a price in pollen, found ${excerpt(pricing.currency)}`);
    if (model.pricing_variants?.length || model.pricing_adjustments?.length)
      throw new ExtractError('priced by options on top of its base price');
    out.leftovers.push(...unknownKeys(pricing, KNOWN, wording));
    const rule = ruleOf(model, pricing);
    const quote = `"completionImageTokens": ${JSON.stringify(pricing.completionImageTokens)}`;
    out.offers.push({ hostModel: wording, operation: null, rule, quote });
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    out.leftovers.push({ wording, words: excerpt(pricing), reason: error.message });
  }
}

/** The same field is an image's price where the model has a flat rate, else that of a token. */
function ruleOf(model: Entry, pricing: Record<string, unknown>): Rule {
  const rate = amount(pricing, 'completionImageTokens');
  if (rate === null) throw new ExtractError('no price of an output image');
  const prompt = amount(pricing, 'promptTextTokens');
  const flat = model.flat_rate ?? prompt === null;
  if (flat !== exact(rate).gte(LEAST_IMAGE))
    throw new ExtractError(`${rate} is no price of ${flat ? 'an image' : 'a token'}`);
  if (flat) return { money: MONEY, terms: [perImage(rate)] };
  const input = amount(pricing, 'promptImageTokens');
  const terms: Term[] = [
    { amount: rate, per: 1, times: [{ kind: 'image_token', counts: [] }] },
    ...(prompt
      ? [{ amount: prompt, per: 1 as const, times: [{ kind: 'text_token' as const }] }]
      : []),
    ...(input
      ? [{ amount: input, per: 1 as const, times: [{ kind: 'input_image_token' as const }] }]
      : []),
  ];
  const words = 'text that the model writes beside the image is left out';
  return { money: MONEY, terms, assumptions: [words] };
}

function amount(pricing: Record<string, unknown>, key: string): string | null {
  const value = pricing[key];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw new ExtractError(`${key}: expected a number`);
  const rate = readDecimal(value, key);
  if (exact(rate).lt('0')) throw new ExtractError(`${key}: below zero`);
  return exact(rate).eq('0') ? null : rate;
}
