/**
 * A page whose prices stand in tables: a model's name beside dollars an image. Hosts whose pages
 * are no more than that say which page it is and what its columns are called.
 */
import { exact, perImage, USD } from '@/pricing';
import { ExtractError, type Extracted, type HostModule } from '../contract';
import { isAddress } from './address';
import { readAmount } from './amount';
import { readSections, unreadColumns } from './sections';
import { type ColumnName, type Row, squash, type Table, type Words } from './table';

export type TablePage = {
  host: string;
  url: string;
  /** Host names and paths that the page has or had. */
  hosts: readonly string[];
  path: RegExp;
  minimumOffers: number;
  model?: readonly ColumnName[];
  price?: readonly ColumnName[];
  /** Columns that say nothing of the price. */
  beside?: readonly ColumnName[];
};

const MODEL = [/^(?:model|model name|model id|api name|name)$/];
const PRICE = [/^(?:unit )?(?:price|pricing|cost)s?\b/, /^(?:\$|usd)\b/];
const BY_IMAGE = /\b(?:images?|pictures?|img)\b/i;
const OTHER_UNIT =
  /\b(?:tokens?|seconds?|sec|minutes?|characters?|videos?|clips?|requests?|hours?)\b/i;

export function priceTables(page: TablePage): HostModule {
  const model = page.model ?? MODEL;
  const price = page.price ?? PRICE;
  return {
    host: page.host,
    version: 1,
    sources: () => [{ url: page.url, kind: 'page', minimumOffers: page.minimumOffers }],
    reads: (url) => isAddress(url, page.hosts, page.path),
    extract(body) {
      const out: Extracted = { offers: [], leftovers: [], ignored: [] };
      const priced = readSections(body).filter((s) =>
        s.tables.some((t) => t.has(...model) && t.has(...price)),
      );
      if (priced.length === 0)
        throw new ExtractError('expected a table of models with prices, found none');
      for (const table of priced.flatMap((s) => s.tables))
        if (table.has(...model) && table.has(...price))
          readTable(table, { ...page, model, price }, out);
      out.leftovers.push(...unreadColumns(priced));
      return out;
    },
  };
}

type Columns = { model: readonly ColumnName[]; price: readonly ColumnName[] };

function readTable(table: Table, page: TablePage & Columns, out: Extracted): void {
  const unit = squash(table.header(...page.price).text);
  for (const row of table.rows()) {
    if (page.beside) row.takeIf(...page.beside);
    const name = row.take(...page.model);
    const cell = row.take(...page.price);
    readRow(row, squash(name.code[0] ?? name.text), cell, unit, out);
  }
}

function readRow(row: Row, hostModel: string, cell: Words, header: string, out: Extracted): void {
  const printed = squash(cell.text);
  const said = `${header} ${printed}`;
  if (OTHER_UNIT.test(said) && !BY_IMAGE.test(said)) {
    out.ignored.push({ wording: hostModel, words: row.text, reason: 'not priced by the image' });
    return;
  }
  try {
    if (hostModel === '') throw new ExtractError('a price without a model beside it');
    if (!BY_IMAGE.test(said)) throw new ExtractError('the page does not say what is charged for');
    const rule = { money: USD, terms: [perImage(usd(printed))] };
    out.offers.push({ hostModel, operation: null, rule, quote: cell.raw });
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    out.leftovers.push({
      wording: hostModel || '(no name)',
      words: row.text,
      reason: error.message,
    });
  }
}

/** "$0.03", "$0.03 / image", "$0.03 per image". */
function usd(text: string): string {
  const unit = /\s*(?:\/|per)\s*(?:1 |each )?(?:output |generated )?(?:image|picture|img)s?$/i;
  const { amount, per } = readAmount(text.replace(unit, ''));
  if (per !== 1 || exact(amount).eq('0'))
    throw new ExtractError(`expected a price for one image, found "${text}"`);
  return amount;
}
