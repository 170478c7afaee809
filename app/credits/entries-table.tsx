import type { Credit } from '@/catalog';
import type { Need } from '@/pricing';
import { DataTable } from '../components/data-table';
import { Day } from '../components/day';
import { Noted } from '../components/noted';
import { grantWords, sourceName } from '../lib/credit-words';
import type { CreditEntry } from '../lib/credits';

import { programmeWords } from './summary';
import { WorthInImages } from './worth';

const COLUMNS = [
  { key: 'host', label: 'Host, programme' },
  { key: 'grant', label: 'Grant' },
  { key: 'images', label: 'In images' },
  { key: 'terms', label: 'Terms' },
  { key: 'sources', label: 'Stated by' },
];

/** Entries of one section; each has its id as an anchor. */
export function EntriesTable({
  entries,
  caption,
  hideCaption,
  need,
}: {
  entries: readonly CreditEntry[];
  caption: string;
  hideCaption: boolean;
  need: Need;
}) {
  return (
    <DataTable caption={caption} hideCaption={hideCaption} columns={COLUMNS} cards>
      {entries.map((entry) => (
        <Row key={entry.id} entry={entry} need={need} />
      ))}
    </DataTable>
  );
}

function Row({ entry, need }: { entry: CreditEntry; need: Need }) {
  const { host, claim, sources, disagreements } = entry;
  return (
    <tr id={entry.id}>
      <th scope="row">
        <a href={`/hosts/${host.id}`}>{host.name}</a>
        <span className="small soft block">{programmeWords(entry)}</span>
      </th>
      <td>{grantWords(claim)}</td>
      <td>
        <WorthInImages entry={entry} need={need} />
      </td>
      <td className="small">
        <Terms claim={claim} />
        {disagreements.length > 0 && <b className="mt-1 block">Sources disagree</b>}
        {disagreements.map((line) => (
          <span key={line} className="block">
            <Noted text={line} />
          </span>
        ))}
      </td>
      <td className="small">
        <ul className="grid gap-1.5">
          {sources.map((source) => (
            <li key={source.id}>
              <Source source={source} />
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

function Terms({ claim }: { claim: Credit }) {
  const card =
    claim.needsCard === null
      ? 'card: not said'
      : claim.needsCard
        ? 'card needed'
        : 'no card needed';
  const lines = [
    claim.conditions,
    claim.expiresAfter ? `ends after ${claim.expiresAfter}` : 'end: not said',
    card,
  ];
  const said = lines.filter(Boolean).join('; ');
  return <span className="block">{said.charAt(0).toUpperCase() + said.slice(1)}.</span>;
}

function Source({ source }: { source: Credit }) {
  return (
    <>
      {source.sourceUrl ? (
        <a href={source.sourceUrl} rel="nofollow noopener">
          {sourceName(source)}
        </a>
      ) : (
        sourceName(source)
      )}{' '}
      <span className="soft">
        {source.sourceUrl && `(${source.sourceKind}), `}
        {source.statedOn ? (
          <>
            stated <Day day={source.statedOn.date} precision={source.statedOn.precision} />
          </>
        ) : (
          'undated'
        )}
        {source.lastCheckedOn && (
          <>
            , checked <Day day={source.lastCheckedOn} precision="day" />
          </>
        )}
        {source.none && '; finds none'}
        {source.status === 'ended' && '; ended'}
        {source.note && (
          <span className="block">
            <Noted text={source.note} />
          </span>
        )}
      </span>
    </>
  );
}
