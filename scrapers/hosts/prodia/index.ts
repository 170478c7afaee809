import { pricePage } from '@/scrapers/readers/price-page';

/** Prodia: the table of job types on its page of prices. */
export const prodia = pricePage({
  host: 'prodia',
  url: 'https://prodia.com/pricing',
  hosts: ['prodia.com', 'docs.prodia.com'],
  path: /^\/(?:pricing|guides\/pricing)(?:\.md)?\/?$/,
  minimumOffers: 1,
  model: [/^(?:job type|model|type)$/],
});
