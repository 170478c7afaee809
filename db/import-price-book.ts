/**
 * Puts the shipped price book into the database, one publish a host. Everything is read and
 * checked before the first row is written; a second start with the same files does nothing.
 */
import { eq } from 'drizzle-orm';
import { aliases, aliasFor, hosts, models } from '@/catalog';
import type { Database } from './client';
import { sha256 } from './ids';
import { type BookFile, bookFiles, bookHash, bookRows } from './price-book/read';
import {
  type BookRow,
  isRemoved,
  isSeen,
  type RemovedRow,
  type SeenRow,
} from './price-book/schema';
import { offerTier } from './price-book/tier';
import {
  finishRun,
  type NewObservation,
  type OfferIdentity,
  offerId,
  type Publication,
  publishHost,
  startRun,
} from './publish';
import { retireRecorded } from './retire';
import { recordedId } from './save';
import * as t from './schema';
import { syncCatalog } from './sync-catalog';

const NAME = 'price-book';

export type Imported = {
  skipped: boolean;
  hosts: number;
  observations: number;
  removals: number;
  retired: number;
};

/**
 * @param log told, in a few words, of what takes time
 * @param files for tests; default: the shipped ones
 */
export async function importPriceBook(
  db: Database,
  log: (line: string) => void = () => {},
  files: readonly BookFile[] = bookFiles(),
): Promise<Imported> {
  const hash = sha256(`${bookHash(files)} ${catalogHash()}`);
  const [known] = await db.select().from(t.imports).where(eq(t.imports.name, NAME));
  if (known?.hash === hash)
    return { skipped: true, hosts: 0, observations: 0, removals: 0, retired: 0 };

  const books = files.map((file) => ({ host: file.host, rows: bookRows(file) }));
  await syncCatalog(db);
  const runId = await startRun(db, 'price_book');
  let observations = 0;
  let removals = 0;
  let retired = 0;
  const stated = new Set<string>();
  try {
    for (const [i, book] of books.entries()) {
      const publication = publicationOf(runId, book.host, book.rows);
      await publishHost(db, publication);
      for (const o of publication.observations) stated.add(recordedId(o));
      observations += publication.observations.length;
      removals += book.rows.filter(isRemoved).length;
      if ((i + 1) % 10 === 0) log(`Price book: ${i + 1} of ${books.length} hosts`);
    }
    retired = await retireRecorded(db, stated);
  } finally {
    await finishRun(db, runId);
  }
  await db
    .insert(t.imports)
    .values({ name: NAME, hash })
    .onConflictDoUpdate({ target: t.imports.name, set: { hash, at: new Date() } });
  return { skipped: false, hosts: books.length, observations, removals, retired };
}

/** A wording that learns its model later must reach the offers too. */
function catalogHash(): string {
  const named = [...hosts, ...models].map(({ id, name }) => [id, name]);
  return sha256(
    JSON.stringify([named, aliases.map((a) => [a.host, a.wording, a.model, a.variant])]),
  );
}

/** What some rows about one host come to, ready to be published. */
export function publicationOf(
  runId: number,
  hostId: string,
  rows: readonly BookRow[],
): Publication {
  const removed = rows.filter(isRemoved);
  return {
    runId,
    hostId,
    outcome: 'published',
    message: null,
    observations: rows.filter(isSeen).map(observationOf),
    absences: removed.flatMap(absencesOf),
    unreachable: [],
    unresolved: [],
    accepted: [],
  };
}

function identityOf(row: BookRow): OfferIdentity {
  return {
    hostId: row.host,
    reporter: row.reporter,
    hostModel: row.hostModel,
    modelId: aliasFor(row.host, row.hostModel)?.model ?? null,
    operation: row.operation,
    variant: row.variant,
    tier: offerTier(row),
  };
}

function observationOf(row: SeenRow): NewObservation {
  const { sourceUrl, day, precision, rule, origin } = row;
  return {
    offer: identityOf(row),
    sourceUrl,
    snapshotId: null,
    day,
    precision,
    at: startOf(day),
    rule,
    quote: row.quote,
    origin,
    obtained: row.note ? `${row.obtained}; ${row.note}` : row.obtained,
    effectiveOn: row.effectiveOn ?? null,
    quarantine: row.quarantine ?? null,
  };
}

/** Absent is not gone: only a source that lacked the offer on a later day too ends it (invariant 3). */
function absencesOf(row: RemovedRow): Publication['absences'] {
  const days =
    row.stillAbsentOn && row.stillAbsentOn > row.day ? [row.day, row.stillAbsentOn] : [row.day];
  return days.map((day) => ({
    offerId: offerId(identityOf(row)),
    sourceUrl: row.sourceUrl,
    reporter: row.reporter,
    at: startOf(day),
  }));
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
