/** Readings that a guard held back, and what a person decides about them. */
import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import { sameRule } from '@/pricing';
import type { Database } from '../client';
import { finishRun, PUBLISHED, publishHost, startRun } from '../publish';
import * as t from '../schema';

function held(db: Database) {
  return db
    .select({
      id: t.observations.id,
      hostId: t.offers.hostId,
      offerId: t.offers.id,
      hostModel: t.offers.hostModel,
      operation: t.offers.operation,
      variant: t.offers.variant,
      day: t.observations.day,
      rule: t.observations.rule,
      quote: t.observations.quote,
      sourceUrl: t.sources.url,
      /** Null for a recorded fact: no stored body stands behind it. */
      snapshotId: t.observations.snapshotId,
      guard: t.quarantines.guard,
      detail: t.quarantines.detail,
      verdict: t.verdicts.verdict,
    })
    .from(t.quarantines)
    .innerJoin(t.observations, eq(t.quarantines.observationId, t.observations.id))
    .innerJoin(t.offers, eq(t.observations.offerId, t.offers.id))
    .innerJoin(t.sources, eq(t.observations.sourceId, t.sources.id))
    .leftJoin(t.verdicts, eq(t.verdicts.observationId, t.quarantines.observationId))
    .$dynamic();
}
export type HeldRow = Awaited<ReturnType<typeof held>>[number];

/**
 * Readings held back that nobody has decided on, newest first. A value refused before doesn't come
 * up again by itself, but each reading of it can still be accepted by its id.
 */
export function undecided(db: Database): Promise<HeldRow[]> {
  return held(db)
    .where(and(isNull(t.verdicts.verdict), ne(t.quarantines.guard, 'rejected_before')))
    .orderBy(desc(t.observations.day), t.offers.hostId, t.offers.hostModel, t.offers.operation);
}

/** Held readings, decided or not, whose id begins so. */
export function heldById(db: Database, prefix: string): Promise<HeldRow[]> {
  return held(db).where(sql`starts_with(${t.observations.id}, ${prefix})`);
}

/** The rule in force when a held reading was made, and the day it was last read. */
export async function ruleBefore(db: Database, row: HeldRow) {
  const [span] = await db
    .select({ rule: t.spans.rule, checkedOn: t.spans.checkedOn })
    .from(t.spans)
    .where(and(eq(t.spans.offerId, row.offerId), sql`${t.spans.fromDay} <= ${row.day}`))
    .orderBy(desc(t.spans.fromDay))
    .limit(1);
  return span ?? null;
}

export type Decision = { verdict: 'accept' | 'reject'; by: string; reason: string };

/**
 * Decides on a reading and on all others of the same offer that say the same. Accepted ones
 * count from the day they were made. Returns how many were decided.
 */
export async function decide(db: Database, row: HeldRow, decision: Decision): Promise<number> {
  const { verdict, by, reason } = decision;
  const same = (await undecided(db)).filter(
    (other) => other.offerId === row.offerId && sameRule(other.rule, row.rule),
  );
  if (verdict === 'reject') {
    await db.transaction(async (tx) => {
      await tx
        .insert(t.verdicts)
        .values(same.map(({ id }) => ({ observationId: id, verdict, by, reason })))
        .onConflictDoNothing();
      // Pages that say what is held back are kept until something is published.
      await tx.execute(sql`select pg_notify(${PUBLISHED}, ${row.hostId})`);
    });
    return same.length;
  }
  const runId = await startRun(db, 'review');
  await publishHost(db, {
    runId,
    hostId: row.hostId,
    outcome: 'published',
    message: `review: ${same.length} held back ${same.length === 1 ? 'reading' : 'readings'} accepted`,
    observations: [],
    absences: [],
    unreachable: [],
    unresolved: [],
    accepted: same.map(({ id }) => ({ observationId: id, by, reason })),
  });
  await finishRun(db, runId);
  return same.length;
}
