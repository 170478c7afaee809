import { modelById } from '@/catalog';
import type { Need, Params } from '@/pricing';
import { Noted } from '../components/noted';
import { counted, formatUsd } from '../lib/format';
import { withParams } from '../lib/params';
import type { Answer, WishKey } from '../lib/pick';
import type { Constraints } from '../lib/pick-params';
import { outWords, WISH_PARAMS, wishWords } from '../lib/pick-words';
import { nameOf } from './answer';

type Props = { answer: Answer; need: Need; asked: Constraints; params: Params };

/** Every model that is out, counted once, by what put it out. */
export function Excluded({ answer, need, asked }: Omit<Props, 'params'>) {
  const out = answer.out.filter((o) => o.models > 0);
  const total = out.reduce((n, o) => n + o.models, 0);
  return (
    <section>
      <h2>
        Out: {total} of {answer.models} models
      </h2>
      <p className="lead small">Each is counted once, under the first of these that it fails.</p>
      <ul className="small grid gap-1.5 mt-2 max-w-[60rem]">
        {out.map((o) => (
          <li key={o.wish}>
            <b>{counted(o.models, 'model')}</b>: {outWords(o.wish as WishKey, need, asked)}
            <span className="soft block">
              <Noted text={namedWords(answer.named[o.wish] ?? [], o.models)} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "GPT Image 2 ($0.05 per image), DALL·E 3 and 12 more". */
function namedWords(named: Answer['named'][string], models: number): string {
  const said = named.map(({ model, words }) => {
    const name = modelById(model)?.name ?? model;
    return words ? `${name} (${words})` : name;
  });
  const more = models - named.length;
  return said.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** What would fit besides, if one thing were given up. */
export function NearMisses({ answer, need, asked, params }: Props) {
  if (answer.near.length === 0) return null;
  return (
    <section>
      <h2>{answer.fits.length > 0 ? 'Just out' : 'What to give up'}</h2>
      <ul className="small grid gap-1.5">
        {answer.near.map(({ dropped, fits }) => {
          const keys = dropped as WishKey[];
          const given = keys.filter((k) => k !== 'fresh');
          const words = given.map((k) => `“${wishWords(k, need, asked)}”`).join(' and ');
          const aged = given.length < keys.length ? ' by last known prices' : '';
          const [first, second] = fits;
          return (
            <li key={dropped.join()}>
              <a href={withParams('/pick', params, droppedParams(keys))}>Drop {words}</a> and{' '}
              {counted(fits.length, answer.fits.length > 0 ? 'more model' : 'model')}{' '}
              {fits.length === 1 ? 'fits' : 'fit'}
              {aged}
              {first ? `: ${nameOf(first.best)}, ${formatUsd(first.best.cost ?? '0')}` : ''}
              {second ? `; ${nameOf(second.best)}, ${formatUsd(second.best.cost ?? '0')}` : ''}
              {fits.length > 2 ? '; …' : ''}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function droppedParams(keys: readonly WishKey[]): Record<string, null> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const name = WISH_PARAMS[key];
      return name ? [[name, null]] : [];
    }),
  );
}
