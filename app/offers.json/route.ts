import { marketFor } from '../data';
import { orNull } from '../lib/available';
import { keptJson, refused, unreadable } from '../lib/json-kept';
import { liveMarket } from '../lib/live-pages';
import { paramsOf } from '../lib/params';

/** Every host's own offers in force, for re-ranking in a browser; `asOf`: those of an earlier day. */
export async function GET(request: Request): Promise<Response> {
  const shown = await orNull(marketFor(paramsOf(new URL(request.url).searchParams)));
  if (!shown) return unreadable();
  return shown.error ? refused(shown.error) : keptJson(request, liveMarket(shown));
}
