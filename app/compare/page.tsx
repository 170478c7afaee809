import type { Metadata } from 'next';
import { hostById, modelById } from '@/catalog';
import { type Day, type Need, type Params, readNeed } from '@/pricing';
import { AsOfBanner, DayPicker } from '../components/as-of';
import { Banner, DatabaseDown, EmptyState } from '../components/states';
import { marketFor, today } from '../data';
import { orNull } from '../lib/available';
import { columnsOf } from '../lib/compare';
import { type AskedColumns, pairName, readColumns } from '../lib/compare-params';
import { compareHref } from '../lib/need-links';
import { givenQuery } from '../lib/params';
import { Chooser } from './chooser';
import { boardsOf } from './scores';
import { CompareTable } from './table';
import './compare.css';

type Props = { searchParams: Promise<Params> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const asked = readColumns(await searchParams);
  const names = asked.pairs.map(pairName);
  return {
    title: names.length > 1 ? `${names.slice(0, 3).join(' or ')}` : 'Compare side by side',
    description:
      'Image models and hosts side by side: price for your workload, how each host bills, dates, history, announced ends, licence, others’ quality scores and latency.',
    alternates: { canonical: '/compare' },
    // Every combination is a page of its own: one of them is enough for an index.
    ...(names.length > 0 ? { robots: { index: false } } : {}),
  };
}

export default async function Compare({ searchParams }: Props) {
  const params = await searchParams;
  const asked = readColumns(params);
  const need = readNeed(params);
  const shown = await orNull(marketFor(params));
  const asOf = shown?.asOf ?? null;
  const columns = shown ? columnsOf(shown.market, asked.pairs, need.need, shown.day) : [];
  return (
    <>
      <h1>Compare side by side</h1>
      <p className="lead">
        Up to six columns, priced for your images: models at hosts, or without a host each model
        where it is cheapest.
      </p>
      {shown ? <AsOfBanner {...shown} path="/compare" params={params} /> : null}
      <Chooser asked={asked} need={need} asOf={asOf} query={givenQuery(params)} />
      {!shown ? (
        <DatabaseDown />
      ) : columns.length === 0 ? (
        <Nothing asked={asked} need={need.need} asOf={asOf} />
      ) : (
        <>
          <CompareTable
            columns={columns}
            need={need.need}
            today={shown.day}
            asOf={asOf}
            boards={boardsOf(columns)}
          />
          <p className="small soft mt-3">
            Scores and latencies are others’, of the day named, and no part of any price. Scores
            compare only along one row: one metric, one day.
            {columns.some((c) => c.latency) ? null : ' Latency: no dated source for any of these.'}
          </p>
          <DayPicker
            asOf={asOf}
            path="/compare"
            params={{ ...params, models: ids(asked.models), hosts: ids(asked.hosts) }}
            firstDay={shown.market.firstDay}
            today={today()}
          />
        </>
      )}
    </>
  );
}

function ids(items: readonly { id: string }[]): string {
  return items.map(({ id }) => id).join(',');
}

const EXAMPLES: { models: string[]; hosts: string[] }[] = [
  { models: ['flux-1-schnell'], hosts: ['fal', 'replicate', 'together'] },
  { models: ['gpt-image-2', 'gemini-3-pro-image', 'flux-2-pro'], hosts: [] },
  { models: ['flux-1-schnell', 'z-image-turbo', 'sdxl-1-0'], hosts: [] },
];

type NothingProps = { asked: AskedColumns; need: Need; asOf: Day | null };

function Nothing({ asked, need, asOf }: NothingProps) {
  const name = (ids: string[], byId: typeof modelById | typeof hostById) =>
    ids.map((id) => byId(id)?.name ?? id).join(', ');
  return (
    <>
      {asked.hosts.length > 0 ? (
        <Banner kind="warn">
          A host alone can’t be compared: add a model as well. What each sells stands on its own
          page:{' '}
          {asked.hosts.map((h, i) => (
            <span key={h.id}>
              {i > 0 ? ', ' : ''}
              <a href={`/hosts/${h.id}`}>{h.name}</a>
            </span>
          ))}
          .
        </Banner>
      ) : null}
      <EmptyState title="Nothing chosen yet">
        <p>Add a model above, or begin with one of these:</p>
        <ul>
          {EXAMPLES.map((ids) => (
            <li key={ids.models.join()}>
              <a href={compareHref(ids, need, asOf)}>
                {name(ids.models, modelById)}
                {ids.hosts.length > 0 ? ` at ${name(ids.hosts, hostById)}` : ''}
              </a>
            </li>
          ))}
        </ul>
      </EmptyState>
    </>
  );
}
