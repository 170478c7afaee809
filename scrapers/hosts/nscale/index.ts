import { pricePage } from '@/scrapers/readers/price-page';

/** Nscale: the tables of its page that price images, by the megapixel. */
export const nscale = pricePage({
  host: 'nscale',
  url: 'https://www.nscale.com/pricing',
  hosts: ['www.nscale.com', 'docs.nscale.com'],
  path: /^\/(?:pricing|docs\/inference\/(?:pricing|serverless-models\/current))\/?$/,
  minimumOffers: 1,
});
