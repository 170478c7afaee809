/** A dataset's history as a file of changes: every row is checked, and a bad one is named by its line. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { z } from 'zod';
import { type Change, changeSchema } from '../price-book/build/csv';

/** A file that isn't such a history at all, in one line. */
export class NotAHistory extends Error {
  override name = 'NotAHistory';
}

/** `entry`: what the bad row speaks of, where it still says so. */
export type Fault = { file: string; line: number; words: string; entry: string | null };

export type HistoryFile = { changes: Change[]; faults: Fault[] };

/** Known columns; those that say nothing of a price are read for nobody, but no other may stand there. */
const READ = Object.keys(changeSchema.shape);
const UNREAD = ['unit', 'prev_value_usd', 'commit_subject'];

/** US dollars as datasets print them; -1 is a word of theirs; empty: no price. */
const AMOUNT = /^(-?\d+(\.\d+)?(e[+-]?\d{1,3})?)?$/i;

const rowSchema = changeSchema.extend({
  source_repo: z.string().regex(/^[\w.-]+\/[\w.-]+( .*)?$/, 'expected owner/name'),
  source_commit: z.string().regex(/^[0-9a-f]{7,40}$/, 'expected a commit'),
  host: z.string().min(1),
  model_id: z.string().min(1),
  field: z.string().min(1),
  value_usd: z.string().regex(AMOUNT, 'expected US dollars as a number'),
});

/** Throws NotAHistory where the file can't be read or its columns are others. */
export function readHistory(path: string, name: string): HistoryFile {
  const text = textOf(path, name);
  const changes: Change[] = [];
  const faults: Fault[] = [];
  let line = 1;
  let header: string[] | null = null;
  let cursor = 0;
  Papa.parse<string[]>(text, {
    step: ({ data, errors, meta }) => {
      const at = line;
      line += text.slice(cursor, meta.cursor).split('\n').length - 1;
      cursor = meta.cursor;
      if (data.length === 1 && data[0]?.trim() === '') return;
      if (!header) {
        header = data;
        checkColumns(data, name);
        return;
      }
      const [error] = errors;
      const row = Object.fromEntries(header.map((column, i) => [column, data[i] ?? '']));
      const words = error?.message ?? faultOf(header, data, row);
      if (words === null) changes.push(rowSchema.parse(row));
      else faults.push({ file: name, line: at, words, entry: entryOf(row) });
    },
  });
  if (!header) throw new NotAHistory(`${name} is empty`);
  return { changes, faults };
}

function textOf(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new NotAHistory(`${name} can’t be read (${code ?? (error as Error).message})`);
  }
}

function checkColumns(columns: string[], name: string): void {
  const unknown = columns.filter((c) => ![...READ, ...UNREAD].includes(c));
  if (unknown.length > 0)
    throw new NotAHistory(
      `${name}: unknown ${unknown.length === 1 ? 'column' : 'columns'} ${unknown.map((c) => `"${c.slice(0, 40)}"`).join(', ')}`,
    );
  const missing = READ.filter((c) => !columns.includes(c));
  if (missing.length > 0) throw new NotAHistory(`${name}: no column ${missing.join(', ')}`);
  if (new Set(columns).size < columns.length)
    throw new NotAHistory(`${name}: a column stands twice`);
}

function faultOf(header: string[], data: string[], row: Record<string, string>): string | null {
  if (data.length !== header.length)
    return `${data.length} fields where ${header.length} were expected`;
  const read = rowSchema.safeParse(row);
  if (read.success) return null;
  return read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ');
}

function entryOf({ host, model_id }: Record<string, string>): string | null {
  return host && model_id ? entryKey({ host, model_id }) : null;
}

export function entryKey({ host, model_id }: Pick<Change, 'host' | 'model_id'>): string {
  return `${host}\n${model_id}`;
}
