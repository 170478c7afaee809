import { modelById } from '@/catalog';
import { marketFor } from '../../../data';
import { orNull } from '../../../lib/available';
import { keptJson, refused, unreadable } from '../../../lib/json-kept';
import { liveOffersOf } from '../../../lib/live-pages';
import { paramsOf } from '../../../lib/params';

type Context = { params: Promise<{ model: string }> };

/** One model's offers in force and their past 90 days, for re-ranking in a browser. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const model = modelById((await params).model);
  if (!model) return refused('no such model', 404);
  const shown = await orNull(marketFor(paramsOf(new URL(request.url).searchParams)));
  if (!shown) return unreadable();
  return shown.error ? refused(shown.error) : keptJson(request, liveOffersOf(shown, model));
}
