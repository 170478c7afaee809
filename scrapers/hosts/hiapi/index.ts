import { pricePage } from '@/scrapers/readers/price-page';

/** HiAPI: the tables of its page that price by the image. */
export const hiapi = pricePage({
  host: 'hiapi',
  url: 'https://www.hiapi.ai/en/pricing',
  hosts: ['www.hiapi.ai', 'hiapi.ai'],
  path: /^\/(?:[a-z]{2}\/)?(?:pricing|models\/[\w.@-]+)\/?$/,
  minimumOffers: 1,
});
