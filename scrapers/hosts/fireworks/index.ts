import { pricePage } from '@/scrapers/readers/price-page';

/** Fireworks: its page of prices; images are billed by the step or by the image. */
export const fireworks = pricePage({
  host: 'fireworks',
  url: 'https://fireworks.ai/pricing',
  hosts: ['fireworks.ai', 'docs.fireworks.ai'],
  path: /^\/(?:pricing|serverless\/pricing)(?:\.md)?\/?$/,
  minimumOffers: 1,
});
