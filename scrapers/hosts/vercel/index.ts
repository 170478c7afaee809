import { z } from 'zod';
import { ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { excerpt, parseJson, readAs } from '@/scrapers/readers/json';
import { offersOf } from './offers';

const feed = z.object({ data: z.array(z.unknown()).min(1) });
const entry = z.object({
  id: z.string().min(1),
  type: z.string().optional(),
  tags: z.array(z.string()).optional(),
  pricing: z.record(z.string(), z.unknown()).nullish(),
});

/** Vercel AI Gateway: a feed of models; image models carry a price or a table of prices. */
export const vercel: HostModule = {
  host: 'vercel',
  version: 2,
  sources: () => [
    { url: 'https://ai-gateway.vercel.sh/v1/models', kind: 'api', minimumOffers: 12 },
  ],
  reads: (url) => isAddress(url, ['ai-gateway.vercel.sh'], /^\/v1\/models\/?$/),
  extract(body) {
    const { data } = readAs(feed, parseJson(body.text, 'Vercel models'), 'Vercel models');
    const out: Extracted = { offers: [], leftovers: [], ignored: [] };
    data.forEach((row, i) => {
      const model = readAs(entry, row, `Vercel models.data[${i}]`);
      const isImage = model.type === 'image' || model.tags?.includes('image-generation');
      if (!isImage) {
        out.ignored.push({
          wording: model.id,
          words: model.type ?? 'no type',
          reason: 'not an image model',
        });
        return;
      }
      try {
        const read = offersOf(model.id, model.pricing ?? {}, body.text, model.type === 'language');
        out.offers.push(...read.offers);
        out.leftovers.push(...read.leftovers);
      } catch (error) {
        if (!(error instanceof ExtractError)) throw error;
        out.leftovers.push({
          wording: model.id,
          words: excerpt(model.pricing),
          reason: error.message,
        });
      }
    });
    return out;
  },
};
