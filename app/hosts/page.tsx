import type { Metadata } from 'next';
import { CheckedDay } from '../components/checked-day';
import { DataTable } from '../components/data-table';
import { FreshnessMark } from '../components/freshness-mark';
import { HostMark } from '../components/host-mark';
import { DatabaseDown } from '../components/states';
import { market, today } from '../data';
import { orNull } from '../lib/available';
import { counted } from '../lib/format';
import { billingWords, kindWords } from '../lib/host-words';
import { type HostSummary, hostsInShort } from '../lib/hosts';
import { GradeLegend, GradeMark } from './grade';

export const metadata: Metadata = {
  title: 'Hosts: who sells AI images by the call',
  description:
    'Every host that sells image generation: how many models are priced, how it bills and the day its prices were last read.',
  alternates: { canonical: '/hosts' },
};

const COLUMNS = [
  { key: 'host', label: 'Host' },
  { key: 'kind', label: 'Kind' },
  { key: 'grade', label: 'Grade' },
  { key: 'models', label: 'Models compared', numeric: true },
  { key: 'offers', label: 'Offers', numeric: true },
  { key: 'billing', label: 'How it bills' },
  { key: 'read', label: 'Last read' },
];

export default async function Hosts() {
  const data = await orNull(market());
  if (!data) return <DatabaseDown />;
  const all = hostsInShort(data, today());
  const priced = all.filter((h) => h.without === null);
  const without = all.filter((h) => h.without !== null);
  return (
    <>
      <h1>Hosts</h1>
      <p className="lead">
        Whoever sells calls to image models: first parties, inference hosts, routers, resellers and
        clouds. {counted(priced.length, 'host')} with prices, {without.length} without.{' '}
        <a href="/status">How lately each was read</a>
      </p>
      {priced.length > 0 && (
        <DataTable
          caption="Hosts with prices, those with most models first"
          columns={COLUMNS}
          cards
          className="mt-4"
        >
          {priced.map((summary) => (
            <Priced key={summary.host.id} {...summary} />
          ))}
        </DataTable>
      )}
      <GradeLegend />
      <h2 id="without">Hosts without prices</h2>
      <DataTable
        caption="Known hosts of which no price is in force, with the reason"
        columns={[
          { key: 'host', label: 'Host' },
          { key: 'kind', label: 'Kind' },
          { key: 'why', label: 'Why there is no price' },
          { key: 'charges', label: 'What it charges for' },
          { key: 'grade', label: 'Grade' },
        ]}
        cards
      >
        {without.map(({ host, graded, without: why }) => (
          <tr key={host.id}>
            <th scope="row">
              <HostMark name={host.name} />
              <a href={`/hosts/${host.id}`}>{host.name}</a>
            </th>
            <td className="soft md:whitespace-nowrap">{kindWords(host)}</td>
            <td>{why}</td>
            <td className="soft" data-l="Charges for:">
              {host.units ?? 'not known'}
            </td>
            <td className="whitespace-nowrap" data-l="Grade:">
              <GradeMark graded={graded} />
            </td>
          </tr>
        ))}
      </DataTable>
    </>
  );
}

function Priced({ host, graded, offers, models, lastRead, freshest }: HostSummary) {
  return (
    <tr>
      <th scope="row">
        <HostMark name={host.name} />
        <a href={`/hosts/${host.id}`}>{host.name}</a>
      </th>
      <td className="soft">{kindWords(host)}</td>
      <td data-l="Grade:">
        <GradeMark graded={graded} />
      </td>
      <td className="n" data-l="Models compared:">
        {models}
      </td>
      <td className="n" data-l="Offers:">
        {offers}
      </td>
      <td className="soft" data-l="How it bills:">
        {billingWords(host)}
      </td>
      <td className="whitespace-nowrap" data-l="Last read:">
        {lastRead && <CheckedDay checked={lastRead} />}{' '}
        {freshest && lastRead && <FreshnessMark freshness={freshest} checked={lastRead} />}
      </td>
    </tr>
  );
}
