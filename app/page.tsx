import type { Metadata } from 'next';
import { FilterBar } from './components/filter-bar';
import { FreshnessStrip } from './components/freshness-strip';
import { OverviewTable } from './components/overview-table';
import { DatabaseDown, EmptyState } from './components/states';
import { DataUnavailable, market, today } from './data';
import { askedFilters, makersOf } from './lib/filters';
import { overviewOf, select } from './lib/overview';
import type { Params } from './lib/params';

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
  const { rows, unpriced, strip } = overviewOf(known, day);
  const makers = makersOf(rows);
  const asked = askedFilters(params, makers);
  const shown = select(rows, asked.filters);
  const loadedAt = known.loadedAt.toISOString();
  return (
    <>
      <FreshnessStrip strip={strip} />
      <FilterBar asked={asked} makers={makers} />
      {shown.length === 0 ? (
        <EmptyState title={rows.length === 0 ? 'No prices yet' : 'No model fits'}>
          {rows.length === 0 ? (
            <p>Nothing has been read so far. The weekly job fills this table.</p>
          ) : (
            <p>
              Try fewer words or a wider price range, or <a href="/">show every model</a>.
            </p>
          )}
        </EmptyState>
      ) : (
        <OverviewTable rows={shown} filters={asked.filters} params={params} unpriced={unpriced} />
      )}
      <p className="small soft mt-3">
        Prices as loaded{' '}
        <time dateTime={loadedAt}>{`${loadedAt.slice(0, 16).replace('T', ' ')} UTC`}</time>.
      </p>
    </>
  );
}
