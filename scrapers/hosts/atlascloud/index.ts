import { pricePage } from '@/scrapers/readers/price-page';

/** Atlas Cloud: the tables of its page that price by the image. */
export const atlascloud = pricePage({
  host: 'atlascloud',
  url: 'https://www.atlascloud.ai/pricing',
  hosts: ['www.atlascloud.ai'],
  path: /^\/(?:pricing|models(?:\/[\w./-]+)?)\/?$/,
  minimumOffers: 1,
});
