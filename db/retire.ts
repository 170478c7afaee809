/** Facts that the price book no longer states: taken back, with the reason, and left visible. */
import { and, eq, inArray, isNull, like } from 'drizzle-orm';
import { inChunks } from './chunks';
import type { Database } from './client';
import { FROM_BOOK } from './publication';
import { refold } from './refold';
import * as t from './schema';

/**
 * Retracts every fact of the book that isn't among the stated ones and refolds its offer. What the
 * book now says of the same offer, source and day stands as the reading that replaces it.
 * Corrections by hand and imported histories aren't the book's to take back.
 * @returns how many were retracted
 */
export async function retireRecorded(db: Database, stated: ReadonlySet<string>): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: t.observations.id, ...place })
      .from(t.observations)
      .leftJoin(t.retractions, eq(t.retractions.observationId, t.observations.id))
      .where(
        and(like(t.observations.obtained, `${FROM_BOOK}%`), isNull(t.retractions.observationId)),
      );
    const old = rows.filter((row) => !stated.has(row.id));
    const now = await successors(tx, [...stated], new Set(old.map(placeKey)));
    const reason = 'the price book no longer states it: corrected there, or withdrawn';
    await inChunks(old, (chunk) =>
      tx.insert(t.retractions).values(
        chunk.map((row) => ({
          observationId: row.id,
          reason,
          replacedBy: now.get(placeKey(row)) ?? null,
        })),
      ),
    );
    await refold(tx, [...new Set(old.map((row) => row.offerId))]);
    return old.length;
  });
}

const place = {
  offerId: t.observations.offerId,
  sourceId: t.observations.sourceId,
  day: t.observations.day,
};
type Place = { offerId: string; sourceId: string; day: string };

function placeKey({ offerId, sourceId, day }: Place): string {
  return [offerId, sourceId, day].join(' ');
}

/** Published readings among the stated ones, by place, for the places asked for. */
async function successors(
  tx: Database,
  stated: string[],
  wanted: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  if (wanted.size === 0) return found;
  await inChunks(stated, async (chunk) => {
    const rows = await tx
      .select({ id: t.observations.id, ...place })
      .from(t.observations)
      .leftJoin(t.quarantines, eq(t.quarantines.observationId, t.observations.id))
      .where(and(inArray(t.observations.id, chunk), isNull(t.quarantines.observationId)));
    for (const row of rows) if (wanted.has(placeKey(row))) found.set(placeKey(row), row.id);
  });
  return found;
}
