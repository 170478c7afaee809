/** wavespeed.ai/docs/docs-api/{maker}/{page}: what a model does, how it is called, what it costs. */
import { type Body, ExtractError, type Extracted } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { readOneModel } from '@/scrapers/readers/one-model';
import { offersOf } from '@/scrapers/readers/price-offers';
import { moneyIn, unitIn, unitOf } from '@/scrapers/readers/price-units';
import { NO_IMAGE, type Part, readPrice } from '@/scrapers/readers/price-words';
import { readSections, type Section, withChildren } from '@/scrapers/readers/sections';
import { squash, type Table } from '@/scrapers/readers/table';

const PATH = /^\/docs\/docs-api\/(?<maker>[\w.-]+)\/(?<page>[\w.-]+(?:\/[\w.-]+)*?)(?:\.md)?\/?$/;
/** Where the example of a call is sent: the model's own id. */
const CALL =
  /api\.wavespeed\.ai\/api\/v3\/(?!predictions|model\/|balance)(?<id>[\w.-]+(?:\/[\w.-]+)+)/;

const MORE = /surcharge|\+ ?\$|plus \$|additional|per extra/i;

export function isDocs(url: string): boolean {
  return isAddress(url, ['wavespeed.ai', 'www.wavespeed.ai'], PATH);
}

export function readDocs(body: Body): Extracted {
  const { maker = '', page = '' } = PATH.exec(new URL(body.url).pathname)?.groups ?? {};
  const own = page.startsWith(`${maker}-`) ? page.slice(maker.length + 1) : page;
  const wording = CALL.exec(body.text)?.groups?.id ?? `${maker}/${own}`;
  const sections = readSections(body);
  const [pricing, ...others] = sections.flatMap((s, at) =>
    /^(?:\S+ )?pricing$/i.test(s.title) ? [withChildren(sections, at)] : [],
  );
  if (!pricing) throw new ExtractError('expected a part "Pricing", found none');
  const words = pricing.flatMap(wordsOf);
  const refuse = (reason: string): Extracted => ({
    offers: [],
    leftovers: [{ wording, words: words.join(' | ') || 'Pricing', reason }],
    ignored: [],
  });
  try {
    if (others.length > 0) return refuse('several parts "Pricing"');
    const tables = pricing.flatMap((s) => s.tables);
    if (tables.some((t) => !isUnitTable(t))) return tabled(pricing, wording, words, refuse);
    const parts = tables.flatMap(partsOf);
    const found = parts.length > 0 ? parts : lineParts(words);
    const prices = new Set(found.map((p) => JSON.stringify(p.part)));
    if (prices.size !== 1)
      return refuse(prices.size ? 'several prices' : 'the page prints no price');
    if (words.some((w) => MORE.test(w))) return refuse('more is billed than the rate');
    const [first] = found;
    if (!first) return refuse('the page prints no price');
    return { offers: offersOf(wording, first.words, [first.part]), leftovers: [], ignored: [] };
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    if (error.message !== NO_IMAGE) return refuse(error.message);
    return {
      offers: [],
      leftovers: [],
      ignored: [{ wording, words: words.join(' | '), reason: NO_IMAGE }],
    };
  }
}

/** Prices by resolution or quality; sentences beside such a table may say more than it. */
function tabled(
  pricing: readonly Section[],
  wording: string,
  words: readonly string[],
  refuse: (reason: string) => Extracted,
): Extracted {
  if (words.some((w) => MORE.test(w))) return refuse('more is billed than the rate');
  const said = pricing.flatMap((s) => s.paragraphs).find((p) => /\$\s?\d/.test(p.text));
  if (said) return refuse(`a price beside the table: "${squash(said.text).slice(0, 120)}"`);
  return readOneModel(pricing, wording);
}

/** "Output | Cost": the first column says what is counted. */
function isUnitTable(table: Table): boolean {
  const [what, , ...more] = table.headers.map((h) => squash(h.text));
  return what !== undefined && more.length === 0 && !/resolution|quality|size/i.test(what);
}

type Found = { part: Part; words: string };

/** "Output | Cost" with one row "Per image | $0.015": the first cell is the unit. */
function partsOf(table: Table): Found[] {
  const [what, cost, ...more] = table.headers.map((h) => squash(h.text));
  if (!what || !cost || more.length > 0)
    throw new ExtractError('a table of prices by more than one thing');
  return table.rows().map((row) => {
    const label = squash(row.take(what).text);
    const price = row.take(cost);
    const unit = unitOf(label) ?? unitIn(cost);
    if (!unitOf(label) && !/^(?:image|text to image|cost|price|output)s?$/i.test(label))
      throw new ExtractError(`a price for something unknown: "${label}"`);
    const [part, ...others] = readPrice(price.text, { unit, money: moneyIn(price.text) });
    if (!part || others.length > 0) throw new ExtractError('several prices');
    return { part, words: price.raw };
  });
}

function lineParts(lines: readonly string[]): Found[] {
  return lines
    .filter((l) => /\$\s?\d/.test(l))
    .flatMap((words) => {
      const price = words
        .replace(/^(?:just|only|price|cost|flat rate|base price)\b:?\s*/i, '')
        .replace(/[.!]$/, '');
      return readPrice(price, { unit: null, money: 'usd' }).map((part) => ({ part, words }));
    });
}

function wordsOf(section: Section): string[] {
  const paragraphs = section.paragraphs.flatMap((p) => p.text.split('\n'));
  const cells = section.tables.flatMap((t) => t.rows().map((r) => r.text));
  return [...paragraphs, ...cells].map(squash).filter(Boolean);
}
