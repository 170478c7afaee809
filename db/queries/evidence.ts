/** One observation with all that stands behind it, for the page that says where a number comes from. */
import { and, asc, desc, eq } from 'drizzle-orm';
import type { Database } from '../client';
import * as t from '../schema';

/** Null when there is no such observation. */
export async function observationWithEvidence(db: Database, id: string) {
  const [row] = await db
    .select({
      observation: t.observations,
      offer: t.offers,
      source: t.sources,
      snapshot: t.snapshots,
      body: { hash: t.bodies.hash, size: t.bodies.size },
      quarantine: t.quarantines,
      verdict: t.verdicts,
      retraction: t.retractions,
    })
    .from(t.observations)
    .innerJoin(t.offers, eq(t.offers.id, t.observations.offerId))
    .innerJoin(t.sources, eq(t.sources.id, t.observations.sourceId))
    .leftJoin(t.snapshots, eq(t.snapshots.id, t.observations.snapshotId))
    .leftJoin(t.bodies, eq(t.bodies.hash, t.snapshots.bodyHash))
    .leftJoin(t.quarantines, eq(t.quarantines.observationId, t.observations.id))
    .leftJoin(t.verdicts, eq(t.verdicts.observationId, t.observations.id))
    .leftJoin(t.retractions, eq(t.retractions.observationId, t.observations.id))
    .where(eq(t.observations.id, id));
  return row ?? null;
}

/** Whether there is such an observation. */
export async function hasObservation(db: Database, id: string): Promise<boolean> {
  const found = await db
    .select({ id: t.observations.id })
    .from(t.observations)
    .where(eq(t.observations.id, id));
  return found.length > 0;
}

/** Every reading of an offer, newest first, with what became of it. */
export async function readingsOfOffer(db: Database, offerId: string) {
  return db
    .select({
      id: t.observations.id,
      day: t.observations.day,
      precision: t.observations.precision,
      rule: t.observations.rule,
      quote: t.observations.quote,
      origin: t.observations.origin,
      obtained: t.observations.obtained,
      sourceUrl: t.sources.url,
      /** How near to the wire its body is; null: none is kept. */
      form: t.snapshots.form,
      guard: t.quarantines.guard,
      verdict: t.verdicts.verdict,
      retracted: t.retractions.reason,
      replacedBy: t.retractions.replacedBy,
      disputed: t.disputes.day,
    })
    .from(t.observations)
    .innerJoin(t.sources, eq(t.sources.id, t.observations.sourceId))
    .leftJoin(t.quarantines, eq(t.quarantines.observationId, t.observations.id))
    .leftJoin(t.verdicts, eq(t.verdicts.observationId, t.observations.id))
    .leftJoin(t.retractions, eq(t.retractions.observationId, t.observations.id))
    .leftJoin(t.snapshots, eq(t.snapshots.id, t.observations.snapshotId))
    .leftJoin(
      t.disputes,
      and(eq(t.disputes.observationId, t.observations.id), eq(t.disputes.offerId, offerId)),
    )
    .where(eq(t.observations.offerId, offerId))
    .orderBy(desc(t.observations.day), asc(t.observations.id));
}

/** Days on which an observation's value was read, with what the run found. */
export async function checksOfOffer(db: Database, offerId: string) {
  return db
    .select({
      day: t.checks.day,
      outcome: t.checks.outcome,
      observationId: t.checks.observationId,
      sourceUrl: t.sources.url,
    })
    .from(t.checks)
    .innerJoin(t.sources, eq(t.sources.id, t.checks.sourceId))
    .where(eq(t.checks.offerId, offerId))
    .orderBy(desc(t.checks.at), desc(t.checks.id));
}
