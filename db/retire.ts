/** Facts that the price book no longer states: taken back, with the reason, and left visible. */
import { and, eq, isNull, like } from 'drizzle-orm';
import { inChunks } from './chunks';
import type { Database } from './client';
import { refold } from './refold';
import * as t from './schema';

/**
 * Retracts every recorded fact that isn't among the stated ones and refolds its offer.
 * @returns how many were retracted
 */
export async function retireRecorded(db: Database, stated: ReadonlySet<string>): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: t.observations.id, offerId: t.observations.offerId })
      .from(t.observations)
      .leftJoin(t.retractions, eq(t.retractions.observationId, t.observations.id))
      .where(and(like(t.observations.obtained, 'recorded%'), isNull(t.retractions.observationId)));
    const old = rows.filter((row) => !stated.has(row.id));
    const reason = 'the price book no longer states it: corrected there, or withdrawn';
    await inChunks(old, (chunk) =>
      tx.insert(t.retractions).values(chunk.map(({ id }) => ({ observationId: id, reason }))),
    );
    await refold(tx, [...new Set(old.map((row) => row.offerId))]);
    return old.length;
  });
}
