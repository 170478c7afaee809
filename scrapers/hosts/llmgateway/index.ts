import type { HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { readModels } from '../openrouter/models';

/** LLM Gateway: a list of models in the form of OpenRouter's, rates per token or per request. */
export const llmgateway: HostModule = {
  host: 'llmgateway',
  version: 1,
  sources: () => [{ url: 'https://api.llmgateway.io/v1/models', kind: 'api', minimumOffers: 3 }],
  reads: (url) => isAddress(url, ['api.llmgateway.io'], /^\/v1\/models\/?$/),
  extract: readModels,
};
