/** Tables: columns and rows that change places, headers, pipes and cells that go missing. */
import { type Grid, grids, line, withRows } from '../grid';
import type { Effect, Mutant, Operator } from '../operator';
import type { Kind, Specimen } from '../specimen';
import { times } from './amounts';

const KINDS: readonly Kind[] = ['markdown', 'html'];

function operator(
  name: string,
  effect: Effect,
  apply: (s: Specimen, grid: Grid, all: readonly Grid[]) => Iterable<Mutant>,
): Operator {
  return {
    name,
    effect,
    kinds: KINDS,
    *apply(s) {
      const all = readTables(s);
      for (const grid of all) yield* apply(s, grid, all);
    },
  };
}

/** The tables with prices that are read; a page of sixty tables has its few. */
function readTables(s: Specimen): Grid[] {
  const all = grids(s.text, s.kind);
  const holds = (grid: Grid) => {
    const [first, last] = [grid.rows[0], grid.rows.at(-1)];
    return s.prices.some((p) => first && last && p.from >= first.from && p.to <= last.to);
  };
  return s.few(all.filter(holds));
}

function swap<T>(list: readonly T[], a: number, b: number): T[] {
  const out = [...list];
  [out[a], out[b]] = [list[b] as T, list[a] as T];
  return out;
}

function* columnPairs(s: Specimen, grid: Grid): Iterable<[number, number]> {
  const width = grid.rows[0]?.cells.length ?? 0;
  const pairs: [number, number][] = [];
  for (let a = 0; a < width; a += 1) for (let b = a + 1; b < width; b += 1) pairs.push([a, b]);
  yield* s.few(pairs);
}

/** Numbers of the body rows, with at least one cell that holds a digit. */
function priced(s: Specimen, grid: Grid): number[] {
  const rows = grid.rows.flatMap((row, i) =>
    !row.header && row.cells.some((cell) => /\d/.test(cell)) ? [i] : [],
  );
  return s.few(rows);
}

/** The cell of a row that holds the price: the last one with an amount. */
function priceCell(cells: readonly string[]): number {
  const money = cells.findLastIndex((cell) => /\$\s?\d/.test(cell));
  return money >= 0 ? money : cells.findLastIndex((cell) => /^\W*\d/.test(cell));
}

const put = (cells: readonly string[], at: number, cell: string) =>
  cells.map((old, i) => (i === at ? cell : old));

/** The same row once more, a fifth dearer. */
function repeated(name: string, side: 'above' | 'below'): Operator {
  return operator(name, 'damage', function* (s, grid) {
    for (const row of priced(s, grid)) {
      const { cells = [], from = 0, to = 0 } = grid.rows[row] ?? {};
      const dearer = (cell: string) => cell.replace(/\d[\d.]*\d|\d/, (n) => times(n, '1.2') ?? n);
      const other = line(
        put(cells, priceCell(cells), dearer(cells[priceCell(cells)] ?? '')),
        false,
        s.kind,
      );
      const at = side === 'above' ? from : to;
      const added = side === 'above' ? `${other}\n` : `\n${other}`;
      yield { where: `row ${row}`, text: s.text.slice(0, at) + added + s.text.slice(at) };
    }
  });
}

