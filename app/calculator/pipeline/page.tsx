import type { Metadata } from 'next';
import { Banner, DatabaseDown } from '../../components/states';
import { market, today } from '../../data';
import { orNull } from '../../lib/available';
import { pipelineView } from '../../lib/calculator/pipeline';
import { pipelineWords, savingWords } from '../../lib/calculator/pipeline-words';
import type { Params } from '../../lib/params';
import { CostChart } from '../cost-chart';
import { Parts } from '../parts';
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
  const data = await orNull(market());
  const view = pipelineView(await searchParams, data, today());
  const { shown, chart, pairs } = view;
  return (
    <>
      <Parts here="/calculator/pipeline" />
      <h1>Draft with a cheap model, finish with a good one?</h1>
      <p className="lead">
        Most attempts are thrown away. Make those with a cheap model, choose one, and let a better
        model finish only that. The saving grows with the number of drafts.
      </p>
      {!data && <DatabaseDown />}
      <PipelineForm view={view} />
      <div className="answer" role="status">
        <strong>{pipelineWords(view)}</strong>
        {shown ? savingWords(shown, view.kept) : null}
      </div>
      {view.withStale ? (
        <Banner>
          Too few prices were read within the last 21 days, so last known ones take part; each says
          when it was read.
        </Banner>
      ) : null}
      {shown && chart ? (
        <>
          <CostChart
            label={`Cost of a kept image against drafts made for it. ${pipelineWords(view)}`}
            axes="US dollars for one kept image against drafts made for it."
            {...chart}
          />
          <Steps view={view} shown={shown} />
          {pairs.length > 1 ? <PairsTable view={view} /> : null}
        </>
      ) : null}
    </>
  );
}
