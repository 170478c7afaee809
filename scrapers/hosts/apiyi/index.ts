import { pricePage } from '@/scrapers/readers/price-page';

/** APIYI: the tables of its guides to image models, priced by the request. */
export const apiyi = pricePage({
  host: 'apiyi',
  url: 'https://docs.apiyi.com/en/api-capabilities/nano-banana-pricing.md',
  hosts: ['docs.apiyi.com'],
  path: /^\/(?:[a-z]{2}\/)?(?:pricing|api-capabilities\/[\w/-]+)(?:\.md)?\/?$/,
  minimumOffers: 1,
});
