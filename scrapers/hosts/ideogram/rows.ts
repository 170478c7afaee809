/** The price table, as a table or as the lines that its text became. */
import { type Body, ExtractError, type Extracted, type Leftover } from '@/scrapers/contract';
import { misfits } from '@/scrapers/readers/around';
import { readTables } from '@/scrapers/readers/price-tables';
import { readSections } from '@/scrapers/readers/sections';
import { squash, type Table } from '@/scrapers/readers/table';
import { readLines } from '@/scrapers/readers/text';

export type PriceRow = { request: string; price: string; endpoint: string | null; words: string };

const REQUEST = ['Request', 'API request', 'What you make'];
const PRICE = /^price(?:s)?(?: in us dollars| \(usd\))?$/i;
const ENDPOINT = ['Endpoint', 'API endpoint'];
const HEAD_LINE = /^Request\s+Price in US dollars\s+Endpoint$/i;
/** Words before the amount belong to it: "from $0.03". */
const ROW_LINE =
  /^(?<request>[^$]+?)\s+(?<price>(?:(?:from|starting (?:at|from)|as low as|up to|about|~)\s*)?\$.*?)\s*(?:POST|GET)\s+(?<path>\/\S+)$/;

type Found = { rows: PriceRow[]; unread: Leftover[] };

export function readRows(body: Body): Found {
  const sections = readSections(body);
  const around = misfits(sections);
  const tables = sections.flatMap((s, at) =>
    s.tables.filter((t) => t.has(...REQUEST)).map((t) => [t, around[at] ?? null] as const),
  );
  if (tables.length > 0) return fromTables(tables);
  return fromLines(readLines(body));
}

/** "Model | Turbo | Default | Quality": a row a model; null where no table is such. */
export function readMatrix(body: Body): Extracted | null {
  const sections = readSections(body);
  if (sections.some((s) => s.tables.some((t) => t.has(...REQUEST)))) return null;
  const read = readTables(sections, { unit: { unit: 'image', per: 1, bands: [] } });
  return read.offers.length + read.leftovers.length > 0 ? read : null;
}

/** Tables, each with why the words around it don't let its prices be taken. */
function fromTables(tables: readonly (readonly [Table, string | null])[]): Found {
  const unread: Leftover[] = [];
  const rows = tables.flatMap(([table, misfit]) =>
    table.rows().flatMap((row): PriceRow[] => {
      const price = row.take(PRICE);
      const endpoint = squash(row.takeIf(...ENDPOINT)?.text ?? '');
      const request = squash(row.take(...REQUEST).text);
      if (misfit) {
        unread.push({ wording: request, words: row.text, reason: misfit });
        return [];
      }
      const path = /\/\S+$/.exec(endpoint)?.[0] ?? null;
      return [{ request, price: squash(price.text), endpoint: path, words: price.raw }];
    }),
  );
  return { rows, unread: [...unread, ...tables.flatMap(([t]) => t.unread())] };
}

function fromLines(lines: readonly string[]): Found {
  const head = lines.findIndex((line) => HEAD_LINE.test(line));
  if (head < 0)
    throw new ExtractError(
      'expected a table "Request | Price in US dollars | Endpoint", found none',
    );
  const rows: PriceRow[] = [];
  const unread: Leftover[] = [];
  for (const line of lines.slice(head + 1)) {
    const groups = ROW_LINE.exec(line)?.groups;
    if (groups?.request && groups.price)
      rows.push({
        request: groups.request,
        price: groups.price,
        endpoint: groups.path ?? null,
        words: groups.price,
      });
    else if (/[$€£¥]|\d[.,]\d/.test(line))
      unread.push({
        wording: line.slice(0, 60),
        words: line.slice(0, 300),
        reason: 'expected a request with its prices and endpoint',
      });
  }
  if (rows.length === 0 && unread.length === 0)
    throw new ExtractError('the price table has a header and no rows');
  return { rows, unread };
}
