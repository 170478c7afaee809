import { market, today } from '../data';
import { orNull } from '../lib/available';
import { bareIndex, searchIndex } from '../lib/search-index';

export const dynamic = 'force-dynamic';

/** What the palette looks through: `{entries}` of `app/lib/search.ts`. Names alone without prices. */
export async function GET() {
  const data = await orNull(market());
  const { entries } = data ? searchIndex(data, today()) : bareIndex();
  const kept = data ? 'public, max-age=300, s-maxage=60, stale-while-revalidate=3600' : 'no-store';
  return Response.json({ entries }, { headers: { 'Cache-Control': kept } });
}
