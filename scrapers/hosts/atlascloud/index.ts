import { aliases } from '@/catalog';
import type { HostModule, Source } from '@/scrapers/contract';
import { pricePage } from '@/scrapers/readers/price-page';

const page = pricePage({
  host: 'atlascloud',
  url: 'https://www.atlascloud.ai/pricing',
  hosts: ['www.atlascloud.ai'],
  path: /^\/(?:[a-z]{2}(?:-[A-Z]{2})?\/)?(?:pricing(?:\/models)?|models(?:\/[\w./-]+)?)\/?$/,
  minimumOffers: 1,
  statesModel: true,
});

/** A page for machines for each model that the catalog knows by its id. */
function sources(): Source[] {
  return aliases
    .filter((a) => a.host === 'atlascloud' && a.model && a.wording.includes('/'))
    .map((a) => ({
      url: `https://www.atlascloud.ai/models/${a.wording}/llms.txt`,
      kind: 'page' as const,
      minimumOffers: 1,
    }));
}

/** Atlas Cloud: a page a model, which names its id and its price; its list is built by script. */
export const atlascloud: HostModule = { ...page, version: 3, sources };
