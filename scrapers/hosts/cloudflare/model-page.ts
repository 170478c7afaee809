/** A model's own page: a table of facts with a row "Unit Pricing", dollars alone. */
import { type Body, ExtractError, type Extracted } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { readSections } from '@/scrapers/readers/sections';
import { squash } from '@/scrapers/readers/table';
import { readDollars } from './row';

const PATH =
  /^\/(?:ai\/models\/(?<id>@[\w-]+\/[\w-]+\/[\w.-]+?)|workers-ai\/models\/(?<slug>[\w.-]+?))(?:\/index\.(?:md|html))?\/?$/;
const ID = /@(?:cf|hf)\/[\w-]+\/[\w.-]*\w/g;

export function isModelPage(url: string): boolean {
  return isAddress(url, ['developers.cloudflare.com'], PATH);
}

export function readModelPage(body: Body): Extracted {
  const hostModel = idOf(body);
  const rows = readSections(body)
    .flatMap((s) => s.tables)
    .flatMap((t) => [t.headers.map((h) => h.text), ...t.rows().map((r) => r.text.split(' | '))]);
  const priced = rows.filter(([what]) => /^unit pricing$/i.test(squash(what ?? '')));
  const [row] = priced;
  if (!row || priced.length > 1)
    throw new ExtractError(`expected one row "Unit Pricing", found ${priced.length}`);
  const words = squash(row.slice(1).join(' '));
  const refuse = (reason: string): Extracted => {
    return { offers: [], leftovers: [{ wording: hostModel, words, reason }], ignored: [] };
  };
  if (/\btokens?\b|\bminutes?\b|\bcharacters?\b/i.test(words)) {
    const reason = 'not billed as an image model';
    return { offers: [], leftovers: [], ignored: [{ wording: hostModel, words, reason }] };
  }
  try {
    const rule = readDollars(words);
    return {
      offers: [{ hostModel, operation: null, rule, quote: words }],
      leftovers: [],
      ignored: [],
    };
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    return refuse(error.message);
  }
}

/** From the address, or the one id in the body that ends in the address's name. */
function idOf({ url, text }: Body): string {
  const { id, slug = '' } = PATH.exec(new URL(url).pathname)?.groups ?? {};
  if (id) {
    if (!text.includes(id.split('/').at(-1) ?? id))
      throw new ExtractError(`expected the page of ${id}, which does not name it`);
    return id;
  }
  const ids = new Set(
    [...text.matchAll(ID)].map((m) => m[0]).filter((m) => m.endsWith(`/${slug}`)),
  );
  const [only] = ids;
  if (!only || ids.size > 1)
    throw new ExtractError(`expected one model id ending in "${slug}", found ${ids.size}`);
  return only;
}
