import { priceTables } from '@/scrapers/readers/price-tables';

/** xAI: the table of image models on its pricing page. */
export const xai = priceTables({
  host: 'xai',
  url: 'https://docs.x.ai/developers/pricing',
  hosts: ['docs.x.ai'],
  path: /^\/(?:developers\/(?:pricing|models)|docs\/models)(?:\.md)?\/?$/,
  minimumOffers: 2,
  beside: [/^rate limits?$/],
});
