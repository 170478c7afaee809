import { priceTables } from '@/scrapers/readers/price-tables';

/** Alibaba Cloud Model Studio: tables of image models, one a region. */
export const alibabaModelStudio = priceTables({
  host: 'alibaba-model-studio',
  url: 'https://www.alibabacloud.com/help/en/model-studio/model-pricing',
  hosts: ['www.alibabacloud.com'],
  path: /^\/help\/(?:en\/)?model-studio\/(?:model-pricing|models)\/?$/,
  minimumOffers: 3,
  beside: [/^free quota\b/],
});
