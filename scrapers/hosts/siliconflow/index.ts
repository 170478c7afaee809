import { priceTables } from '@/scrapers/readers/price-tables';

/** SiliconFlow: the table of image models on its pricing page. */
export const siliconflow = priceTables({
  host: 'siliconflow',
  url: 'https://siliconflow.com/pricing',
  hosts: ['siliconflow.com', 'www.siliconflow.com'],
  path: /^\/pricing\/?$/,
  minimumOffers: 3,
  beside: [/^(?:type|vendor|provider)$/],
});
