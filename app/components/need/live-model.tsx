import { leading, type Placed, type Ranking, rank } from '@/pricing/rank';
import { carried } from '../../lib/as-of';
import { type Sold, usableFor, wantsExtras } from '../../lib/extra-books';
import { formatUsd } from '../../lib/format';
import { type LiveData, unpackAll } from '../../lib/live-offers';
import { workloadWords } from '../../lib/need-words';
import { askedOf, paramsOf } from '../../lib/params';
import { belongs, candidate, type RankedOffer, spanOn } from '../../lib/rank-offers';
import { askedSort } from '../../lib/rank-sort';
import { Groups } from '../model/groups';
import { barWords } from './bar-words';
import { fieldsOf, queryOf, type Shown, saidOf } from './shown';
import { soldIn } from './sold';

/** Re-ranks a model's page. Edits and upscales at other offers are fetched when they are asked for. */
export function show(data: LiveData) {
  const [model] = data.models;
  if (!model) throw new Error('no model to rank');
  const { offers, known } = unpackAll(data);
  const extras = once(() => extrasOf(data.all));
  return async (search: URLSearchParams): Promise<Shown> => {
    const params = paramsOf(search);
    const asked = askedOf(model, params, data.openings[model.id] ?? 'generate');
    const { workload, need } = asked;
    const sold = wantsExtras(need) ? await extras() : [];
    const usable = usableFor(need, () => sold);
    const facts = { model, workload, today: data.day, known, usable };
    const ranking = rank(
      offers.flatMap((offer) => {
        const span = belongs(offer, model, workload) ? spanOn(offer, data.day) : undefined;
        return span ? [candidate(offer, span, facts)] : [];
      }),
    );
    const [first] = leading(ranking, (o) => o.freshness.ranked);
    const priced = first || ranking.incomparable.length > 0;
    const words = barWords(need, model);
    return {
      query: queryOf(params, asked),
      asked,
      words,
      fields: { ...fieldsOf(params, asked), quality: words.quality },
      said: saidOf(asked, words, answerWords(ranking, first)),
      refused: Object.keys(asked.errors),
      // Where nothing is sold the server knows what to say.
      node: priced ? (
        <Groups
          ranking={ranking}
          model={model.name}
          what={workloadWords(workload)}
          need={need}
          order={{
            ...askedSort(params),
            path: `/models/${model.id}`,
            params: carried(params, data.asOf),
          }}
          asOf={data.asOf}
        />
      ) : null,
    };
  };
}

/** Only a place makes a price the cheapest. */
function answerWords(
  { ranked, onlyStale }: Ranking<RankedOffer>,
  first: Placed<RankedOffer> | undefined,
): string {
  if (!first) return 'no price';
  const answer = onlyStale ? 'the cheapest last known is' : 'the first shown is';
  const what = ranked.length > 0 ? 'cheapest is now' : `no price has a place; ${answer}`;
  return `${what} ${first.hostName}, ${formatUsd(first.usd)}`;
}

/** What failed is tried again when it is asked for again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    made.catch(() => {
      made = undefined;
    });
    return made;
  };
}

async function extrasOf(src: string): Promise<Sold[]> {
  const answer = await fetch(src);
  if (!answer.ok) throw new Error(`${src} answers ${answer.status}`);
  const data: LiveData = await answer.json();
  return soldIn(unpackAll(data), data.day);
}
