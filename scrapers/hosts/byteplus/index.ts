import { priceTables } from '@/scrapers/readers/price-tables';

/** BytePlus ModelArk: the table of image models on its pricing page. */
export const byteplus = priceTables({
  host: 'byteplus',
  url: 'https://docs.byteplus.com/en/docs/ModelArk/1544106',
  hosts: ['docs.byteplus.com'],
  path: /^\/(?:en\/)?docs\/ModelArk\/(?:1544106|1330310)\/?$/,
  minimumOffers: 2,
  beside: [/^free (?:quota|credits?|inference quota)\b/],
});
