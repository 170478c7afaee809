import type { Database } from '@/db/client';
import { heldBefore, offersBefore } from '@/db/queries/pipeline';
import type { Tier } from '@/pricing';
import type { HostState, KnownOffer } from './check';

/**
 * What was known of a host just before a moment.
 * @param reporter whose words are about to be read; everybody else's are witnesses
 */
export async function stateBefore(
  db: Database,
  hostId: string,
  at: Date,
  reporter = 'host',
): Promise<HostState> {
  const [rows, quarantined] = await Promise.all([
    offersBefore(db, hostId, at),
    heldBefore(db, hostId, at),
  ]);
  const offers = rows
    .filter((row) => row.reporter === reporter)
    .map(({ reporter: _, hostId: __, obtained, tier, ...row }): KnownOffer => {
      // A dataset's own earlier word is the measure of its next one, as a host's is of its own.
      const origin = reporter === 'host' ? row.origin : 'host';
      const recorded = obtained.startsWith('recorded');
      return { ...row, origin, tier: tier as Tier | null, recorded };
    });
  const seenAt = new Map(offers.map((o) => [o.id, o.seenAt]));
  const newest = new Map<string, Date>();
  for (const { offerId, at } of quarantined)
    if (at > (newest.get(offerId) ?? new Date(0))) newest.set(offerId, at);
  return {
    offers,
    // Once another value was read, published or held, an older one is no longer "the run before".
    held: quarantined.filter(
      (q) =>
        q.verdict === null &&
        (seenAt.get(q.offerId) ?? 0) < q.at &&
        q.at.getTime() === newest.get(q.offerId)?.getTime(),
    ),
    rejected: quarantined.flatMap((q) =>
      q.verdict === 'reject' ? [{ ...q, reason: q.reason ?? '' }] : [],
    ),
    witnesses: rows.flatMap((row) =>
      row.reporter !== reporter && row.modelId && row.inForce
        ? [{ ...row, by: row.reporter, modelId: row.modelId, tier: row.tier as Tier | null }]
        : [],
    ),
  };
}
