import { type Body, ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { ruleOf } from '@/scrapers/readers/price-rule';
import { readTables } from '@/scrapers/readers/price-tables';
import { moneyIn, unitIn } from '@/scrapers/readers/price-units';
import { NO_IMAGE, readPrice } from '@/scrapers/readers/price-words';
import { readSections, type Section } from '@/scrapers/readers/sections';
import { squash } from '@/scrapers/readers/table';

/** Its pages of models divide pixels by 1,000,000 and print what comes out unrounded. */
const MEGAPIXEL = 1_000_000;
const LIST = /\/reference(?:\.mdx?)?\/?$/;
/** Models whose price in the list is a range: their own pages say it by resolution. */
const SLUGS = ['nano-banana-pro-edit', 'nano-banana-2-edit'];

/** RunPod's public endpoints: a list of models with prices, and a page a model. */
export const runpod: HostModule = {
  host: 'runpod',
  version: 1,
  sources: () => [
    {
      url: 'https://docs.runpod.io/public-endpoints/reference.md',
      kind: 'page',
      minimumOffers: 8,
    },
    ...SLUGS.map((slug) => ({
      url: `https://docs.runpod.io/public-endpoints/models/${slug}.md`,
      kind: 'page' as const,
      minimumOffers: 1,
    })),
  ],
  reads: (url) =>
    isAddress(
      url,
      ['docs.runpod.io'],
      /^\/public-endpoints\/(?:reference|models\/[\w.-]+?)(?:\.md)?\/?$/,
    ) ||
    isAddress(
      url,
      ['raw.githubusercontent.com'],
      /^\/runpod\/docs\/[^/]+\/public-endpoints\/(?:reference|models\/[\w.-]+)\.mdx$/,
    ),
  extract(body) {
    const sections = readSections(body);
    if (!LIST.test(new URL(body.url).pathname)) return readModel(body, sections);
    const images = sections.filter((s) => /^image models?$/i.test(s.title));
    if (images.every((s) => s.tables.length === 0))
      throw new ExtractError('expected a table under "Image models", found none');
    const out = readTables(images, { megapixel: MEGAPIXEL });
    const others = sections.filter((s) => !images.includes(s) && s.tables.length > 0);
    for (const { title } of others)
      out.ignored.push({ wording: title || '(no heading)', words: title, reason: NO_IMAGE });
    return out;
  },
};

/** A page of one model: a table of two columns without headers names its price and its kind. */
function readModel(body: Body, sections: readonly Section[]): Extracted {
  const facts = sections.flatMap((s) => s.tables).flatMap((t) => t.pairs());
  const said = (label: RegExp) => facts.filter(([name]) => label.test(name)).map(([, v]) => v);
  const [price, ...again] = said(/^pric(?:e|ing)$/);
  if (again.some((other) => other.raw !== price?.raw))
    throw new ExtractError('priced twice, and differently');
  const kind = squash(said(/^type$/)[0]?.text ?? '');
  const title = /^title:\s*"?(?<name>[^"\n]+?)"?\s*$/m.exec(body.text)?.groups?.name;
  const wording = title ?? sections.find((s) => s.depth === 1)?.title ?? '';
  if (!price || !wording) throw new ExtractError('expected a page of a model with its pricing');
  const note = { wording, words: squash(price.text) };
  const none = { offers: [], leftovers: [], ignored: [] };
  if (!/^image (?:generation|editing)$/i.test(kind))
    return { ...none, ignored: [{ ...note, reason: kind || NO_IMAGE }] };
  try {
    const unit = unitIn(note.words) ? null : unitBelow(sections);
    const parts = readPrice(price.text, { unit, money: moneyIn(note.words) });
    const isCounted = body.text.replace(/\s/g, '').includes('/1,000,000)');
    if (parts.some((p) => p.unit === 'megapixel') && !isCounted)
      throw new ExtractError('the page does not say what a megapixel is');
    const rule = ruleOf(parts, undefined, MEGAPIXEL);
    const operation = /editing/i.test(kind) ? 'edit' : 'generate';
    return { ...none, offers: [{ hostModel: wording, operation, rule, quote: price.raw }] };
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    return { ...none, leftovers: [{ ...note, reason: error.message }] };
  }
}

/** Prices by resolution alone: the table of costs further down says what they are for. */
function unitBelow(sections: readonly Section[]): ReturnType<typeof unitIn> {
  const costs = sections.find((s) => /^cost calculation$/i.test(s.title));
  const headers = costs?.tables.flatMap((t) => t.headers.map((h) => h.text)) ?? [];
  return headers.map(unitIn).find((u) => u !== null) ?? null;
}
