import { pricePage } from '@/scrapers/readers/price-page';

/** Kling: the tables of its developer page that price by the image. */
export const kling = pricePage({
  host: 'kling',
  url: 'https://klingai.com/global/dev/pricing',
  hosts: ['klingai.com', 'app.klingai.com'],
  path: /^\/global\/dev\/(?:pricing|document-api\/productBilling\/[\w-]+)\/?$/,
  minimumOffers: 1,
});
