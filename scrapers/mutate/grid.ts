/** Tables as rows of cells, cut out of Markdown or HTML and put back again. */
import type { Kind } from './specimen';

export type Grid = {
  /** Where the rows stand in the body; what is between them (rules, tags) stays. */
  rows: { from: number; to: number; cells: string[]; header: boolean }[];
  kind: Kind;
};

const HTML_TABLE = /<table[\s\S]*?<\/table>/gi;
const HTML_ROW = /<tr[^>]*>[\s\S]*?<\/tr>/gi;
const HTML_CELL = /<(t[hd])([^>]*)>([\s\S]*?)<\/\1>/gi;
const MD_TABLE = /(?:^[ \t]*\|.*(?:\n|$))+/gm;
/** The line of dashes; an empty row of headers is a row. */
const MD_RULE = /^(?=.*-)[\s|:-]+$/;

export function grids(text: string, kind: Kind): Grid[] {
  if (kind === 'html') return [...text.matchAll(HTML_TABLE)].map((m) => htmlGrid(m[0], m.index));
  if (kind !== 'markdown') return [];
  return [...text.matchAll(MD_TABLE)].map((m) => markdownGrid(m[0], m.index));
}

function htmlGrid(table: string, at: number): Grid {
  const rows = [...table.matchAll(HTML_ROW)].map((row) => ({
    from: at + row.index,
    to: at + row.index + row[0].length,
    cells: [...row[0].matchAll(HTML_CELL)].map((cell) => cell[3] ?? ''),
    header: /<th\b/i.test(row[0]),
  }));
  return { rows, kind: 'html' };
}

function markdownGrid(table: string, at: number): Grid {
  const rows: Grid['rows'] = [];
  let from = at;
  for (const line of table.split('\n')) {
    const to = from + line.length;
    if (line.trim() !== '' && !MD_RULE.test(line))
      rows.push({ from, to, cells: cellsOf(line), header: rows.length === 0 });
    from = to + 1;
  }
  return { rows, kind: 'markdown' };
}

function cellsOf(line: string): string[] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

/** The body with some rows of a grid written anew; null takes a row out. */
export function withRows(
  text: string,
  grid: Grid,
  change: (cells: string[], row: number) => readonly string[] | null,
): string {
  let out = '';
  let at = 0;
  grid.rows.forEach((row, i) => {
    const cells = change([...row.cells], i);
    out += text.slice(at, row.from);
    if (cells) out += line(cells, row.header, grid.kind);
    at = cells ? row.to : row.to + (grid.kind === 'markdown' ? 1 : 0);
  });
  return out + text.slice(at);
}

export function line(cells: readonly string[], header: boolean, kind: Kind): string {
  if (kind !== 'html') return `| ${cells.join(' | ')} |`;
  const tag = header ? 'th' : 'td';
  return `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
}
