import { modelById } from '@/catalog';
import { market, today } from '../../../data';
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
  const data = await orNull(market());
  if (!data) return text('the database does not answer; try again in a minute', 503);
  const asked: Params = Object.fromEntries(new URL(request.url).searchParams);
  const { workload, errors } = askedWorkload(model, asked);
  const view = historyView(
    lanes(model, offersOf(data, model.id), workload, today()),
    asked,
    today(),
  );
  const wrong = [...Object.values(errors), ...view.errors];
  if (wrong.length > 0) return text(wrong.join('\n'), 400);
  return new Response(historyCsv(model.id, workload, view), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="perimage-${model.id}-history-${today()}.csv"`,
    },
  });
}

function text(words: string, status: number) {
  return new Response(`${words}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
