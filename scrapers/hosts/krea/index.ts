import { z } from 'zod';
import { ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { excerpt, parseJson, readAs } from '@/scrapers/readers/json';
import { distinct } from '@/scrapers/readers/offers';
import { offersOf } from './points';

const spec = z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) });
const call = z.looseObject({
  post: z.looseObject({
    deprecated: z.union([z.boolean(), z.string()]).optional(),
    requestBody: z.unknown().optional(),
    'x-krea-pricing': z.unknown().optional(),
  }),
});
const body = z.looseObject({
  content: z.record(
    z.string(),
    z.looseObject({ schema: z.looseObject({ required: z.array(z.string()) }) }),
  ),
});
const PATH = /^\/generate\/(?<kind>image|enhance)\/(?<model>[\w./-]+)$/;

/** Krea: the description of its API, where each call carries its prices. */
export const krea: HostModule = {
  host: 'krea',
  version: 1,
  sources: () => [{ url: 'https://api.krea.ai/openapi.json', kind: 'api', minimumOffers: 8 }],
  reads: (url) => isAddress(url, ['api.krea.ai'], /^\/openapi\.json$/),
  extract({ text }) {
    const { paths } = readAs(spec, parseJson(text, 'Krea API'), 'Krea API');
    const out: Extracted = { offers: [], leftovers: [], ignored: [] };
    for (const [path, value] of Object.entries(paths)) {
      const { kind, model } = PATH.exec(path)?.groups ?? {};
      if (!kind || !model) {
        out.ignored.push({ wording: path, words: path, reason: 'makes no images' });
        continue;
      }
      const pricing = call.safeParse(value).data?.post['x-krea-pricing'];
      try {
        const { post } = readAs(call, value, path);
        if (post.deprecated === true || post.deprecated === 'true')
          throw new ExtractError('marked as deprecated');
        if (pricing === undefined) throw new ExtractError('no price stands beside the call');
        const read = offersOf(model, pricing, kind === 'enhance' ? 'upscale' : editsOnly(post));
        out.offers.push(...read.offers);
        out.leftovers.push(...read.leftovers);
      } catch (error) {
        if (!(error instanceof ExtractError)) throw error;
        out.leftovers.push({ wording: model, words: excerpt(pricing), reason: error.message });
      }
    }
    if (out.offers.length + out.leftovers.length === 0)
      throw new ExtractError('expected calls such as "/generate/image/…", found none');
    const once = distinct(out.offers);
    return { ...out, offers: once.offers, leftovers: [...out.leftovers, ...once.leftovers] };
  },
};

/** A call that must be given an image edits it. */
function editsOnly({ requestBody }: { requestBody?: unknown }): 'edit' | null {
  const schemas = Object.values(body.safeParse(requestBody).data?.content ?? {});
  const needed = schemas.flatMap(({ schema }) => schema.required);
  return needed.some((field) => /image/.test(field)) ? 'edit' : null;
}
