/** Tables that grow: a second currency, a merged header, a row of units, a row that names a group. */
import { type Grid, grids, line, withRows } from '../grid';
import type { Effect, Mutant, Operator } from '../operator';
import { rewrite, type Specimen } from '../specimen';
import { times } from './amounts';

const NUMBER = /\d[\d.,]*\d|\d/;
const scaled = (cell: string, factor: string) => cell.replace(NUMBER, (n) => times(n, factor) ?? n);

type Found = { s: Specimen; grid: Grid; column: number };

function operator(name: string, effect: Effect, to: (found: Found) => Iterable<string>): Operator {
  return {
    name,
    effect,
    kinds: ['html', 'markdown'],
    *apply(s): Iterable<Mutant> {
      const read = grids(s.text, s.kind).flatMap((grid) => {
        const column = priceColumn(s, grid);
        return column === null ? [] : [{ s, grid, column }];
      });
      for (const found of s.few(read))
        for (const text of to(found))
          yield { text, where: found.grid.rows[0]?.cells.join(' | ') ?? '' };
    },
  };
}

/** The last column in which a price that is read stands; null for a table without one. */
function priceColumn(s: Specimen, { rows }: Grid): number | null {
  const row = rows.find(
    ({ from, to, header }) => !header && s.prices.some((p) => p.from >= from && p.to <= to),
  );
  const at = row?.cells.findLastIndex((cell) => /\$\s?\d/.test(cell)) ?? -1;
  return at < 0 ? null : at;
}

/** A column more, before or behind the prices. */
function* beside({ s, grid, column }: Found, header: string, cell: (price: string) => string) {
  for (const at of [column, column + 1])
    yield withRows(s.text, grid, (cells, row) => {
      const added = row === 0 ? header : cell(cells[column] ?? '');
      return [...cells.slice(0, at), added, ...cells.slice(at)];
    });
}

const inEuros = (price: string) => scaled(price, '0.9').replace(/\\?\$/, '€');

/** Rows put in behind the header row, as source. */
function behindHeader({ s, grid }: Found, rows: readonly string[]): string | null {
  // Markdown's rule follows its header; the first body row is where new ones go.
  const at = grid.rows[1]?.from;
  return at === undefined
    ? null
    : `${s.text.slice(0, at)}${rows.map((r) => `${r}\n`).join('')}${s.text.slice(at)}`;
}

/** The prices of the table's later rows, changed. */
function cheaper({ s, grid }: Found, from: number, factor: string): string {
  const rows = grid.rows.slice(from);
  const places = s.prices.filter((p) => rows.some((r) => p.from >= r.from && p.to <= r.to));
  return rewrite(s.text, places, (w) => times(w, factor) ?? w);
}

/** "Batch" over the rows that follow, with their prices changed. */
function groupRow(words: string, factor: string, half: boolean): Operator {
  return operator(
    `a row "${words}" above ${half ? 'half the' : 'all'} rows`,
    'apart',
    function* (f) {
      const from = half ? Math.ceil(f.grid.rows.length / 2) : 1;
      const row = f.grid.rows[from];
      const width = f.grid.rows[0]?.cells.length ?? 0;
      if (!row || width < 2) return;
      const cells = [`${words}`, ...Array.from({ length: width - 1 }, () => '')];
      const sources =
        f.s.kind === 'html'
          ? [`<tr><td colspan="${width}">${words}</td></tr>`, line(cells, false, 'html')]
          : [line(cells, false, 'markdown')];
      const text = cheaper(f, from, factor);
      for (const source of sources)
        yield `${text.slice(0, row.from)}${source}\n${text.slice(row.from)}`;
    },
  );
}

/** Words behind the name in the later rows, with their prices changed. */
function namedRow(words: string, factor: string): Operator {
  return operator(`"${words}" behind the names of rows`, 'apart', function* (f) {
    const from = Math.ceil(f.grid.rows.length / 2);
    yield withRows(f.s.text, f.grid, (cells, row) =>
      row < from
        ? cells
        : cells.map((cell, i) =>
            i === f.column ? scaled(cell, factor) : i === 0 ? `${cell} (${words})` : cell,
          ),
    );
  });
}

