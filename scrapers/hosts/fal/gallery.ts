/**
 * fal's gallery of models: a page of a list, each with the same sentences as its text's Pricing
 * section. Shape: `{items: [{id, category, pricingInfoOverride, deprecated, removed, …}], page, pages}`.
 */
import { z } from 'zod';
import { type Body, ExtractError, type Extracted, RETIRED } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { parseJson, readAs } from '@/scrapers/readers/json';
import { markdownSections } from '@/scrapers/readers/markdown';
import { readPricing } from './pricing';
import { ofImages, outside, timesSigns } from './text';

/** A flag that the feed also spells as a word: "True". */
const flag = z.union([z.boolean(), z.string()]).nullish();
const gallery = z.looseObject({
  items: z
    .array(
      z.looseObject({
        id: z.string().min(1),
        category: z.string().nullish(),
        pricingInfoOverride: z.string().nullish(),
        deprecated: flag,
        removed: flag,
      }),
    )
    .min(1, 'an empty list of models'),
});

export function isGallery(url: string): boolean {
  return isAddress(url, ['fal.ai'], /^\/api\/models\/?$/);
}

export function readGallery(body: Body): Extracted {
  const { items } = readAs(gallery, parseJson(body.text, 'fal gallery'), 'fal gallery');
  const out: Extracted = { offers: [], leftovers: [], ignored: [] };
  const seen = new Set<string>();
  for (const { id: wording, category, pricingInfoOverride: said, ...item } of items) {
    if (seen.has(wording)) throw new ExtractError(`fal gallery: ${wording} stands in it twice`);
    seen.add(wording);
    if (!ofImages(category ?? undefined)) out.ignored.push(outside(wording, category ?? ''));
    else if (isSet(item.deprecated) || isSet(item.removed)) {
      const reason = `${RETIRED}${isSet(item.removed) ? 'removed' : 'deprecated'}`;
      out.leftovers.push({ wording, words: said ?? '', reason });
    } else if (!said?.trim())
      out.leftovers.push({ wording, words: '', reason: 'listed without a sentence on its price' });
    else {
      const about = { wording, category: category ?? undefined, cutOff: false };
      const read = readPricing(markdownSections(timesSigns(said)), about);
      out.offers.push(...read.offers);
      out.leftovers.push(...read.leftovers);
      out.ignored.push(...read.ignored);
    }
  }
  return out;
}

function isSet(value: z.infer<typeof flag>): boolean {
  return value === true || (typeof value === 'string' && /^true$/i.test(value));
}
