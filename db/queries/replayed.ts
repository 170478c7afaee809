/** Whether a replay would say anything that isn't on record, so that a repeat leaves no trace. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { inChunks } from '../chunks';
import type { Database } from '../client';
import { sourceId, type Try } from '../publication';
import * as t from '../schema';

/** True when each of these tries without a price stands there already (also for none at all). */
export async function triesKnown(
  db: Database,
  hostId: string,
  tries: readonly Try[],
): Promise<boolean> {
  const key = (offerId: string, source: string, at: Date) => [offerId, source, +at].join(' ');
  const known = new Set<string>();
  await inChunks([...new Set(tries.map((x) => x.offerId))], async (chunk) => {
    const rows = await db
      .select({ offerId: t.checks.offerId, sourceId: t.checks.sourceId, at: t.checks.at })
      .from(t.checks)
      .where(and(inArray(t.checks.offerId, chunk), isNull(t.checks.observationId)));
    for (const row of rows) known.add(key(row.offerId, row.sourceId, row.at));
  });
  return tries.every((x) =>
    known.has(key(x.offerId, sourceId(hostId, x.reporter ?? 'host', x.sourceUrl), x.at)),
  );
}

/** True when an earlier replay of the host ended with these words. */
export async function replaySaid(db: Database, hostId: string, message: string): Promise<boolean> {
  const rows = await db
    .select({ id: t.hostRuns.id })
    .from(t.hostRuns)
    .innerJoin(t.runs, eq(t.hostRuns.runId, t.runs.id))
    .where(
      and(
        eq(t.runs.kind, 'replay'),
        eq(t.hostRuns.hostId, hostId),
        eq(t.hostRuns.message, message),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
