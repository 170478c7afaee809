import type { Metadata } from 'next';
import { Banner } from '../../components/states';
import { market, today } from '../../data';
import { orNull } from '../../lib/available';
import { selfHostView } from '../../lib/calculator/self-host';
import { againWords, answerWords, ownWords } from '../../lib/calculator/self-host-words';
import type { Params } from '../../lib/params';
import { CostChart } from '../cost-chart';
import { Parts } from '../parts';
import { Examples } from './examples';
import { SelfHostForm } from './form';
import { Sources } from './sources';
import { CostTable } from './table';

export const metadata: Metadata = {
  title: 'Self-hosting break-even for AI images',
  description:
    'From how many images a month a rented GPU beats an image API: dated GPU prices, speeds, utilisation, labour, and the second machine.',
  alternates: { canonical: '/calculator/self-host' },
};

type Props = { searchParams: Promise<Params> };

export default async function SelfHostPage({ searchParams }: Props) {
  const data = await orNull(market());
  const view = selfHostView(await searchParams, data, today());
  const { result, model } = view;
  return (
    <>
      <Parts here="/calculator/self-host" />
      <h1>Would hosting it yourself be cheaper?</h1>
      <p className="lead">
        An API is paid by the image; a rented GPU by the hour, busy or not. Above some number of
        images a month the GPU wins, if it is fast enough and nobody’s working hours eat the gain.
      </p>
      {!data && (
        <Banner kind="warn">
          The database does not answer, so no host’s price is at hand: type the API’s price.
        </Banner>
      )}
      <SelfHostForm view={view} />
      {result ? (
        <>
          <div className="answer" role="status">
            <strong>{answerWords(result)}</strong>
            {[ownWords(result), againWords(result)].filter(Boolean).join(' ')}
          </div>
          <CostChart
            label={`Cost a month of ${model.name} by API and by renting. ${answerWords(result)}`}
            {...result.chart}
          />
          <Sources view={view} />
          <CostTable result={result} />
        </>
      ) : (
        <Banner kind="warn">
          No price for {model.name} is held just now: type what an image costs on the API you
          compare with.
        </Banner>
      )}
      <Examples />
    </>
  );
}
