import type { Metadata } from 'next';
import { Fragment } from 'react';
import type { Model } from '@/catalog';
import { FilterBar } from './components/filter-bar';
import { FreshnessStrip } from './components/freshness-strip';
import { OverviewTable } from './components/overview-table';
import { DatabaseDown, EmptyState } from './components/states';
import { DataUnavailable, market, today } from './data';
import { askedFilters, makersOf } from './lib/filters';
import { counted } from './lib/format';
import { overviewOf, select } from './lib/overview';
import type { Params } from './lib/params';
import { nearestModels } from './lib/suggest';
import { unpricedModels } from './lib/unpriced';

export const metadata: Metadata = {
  title: { absolute: 'AI image prices on every host, per image · PerImage' },
  description:
    'What one AI image costs on every host, in US dollars, with the day each price was read and the words it was read from.',
  alternates: { canonical: '/' },
};

type Props = { searchParams: Promise<Params> };

export default async function Home({ searchParams }: Props) {
  const params = await searchParams;
  const known = await market().catch((error) => {
    if (error instanceof DataUnavailable) return null;
    throw error;
  });
  const day = today();
  return (
    <>
      <h1>What one AI image costs, on every host</h1>
      <p className="lead">
        US dollars for one 1024×1024 image, read from the hosts’ own price pages or by somebody who
        read them. Each price shows its day and links to the words it was read from.
      </p>
      {known ? <Overview known={known} day={day} params={params} /> : <DatabaseDown />}
    </>
  );
}

type OverviewProps = { known: Awaited<ReturnType<typeof market>>; day: string; params: Params };

function Overview({ known, day, params }: OverviewProps) {
  const { rows, strip } = overviewOf(known, day);
  const makers = makersOf(rows);
  const asked = askedFilters(params, makers);
  const shown = select(rows, asked.filters);
  const unpriced = unpricedModels(rows, asked.filters);
  const loadedAt = known.loadedAt.toISOString();
  return (
    <>
      <FreshnessStrip strip={strip} />
      <FilterBar asked={asked} makers={makers} />
      {shown.length === 0 ? (
        <NoRow empty={rows.length === 0} q={asked.filters.q} known={unpriced.length > 0} />
      ) : (
        <OverviewTable rows={shown} filters={asked.filters} params={params} />
      )}
      <Unpriced models={unpriced} open={asked.filters.q !== ''} />
      <p className="small soft mt-3">
        Prices as loaded{' '}
        <time dateTime={loadedAt}>{`${loadedAt.slice(0, 16).replace('T', ' ')} UTC`}</time>.
      </p>
    </>
  );
}

/** Nothing to list: why, and what is near. */
function NoRow({ empty, q, known }: { empty: boolean; q: string; known: boolean }) {
  if (empty)
    return (
      <EmptyState title="No prices yet">
        <p>Nothing has been read so far. The weekly job fills this table.</p>
      </EmptyState>
    );
  const near = known ? [] : nearestModels(q);
  return (
    <EmptyState title={known ? 'No comparable price' : 'No model fits'}>
      {near.length > 0 ? (
        <p>
          Near “{q}”: <ModelLinks models={near} />.
        </p>
      ) : null}
      <p>
        Try fewer words or a wider price range, or <a href="/">show every model</a>.
      </p>
    </EmptyState>
  );
}

function Unpriced({ models, open }: { models: readonly Model[]; open: boolean }) {
  if (models.length === 0) return null;
  return (
    <details className="small mt-3" open={open}>
      <summary>{counted(models.length, 'model')} without a comparable price</summary>
      <p className="mt-1 max-w-[44rem]">
        <ModelLinks models={models} />
      </p>
    </details>
  );
}

function ModelLinks({ models }: { models: readonly Model[] }) {
  return models.map((m, i) => (
    <Fragment key={m.id}>
      {i > 0 ? ', ' : null}
      <a href={`/models/${m.id}`}>{m.name}</a>
    </Fragment>
  ));
}
