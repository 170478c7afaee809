import { modelById } from '@/catalog';
import { marketFor } from '../../../data';
import { orNull } from '../../../lib/available';
import { lanes } from '../../../lib/history';
import { historyCsv } from '../../../lib/history-csv';
import { historyView } from '../../../lib/history-view';
import { offersOf } from '../../../lib/overview';
import { askedWorkload, type Params } from '../../../lib/params';

type Context = { params: Promise<{ model: string }> };

/** The history page's lines as CSV; what the page would leave out with a word is refused here. */
export async function GET(request: Request, { params }: Context) {
  const model = modelById((await params).model);
  if (!model) return text('no such model', 404);
  const query = new URL(request.url).searchParams;
  const asked: Params = Object.fromEntries([...query.keys()].map((k) => [k, query.getAll(k)]));
  const shown = await orNull(marketFor(asked));
  if (!shown) return text('the database does not answer; try again in a minute', 503);
  const { market, day, error } = shown;
  const { workload, errors } = askedWorkload(model, asked);
  const view = historyView(lanes(model, offersOf(market, model.id), workload, day), asked, day);
  const wrong = [error, ...Object.values(errors), ...view.errors].filter((e) => e !== null);
  if (wrong.length > 0) return text(wrong.join('\n'), 400);
  return new Response(historyCsv(model.id, workload, view), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="perimage-${model.id}-history-${day}.csv"`,
    },
  });
}

function text(words: string, status: number) {
  return new Response(`${words}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
