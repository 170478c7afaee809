import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { UnknownModel } from './components/model/unknown-model';
import { SearchForm } from './components/search-form';
import { UnknownHost } from './components/unknown-host';
import { ASKED_HEADER, readAsked } from './lib/routes';

export const metadata: Metadata = { title: 'No such page' };

/** Says what was asked for and what is near; the proxy leads unknown models and hosts here. */
export default async function NotFound() {
  const { kind, asked } = readAsked((await headers()).get(ASKED_HEADER));
  switch (kind) {
    case 'models':
      return <UnknownModel asked={asked} />;
    case 'hosts':
      return <UnknownHost asked={asked} />;
    case 'prices':
      return <UnknownPrice asked={asked} />;
    default:
      return <Unknown />;
  }
}

function UnknownPrice({ asked }: { asked: string }) {
  return (
    <>
      <h1>No reading has the number {asked}</h1>
      <p className="lead">
        Each price links to its reading: start from <a href="/">all models</a> or{' '}
        <a href="/hosts">all hosts</a>.
      </p>
    </>
  );
}

function Unknown() {
  return (
    <>
      <h1>There is no page at this address</h1>
      <p className="lead">
        It may have been mistyped. <a href="/">All models</a>, <a href="/credits">free credits</a>{' '}
        and <a href="/methodology">how prices are read</a> are still where they were.
      </p>
      <SearchForm />
    </>
  );
}
