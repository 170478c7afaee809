import { hostById } from '@/catalog';
import { type Column, DataTable } from '../components/data-table';
import { Day } from '../components/day';
import { ageWords } from '../lib/dates';
import { type HostStatus, medianWords, shareWords } from '../lib/status';

const COLUMNS: Column[] = [
  { key: 'grade', label: 'Grade' },
  { key: 'run', label: 'Last good run' },
  { key: 'try', label: 'Last try' },
  { key: 'next', label: 'Next run' },
  { key: 'read', label: 'Prices last read' },
  { key: 'prices', label: 'In force', numeric: true },
  { key: 'fresh', label: 'Fresh', numeric: true },
  { key: 'age', label: 'Median age', numeric: true },
  { key: 'held', label: 'Held back', numeric: true },
];

const HOSTS = 'Hosts: failed tries first, recorded facts alone last';

type Props = { hosts: readonly HostStatus[]; caption?: string; label?: string };

export function HostsTable({ hosts, caption = HOSTS, label = 'Host' }: Props) {
  const columns = [{ key: 'host', label }, ...COLUMNS];
  return (
    <DataTable cards className="status" caption={caption} columns={columns}>
      {hosts.map((host) => (
        <Row key={host.id} host={host} />
      ))}
    </DataTable>
  );
}

function Row({ host: h }: { host: HostStatus }) {
  return (
    <tr>
      <th scope="row">{hostById(h.id) ? <a href={`/hosts/${h.id}`}>{h.name}</a> : h.name}</th>
      <td data-l="Grade:">
        {h.graded ? (
          <span className="tag" title={h.graded.reason}>
            {h.graded.grade}
          </span>
        ) : (
          '–'
        )}
      </td>
      <td data-l="Last good run:">
        {h.lastGoodRun ? (
          <>
            <Day day={h.lastGoodRun} precision={h.lastGoodRunPrecision ?? 'day'} />
            {h.lastGoodRunOf === 'live' ? null : <div className="small soft">stored page</div>}
          </>
        ) : (
          <span className="soft">recorded facts only</span>
        )}
      </td>
      <td data-l="Last try:">
        <LastTry host={h} />
      </td>
      <td data-l="Next run:">
        {h.nextRun ? (
          <Day day={h.nextRun} precision="day" />
        ) : (
          <span className="soft">no automatic check</span>
        )}
      </td>
      <td data-l="Prices last read:">
        {h.lastRead ? (
          <>
            <Day day={h.lastRead} precision={h.lastReadPrecision ?? 'day'} />
            <div className="small soft whitespace-nowrap">
              {ageWords(h.daysSinceRead ?? 0, { precision: h.lastReadPrecision ?? 'day' })} ago
            </div>
          </>
        ) : (
          <span className="soft">no price in force</span>
        )}
      </td>
      <td className="n" data-l="In force:">
        {h.prices}
      </td>
      <td className="n" data-l="Fresh:">
        {shareWords(h.fresh, h.prices)}
        {h.failing > 0 ? <div className="small up">{h.failing} failing</div> : null}
      </td>
      <td className="n" data-l="Median age:">
        {medianWords(h)}
      </td>
      <td className="n" data-l="Held back:">
        {h.held > 0 ? <a href={`#held-${h.id}`}>{h.held}</a> : '0'}
      </td>
    </tr>
  );
}

function LastTry({ host: { lastTry } }: { host: HostStatus }) {
  if (!lastTry) return <span className="soft">not tried yet</span>;
  return (
    <>
      <Day day={lastTry.day} precision="day" />{' '}
      {lastTry.ok ? (
        <span className="small soft">answered{lastTry.words && `; ${lastTry.words}`}</span>
      ) : (
        <span className="small up">failed: {lastTry.words ?? 'no reason was noted'}</span>
      )}
    </>
  );
}
