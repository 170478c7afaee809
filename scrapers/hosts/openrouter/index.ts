import { aliases } from '@/catalog';
import type { HostModule, Source } from '@/scrapers/contract';
import { readEndpoints } from './endpoints';
import { readModels } from './models';

const MODELS = 'https://openrouter.ai/api/v1/models';
const ENDPOINTS =
  /^https:\/\/openrouter\.ai\/api\/v1\/images\/models\/[^/?#]+\/[^/?#]+\/endpoints$/;

/** The feed of all models, and the typed price lines of each image model that the catalog knows. */
function sources(): Source[] {
  const known = aliases.filter(
    (a) => a.host === 'openrouter' && a.model !== null && /^[\w.-]+\/[\w.-]+$/.test(a.wording),
  );
  return [
    { url: MODELS, kind: 'api', minimumOffers: 4 },
    ...known.map((a) => ({
      url: `https://openrouter.ai/api/v1/images/models/${a.wording}/endpoints`,
      kind: 'api' as const,
      minimumOffers: 1,
    })),
  ];
}

export const openrouter: HostModule = {
  host: 'openrouter',
  version: 1,
  sources,
  reads: (url) => url === MODELS || ENDPOINTS.test(url),
  extract: (body) => (ENDPOINTS.test(body.url) ? readEndpoints(body) : readModels(body)),
};
