/**
 * One shape for every table, from Markdown or HTML. Columns are addressed by header name, never by
 * place, and rows are taken apart: what nobody took is reported, so a new column can't pass unseen.
 */
import { ExtractError, type Leftover } from '@/scrapers/contract';

/** Words of a page: as a reader sees them, and exactly as they stand in the body. */
export type Words = {
  text: string;
  raw: string;
  /** Spans set as code, e.g. model ids. */
  code: string[];
};

/** A column's accepted names: a word for word header (case and footnote marks aside) or a pattern. */
export type ColumnName = string | RegExp;

export class Table {
  private readonly used = new Set<number>();

  constructor(
    readonly headers: readonly Words[],
    private readonly body: readonly (readonly Words[])[],
    /** Where it stands, for error messages: the heading above it. */
    readonly where: string,
  ) {}

  /** The same table with a column before the others that says one thing in every row. */
  about(header: string, said: string): Table {
    const words = (text: string): Words => ({ text, raw: text, code: [] });
    const rows = this.body.map((cells) => (isEmpty(cells) ? cells : [words(said), ...cells]));
    return new Table([words(header), ...this.headers], rows, this.where);
  }

  has(...names: ColumnName[]): boolean {
    return this.matches(names).length > 0;
  }

  /** The header as printed, e.g. to read a unit from it. */
  header(...names: ColumnName[]): Words {
    return this.headers[this.column(names)] as Words;
  }

  /**
   * The rows that say anything.
   * @throws ExtractError when two headers are equal or a row has more or fewer cells than the header
   */
  rows(): Row[] {
    const seen = new Set<string>();
    for (const header of this.headers) {
      const name = normal(header.text);
      if (seen.has(name)) throw new ExtractError(`${this.place()}: two columns named "${name}"`);
      seen.add(name);
    }
    return this.body.filter((cells) => !isEmpty(cells)).map((cells) => this.row(cells));
  }

  /** All rows below the header, as they stand, without taking anything. */
  cells(): readonly (readonly Words[])[] {
    return this.body;
  }

  /** What stands under a header, without taking it. */
  peek(...names: ColumnName[]): string[] {
    const [at] = this.matches(names);
    return at === undefined ? [] : this.body.map((cells) => cells[at]?.text.trim() ?? '');
  }

  /** A column's cells by its place, without taking them. */
  cellsOf(at: number): string[] {
    return this.body.map((cells) => cells[at]?.text.trim() ?? '');
  }

  /** What a table without headers says: in each row a label, and what stands beside it. */
  pairs(): [string, Words][] {
    return [this.headers, ...this.body].flatMap((cells): [string, Words][] => {
      const [label, value, ...more] = cells;
      if (!label || !value || more.length > 0 || !label.text.trim()) return [];
      return [[squash(label.text).replace(/:$/, '').toLowerCase(), value]];
    });
  }

  /** Columns with content that no row's reader took. */
  unread(): Leftover[] {
    return this.headers.flatMap((header, i) => {
      const content = this.body.map((cells) => cells[i]?.text.trim()).find(Boolean);
      if (this.used.has(i) || !content) return [];
      const wording = header.text.trim() || '(no header)';
      const reason = `${this.place()}: a column nobody reads`;
      return [{ wording, words: content, reason }];
    });
  }

  /** @internal index of the one column with one of these names */
  column(names: readonly ColumnName[]): number {
    const found = this.matches(names);
    if (found.length === 1) {
      this.used.add(found[0] as number);
      return found[0] as number;
    }
    const wanted = names.map((n) => (typeof n === 'string' ? `"${n}"` : String(n))).join(' or ');
    const stood = this.headers.map((h) => `"${h.text.trim()}"`).join(', ');
    const problem = found.length === 0 ? 'expected a column' : 'more than one column is';
    throw new ExtractError(`${this.place()}: ${problem} ${wanted}; columns: ${stood}`);
  }

  private row(cells: readonly Words[]): Row {
    if (cells.length !== this.headers.length) {
      const words = cells.map((c) => c.text.trim()).join(' | ');
      throw new ExtractError(
        `${this.place()}: expected ${this.headers.length} cells, found ${cells.length}: ${words.slice(0, 120)}`,
      );
    }
    return new Row(this, cells);
  }

  private matches(names: readonly ColumnName[]): number[] {
    return this.headers.flatMap((header, i) => {
      const text = normal(header.text);
      const hit = names.some((n) => (typeof n === 'string' ? normal(n) === text : n.test(text)));
      return hit ? [i] : [];
    });
  }

  private place(): string {
    return `table under "${this.where || '(no heading)'}"`;
  }
}

export class Row {
  constructor(
    private readonly table: Table,
    private readonly cells: readonly Words[],
  ) {}

  /** The cell under the one header with one of these names. */
  take(...names: ColumnName[]): Words {
    return this.cells[this.table.column(names)] as Words;
  }

  /** The same, or null where the table has no such column. */
  takeIf(...names: ColumnName[]): Words | null {
    return this.table.has(...names) ? this.take(...names) : null;
  }

  /** The whole row in words, for leftovers. */
  get text(): string {
    return this.cells
      .map((c) => squash(c.text))
      .filter(Boolean)
      .join(' | ');
  }
}

function isEmpty(cells: readonly Words[]): boolean {
  return cells.every((cell) => cell.text.trim() === '');
}

/** Collapses white space. */
export function squash(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Lower case, without the marks of footnotes and emphasis. */
function normal(header: string): string {
  return squash(header.replace(/[*^†‡]|\[\d\]/g, '')).toLowerCase();
}
