import { z } from 'zod';
import { exact, perImage, print, type Quantity, type Rule, USD } from '@/pricing';
import { ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { readDecimal } from '@/scrapers/readers/amount';
import { excerpt, parseJson, readAs, unknownKeys } from '@/scrapers/readers/json';

const feed = z.array(z.looseObject({ model_name: z.string().min(1) })).min(1);
const entry = z.looseObject({
  model_name: z.string().min(1),
  type: z.string().optional(),
  reported_type: z.string().optional(),
  pricing: z.record(z.string(), z.unknown()).nullish(),
});
/** `default_width` 0: flat; `default_iterations` 0: steps don't count. */
const units = z.looseObject({
  type: z.literal('image_units'),
  default_price_cents: z.string(),
  default_width: z.string().optional(),
  default_height: z.string().optional(),
  default_iterations: z.string().optional(),
});
const IMAGE = /^(?:text-to-image|image-to-image)$/;
/** Fields of a model that is no longer sold as it was. */
const ENDED = ['deprecated', 'replaced_by'] as const;
const KNOWN = [
  'type',
  'default_price_cents',
  'default_width',
  'default_height',
  'default_iterations',
  'short',
  'full',
];

/** DeepInfra: a list of all models, prices in US cents for the model's default size and steps. */
export const deepinfra: HostModule = {
  host: 'deepinfra',
  version: 1,
  sources: () => [{ url: 'https://api.deepinfra.com/models/list', kind: 'api', minimumOffers: 10 }],
  reads: (url) => isAddress(url, ['api.deepinfra.com'], /^\/models\/list\/?$/),
  extract(body) {
    const rows = readAs(feed, parseJson(body.text, 'DeepInfra models'), 'DeepInfra models');
    const out: Extracted = { offers: [], leftovers: [], ignored: [] };
    rows.forEach((row, i) => {
      readModel(readAs(entry, row, `DeepInfra models[${i}]`), out);
    });
    return out;
  },
};

function readModel(model: z.infer<typeof entry>, out: Extracted): void {
  const { model_name: wording, pricing } = model;
  const kind = model.reported_type ?? model.type ?? '';
  // Priced like an image, but of another kind: "image-to-video" is not one.
  const types = [model.type, model.reported_type].filter(Boolean) as string[];
  const isImage =
    types.length > 0 ? types.every((t) => IMAGE.test(t)) : pricing?.type === 'image_units';
  if (!isImage) {
    out.ignored.push({ wording, words: kind || 'no type', reason: 'not an image model' });
    return;
  }
  try {
    const price = readAs(units, pricing, wording);
    const ended = ENDED.find((key) => model[key]);
    if (ended) throw new ExtractError(`${ended}: ${excerpt(model[ended])}`);
    // A unit, a discount or a former price beside it: the amount may be for something else.
    const [unknown] = unknownKeys(price, KNOWN, wording);
    if (unknown) throw new ExtractError(`${unknown.reason}: ${unknown.words}`);
    const cents = price.default_price_cents;
    const quote = `"default_price_cents": ${cents}`;
    out.offers.push({ hostModel: wording, operation: null, rule: ruleOf(price), quote });
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    out.leftovers.push({ wording, words: excerpt(pricing), reason: error.message });
  }
}

function ruleOf(price: z.infer<typeof units>): Rule {
  const cents = readDecimal(price.default_price_cents, 'default_price_cents');
  if (exact(cents).lte('0')) throw new ExtractError(`printed as ${cents}: unknown, not free`);
  const usd = print(exact(cents).times('0.01'));
  const [width, height, steps] = [
    count(price.default_width),
    count(price.default_height ?? price.default_width),
    count(price.default_iterations),
  ];
  if (width * height === 0) return { money: USD, terms: [perImage(usd)] };
  // Billed by area: the printed price is that of the default size.
  if (width !== 1024 || height !== 1024)
    throw new ExtractError(`priced at ${width}x${height}: a rate per megapixel can't be exact`);
  const area: Quantity = {
    kind: 'megapixel',
    pixelsPerMegapixel: 1_048_576,
    rounding: 'none',
    part: 'all',
  };
  const step: Quantity[] =
    steps === 0 ? [] : [{ kind: 'step', basis: 'relative', defaultSteps: steps }];
  return { money: USD, terms: [{ amount: usd, per: 1, times: [area, ...step] }] };
}

function count(text: string | undefined): number {
  if (text === undefined) return 0;
  if (!/^\d{1,5}$/.test(text)) throw new ExtractError(`expected a whole number, found "${text}"`);
  return Number(text);
}