/** A column that says the same in every row, with the prices changed. */
function columnOf(header: string, words: string, factor: string): Operator {
  return operator(`a column "${header}" of "${words}"`, 'apart', function* (f) {
    const { s, grid, column } = f;
    for (const at of [0, column, column + 1])
      yield withRows(s.text, grid, (cells, row) => {
        const priced = cells.map((c, i) => (i === column && row > 0 ? scaled(c, factor) : c));
        return [...priced.slice(0, at), row === 0 ? header : words, ...priced.slice(at)];
      });
  });
}

/** A header of two rows whose upper cells span columns. */
function* merged({ s, grid, column }: Found, over: string): Iterable<string> {
  const [head] = grid.rows;
  if (s.kind !== 'html' || !head) return;
  const width = head.cells.length;
  const upper = `<tr><th colspan="${width}">${over}</th></tr>`;
  const split = `<tr>${head.cells
    .map((cell, i) =>
      i === column ? `<th colspan="2">${over}</th>` : `<th rowspan="2">${cell}</th>`,
    )
    .join('')}</tr><tr><th>Now</th><th>Before</th></tr>`;
  yield s.text.slice(0, head.from) + upper + s.text.slice(head.from);
  const two = withRows(s.text, grid, (cells, row) =>
    row === 0
      ? cells
      : cells.flatMap((cell, i) => (i === column ? [scaled(cell, '1.5'), cell] : [cell])),
  );
  yield two.slice(0, head.from) +
    split +
    two.slice(head.from + line(head.cells, true, 'html').length);
}

export const columnOperators: Operator[] = [
  operator('second price column in €', 'damage', (f) => beside(f, 'Price (EUR)', inEuros)),
  operator('second price column without a sign', 'damage', (f) =>
    beside(f, 'Price (CNY)', (price) => scaled(price, '7.1').replace(/\\?\$/, '')),
  ),
  operator('second price column of the same header', 'damage', (f) =>
    beside(f, f.grid.rows[0]?.cells[f.column] ?? '', (price) => scaled(price, '1.3')),
  ),
  operator('old price in a column beside', 'damage', (f) =>
    beside(f, 'Previous price', (price) => scaled(price, '1.3')),
  ),
  operator('batch price in a column beside', 'damage', (f) =>
    beside(f, 'Batch price', (price) => scaled(price, '0.5')),
  ),
  operator('merged header cells', 'damage', (f) => merged(f, 'Price')),
  operator('merged header cells: batch', 'damage', (f) => merged(f, 'Batch API')),
  operator('a row of units', 'apart', function* (f) {
    for (const unit of ['USD per 10 images', 'EUR', 'per second']) {
      const cells = f.grid.rows[0]?.cells.map((_, i) => (i === f.column ? unit : '')) ?? [];
      const text = behindHeader({ ...f, s: { ...f.s, text: f.s.text } }, [
        line(cells, false, f.s.kind),
      ]);
      if (text === null) continue;
      const added = text.length - f.s.text.length;
      const first = f.grid.rows[1]?.from ?? 0;
      const later = f.s.prices.filter((p) =>
        f.grid.rows.some((r) => p.from >= r.from && p.to <= r.to),
      );
      const moved = later.map((p) => ({ ...p, from: p.from + added, to: p.to + added }));
      yield rewrite(
        text,
        moved.filter((p) => p.from > first),
        (w) => times(w, '1.6') ?? w,
      );
    }
  }),
  groupRow('Batch API', '0.5', true),
  groupRow('Batch API', '0.5', false),
  groupRow('Retired models', '1.5', true),
  groupRow('Prices in EUR', '0.9', false),
  groupRow('Video', '1.5', true),
  groupRow('Enterprise', '0.6', true),
  groupRow('Off-peak hours', '0.6', true),
  groupRow('Annual commitment', '0.7', true),
  namedRow('Batch', '0.5'),
  namedRow('Off-peak', '0.6'),
  namedRow('per 10 images', '1.8'),
  columnOf('Plan', 'Enterprise', '0.6'),
  columnOf('Type', 'Batch', '0.5'),
  columnOf('Notes', 'Price per 10 images', '1.8'),
  columnOf('Currency', 'EUR', '0.9'),
  columnOf('Status', 'Retired', '1.5'),
];
