import { pricePage } from '@/scrapers/readers/price-page';

/** Google Vertex AI: the tables of its page that price by the image. */
export const googleVertex = pricePage({
  host: 'google-vertex',
  url: 'https://cloud.google.com/vertex-ai/generative-ai/pricing',
  hosts: ['cloud.google.com'],
  path: /^\/vertex-ai\/generative-ai\/pricing\/?$/,
  minimumOffers: 2,
});
