/** Reads the shipped files. Every row is checked; an error names the file and the line. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../ids';
import { type BookRow, rowSchema } from './schema';

export const DATA_DIR = fileURLToPath(new URL('./data/', import.meta.url));

/** The folder also holds the formatter's setting, which keeps one row a line. */
export function isBookFile(name: string): boolean {
  return name.endsWith('.json') && name !== 'biome.json';
}

export type BookFile = { host: string; text: string };

/** The files as text, by host, in one order. Cheap: nothing is parsed. */
export function bookFiles(dir: string = DATA_DIR): BookFile[] {
  return readdirSync(dir)
    .filter(isBookFile)
    .sort()
    .map((name) => ({
      host: name.slice(0, -'.json'.length),
      text: readFileSync(join(dir, name), 'utf8'),
    }));
}

/** One hash for everything that an import depends on. */
export function bookHash(files: readonly BookFile[]): string {
  return sha256(files.map((f) => `${f.host}\n${f.text}`).join('\n'));
}

/** The rows of one file; throws with the file's name and the line of the first bad row. */
export function bookRows(file: BookFile): BookRow[] {
  return parseRows(file).map((row, i) => {
    const read = rowSchema.safeParse(row);
    const where = `db/price-book/data/${file.host}.json, line ${i + 2}`;
    if (!read.success)
      throw new Error(`${where}: ${read.error.issues.map((x) => x.message).join('; ')}`);
    if (read.data.host !== file.host)
      throw new Error(`${where}: host ${read.data.host}, expected ${file.host}`);
    return read.data;
  });
}

function parseRows(file: BookFile): unknown[] {
  let rows: unknown;
  try {
    rows = JSON.parse(file.text);
  } catch (error) {
    throw new Error(
      `db/price-book/data/${file.host}.json is not JSON: ${(error as Error).message}`,
    );
  }
  if (!Array.isArray(rows))
    throw new Error(`db/price-book/data/${file.host}.json: expected a list of rows`);
  return rows;
}
