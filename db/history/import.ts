/**
 * Imports the datasets' histories, one transaction a dataset and host, each remembered by the hash
 * of what it says: a second run changes nothing, and one that was killed goes on where it stopped.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { like } from 'drizzle-orm';
import Papa from 'papaparse';
import { isDay } from '@/pricing';
import type { Database } from '../client';
import { sha256 } from '../ids';
import { publicationOf } from '../import-price-book';
import { HISTORIES, historyFile } from '../price-book/build/histories';
import { Report } from '../price-book/build/report';
import { bookFiles, bookRows } from '../price-book/read';
import { type BookRow, isSeen } from '../price-book/schema';
import {
  finishRun,
  NO_COUNTS,
  type PublishCounts,
  publishHost,
  startRun,
  sumUpHostRun,
} from '../publish';
import * as t from '../schema';
import { syncCatalog } from '../sync-catalog';
import { convert, type Part } from './convert';
import { type Fault, NotAHistory, readHistory } from './read';

export type History = {
  parts: Part[];
  faults: Fault[];
  /** Rows that the price book states too. */
  inBook: number;
  report: Report;
};

/** The state of the datasets on their last day; says until when each was read whole. */
const LATEST = 'latest-image-prices.csv';

/** Reads and converts every history in a folder; touches no database. Throws NotAHistory. */
export function readHistories(
  folder: string,
  book: readonly BookRow[] = bookFiles().flatMap(bookRows),
): History {
  const present = HISTORIES.filter(({ file }) => existsSync(join(folder, historyFile(file))));
  if (present.length === 0)
    throw new NotAHistory(
      `no history in ${folder}: expected ${HISTORIES.map((h) => historyFile(h.file)).join(', ')} or some of them`,
    );
  const report = new Report();
  const asOf = lastDays(folder);
  const found: History = { parts: [], faults: [], inBook: 0, report };
  for (const { file, dataset } of present) {
    const name = historyFile(file);
    const read = readHistory(join(folder, name), name);
    const { parts, faults, inBook } = convert(
      name,
      dataset,
      read,
      asOf.get(file) ?? null,
      book,
      report,
    );
    found.parts.push(...parts);
    found.faults.push(...faults);
    found.inBook += inBook;
  }
  return found;
}

function lastDays(folder: string): Map<string, string> {
  const path = join(folder, LATEST);
  if (!existsSync(path)) return new Map();
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), { header: true });
  const days = new Map<string, string>();
  for (const { dataset = '', dataset_as_of: day = '' } of data)
    if (isDay(day) && day > (days.get(dataset) ?? '')) days.set(dataset, day);
  return days;
}

export type HistoryImport = { counts: PublishCounts; written: number; known: number };

/**
 * Publishes what isn't in the database yet.
 * @param step told of every part, also of those that were known
 */
export async function importHistories(
  db: Database,
  parts: readonly Part[],
  step: (part: Part, known: boolean) => void = () => {},
): Promise<HistoryImport> {
  const hashes = await hashesOf(db);
  const done: HistoryImport = { counts: { ...NO_COUNTS }, written: 0, known: 0 };
  const waiting = parts.filter((part) => hashes.get(nameOf(part)) !== hashOf(part));
  for (const part of parts.filter((p) => !waiting.includes(p))) {
    done.known += 1;
    step(part, true);
  }
  if (waiting.length === 0) return done;
  await syncCatalog(db);
  const runId = await startRun(db, 'import');
  const byRun = new Map<string, PublishCounts>();
  try {
    for (const part of waiting) {
      const counts = await publishPart(db, part, runId);
      const whose = runHost(part);
      const sum = byRun.get(whose) ?? { ...NO_COUNTS };
      byRun.set(whose, sum);
      for (const key of Object.keys(counts) as (keyof PublishCounts)[]) {
        sum[key] += counts[key];
        done.counts[key] += counts[key];
      }
      done.written += 1;
      step(part, false);
    }
  } finally {
    for (const [host, counts] of byRun)
      await sumUpHostRun(db, runId, host, { outcome: 'published', counts, message: null });
    await finishRun(db, runId);
  }
  return done;
}

/** Published and remembered in one transaction: either both stand or neither. */
function publishPart(db: Database, part: Part, runId: number): Promise<PublishCounts> {
  const { reporter } = part.dataset;
  const publication = publicationOf(runId, part.hostId, part.rows);
  return db.transaction(async (tx) => {
    const counts = await publishHost(tx, {
      ...publication,
      ...(reporter === 'host' ? {} : { reporter }),
    });
    const hash = hashOf(part);
    await tx
      .insert(t.imports)
      .values({ name: nameOf(part), hash })
      .onConflictDoUpdate({ target: t.imports.name, set: { hash, at: new Date() } });
    return counts;
  });
}

/** Under whose name the run stands: the dataset's, or the host's whose own list it kept. */
function runHost({ dataset, hostId }: Part): string {
  return dataset.reporter === 'host' ? hostId : dataset.reporter;
}

const PREFIX = 'history ';

function nameOf({ file, hostId }: Part): string {
  return `${PREFIX}${file} ${hostId}`;
}

/** Of everything that is published, so that a wording that learns its model comes in anew. */
function hashOf(part: Part): string {
  const { observations, absences } = publicationOf(0, part.hostId, part.rows);
  return sha256(JSON.stringify([observations, absences]));
}

async function hashesOf(db: Database): Promise<Map<string, string>> {
  const rows = await db
    .select({ name: t.imports.name, hash: t.imports.hash })
    .from(t.imports)
    .where(like(t.imports.name, `${PREFIX}%`));
  return new Map(rows.map((row) => [row.name, row.hash]));
}

/** Dated prices among the rows, for the summary. */
export function pricesIn(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + part.rows.filter(isSeen).length, 0);
}
