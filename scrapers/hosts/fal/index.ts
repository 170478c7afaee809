import { aliases } from '@/catalog';
import type { Body, Extracted, HostModule } from '@/scrapers/contract';
import { isGallery, readGallery } from './gallery';
import { readModelPage } from './model-page';
import { isPriceList, priceLists, readPriceList } from './price-list';
import { readText } from './text';

const PAGE = /^https:\/\/fal\.ai\/models\/[^?#]+$/;

const endpoints = () =>
  aliases
    .filter((a) => a.host === 'fal' && a.model !== null && /^[\w.-]+(\/[\w.-]+)+$/.test(a.wording))
    .map((a) => a.wording);

export const fal: HostModule = {
  host: 'fal',
  version: 2,
  sources: () => [
    ...endpoints().map((endpoint) => ({
      url: `https://fal.ai/models/${endpoint}/llms.txt`,
      kind: 'page' as const,
      minimumOffers: 1,
    })),
    ...priceLists(endpoints()),
  ],
  reads: (url) => PAGE.test(url) || isPriceList(url) || isGallery(url),
  keyOf: (url) => (isPriceList(url) ? { env: 'FAL_KEY', scheme: 'Key' } : null),
  extract: readBody,
};

function readBody(body: Body): Extracted {
  if (isPriceList(body.url)) return readPriceList(body);
  if (isGallery(body.url)) return readGallery(body);
  return /\/llms\.txt$/.test(body.url) || /\*\*Model ID\*\*/.test(body.text)
    ? readText(body)
    : readModelPage(body);
}
