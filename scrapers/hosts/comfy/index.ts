import { ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { distinct } from '@/scrapers/readers/offers';
import { readSections, type Section } from '@/scrapers/readers/sections';
import { type Row, squash, type Table } from '@/scrapers/readers/table';
import { creditRule, optionsOf } from './row';

const CREDITS = /^(?:output )?credits(?: \/ image| \/ run)?$/;

/** A surcharge for input images, in a column of its own. */
const INPUT = /^input credits \/ image$/i;

/** Comfy partner nodes: one long page, a heading a maker, prices in credits. */
export const comfy: HostModule = {
  host: 'comfy',
  version: 1,
  sources: () => [
    {
      url: 'https://raw.githubusercontent.com/Comfy-Org/docs/main/tutorials/partner-nodes/pricing.mdx',
      kind: 'page',
      minimumOffers: 20,
    },
  ],
  reads: (url) =>
    isAddress(url, ['docs.comfy.org'], /^\/tutorials\/partner-nodes\/pricing(?:\.md)?\/?$/) ||
    isAddress(
      url,
      ['raw.githubusercontent.com'],
      /^\/Comfy-Org\/docs\/[^/]+\/tutorials\/partner-nodes\/pricing\.mdx$/,
    ),
  extract(body) {
    const out: Extracted = { offers: [], leftovers: [], ignored: [] };
    let maker = '';
    for (const section of readSections(body)) {
      if (section.depth === 2) maker = section.title;
      for (const table of section.tables) readTable(maker, section, table, out);
    }
    if (out.offers.length + out.leftovers.length === 0)
      throw new ExtractError('expected tables of image nodes with their credits, found none');
    const once = distinct(out.offers);
    return { ...out, offers: once.offers, leftovers: [...out.leftovers, ...once.leftovers] };
  },
};

function readTable(maker: string, section: Section, table: Table, out: Extracted): void {
  const headers = table.headers.map((h) => squash(h.text));
  const credits = headers.filter((h) => CREDITS.test(h.toLowerCase()));
  const isImage =
    /^image\b/i.test(section.title) ||
    headers.some((h) => /^(?:output )?credits \/ image$/i.test(h));
  const wording = maker === section.title ? maker : `${maker}: ${section.title}`;
  if (!isImage) {
    out.ignored.push({ wording, words: headers.join(' | '), reason: 'not a table of image nodes' });
    return;
  }
  try {
    if (credits.length !== 1) throw new ExtractError('expected one column of credits');
    const others = headers.filter((h) => h !== credits[0] && !INPUT.test(h));
    for (const row of table.rows())
      readRow({ maker, section, credits: credits[0] ?? '', others }, row, out);
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    out.leftovers.push({ wording, words: headers.join(' | '), reason: error.message });
  }
}

type Place = { maker: string; section: Section; credits: string; others: readonly string[] };

function readRow({ maker, section, credits, others }: Place, row: Row, out: Extracted): void {
  const cells = others.map((header) => squash(row.take(header).text));
  const price = row.take(credits);
  const plain = /^image$/i.test(section.title) || section.title === maker;
  const hostModel = `${maker}: ${plain ? '' : `${section.title} | `}${cells.join(' | ')}`;
  try {
    if (/\d/.test(row.takeIf(INPUT)?.text ?? ''))
      throw new ExtractError('input images are billed on top');
    const { operation, when } = optionsOf(cells);
    const perImage = /\/ image$/i.test(credits);
    const rule = creditRule(squash(price.text), perImage, when);
    // Of input images such a row says nothing: it prices what is made from words.
    const byArea = rule.terms.length > 1 ? 'generate' : operation;
    out.offers.push({ hostModel, operation: byArea, rule, quote: price.raw });
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    out.leftovers.push({ wording: hostModel, words: row.text, reason: error.message });
  }
}
