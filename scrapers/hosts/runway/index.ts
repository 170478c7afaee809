import { pricePage } from '@/scrapers/readers/price-page';

/** Runway: its table of models in credits; a credit is sold for a cent. */
export const runway = pricePage({
  host: 'runway',
  url: 'https://docs.dev.runwayml.com/guides/pricing/',
  hosts: ['docs.dev.runwayml.com'],
  path: /^\/guides\/pricing(?:\.md)?\/?$/,
  minimumOffers: 1,
  credit: { name: 'credit', usd: '0.01' },
});