export const tableOperators: Operator[] = [
  operator('columns swapped under their headers', 'damage', function* (s, grid) {
    for (const [a, b] of columnPairs(s, grid))
      yield {
        where: `columns ${a} and ${b}`,
        text: withRows(s.text, grid, (cells, i) => (i === 0 ? cells : swap(cells, a, b))),
      };
  }),
  operator('columns swapped with their headers', 'harmless', function* (s, grid) {
    for (const [a, b] of columnPairs(s, grid))
      yield {
        where: `columns ${a} and ${b}`,
        text: withRows(s.text, grid, (cells) => swap(cells, a, b)),
      };
  }),
  operator('cells swapped in one row', 'damage', function* (s, grid) {
    for (const row of priced(s, grid))
      for (const [a, b] of columnPairs(s, grid))
        yield {
          where: `row ${row}, columns ${a} and ${b}`,
          text: withRows(s.text, grid, (cells, i) => (i === row ? swap(cells, a, b) : cells)),
        };
  }),
  operator('prices of two rows exchanged', 'damage', function* (s, grid) {
    for (const row of priced(s, grid)) {
      const [one, next] = [grid.rows[row], grid.rows[row + 1]];
      if (!one || !next) continue;
      const [a, b] = [priceCell(one.cells), priceCell(next.cells)];
      if (a < 0 || b < 0) continue;
      const [first, second] = [one.cells[a] as string, next.cells[b] as string];
      yield {
        where: `rows ${row} and ${row + 1}`,
        text: withRows(s.text, grid, (cells, i) =>
          i === row ? put(cells, a, second) : i === row + 1 ? put(cells, b, first) : cells,
        ),
      };
    }
  }),
  operator('price column moved down by one row', 'damage', function* (s, grid) {
    const cell = priceCell(grid.rows[1]?.cells ?? []);
    if (cell < 0 || grid.rows.length < 3) return;
    const above = (i: number) => grid.rows[i > 1 ? i - 1 : grid.rows.length - 1]?.cells[cell] ?? '';
    yield {
      where: `column ${cell}`,
      text: withRows(s.text, grid, (cells, i) => (i === 0 ? cells : put(cells, cell, above(i)))),
    };
  }),
  operator('row moved under the next heading', 'damage', function* (s, grid, all) {
    const next = all[(all.indexOf(grid) + 1) % all.length];
    if (!next || next === grid) return;
    for (const row of priced(s, grid)) {
      const moved = line(grid.rows[row]?.cells ?? [], false, s.kind);
      const end = next.rows.at(-1)?.to ?? 0;
      const [from, to] = [grid.rows[row]?.from ?? 0, grid.rows[row]?.to ?? 0];
      const added = (text: string, at: number) => `${text.slice(0, at)}\n${moved}${text.slice(at)}`;
      const gap = s.kind === 'html' ? 0 : 1;
      const text =
        end > from
          ? s.text.slice(0, from) + added(s.text, end).slice(to + gap)
          : added(s.text.slice(0, from) + s.text.slice(to + gap), end);
      yield { where: `row ${row}`, text };
    }
  }),
  operator('row removed', 'damage', function* (s, grid) {
    for (const row of priced(s, grid))
      yield {
        where: `row ${row}`,
        text: withRows(s.text, grid, (cells, i) => (i === row ? null : cells)),
      };
  }),
  repeated('row repeated below with another price', 'below'),
  repeated('row repeated above with another price', 'above'),
  operator('header renamed', 'damage', function* (s, grid) {
    for (const [at] of grid.rows[0]?.cells.entries() ?? [])
      yield {
        where: `column ${at}`,
        text: withRows(s.text, grid, (cells, i) => (i === 0 ? put(cells, at, 'Details') : cells)),
      };
  }),
  operator('headers exchanged', 'damage', function* (s, grid) {
    for (const [a, b] of columnPairs(s, grid))
      yield {
        where: `headers ${a} and ${b}`,
        text: withRows(s.text, grid, (cells, i) => (i === 0 ? swap(cells, a, b) : cells)),
      };
  }),
  operator('extra pipe or cell', 'damage', function* (s, grid) {
    for (const row of priced(s, grid))
      for (const at of [0, 1])
        yield {
          where: `row ${row}, before cell ${at}`,
          text: withRows(s.text, grid, (cells, i) =>
            i === row ? [...cells.slice(0, at), '', ...cells.slice(at)] : cells,
          ),
        };
  }),
  operator('cell lost', 'damage', function* (s, grid) {
    for (const row of priced(s, grid))
      yield {
        where: `row ${row}`,
        text: withRows(s.text, grid, (cells, i) => (i === row ? cells.slice(1) : cells)),
      };
  }),
  operator('price cell emptied', 'damage', function* (s, grid) {
    for (const row of priced(s, grid))
      yield {
        where: `row ${row}`,
        text: withRows(s.text, grid, (cells, i) =>
          i === row ? put(cells, priceCell(cells), '') : cells,
        ),
      };
  }),
];
