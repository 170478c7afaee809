/** https://openrouter.ai/api/v1/models: every model with its rates in US dollars per token, as text. */
import { z } from 'zod';
import { type Quantity, type Rule, type Term, USD } from '@/pricing';
import {
  type Body,
  ExtractError,
  type Extracted,
  type Leftover,
  type RawOffer,
} from '@/scrapers/contract';
import { readDecimal } from '@/scrapers/readers/amount';
import { excerpt, parseJson, readAs, unknownKeys } from '@/scrapers/readers/json';
import { distinct } from '@/scrapers/readers/offers';
import { imageUnit, tokenRate } from './rates';

const feed = z.looseObject({ data: z.array(z.unknown()).min(1, 'an empty list of models') });
const entry = z.looseObject({
  id: z.string().min(1),
  architecture: z
    .looseObject({
      output_modalities: z.array(z.string()).nullish(),
      input_modalities: z.array(z.string()).nullish(),
      modality: z.string().nullish(),
    })
    .nullish(),
  pricing: z.unknown(),
});
type Entry = z.infer<typeof entry>;

const BILLED = ['prompt', 'image', 'image_output', 'request'] as const;
/** Of text, audio, caches and searches: no part of an image. */
const APART = [
  'completion',
  'web_search',
  'internal_reasoning',
  'audio',
  'audio_output',
  'input_audio_cache',
  'input_cache_read',
  'input_cache_write',
  'input_cache_write_1h',
  'overrides',
  'discount',
];

const prices = z.looseObject({
  prompt: z.string(),
  completion: z.string(),
  image: z.string().nullish(),
  image_output: z.string().nullish(),
  request: z.string().nullish(),
});

export function readModels(body: Body): Extracted {
  const { data } = readAs(feed, parseJson(body.text, 'openrouter models'), 'openrouter models');
  const offers: RawOffer[] = [];
  const leftovers: Leftover[] = [];
  const ignored: Leftover[] = [];
  data.forEach((value, i) => {
    const model = readAs(entry, value, `data.${i}`);
    const outputs = outputsOf(model);
    if (outputs && !outputs.includes('image'))
      ignored.push({
        wording: model.id,
        words: `output: ${outputs.join(', ')}`,
        reason: 'makes no images',
      });
    else if (!outputs)
      leftovers.push({
        wording: model.id,
        words: excerpt(model.architecture),
        reason: 'output modalities missing',
      });
    else readModel(model, offers, leftovers);
  });
  const result = distinct(offers);
  leftovers.push(...result.leftovers);
  if (result.offers.length === 0 && leftovers.length === 0)
    throw new ExtractError(
      `openrouter models: expected models that output images, found none among ${data.length}`,
    );
  return { offers: result.offers, leftovers, ignored };
}

function outputsOf(model: Entry): string[] | null {
  const { output_modalities: list, modality } = model.architecture ?? {};
  return list ?? modality?.split('->')[1]?.split('+') ?? null;
}

function readModel(model: Entry, offers: RawOffer[], leftovers: Leftover[]): void {
  try {
    const pricing = readAs(prices, model.pricing, `${model.id}.pricing`);
    leftovers.push(...unknownKeys(pricing, [...BILLED, ...APART], model.id));
    const seesImages = model.architecture?.input_modalities?.includes('image') ?? false;
    const rule = ruleOf(model.id, pricing, seesImages, leftovers);
    const said = [...BILLED, 'completion'] as const;
    const quote = said
      .filter((k) => pricing[k])
      .map((k) => `"${k}":"${pricing[k]}"`)
      .join(',');
    offers.push({ hostModel: model.id, operation: null, rule, quote });
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    leftovers.push({ wording: model.id, words: excerpt(model.pricing), reason: error.message });
  }
}

function ruleOf(
  id: string,
  pricing: z.infer<typeof prices>,
  seesImages: boolean,
  leftovers: Leftover[],
): Rule {
  const rates = [...BILLED, 'completion' as const]
    .map((key) => ({ key, text: pricing[key] }))
    .flatMap(({ key, text }) => (text ? [readDecimal(text, `${id}.${key}`)] : []));
  if (rates.some((rate) => rate.startsWith('-')))
    return { money: USD, terms: [], withheld: 'variable' };
  if (rates.every((rate) => rate === '0'))
    return { money: USD, terms: [], withheld: 'printed_zero' };

  // Without a rate of their own, input images are read as so many tokens of the prompt.
  const asPrompt = seesImages && !pricing.image;
  const terms: Term[] = [];
  const missing: string[] = [];
  for (const { part, text, quantity } of partsOf(id, pricing, asPrompt)) {
    if (!text) continue;
    try {
      const unit = quantity(text);
      const amount = readDecimal(text, `${id}: ${part}`);
      if (amount !== '0') terms.push({ amount, per: 1, times: [unit] });
    } catch (error) {
      if (!(error instanceof ExtractError)) throw error;
      missing.push(part);
      leftovers.push({ wording: id, words: text, reason: error.message });
    }
  }
  // Before 2026-07 the feed had no rate for output images; completion is the text rate, no stand-in.
  const output = terms.some((t) => t.times[0]?.kind === 'image_token');
  if (!output && !missing.includes('output image rate')) missing.push('output image rate');
  return {
    money: USD,
    terms,
    ...(missing.length > 0 ? { missing } : {}),
    assumptions: [
      'text that the model writes beside the image is left out',
      ...(asPrompt ? ['input images are taken at the rate of the prompt'] : []),
    ],
  };
}

/** What the feed bills for an image, and the unit that each amount shows. */
function partsOf(id: string, pricing: z.infer<typeof prices>, asPrompt: boolean): Part[] {
  const perToken = (what: string, unit: Quantity) => (text: string) => {
    tokenRate(text, `${id}: ${what}`);
    return unit;
  };
  const inputToken: Quantity = { kind: 'input_image_token' };
  const inputImage = (text: string): Quantity => {
    const rate = readDecimal(text, `${id}: image`);
    if (rate === '0') return inputToken;
    return imageUnit(rate, `${id}: image`) === 'token'
      ? inputToken
      : { kind: 'input_image', free: 0 };
  };
  const prompt = { part: 'prompt rate', text: pricing.prompt };
  return [
    { ...prompt, quantity: perToken('prompt', { kind: 'text_token' }) },
    ...(asPrompt ? [{ ...prompt, quantity: perToken('prompt', inputToken) }] : []),
    { part: 'input image rate', text: pricing.image, quantity: inputImage },
    {
      part: 'output image rate',
      text: pricing.image_output,
      quantity: perToken('image_output', { kind: 'image_token', counts: [] }),
    },
    { part: 'request rate', text: pricing.request, quantity: () => ({ kind: 'image' }) },
  ];
}

type Part = {
  part: string;
  text: string | null | undefined;
  /** @throws ExtractError when no such unit costs that. */
  quantity: (text: string) => Quantity;
};
