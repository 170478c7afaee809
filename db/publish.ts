/**
 * Publishing: what a run read for one host, in one transaction, idempotent.
 * Invariant 2: one host's failure changes nothing for others and never erases a last good price.
 * Invariant 4: "checked" moves only through a check that carries an observation.
 */
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from './client';
import { PUBLISHED, type Publication, type PublishCounts } from './publication';
import { refold } from './refold';
import {
  saveHostRun,
  saveObservations,
  saveOffers,
  saveReads,
  saveSources,
  saveUnresolved,
} from './save';
import { accept, checkOf, goneCount, type NewCheck, saveChecks, tryOf } from './save-checks';
import * as t from './schema';

export * from './publication';

/**
 * Publishes one host's readings. Running it again with the same input changes nothing.
 * Unless the outcome is `published`, only the tries that failed are recorded.
 */
export async function publishHost(db: Database, p: Publication): Promise<PublishCounts> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`host:${p.hostId}`}, 0))`);
    const published = p.outcome === 'published';
    const observations = published ? p.observations : [];
    await saveSources(tx, p);
    await saveOffers(tx, observations);
    const stored = await saveObservations(tx, observations);
    const accepted = published ? await accept(tx, p) : [];

    const tries: NewCheck[] = [
      ...stored.filter((o) => !o.quarantined).map(checkOf),
      ...accepted,
      ...(published ? p.absences : []).map((a) => tryOf(a, p.hostId, 'not_found' as const)),
      ...p.unreachable.map((a) => tryOf(a, p.hostId, 'unreachable' as const)),
    ];
    const hostRunId = await saveHostRun(tx, p);
    const before = await goneCount(tx, tries);
    const counts = await saveChecks(tx, tries, hostRunId);
    await refold(tx, [...new Set(tries.map((c) => c.offerId))]);
    counts.gone = (await goneCount(tx, tries)) - before;
    counts.quarantined = stored.filter((o) => o.quarantined && o.fresh).length;
    counts.unresolved = await saveUnresolved(tx, p);
    if (published) await saveReads(tx, p);
    await tx.update(t.hostRuns).set({ counts }).where(eq(t.hostRuns.id, hostRunId));
    await tx.execute(sql`select pg_notify(${PUBLISHED}, ${p.hostId})`);
    return counts;
  });
}

/** What a dataset's run came to over all the hosts it speaks of. */
export async function sumUpHostRun(
  db: Database,
  runId: number,
  hostId: string,
  came: { outcome: Publication['outcome']; counts: PublishCounts; message: string | null },
): Promise<void> {
  await db
    .update(t.hostRuns)
    .set(came)
    .where(and(eq(t.hostRuns.runId, runId), eq(t.hostRuns.hostId, hostId)));
}

/** Opens a run; close it with `finishRun`, also after failures. */
export async function startRun(
  db: Database,
  kind: (typeof t.runs.$inferInsert)['kind'],
): Promise<number> {
  const [row] = await db.insert(t.runs).values({ kind }).returning({ id: t.runs.id });
  if (!row) throw new Error('the run was not recorded');
  return row.id;
}

export async function finishRun(db: Database, runId: number): Promise<void> {
  await db.update(t.runs).set({ finishedAt: new Date() }).where(eq(t.runs.id, runId));
}
