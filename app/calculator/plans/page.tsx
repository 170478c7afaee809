import type { Metadata } from 'next';
import { Banner, DatabaseDown } from '../../components/states';
import { market, today } from '../../data';
import { orNull } from '../../lib/available';
import { plansView } from '../../lib/calculator/plans';
import { cheapestWords, rangeWords } from '../../lib/calculator/plans-words';
import type { Params } from '../../lib/params';
import { CostChart } from '../cost-chart';
import { Parts } from '../parts';
import { PlansForm } from './form';
import { OptionsTable, Unpriced } from './tables';

export const metadata: Metadata = {
  title: 'Ways to pay for AI images',
  description:
    'A month of AI images by use, in batch, in credits that expire, by subscription and in volume tiers: each bill, and the exact volumes at which the cheapest way changes.',
  alternates: { canonical: '/calculator/plans' },
};

type Props = { searchParams: Promise<Params> };

/** Changes named in a row; packs can make hundreds. */
const CHANGES = 12;

export default async function PlansPage({ searchParams }: Props) {
  const data = await orNull(market());
  const view = plansView(await searchParams, data, today());
  const { changes, options, stale, model } = view;
  return (
    <>
      <Parts here="/calculator/plans" />
      <h1>Which way to pay is cheapest?</h1>
      <p className="lead">
        By use you pay each image; a subscription is paid whether you make them or not; credits that
        expire are lost; a batch is cheaper and late. Which is cheapest depends on how many images
        you make.
      </p>
      {!data && <DatabaseDown />}
      <PlansForm view={view} />
      <div className="answer" role="status">
        <strong>{cheapestWords(view)}</strong>
        {changes.length > 1
          ? `The cheapest way changes ${changes.length - 1 === 1 ? 'once' : `${changes.length - 1} times`} up to ${view.lookedUpTo.toLocaleString('en-US')} images a month.`
          : `It stays the cheapest up to ${view.lookedUpTo.toLocaleString('en-US')} images a month.`}
      </div>
      {view.onlyStale ? (
        <Banner>
          <strong>No host’s price here was read within the last 21 days.</strong> Each was true on
          its day and may have changed since.
        </Banner>
      ) : null}
      {options.length > 0 ? (
        <>
          <CostChart
            label={`Cost a month of ${model.name} under each way to pay. ${cheapestWords(view)}`}
            marks={[]}
            {...view.chart}
          />
          <OptionsTable view={view} options={options} caption="This month’s bill, cheapest first" />
          {stale.length > 0 ? (
            <details className="mt-3">
              <summary>{stale.length} with prices not read for more than 21 days</summary>
              <OptionsTable view={view} options={stale} caption="At last known prices" />
            </details>
          ) : null}
        </>
      ) : (
        <Banner kind="warn">No price of {model.name} for this is held just now.</Banner>
      )}
      <section aria-labelledby="changes">
        <h2 id="changes">Where each way wins</h2>
        <ol className="list-decimal pl-6">
          {changes.slice(0, CHANGES).map((c, i) => (
            <li key={c.from}>
              {rangeWords(c.from, c.to, i === changes.length - 1)} images a month:{' '}
              <b>{c.option?.name ?? 'none with a known price'}</b>
            </li>
          ))}
        </ol>
        {changes.length > CHANGES ? (
          <p className="small soft">{changes.length - CHANGES} more changes after these.</p>
        ) : null}
        <p className="small soft mt-2">
          Prices too old for a place and plans known only from unchecked notes take no part; batch
          does where you say that the images may wait.
        </p>
      </section>
      <Unpriced plans={view.unpriced} />
    </>
  );
}
