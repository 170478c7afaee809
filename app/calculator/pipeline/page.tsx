import type { Metadata } from 'next';
import { Banner, DatabaseDown } from '../../components/states';
import { pipelineView } from '../../lib/calculator/pipeline';
import { pipelineWords, savingWords, unplacedWords } from '../../lib/calculator/pipeline-words';
import { givenQuery, type Params } from '../../lib/params';
import { CostChart } from '../cost-chart';
import { Parts } from '../parts';
import { DayBanner, OtherDay, shownDay } from '../shown-day';
import { PipelineForm } from './form';
import { PairsTable, Steps } from './tables';

export const metadata: Metadata = {
  title: 'Draft cheap, finish well: two models for one image',
  description:
    'What drafting with a cheap image model and finishing with a good one costs per kept image, against one model for every attempt; all pairs searched.',
  alternates: { canonical: '/calculator/pipeline' },
};

type Props = { searchParams: Promise<Params> };

export default async function PipelinePage({ searchParams }: Props) {
  const params = await searchParams;
  const on = await shownDay(params);
  const { asOf } = on;
  const view = pipelineView(params, on.market, on.day, asOf);
  const { shown, chart, asked } = view;
  const unplaced = unplacedWords(view);
  return (
    <>
      <Parts here="/calculator/pipeline" asOf={asOf} />
      <h1>Draft with a cheap model, finish with a good one?</h1>
      <p className="lead">
        Most attempts are thrown away. Make those with a cheap model, choose one, and let a better
        model finish only that. The saving grows with the number of drafts.
      </p>
      <DayBanner shown={on} path="/calculator/pipeline" params={params} />
      {!on.market && <DatabaseDown />}
      <PipelineForm view={view} asOf={asOf} query={givenQuery(params)} />
      {asked.leftOut ? <p className="small soft">{asked.leftOut}</p> : null}
      <div className="answer" role="status">
        <strong>{pipelineWords(view)}</strong>
        {shown ? savingWords(shown, view.kept) : null}
        {unplaced ? <p className="small disputed">{unplaced}</p> : null}
      </div>
      {view.withStale ? (
        <Banner>
          No pair can be made of prices with a place, so those without one take part at every stage;
          each says when it was read.
        </Banner>
      ) : null}
      {shown && chart ? (
        <>
          <CostChart
            label={`Cost of a kept image against drafts made for it. ${pipelineWords(view)}`}
            axes="US dollars for one kept image against drafts made for it."
            {...chart}
          />
          <Steps view={view} shown={shown} asOf={asOf} />
          <PairsTable view={view} asOf={asOf} />
        </>
      ) : null}
      <OtherDay shown={on} path="/calculator/pipeline" params={params} />
    </>
  );
}
