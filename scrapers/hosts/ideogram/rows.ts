/** The price table, as a table or as the lines that its text became. */
import { type Body, ExtractError, type Leftover } from '@/scrapers/contract';
import { readSections, type Section } from '@/scrapers/readers/sections';
import { squash, type Table } from '@/scrapers/readers/table';
import { readLines } from '@/scrapers/readers/text';

export type PriceRow = { request: string; price: string; endpoint: string | null; words: string };

const REQUEST = ['Request', 'API request', 'What you make'];
const PRICE = /^price(?:s)?(?: in us dollars| \(usd\))?$/i;
const ENDPOINT = ['Endpoint', 'API endpoint'];
const HEAD_LINE = /^Request\s+Price in US dollars\s+Endpoint$/i;
const ROW_LINE = /^(?<request>[^$]+?)\s+(?<price>\$.*?)\s*(?:POST|GET)\s+(?<path>\/\S+)$/;

export function readRows(body: Body): { rows: PriceRow[]; unread: Leftover[] } {
  const sections = readSections(body);
  const tables = sections.flatMap((s: Section) => s.tables).filter((t) => t.has(...REQUEST));
  if (tables.length > 0) return fromTables(tables);
  return fromLines(readLines(body));
}

function fromTables(tables: readonly Table[]): { rows: PriceRow[]; unread: Leftover[] } {
  const rows = tables.flatMap((table) =>
    table.rows().map((row) => {
      const price = row.take(PRICE);
      const endpoint = squash(row.takeIf(...ENDPOINT)?.text ?? '');
      return {
        request: squash(row.take(...REQUEST).text),
        price: squash(price.text),
        endpoint: /\/\S+$/.exec(endpoint)?.[0] ?? null,
        words: price.raw,
      };
    }),
  );
  return { rows, unread: tables.flatMap((t) => t.unread()) };
}

function fromLines(lines: readonly string[]): { rows: PriceRow[]; unread: Leftover[] } {
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
