import type { Metadata } from 'next';
import { hostById } from '@/catalog';
import { disputedReadings } from '@/db/queries/disagreements';
import { DataTable } from '../components/data-table';
import { Day } from '../components/day';
import { EvidenceLink, Usd } from '../components/price';
import { Banner, DatabaseDown } from '../components/states';
import { market, query, today } from '../data';
import { orNull } from '../lib/available';
import { ageWords } from '../lib/dates';
import {
  type Disagreement,
  datasetDisagreements,
  ownDisagreements,
  type Side,
  sourceDisagreements,
} from '../lib/disagreements';
import { counted, formatTimes } from '../lib/format';
import '../components/lists.css';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: 'Disagreements: where sources name different prices',
  description:
    'Prices of AI images on which public datasets, or a host’s own sources, contradict each other: both values, their ages, the ratio and the likely reason.',
  alternates: { canonical: '/disagreements' },
};

export default async function Disagreements() {
  const [data, readings] = await Promise.all([orNull(market()), orNull(query(disputedReadings))]);
  if (!data) return <DatabaseDown />;
  const { found, compared } = datasetDisagreements(data.offers, today());
  const twice = ownDisagreements(data.offers, today());
  const own = sourceDisagreements(data.offers, readings ?? [], today());
  return (
    <>
      <h1>Disagreements</h1>
      <p className="lead">
        Where somebody names another price than the one shown here, at the standard workload. Only
        what the host states is ranked, read here or noted by somebody who read it; what datasets
        claim is shown so that nobody has to trust blindly.
      </p>
      <h2 id="datasets">Public datasets against the hosts’ own prices</h2>
      <p className="lead small">
        {compared} of the datasets’ prices stand beside a price of the host for the same model,
        operation and quality tier; {found.length} differ by 1% or more.
      </p>
      {found.length > 0 ? (
        <Differences
          rows={found}
          caption={`${counted(found.length, 'difference')}, widest first`}
        />
      ) : null}
      <h2 id="own">Hosts that say two things themselves</h2>
      <p className="lead small">
        One model, operation, tier and variant at different prices on a host’s own pages, docs or
        interfaces. Where it has two names, it may be two services.
      </p>
      {twice.length === 0 ? (
        <p>No host contradicts itself between its sources.</p>
      ) : (
        <Differences
          rows={twice}
          caption={`${counted(twice.length, 'difference')}, widest first`}
        />
      )}
      <h2 id="sources">Readings that contradict the price in force</h2>
      {readings === null ? (
        <Banner kind="warn">These can’t be read just now: the database is away.</Banner>
      ) : own.length === 0 ? (
        <p>None of the sources about one offer contradict the price in force.</p>
      ) : (
        <Differences
          rows={own}
          caption={`${counted(own.length, 'contradicting reading')}, widest first`}
        />
      )}
    </>
  );
}

function Differences({ rows, caption }: { rows: readonly Disagreement[]; caption: string }) {
  return (
    <DataTable
      cards
      className="differences"
      caption={caption}
      columns={[
        { key: 'model', label: 'Model' },
        { key: 'host', label: 'Host' },
        { key: 'ours', label: 'The host’s own', numeric: true },
        { key: 'theirs', label: 'The other', numeric: true },
        { key: 'by', label: 'Said by' },
        { key: 'ratio', label: 'Ratio', numeric: true },
        { key: 'reason', label: 'Likely reason' },
      ]}
    >
      {rows.map((row) => (
        <Row key={`${row.offer.id}/${row.theirs.observation}`} row={row} />
      ))}
    </DataTable>
  );
}

function Row({
  row: { offer, model, by, wording, ours, theirs, ratio, reason },
}: {
  row: Disagreement;
}) {
  return (
    <tr>
      <th scope="row">
        <a href={`/models/${model.id}`}>{model.name}</a>
        <div className="small soft break-words font-normal">
          {[
            offer.hostModel,
            offer.operation === 'generate' ? null : offer.operation,
            offer.variant.replaceAll('&', ', '),
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </th>
      <td>
        <a href={`/hosts/${offer.hostId}`}>{hostById(offer.hostId)?.name ?? offer.hostId}</a>
      </td>
      <td className="n" data-l="Host’s own:">
        <Value side={ours} />
      </td>
      <td className="n" data-l="Other:">
        <Value side={theirs} />
      </td>
      <td className="wrap-anywhere" data-l="Said by:">
        {by}
        {wording ? (
          <div className="small soft break-words" translate="no">
            {wording}
          </div>
        ) : null}
      </td>
      <td className="n" data-l="Ratio:">
        {formatTimes(ratio)}
      </td>
      <td className="small">{reason}</td>
    </tr>
  );
}

function Value({ side: { usd, read, age, observation } }: { side: Side }) {
  return (
    <>
      <Usd amount={usd} />
      <div className="small soft whitespace-nowrap">
        <Day {...read} /> · {ageWords(age, read)} old
      </div>
      <div className="small">
        <EvidenceLink observation={observation} />
      </div>
    </>
  );
}
