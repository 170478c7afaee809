import { priceTables } from '@/scrapers/readers/price-tables';

/** Z.ai: the table of image models on its pricing page. */
export const zai = priceTables({
  host: 'zai',
  url: 'https://docs.z.ai/guides/overview/pricing',
  hosts: ['docs.z.ai'],
  path: /^\/guides\/overview\/pricing(?:\.md)?\/?$/,
  minimumOffers: 1,
  beside: [/^capability$/],
});
