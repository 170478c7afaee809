/** Datasets that price by the token: OpenRouter's own list, models.dev, genai-prices. */
import { imageTokens as published } from '@/catalog';
import { exact, print, type Quantity, type Term, USD } from '@/pricing';
import type { Fields, Offers } from '../series';
import { imageTokens } from '../terms';

export function isTokenPrice(field: string): boolean {
  return ['cost.output', 'cost.image', 'output_mtok', 'output_image_mtok'].includes(field);
}

/**
 * A model's output rate is its image rate only where it is near the maker's published one; else
 * it is the text rate, which says nothing of an image.
 */
export function tokenOffers(fields: Fields, model: string): Offers {
  const own = fields.get('cost.image') ?? fields.get('output_image_mtok');
  if (own) return new Map([['', { money: USD, terms: [imageTokens(own)] }]]);
  const output = fields.get('cost.output') ?? fields.get('output_mtok');
  const listed = published.find(
    (t) => t.model === model && t.usdPerMillion !== null,
  )?.usdPerMillion;
  if (!output || !listed) return new Map();
  const ratio = exact(output).div(listed);
  if (ratio.lt('0.5') || ratio.gt('2')) return new Map();
  return new Map([['', { money: USD, terms: [imageTokens(output)] }]]);
}

const LIST = ['pricing.prompt', 'pricing.image', 'pricing.image_output', 'pricing.completion'];

export function isOpenRouterPrice(field: string): boolean {
  return LIST.includes(field);
}

/** Until 2026-01 the list's `image` was a price per input image, since then per input token. */
const PER_IMAGE_FROM = '0.0005';

/** OpenRouter's public list: US dollars a token; -1 means that the price varies. */
export function openRouterOffers(fields: Fields): Offers {
  const stated = LIST.flatMap((name) => fields.get(name) ?? []);
  if (stated.includes('-1'))
    return new Map([['', { money: USD, terms: [], withheld: 'variable' }]]);
  if (stated.every((value) => exact(value).eq('0'))) return new Map();
  const output = fields.get('pricing.image_output');
  const terms = [
    ...inputTerms(fields),
    ...(output ? [each(output, { kind: 'image_token', counts: [] })] : []),
  ];
  const missing = output ? {} : { missing: ['output image rate'] };
  return new Map([['', { money: USD, terms, ...missing, ...assumed(fields) }]]);
}

/** Text of the prompt, and input images: at a rate of their own or, lacking one, as the prompt. */
function inputTerms(fields: Fields): Term[] {
  const prompt = fields.get('pricing.prompt');
  const image = fields.get('pricing.image') ?? prompt;
  const unit = (rate: string): Quantity =>
    exact(rate).gte(PER_IMAGE_FROM)
      ? { kind: 'input_image', free: 0 }
      : { kind: 'input_image_token' };
  return [
    ...(prompt ? [each(prompt, { kind: 'text_token' })] : []),
    ...(image ? [each(image, unit(image))] : []),
  ];
}

function assumed(fields: Fields): { assumptions?: string[] } {
  return fields.has('pricing.image')
    ? {}
    : { assumptions: ['input images are taken at the rate of the prompt'] };
}

function each(amount: string, quantity: Quantity): Term {
  return { amount: print(exact(amount)), per: 1, times: [quantity] };
}
