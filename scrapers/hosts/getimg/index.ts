import { pricePage } from '@/scrapers/readers/price-page';

/** getimg.ai: the table of models on its developers’ page. */
export const getimg = pricePage({
  host: 'getimg',
  url: 'https://getimg.ai/developers',
  hosts: ['getimg.ai', 'docs.getimg.ai'],
  path: /^\/(?:developers|api(?:\/pricing)?|pricing|docs\/pricing)(?:\.md)?\/?$/,
  minimumOffers: 1,
});
