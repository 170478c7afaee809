import type { Metadata } from 'next';
import { market, today } from '../data';
import { orNull } from '../lib/available';
import { pipelineView } from '../lib/calculator/pipeline';
import { pipelineWords } from '../lib/calculator/pipeline-words';
import { plansView } from '../lib/calculator/plans';
import { cheapestWords } from '../lib/calculator/plans-words';
import { selfHostView } from '../lib/calculator/self-host';
import { answerWords } from '../lib/calculator/self-host-words';
import { PARTS } from './parts';

export const metadata: Metadata = {
  title: 'Calculator for AI image costs',
  description:
    'Three sums about AI images, on dated prices: hosting a model yourself, ways to pay, drafting with one model and finishing with another.',
  alternates: { canonical: '/calculator' },
};

/** The question of each calculator, with its answer for the figures it opens with. */
export default async function Calculator() {
  const data = await orNull(market());
  const own = selfHostView({}, data, today());
  const ways = plansView({}, data, today());
  const pair = pipelineView({}, data, today());
  const answers: Partial<Record<string, string>> = {
    '/calculator/self-host': own.result
      ? `${own.model.name} on ${own.rental?.gpu}: ${answerWords(own.result)}`
      : undefined,
    '/calculator/plans': ways.cheapest ? `${ways.model.name}: ${cheapestWords(ways)}` : undefined,
    '/calculator/pipeline': pair.shown ? pipelineWords(pair) : undefined,
  };
  return (
    <>
      <h1>Calculator</h1>
      <p className="lead">
        Sums beyond the price of one image, each on dated prices with their sources, with the
        arithmetic open. Every figure can be replaced by your own.
      </p>
      <ul className="grid gap-6 mt-6">
        {PARTS.map(({ path, name, words }) => (
          <li key={path}>
            <h2 className="mt-0">
              <a href={path}>{name}</a>
            </h2>
            <p>{words}</p>
            {answers[path] ? <p className="soft">{answers[path]}</p> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
