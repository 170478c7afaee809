import { pricePage } from '@/scrapers/readers/price-page';

/** LaoZhang API: the tables of its guides to image models, priced by the call. */
export const laozhang = pricePage({
  host: 'laozhang',
  url: 'https://docs.laozhang.ai/en/api-capabilities/nano-banana-image.md',
  hosts: ['docs.laozhang.ai'],
  path: /^\/(?:[a-z]{2}(?:-[A-Z]{2})?\/)?api-capabilities\/[\w-]+(?:\.md)?\/?$/,
  minimumOffers: 2,
});
