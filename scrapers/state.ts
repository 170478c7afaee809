import type { Database } from '@/db/client';
import { heldBefore, offersBefore } from '@/db/queries/pipeline';
import type { Tier } from '@/pricing';
import type { HostState, KnownOffer } from './check';

/** What was known of a host just before a moment. */
export async function stateBefore(db: Database, hostId: string, at: Date): Promise<HostState> {
  const [rows, quarantined] = await Promise.all([
    offersBefore(db, hostId, at),
    heldBefore(db, hostId, at),
  ]);
  const offers = rows
    .filter((row) => row.reporter === 'host')
    .map(({ reporter: _, hostId: __, obtained, tier, ...row }): KnownOffer => {
      return { ...row, tier: tier as Tier | null, recorded: obtained.startsWith('recorded') };
    });
  const seenAt = new Map(offers.map((o) => [o.id, o.seenAt]));
  return {
    offers,
    // Once the offer was read at another value, an older held one is no longer "the run before".
    held: quarantined.filter((q) => q.verdict === null && (seenAt.get(q.offerId) ?? 0) < q.at),
    rejected: quarantined.flatMap((q) =>
      q.verdict === 'reject' ? [{ ...q, reason: q.reason ?? '' }] : [],
    ),
    witnesses: rows.flatMap((row) =>
      row.reporter !== 'host' && row.modelId && row.inForce
        ? [{ ...row, by: row.reporter, modelId: row.modelId, tier: row.tier as Tier | null }]
        : [],
    ),
  };
}
