/** Readings that contradict the price in force and did not replace it. */
import { desc, eq, isNull } from 'drizzle-orm';
import type { Database } from '../client';
import * as t from '../schema';

/** Newest first; retracted readings are left out. */
export async function disputedReadings(db: Database) {
  return db
    .select({
      offerId: t.disputes.offerId,
      observation: t.observations.id,
      day: t.observations.day,
      precision: t.observations.precision,
      origin: t.observations.origin,
      rule: t.observations.rule,
    })
    .from(t.disputes)
    .innerJoin(t.observations, eq(t.observations.id, t.disputes.observationId))
    .leftJoin(t.retractions, eq(t.retractions.observationId, t.observations.id))
    .where(isNull(t.retractions.observationId))
    .orderBy(desc(t.observations.day), t.observations.id);
}

export type DisputedReading = Awaited<ReturnType<typeof disputedReadings>>[number];
