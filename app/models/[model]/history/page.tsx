import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { modelById } from '@/catalog';
import { sizeText } from '@/pricing';
import { AsOfBanner, DayPicker, KnownFrom } from '../../../components/as-of';
import { ChartFooter } from '../../../components/history/chart-footer';
import { ChartFrame } from '../../../components/history/chart-frame';
import { HistoryFacts } from '../../../components/history/facts';
import { CheapestTable, StepsTable } from '../../../components/history/steps-table';
import { HostChoices, ViewControls } from '../../../components/history/view-controls';
import { DatabaseDown, EmptyState } from '../../../components/states';
import { laterThan, marketFor, type Shown as OfDay, today } from '../../../data';
import { carried, notIndexed, onDay } from '../../../lib/as-of';
import { orNull } from '../../../lib/available';
import { plot } from '../../../lib/chart';
import { cheapestSummary } from '../../../lib/chart-words';
import { lanes } from '../../../lib/history';
import { cheapestOf, historyView } from '../../../lib/history-view';
import { offersOf } from '../../../lib/overview';
import { askedWorkload, type Params, tierWords, withParams } from '../../../lib/params';

type Props = { params: Promise<{ model: string }>; searchParams: Promise<Params> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const model = modelById((await params).model);
  if (!model) return { title: 'No such model', robots: { index: false } };
  return {
    title: `${model.name}: price history`,
    description: `What one image with ${model.name} cost on every host over time, with lows, highs, every change and its dates, and a download.`,
    alternates: { canonical: `/models/${model.id}/history` },
    ...notIndexed(await searchParams),
  };
}

export default async function HistoryPage({ params, searchParams }: Props) {
  const model = modelById((await params).model) ?? notFound();
  const asked = await searchParams;
  const { workload: w, errors } = askedWorkload(model, asked);
  const shown = await orNull(marketFor(asked));
  const given = carried(asked, shown?.asOf ?? null);
  const path = `/models/${model.id}/history`;
  const firstDay = await laterThan(shown?.asOf ?? null, { modelId: model.id, datasets: true });
  const what = [
    w.operation === 'generate' ? null : w.operation,
    sizeText(w).replace('x', '×'),
    w.quality ? `${tierWords(w.quality)} quality` : null,
    w.steps ? `${w.steps} steps` : 'default steps',
    w.batch ? 'batch' : null,
  ].filter(Boolean);
  return (
    <>
      <p className="small">
        <a href={onDay('/', shown?.asOf ?? null)}>Models</a> <span className="soft">/</span>{' '}
        <a href={withParams(`/models/${model.id}`, given, VIEW_ONLY)}>{model.name}</a>
      </p>
      <h1>{model.name}: price history</h1>
      <p className="lead">
        US dollars for one image ({what.join(', ')}). Another size, quality or operation: see{' '}
        <a href={withParams(`/models/${model.id}`, given, VIEW_ONLY)}>the model’s page</a>.
      </p>
      {shown ? (
        <AsOfBanner {...shown} path={path} params={given} about={{ modelId: model.id }} />
      ) : null}
      {Object.values(errors).map((error) => (
        <p key={error} className="error" role="alert">
          {error}
        </p>
      ))}
      {shown ? (
        <>
          <Shown
            all={lanes(model, offersOf(shown.market, model.id), w, shown.day)}
            day={shown.day}
            firstDay={firstDay}
            asOf={shown.asOf}
            path={path}
            params={given}
            refused={[...Object.keys(errors), ...(shown.error ? ['asOf'] : [])]}
            name={model.name}
            what={what.join(', ')}
          />
          <DayPicker
            asOf={shown.asOf}
            path={path}
            params={given}
            firstDay={shown.market.firstDay}
            today={today()}
          />
        </>
      ) : (
        <DatabaseDown />
      )}
    </>
  );
}

/** Parameters of this page alone, taken off an address of the model's page. */
const VIEW_ONLY = { hosts: null, datasets: null, period: null, scale: null };

type ShownProps = Pick<OfDay, 'day' | 'asOf'> & {
  all: ReturnType<typeof lanes>;
  path: string;
  params: Params;
  /** The model's first, where that is later than the day shown. */
  firstDay: string | null;
  /** Parameters that were left out: a download with them would be refused. */
  refused: readonly string[];
  name: string;
  what: string;
};

function Shown({ all, day, asOf, firstDay, path, params, refused, name, what }: ShownProps) {
  if (all.length === 0 && firstDay)
    return (
      <EmptyState title={`No price of ${name} was known yet`}>
        <KnownFrom
          what="A price"
          day={firstDay}
          href={withParams(path, params, { asOf: firstDay })}
        />
      </EmptyState>
    );
  if (all.length === 0)
    return (
      <EmptyState title="No history for this">
        <p>No price was read for this yet. Try another operation or quality tier.</p>
      </EmptyState>
    );
  const view = historyView(all, params, day);
  const drawn = plot(view, day);
  const { since } = view;
  const left = Object.fromEntries([...refused, ...view.refused].map((name) => [name, null]));
  const count = view.shown.reduce((sum, lane) => sum + lane.steps.length, 0);
  const cheapest = cheapestOf(view.shown).filter((c) => since === null || c.to > since);
  return (
    <>
      <ViewControls view={view} path={path} params={params} />
      {drawn ? (
        <>
          <ChartFrame
            tall
            chart={drawn}
            scale={view.scale}
            today={day}
            title={`Price per image with ${name} over time, as steps`}
            summary={cheapestSummary(cheapestOf(view.shown), since)}
          >
            <HostChoices view={view} path={path} params={params} />
            <ChartFooter
              lanes={view.shown}
              today={day}
              asOf={asOf}
              what={what}
              view={withParams(path, params, left)}
              csv={withParams(`${path}.csv`, params, left)}
            />
          </ChartFrame>
          <HistoryFacts all={all} today={day} />
          <StepsTable shown={view.shown} caption={`Every price shown, newest first: ${count}`} />
          {cheapest.length > 0 ? (
            <div className="mt-6">
              <CheapestTable steps={cheapest} />
            </div>
          ) : null}
        </>
      ) : (
        <>
          <EmptyState title="Nothing to draw">
            <p>
              No price of the chosen hosts was in force in this time.{' '}
              <a href={withParams(path, params, VIEW_ONLY)}>Show everything</a>.
            </p>
          </EmptyState>
          <HostChoices view={view} path={path} params={params} />
          <HistoryFacts all={all} today={day} />
        </>
      )}
    </>
  );
}
