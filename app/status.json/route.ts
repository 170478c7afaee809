import type { Held } from '@/db/queries/status';
import { siteUrl } from '../lib/site';
import { loadStatus } from '../status/load';

export const dynamic = 'force-dynamic';

/** The status page's numbers for machines: days are UTC, prices in force are the hosts' own. */
export async function GET() {
  const loaded = await loadStatus();
  if (!loaded)
    return Response.json(
      { error: 'the database does not answer; try again in a minute' },
      {
        status: 503,
        headers: { 'Retry-After': '60' },
      },
    );
  const { status, waiting, settled, log, loadedAt } = loaded;
  return Response.json({
    ...status,
    loadedAt: loadedAt.toISOString(),
    logReadable: log,
    heldBack: waiting.map(shown),
    /** Held back once, and settled by a reading that came later. */
    settledSince: settled.map(({ by, ...h }) => ({
      ...shown(h),
      by: by.observationId,
      on: by.day,
    })),
  });
}

function shown<T extends Held>({ observationId, offerId: _, at: __, ...held }: T) {
  return {
    observation: observationId,
    evidence: siteUrl(`/prices/${observationId}`),
    ...held,
  };
}
