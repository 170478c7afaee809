import { aliases } from '@/catalog';
import { type Body, ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { embeddedJson } from '@/scrapers/readers/embedded';
import { readTiers } from './tiers';

const PAGE = /^https:\/\/replicate\.com\/([\w.-]+\/[\w.-]+)\/?$/;

export const replicate: HostModule = {
  host: 'replicate',
  version: 2,
  sources: () =>
    aliases
      .filter(
        (a) => a.host === 'replicate' && a.model !== null && /^[\w.-]+\/[\w.-]+$/.test(a.wording),
      )
      .map((a) => ({
        url: `https://replicate.com/${a.wording}`,
        kind: 'page' as const,
        minimumOffers: 1,
      })),
  reads: (url) => PAGE.test(url),
  extract: (body) => {
    const hostModel = modelOf(body);
    const config = embeddedJson(body.text, 'billingConfig');
    if (config !== undefined && config !== null) return readTiers(config, hostModel);
    const reason = 'no billing data (GPU seconds)';
    return {
      offers: [],
      leftovers: [{ wording: hostModel, words: '', reason }],
      ignored: [],
    } satisfies Extracted;
  },
};

/** Owner and model of the page. A sign-in wall or another model's page answers 200 as well. */
function modelOf({ url, text }: Body): string {
  const model = PAGE.exec(url)?.[1];
  if (!model)
    throw new ExtractError(`replicate: expected the address of a model page, found ${url}`);
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1]?.trim() ?? '';
  if (/sign in|log ?in|just a moment|not found|captcha/i.test(title))
    throw new ExtractError(`replicate: expected the page of ${model}, found "${title}"`);
  const titled = /^([\w.-]+\/[\w.-]+)(?=\s*(?:[|–—·-]|$))/.exec(title)?.[1];
  if (titled && titled.toLowerCase() !== model.toLowerCase())
    throw new ExtractError(`replicate: expected the page of ${model}, found that of ${titled}`);
  if (!text.toLowerCase().includes(model.toLowerCase()))
    throw new ExtractError(`replicate: expected the page of ${model}, which does not name it`);
  return model;
}
