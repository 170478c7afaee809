import type { Metadata } from 'next';
import { Fragment } from 'react';
import { SearchForm } from '../components/search-form';
import { SearchHit } from '../components/search-hit';
import { EmptyState } from '../components/states';
import { market, today } from '../data';
import { orNull } from '../lib/available';
import { type Params, param } from '../lib/params';
import { type Entry, type Found, LONGEST_QUERY } from '../lib/search';
import { bareIndex, searchIndex } from '../lib/search-index';

type Props = { searchParams: Promise<Params> };

const SHOWN = 30;
const EXAMPLES = ['nano banana', 'flux schnell', 'sdxl', 'replicate', 'free credits'];

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const q = askedOf(await searchParams);
  return {
    title: q ? `“${q.slice(0, 40)}” in models and hosts` : 'Search models, hosts and pages',
    description: 'Find a model, a host or a page by any name people use for it.',
    robots: { index: false, follow: true },
  };
}

export default async function Search({ searchParams }: Props) {
  const q = askedOf(await searchParams);
  const data = await orNull(market());
  const { find, entries } = data ? searchIndex(data, today()) : bareIndex();
  return (
    <>
      <h1>Search</h1>
      <SearchForm asked={q} />
      {q === '' ? <Nothing /> : <Results q={q} found={find(q, SHOWN)} known={mostSold(entries)} />}
    </>
  );
}

const askedOf = (params: Params) => param(params, 'q')?.slice(0, LONGEST_QUERY) ?? '';

/** The models that most people mean. */
function mostSold(entries: readonly Entry[]): Entry[] {
  const models = entries.filter((entry) => entry.kind === 'model');
  return models.sort((a, b) => b.weight - a.weight).slice(0, 5);
}

function Nothing() {
  return (
    <p className="soft">
      Any name will do, also a host’s own or one with a slip. For example:{' '}
      {EXAMPLES.map((text, i) => (
        <span key={text}>
          {i > 0 && ', '}
          <a href={`/search?${new URLSearchParams({ q: text })}`}>{text}</a>
        </span>
      ))}
      .
    </p>
  );
}

type ResultsProps = { q: string; found: Found; known: readonly Entry[] };

function Results({ q, found: { hits, near }, known }: ResultsProps) {
  if (hits.length === 0)
    return (
      <EmptyState title={`Nothing is called “${q}”`}>
        <p>
          Nor anything like it. Try fewer words, or look through <a href="/">all models</a> or{' '}
          <a href="/hosts">all hosts</a>. Most hosts sell{' '}
          {known.map(({ path, title }, i) => (
            <Fragment key={path}>
              {i > 0 && ', '}
              <a href={path}>{title}</a>
            </Fragment>
          ))}
          .
        </p>
      </EmptyState>
    );
  return (
    <>
      <h2>{near ? `Nothing is called “${q}”. Nearest names:` : `Found for “${q}”`}</h2>
      <ul className="hits">
        {hits.map((entry) => (
          <li key={entry.path}>
            <a className="hit" href={entry.path}>
              <SearchHit entry={entry} />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
