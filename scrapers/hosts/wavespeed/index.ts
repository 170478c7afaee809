import { aliases } from '@/catalog';
import type { HostModule, Source } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { isDocs, readDocs } from './docs';
import { readReply } from './reply';

/** A documentation page for each model that the catalog knows by its path. */
function sources(): Source[] {
  return aliases
    .filter((a) => a.host === 'wavespeed' && a.model && /^[\w.-]+(?:\/[\w.-]+)+$/.test(a.wording))
    .map((a) => ({
      url: `https://wavespeed.ai/docs/docs-api/${docsPath(a.wording)}`,
      kind: 'page' as const,
      minimumOffers: 1,
    }));
}

/** A page's last part repeats the maker: bytedance/seedream-v4.5 → bytedance/bytedance-seedream-v4.5. */
function docsPath(wording: string): string {
  const [maker = '', ...rest] = wording.split('/');
  const name = rest.join('/');
  return maker === 'wavespeed-ai' ? wording : `${maker}/${maker}-${name}`;
}

/**
 * WaveSpeed: a documentation page a model with a part on its price. The price call, which needs a
 * key, is read where its address names the model.
 */
export const wavespeed: HostModule = {
  host: 'wavespeed',
  version: 3,
  sources,
  reads: (url) =>
    isAddress(url, ['api.wavespeed.ai'], /^\/api\/v3\/model\/price\/?$/) || isDocs(url),
  extract: (body) => (isDocs(body.url) ? readDocs(body) : readReply(body)),
};
