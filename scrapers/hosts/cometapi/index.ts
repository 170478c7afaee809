import { pricePage } from '@/scrapers/readers/price-page';

/** CometAPI: its page of prices, and a page a model with a price per request. */
export const cometapi = pricePage({
  host: 'cometapi',
  url: 'https://www.cometapi.com/pricing/',
  hosts: ['www.cometapi.com', 'cometapi.com'],
  path: /^\/(?:[a-z]{2}\/)?(?:pricing|models\/[\w./-]+)\/?$/,
  minimumOffers: 1,
});
