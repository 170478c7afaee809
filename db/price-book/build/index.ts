/**
 * Builds the price book from the fact tables. Deterministic: the same input gives the same files,
 * byte by byte.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isBookFile } from '../read';
import { type BookRow, isRemoved, offerKey, rowSchema } from '../schema';
import { rowsOfArticles } from './articles';
import { CLAIMS } from './claims';
import { articleSchema, type Capture, captureSchema, rateSchema, readCsv } from './csv';
import { guarded, inTime } from './guards';
import { rowsOfHistories } from './histories';
import { PAGES } from './pages';
import { rowsOfRates, TABLE } from './rates';
import { Report } from './report';

export type Built = { rows: BookRow[]; report: Report; files: Map<string, string> };

/** @param shared folder with `facts/`, `history/` and `captures/index.json` */
export function buildPriceBook(shared: string): Built {
  const report = new Report();
  const rates = readCsv(join(shared, 'facts/prices.csv'), rateSchema);
  report.reads(TABLE, rates.length);
  const own = rates.filter((r) => !/^(litellm|portkey):/.test(r.host));
  const drafts = [
    ...rowsOfRates(own, captures(join(shared, 'captures/index.json')), report),
    ...rowsOfArticles(readCsv(join(shared, 'facts/seed-prices.csv'), articleSchema), report),
    ...CLAIMS,
    ...PAGES,
    ...rowsOfHistories(join(shared, 'history'), rates, report),
  ];
  const rows = guarded(unique(drafts, report)).map((row) => rowSchema.parse(row));
  return { rows, report, files: filesOf(rows) };
}

/** The captured bodies' dates by address; of several, the latest. */
function captures(path: string): Map<string, Capture> {
  const list = z.array(captureSchema).parse(JSON.parse(readFileSync(path, 'utf8')));
  return new Map(
    [...list].sort((a, b) => (a.capturedAt < b.capturedAt ? -1 : 1)).map((c) => [c.url, c]),
  );
}

/** One source says one thing about one offer on one day; what repeats it is counted and dropped. */
function unique(rows: readonly BookRow[], report: Report): BookRow[] {
  const kept = new Map<string, BookRow>();
  for (const row of [...rows].sort(inTime)) {
    const key = [offerKey(row), row.sourceUrl, row.day].join('\n');
    const other = kept.get(key);
    if (!other) {
      kept.set(key, row);
      continue;
    }
    const same =
      !isRemoved(row) &&
      !isRemoved(other) &&
      JSON.stringify(row.rule) === JSON.stringify(other.rule);
    report.leaves(
      'all sources',
      same
        ? 'said twice by one source on one day'
        : `one source contradicts itself on one day: ${row.host} ${row.hostModel}`,
    );
  }
  return [...kept.values()];
}

const byOffer = (a: BookRow, b: BookRow) => {
  const [x, y] = [offerKey(a), offerKey(b)];
  return x < y ? -1 : x > y ? 1 : inTime(a, b);
};

/** One row a line, so that a changed fact is a changed line. */
function filesOf(rows: readonly BookRow[]): Map<string, string> {
  const hosts = [...new Set(rows.map((row) => row.host))].sort();
  return new Map(
    hosts.map((host) => {
      const lines = rows
        .filter((row) => row.host === host)
        .sort(byOffer)
        .map((row) => JSON.stringify(row));
      return [`${host}.json`, `[\n${lines.join(',\n')}\n]\n`];
    }),
  );
}

/** Writes the book; files of hosts that are no longer in it go. */
export function writePriceBook(built: Built, folder: string): void {
  const data = join(folder, 'data');
  mkdirSync(data, { recursive: true });
  for (const name of readdirSync(data))
    if (isBookFile(name) && !built.files.has(name)) rmSync(join(data, name));
  for (const [name, text] of built.files) writeFileSync(join(data, name), text);
  writeFileSync(join(folder, 'REPORT.md'), built.report.markdown(built.rows));
}

export function hasInput(shared: string): boolean {
  return ['facts/prices.csv', 'facts/seed-prices.csv', 'captures/index.json', 'history'].every(
    (f) => existsSync(join(shared, f)),
  );
}
