import type { Metadata } from 'next';
import { Banner, DatabaseDown } from '../../components/states';
import { plansView } from '../../lib/calculator/plans';
import {
  changesWords,
  cheapestWords,
  imagesWords,
  rangeWords,
} from '../../lib/calculator/plans-words';
import { hrefWith } from '../../lib/need-links';
import { givenQuery, type Params } from '../../lib/params';
import { CostChart } from '../cost-chart';
import { Parts } from '../parts';
import { DayBanner, OtherDay, shownDay } from '../shown-day';
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
  const params = await searchParams;
  const shown = await shownDay(params);
  const { asOf } = shown;
  const view = plansView(params, shown.market, shown.day, asOf);
  const { changes, options, lowTrust, unplaced, model, asked } = view;
  return (
    <>
      <Parts here="/calculator/plans" asOf={asOf} />
      <h1>Which way to pay is cheapest?</h1>
      <p className="lead">
        By use you pay each image; a subscription is paid whether you make them or not; credits that
        expire are lost; a batch is cheaper and late. Which is cheapest depends on how many images
        you make.
      </p>
      <DayBanner shown={shown} path="/calculator/plans" params={params} />
      {!shown.market && <DatabaseDown />}
      <PlansForm view={view} asOf={asOf} query={givenQuery(params)} />
      {asked.leftOut ? <p className="small soft">{asked.leftOut}</p> : null}
      <div className="answer" role="status">
        <strong>{cheapestWords(view)}</strong>
        {view.cheapest ? changesWords(view) : null}
      </div>
      {view.onlyStale ? (
        <Banner>
          <strong>No price that answers here was read within the last 21 days.</strong> Each was
          true on its day and may have changed since.
        </Banner>
      ) : null}
      {view.onlyUnsized ? (
        <Banner>
          <strong>No price has a place at this size.</strong> No host says whether its price holds
          at this size: ask before you count on one.
        </Banner>
      ) : null}
      {options.length > 0 ? (
        <>
          <CostChart
            label={`Cost a month of ${model.name} under each way to pay. ${cheapestWords(view)}`}
            axes="US dollars a month against images made a month."
            marks={[]}
            {...view.chart}
          />
          <OptionsTable
            view={view}
            options={options}
            caption={`The bill for ${imagesWords(view)}, cheapest first`}
            asOf={asOf}
          />
          {unplaced.length > 0 ? (
            <details className="mt-3">
              <summary>
                {unplaced.length} without a place: not read for more than 21 days, or of a size that
                nobody names
              </summary>
              <OptionsTable
                view={view}
                options={unplaced}
                caption="At prices that answer less well"
                asOf={asOf}
              />
            </details>
          ) : null}
        </>
      ) : (
        <Banner kind="warn">No price of {model.name} for this is held just now.</Banner>
      )}
      {lowTrust.length > 0 ? (
        <section aria-labelledby="low-trust">
          <h2 id="low-trust">Known only from unchecked notes</h2>
          <p className="small soft mb-2">
            Nobody has checked these, so none of them is an answer, however low it is.
          </p>
          <OptionsTable
            view={view}
            options={lowTrust}
            caption={`Low trust: the bill for ${imagesWords(view)}`}
            asOf={asOf}
          />
        </section>
      ) : null}
      {changes.length > 1 ? (
        <section aria-labelledby="changes">
          <h2 id="changes">Where each way wins</h2>
          <ul className="list-disc pl-5 grid gap-1">
            {changes.slice(0, CHANGES).map((c, i) => (
              <li key={c.from}>
                {rangeWords(c.from, c.to, i === changes.length - 1)} images made a month:{' '}
                <b>{c.option?.name ?? 'none with a known price'}</b>
              </li>
            ))}
          </ul>
          {changes.length > CHANGES ? (
            <p className="small soft">{changes.length - CHANGES} more changes after these.</p>
          ) : null}
        </section>
      ) : null}
      {options.length > 0 ? (
        <p className="small soft mt-3 max-w-[48rem]">
          {view.onlyStale || view.onlyUnsized
            ? 'No price has a place, so the best known of those without one answer. Left out are'
            : 'The answer leaves out prices without a place and'}{' '}
          plans known only from unchecked notes. Batch counts where you say that the images may
          wait.
        </p>
      ) : null}
      <p className="mt-4">
        <a href={hrefWith('/credits', asked.need, { model: model.id, ...(asOf ? { asOf } : {}) })}>
          What free credits come to in images of {model.name}
        </a>
      </p>
      <Unpriced plans={view.unpriced} />
      <OtherDay shown={shown} path="/calculator/plans" params={params} />
    </>
  );
}
