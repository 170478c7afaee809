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
  const { status, held, log, loadedAt } = loaded;
  return Response.json({
    ...status,
    loadedAt: loadedAt.toISOString(),
    logReadable: log,
    heldBack: held.map(({ observationId, precision, ...h }) => ({
      observation: observationId,
      evidence: siteUrl(`/prices/${observationId}`),
      ...h,
      precision,
    })),
  });
}
