import { pricePage } from '@/scrapers/readers/price-page';

/** AI/ML API: the tables of its page that price by the image. */
export const aimlapi = pricePage({
  host: 'aimlapi',
  url: 'https://aimlapi.com/ai-ml-api-pricing',
  hosts: ['aimlapi.com', 'docs.aimlapi.com'],
  path: /^\/(?:ai-ml-api-pricing|pricing|api-references\/image-models\/[\w./-]+)(?:\.md)?\/?$/,
  minimumOffers: 1,
});
