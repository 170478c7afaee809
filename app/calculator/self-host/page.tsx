import type { Metadata } from 'next';
import { Banner } from '../../components/states';
import { selfHostView } from '../../lib/calculator/self-host';
import {
  againWords,
  busyWords,
  headline,
  ownWords,
  speedWords,
} from '../../lib/calculator/self-host-words';
import { givenQuery, type Params } from '../../lib/params';
import { CostChart } from '../cost-chart';
import { Parts } from '../parts';
import { DayBanner, OtherDay, shownDay } from '../shown-day';
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
  const params = await searchParams;
  const shown = await shownDay(params);
  const { asOf } = shown;
  const view = selfHostView(params, shown.market, shown.day, asOf);
  const { result, model } = view;
  return (
    <>
      <Parts here="/calculator/self-host" asOf={asOf} />
      <h1>Would hosting it yourself be cheaper?</h1>
      <p className="lead">
        An API is paid by the image; a rented GPU by the hour, busy or not. Above some number of
        images a month the GPU wins, if it is fast enough and nobody’s working hours eat the gain.
      </p>
      <DayBanner shown={shown} path="/calculator/self-host" params={params} />
      {!shown.market && (
        <Banner kind="warn">
          The database does not answer, so no host’s price is at hand: type the API’s price.
        </Banner>
      )}
      <SelfHostForm view={view} asOf={asOf} query={givenQuery(params)} />
      {view.asked.leftOut ? <p className="small soft">{view.asked.leftOut}</p> : null}
      {result ? (
        <>
          <div className="answer" role="status">
            <strong>{headline(view)}</strong>
            {[busyWords(view), ownWords(result), againWords(result)].filter(Boolean).join(' ')}
            <p className="small soft">{speedWords(view)}</p>
          </div>
          <CostChart
            label={`Cost a month of ${model.name} by API and by renting. ${headline(view)}`}
            {...result.chart}
          />
          <Sources view={view} asOf={asOf} />
          <CostTable result={result} />
        </>
      ) : (
        <Banner kind="warn">
          No price for {model.name} is held just now: type what an image costs on the API you
          compare with.
        </Banner>
      )}
      <Examples />
      <OtherDay shown={shown} path="/calculator/self-host" params={params} />
    </>
  );
}
