import type { Metadata } from 'next';
import { onDay } from '../lib/as-of';
import { pipelineView } from '../lib/calculator/pipeline';
import { pipelineWords, unplacedWords } from '../lib/calculator/pipeline-words';
import { plansView } from '../lib/calculator/plans';
import { cheapestWords } from '../lib/calculator/plans-words';
import { selfHostView } from '../lib/calculator/self-host';
import { answerWords } from '../lib/calculator/self-host-words';
import type { Params } from '../lib/params';
import { PARTS } from './parts';
import { DayBanner, OtherDay, shownDay } from './shown-day';

export const metadata: Metadata = {
  title: 'Calculator for AI image costs',
  description:
    'Three sums about AI images, on dated prices: hosting a model yourself, ways to pay, drafting with one model and finishing with another.',
  alternates: { canonical: '/calculator' },
};

type Props = { searchParams: Promise<Params> };

/** The question of each calculator, with its answer for the figures it opens with. */
export default async function Calculator({ searchParams }: Props) {
  const params = await searchParams;
  const shown = await shownDay(params);
  const own = selfHostView({}, shown.market, shown.day, shown.asOf);
  const ways = plansView({}, shown.market, shown.day, shown.asOf);
  const pair = pipelineView({}, shown.market, shown.day, shown.asOf);
  const answers: Partial<Record<string, string>> = {
    '/calculator/self-host': own.result
      ? `${unended(answerWords(own.result))}: ${own.model.name} on ${own.rental?.gpu}.${aged(own.api?.price?.current === false)}`
      : undefined,
    '/calculator/plans': ways.cheapest
      ? `${unended(cheapestWords(ways))} of ${ways.model.name}.${aged(ways.onlyStale)}`
      : undefined,
    '/calculator/pipeline': pair.shown
      ? [pipelineWords(pair), unplacedWords(pair)].filter(Boolean).join(' ')
      : undefined,
  };
  return (
    <>
      <h1>Calculator</h1>
      <p className="lead">
        Sums beyond the price of one image, each on dated prices with their sources, with the
        arithmetic open. Every figure can be replaced by your own.
      </p>
      <DayBanner shown={shown} path="/calculator" params={params} />
      <ul className="grid gap-6 mt-6">
        {PARTS.map(({ path, name, words }) => (
          <li key={path}>
            <h2 className="mt-0">
              <a href={onDay(path, shown.asOf)}>{name}</a>
            </h2>
            <p>{words}</p>
            {answers[path] ? <p className="soft max-w-[48rem]">{answers[path]}</p> : null}
          </li>
        ))}
      </ul>
      <OtherDay shown={shown} path="/calculator" params={params} />
    </>
  );
}

/** A sentence that goes on. */
function unended(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** An answer never hides that it rests on an old price. */
function aged(isOld: boolean): string {
  return isOld ? ' By last known prices, none of which was read within the last 21 days.' : '';
}
