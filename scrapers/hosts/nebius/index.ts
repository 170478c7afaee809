import { pricePage } from '@/scrapers/readers/price-page';

/** Nebius Token Factory: the table of image models on its page of prices, where there is one. */
export const nebius = pricePage({
  host: 'nebius',
  url: 'https://tokenfactory.nebius.com/prices',
  hosts: ['tokenfactory.nebius.com', 'nebius.com'],
  path: /^\/(?:prices|token-factory\/prices|prices-ai-studio)\/?$/,
  minimumOffers: 1,
});
