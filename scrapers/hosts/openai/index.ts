import { ExtractError, type Extracted, type HostModule, RETIRED } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { readLines } from '@/scrapers/readers/text';
import { offersOf } from './offers';
import { isImageModel, retirement, slugOf } from './page';
import { readParts } from './parts';

const MODELS = [
  'gpt-image-2.6-sunburst',
  'gpt-image-2.5-sunburst',
  'gpt-image-2.5-flare',
  'gpt-image-2',
  'gpt-image-1.5',
  'gpt-image-1-mini',
];

/** A heading right above the tables that says they are not the usual prices. */
const APART =
  /^(?:batch(?: api)?|flex|priority|enterprise)(?: (?:prices|pricing|only|processing|rates))?$/i;
const NEAR = 3;

/** OpenAI: a documentation page a model, with token rates and for older models a price an image. */
export const openai: HostModule = {
  host: 'openai',
  version: 3,
  sources: () =>
    MODELS.map((id) => ({
      url: `https://developers.openai.com/api/docs/models/${id}`,
      kind: 'page' as const,
      minimumOffers: 1,
    })),
  reads: (url) =>
    isAddress(
      url,
      ['developers.openai.com', 'platform.openai.com'],
      /^(?:\/[a-z]{2}(?:-[A-Za-z]{2,4})?)?(?:\/api)?\/docs\/models\/[a-z0-9.-]+?(?:\.md)?\/?$/,
    ),
  extract(body) {
    const id = slugOf(body.url);
    const lines = readLines(body);
    if (!lines.includes(id))
      throw new ExtractError(`expected the page of ${id}; its id stands nowhere as a line`);
    const out: Extracted = { offers: [], leftovers: [], ignored: [] };
    if (!isImageModel(id)) {
      out.ignored.push({ wording: id, words: lines[0] ?? id, reason: 'not an image model' });
      return out;
    }
    const { parts, stray, from } = readParts(lines);
    if (parts.length === 0)
      throw new ExtractError(`expected prices of ${id} (Per 1M tokens, Per image), found none`);
    const apart = lines
      .slice(0, from)
      .slice(-NEAR)
      .find((line) => APART.test(line));
    if (apart) throw new ExtractError(`prices of ${id} under "${apart}", not the usual ones`);
    const offers = offersOf(id, parts);
    for (const words of stray)
      out.leftovers.push({ wording: id, words, reason: 'an amount outside the price tables' });
    const end = retirement(lines.slice(0, from));
    if (end?.over) {
      // The page goes on printing what the model used to cost.
      const words = offers.map((o) => o.quote).join(' … ');
      out.leftovers.push({ wording: id, words, reason: `${RETIRED}${end.words}` });
      return out;
    }
    out.offers.push(...offers);
    if (end) out.leftovers.push({ wording: id, words: end.words, reason: 'announced to end' });
    return out;
  },
};
