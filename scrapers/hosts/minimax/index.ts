import { priceTables } from '@/scrapers/readers/price-tables';

/** MiniMax: the table of image models on its pay-as-you-go page. */
export const minimax = priceTables({
  host: 'minimax',
  url: 'https://platform.minimax.io/docs/guides/pricing-paygo',
  hosts: ['platform.minimax.io'],
  path: /^\/docs\/(?:guides\/pricing-paygo|pricing\/pay-as-you-go)(?:\.md)?\/?$/,
  minimumOffers: 1,
});
