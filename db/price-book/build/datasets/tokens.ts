/** Datasets that price by the token: OpenRouter's own list, models.dev, genai-prices. */
import { imageTokens as published } from '@/catalog';
import { exact, USD } from '@/pricing';
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

export function isOpenRouterPrice(field: string): boolean {
  return field === 'pricing.completion' || field === 'pricing.image_output';
}

/** OpenRouter's public list: US dollars a token; -1 means that the price varies. */
export function openRouterOffers(fields: Fields): Offers {
  const output = fields.get('pricing.image_output');
  if (output)
    return new Map([
      ['', { money: USD, terms: [imageTokens(exact(output).times('1000000').toFixed())] }],
    ]);
  const completion = fields.get('pricing.completion');
  if (completion === '-1') return new Map([['', { money: USD, terms: [], withheld: 'variable' }]]);
  if (!completion || exact(completion).eq('0')) return new Map();
  return new Map([['', { money: USD, terms: [], missing: ['image output rate'] }]]);
}
