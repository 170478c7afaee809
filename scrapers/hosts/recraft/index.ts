import { priceTables } from '@/scrapers/readers/price-tables';

/** Recraft: a table of API models or services in dollars and in units (1,000 units are $1). */
export const recraft = priceTables({
  host: 'recraft',
  url: 'https://www.recraft.ai/docs/api-reference/pricing',
  hosts: ['www.recraft.ai', 'recraft.ai'],
  path: /^\/docs\/api-reference\/(?:pricing|models\/[\w-]+)(?:\.md)?\/?$/,
  minimumOffers: 6,
  beside: [/units/],
  units: /units/,
});
