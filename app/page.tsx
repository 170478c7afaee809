import type { Metadata } from 'next';
import type { Model } from '@/catalog';
import { readNeed } from '@/pricing';
import { AsOfBanner, DayPicker } from './components/as-of';
import { filterFields } from './components/filter-bar';
import { FreshnessStrip } from './components/freshness-strip';
import { barWords } from './components/need/bar-words';
import { LiveNeed } from './components/need/live';
import { OverviewTable } from './components/overview-table';
import { DatabaseDown, EmptyState } from './components/states';
import { marketFor, type Shown, today } from './data';
import { carried, notIndexed, onDay } from './lib/as-of';
import { orNull } from './lib/available';
import { askedFilters, makersOf } from './lib/filters';
import { counted, formatDay } from './lib/format';
import { overviewOf, select } from './lib/overview';
import { givenQuery, type Params } from './lib/params';
import { siteUrl } from './lib/site';
import { nearestModels } from './lib/suggest';
import { unpricedModels } from './lib/unpriced';

const metadata: Metadata = {
  title: { absolute: 'AI image prices on every host, per image · PerImage' },
  description:
    'What one AI image costs on every host, in US dollars, with the day each price was read and the words it was read from.',
  alternates: { canonical: '/' },
};

type Props = { searchParams: Promise<Params> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { ...metadata, ...notIndexed(await searchParams) };
}

export default async function Home({ searchParams }: Props) {
  const params = await searchParams;
  const shown = await orNull(marketFor(params));
  return (
    <>
      <script type="application/ld+json">{siteData()}</script>
      <h1>What one AI image costs, on every host</h1>
      <p className="lead">
        US dollars per image, each with the day it was read and the words on the host’s page.
      </p>
      {shown ? <Overview shown={shown} params={params} /> : <DatabaseDown />}
    </>
  );
}

/** Lets a search engine offer the site's own search. */
function siteData(): string {
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: 'PerImage',
    url: siteUrl('/'),
    potentialAction: {
      '@type': 'SearchAction',
      target: {
        '@type': 'EntryPoint',
        urlTemplate: `${siteUrl('/search')}?q={search_term_string}`,
      },
      'query-input': 'required name=search_term_string',
    },
  });
}

type OverviewProps = { shown: Shown; params: Params };

function Overview({ shown, params }: OverviewProps) {
  const { market, day, asOf } = shown;
  const need = readNeed(params);
  const { rows, strip } = overviewOf(market, day, need.need);
  const makers = makersOf(rows);
  const asked = askedFilters(params, makers);
  const chosen = select(rows, asked.filters);
  const unpriced = unpricedModels(
    rows,
    asked.filters,
    asOf === null ? null : { asOf, offers: market.offers },
  );
  const loadedAt = market.loadedAt.toISOString();
  return (
    <>
      <AsOfBanner {...shown} path="/" params={params} />
      <FreshnessStrip strip={strip} asOf={asOf} />
      <LiveNeed
        page="home"
        src={onDay('/offers.json', asOf)}
        query={givenQuery(params)}
        bar={{
          action: '/',
          asked: need,
          words: barWords(need.need, null),
          ...filterFields({ asked, makers, asOf }),
        }}
      >
        {chosen.length === 0 ? (
          <NoRow
            empty={rows.length === 0}
            q={asked.filters.q}
            known={unpriced.length > 0}
            asOf={asOf}
          />
        ) : (
          <OverviewTable
            rows={chosen}
            filters={asked.filters}
            params={carried(params, asOf)}
            need={need.need}
            asOf={asOf}
          />
        )}
      </LiveNeed>
      <Unpriced models={unpriced} open={asked.filters.q !== ''} asOf={asOf} />
      <DayPicker asOf={asOf} path="/" params={params} firstDay={market.firstDay} today={today()} />
      <p className="small soft mt-3">
        Prices as loaded{' '}
        <time dateTime={loadedAt}>
          {formatDay(loadedAt.slice(0, 10))}, {loadedAt.slice(11, 16)} UTC
        </time>
        .
      </p>
    </>
  );
}

/** Nothing to list: why, and what is near. */
type NoRowProps = Pick<Shown, 'asOf'> & { empty: boolean; q: string; known: boolean };

function NoRow({ empty, q, known, asOf }: NoRowProps) {
  if (empty)
    return (
      <EmptyState title="No prices yet">
        {asOf ? (
          <p>No host’s price was known on that day; only datasets had spoken of some.</p>
        ) : (
          <p>Nothing has been read so far. The weekly job fills this table.</p>
        )}
      </EmptyState>
    );
  const near = known ? [] : nearestModels(q);
  return (
    <EmptyState title={known ? 'No comparable price' : 'No model fits'}>
      {near.length > 0 ? (
        <p>
          Near “{q}”: <ModelLinks models={near} asOf={asOf} />.
        </p>
      ) : null}
      <p>
        Try fewer words or a wider price range, or <a href={onDay('/', asOf)}>show every model</a>.
      </p>
    </EmptyState>
  );
}

type LinksProps = Pick<Shown, 'asOf'> & { models: readonly Model[] };

function Unpriced({ models, open, asOf }: LinksProps & { open: boolean }) {
  if (models.length === 0) return null;
  return (
    <details className="small mt-3" open={open}>
      <summary>{counted(models.length, 'model')} without a comparable price</summary>
      <p className="mt-1 max-w-[44rem]">
        <ModelLinks models={models} asOf={asOf} />
      </p>
    </details>
  );
}

function ModelLinks({ models, asOf }: LinksProps) {
  return models.flatMap((m, i) => [
    i > 0 ? ', ' : '',
    <a key={m.id} href={onDay(`/models/${m.id}`, asOf)}>
      {m.name}
    </a>,
  ]);
}
