import { ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { distinct } from '@/scrapers/readers/offers';
import { offersOf } from '@/scrapers/readers/price-offers';
import { readPage } from '@/scrapers/readers/price-page';
import { moneyIn, unitIn } from '@/scrapers/readers/price-units';
import { NO_IMAGE, readPrice } from '@/scrapers/readers/price-words';
import { readSections, type Section } from '@/scrapers/readers/sections';
import { squash } from '@/scrapers/readers/table';

const HOSTS = ['runware.ai', 'www.runware.ai'];
const MODEL_PAGE = /^\/docs\/models\/[a-z0-9.-]+?(?:\.md)?\/?$/;
const PRICES = /^\/pricing\/?$/;
/** "ID: runware:400@1": the name that a call gives. */
const ID = /^(?:model )?(?:ID|AIR(?: ID)?):\s*`?(?<id>[\w-]+:[\w.-]+@[\w.-]+)`?$/i;
/** Pages of models that are sold at a fixed price; the others print measured runs. */
const SLUGS = ['runway-gen-4-image-turbo', 'flux-2-dev', 'flux-2-pro', 'ideogram-4-5'];

/** Runware: a documentation page a model with a part "Pricing", and one page of all prices. */
export const runware: HostModule = {
  host: 'runware',
  version: 1,
  sources: () => [
    { url: 'https://runware.ai/pricing', kind: 'page', minimumOffers: 1 },
    ...SLUGS.map((slug) => ({
      url: `https://runware.ai/docs/models/${slug}.md`,
      kind: 'page' as const,
      minimumOffers: 1,
    })),
  ],
  reads: (url) => isAddress(url, HOSTS, MODEL_PAGE) || isAddress(url, HOSTS, PRICES),
  extract(body) {
    const sections = readSections(body);
    if (MODEL_PAGE.test(new URL(body.url).pathname)) return readModelPage(sections);
    const out = readPage(sections, { host: 'runware' });
    if (out.offers.length + out.leftovers.length === 0)
      throw new ExtractError('expected models with prices, found none');
    return out;
  },
};

function readModelPage(sections: readonly Section[]): Extracted {
  const lines = (s: Section | undefined) =>
    (s?.paragraphs ?? [])
      .flatMap((p) => p.text.split('\n'))
      .map(squash)
      .filter(Boolean);
  const id = sections
    .flatMap(lines)
    .map((l) => ID.exec(l)?.groups?.id)
    .find(Boolean);
  const title = sections.find((s) => s.depth === 1)?.title ?? '';
  if (!id && !sections.some((s) => /^pricing$/i.test(s.title)))
    throw new ExtractError('expected a model’s page with its id or its pricing');
  const wording = id ?? squash(title);
  if (!wording) throw new ExtractError('expected a model’s page, found no title and no id');
  const pricing = sections.filter((s) => /^pricing$/i.test(s.title));
  const [words, ...others] = lines(pricing[0]);
  const refuse = (reason: string): Extracted => ({
    offers: [],
    leftovers: [
      {
        wording,
        words: [words, ...others].filter(Boolean).join(' | ') || title || wording,
        reason,
      },
    ],
    ignored: [],
  });
  if (pricing.length > 1) return refuse('several parts on pricing');
  if (!words) return refuse('the page prints no price');
  if (unitIn(words)?.unit === 'other')
    return { offers: [], leftovers: [], ignored: [{ wording, words, reason: NO_IMAGE }] };
  try {
    const parts = readPrice(words, { unit: null, money: moneyIn(words) });
    const found = distinct(offersOf(wording, words, parts));
    // What follows are examples of the rate; a surcharge among them would be unread.
    const extra = others.filter((l) => /\+|plus|extra|additional|surcharge/i.test(l));
    if (extra.length > 0) return refuse('more is billed than the rate');
    return { offers: found.offers, leftovers: found.leftovers, ignored: [] };
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    return refuse(`${error.message}; models by compute time print measured runs alone`);
  }
}
