import { pricePage } from '@/scrapers/readers/price-page';

/** APIMart: the tables of its page that price by the image. */
export const apimart = pricePage({
  host: 'apimart',
  url: 'https://apimart.ai/pricing',
  hosts: ['apimart.ai', 'docs.apimart.ai'],
  path: /^\/(?:[a-z]{2}\/)?(?:pricing|models?(?:\/[\w.-]+)?)(?:\.md)?\/?$/,
  minimumOffers: 1,
});
