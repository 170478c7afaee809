import { hostById } from '@/catalog';
import { DataTable } from '../components/data-table';
import { Day } from '../components/day';
import { Moved } from '../components/moved';
import { Usd } from '../components/price';
import { linkable } from '../lib/evidence';
import { groupsOf, movedWords, type ReportedChange } from '../lib/reported';

type Props = { changes: readonly ReportedChange[]; caption: string };

/** One rate a row, with whoever reports it; a host's many of one day open up beneath their sum. */
export function ReportedTable({ changes, caption }: Props) {
  return (
    <DataTable
      cards
      className="changes reported"
      caption={caption}
      columns={[
        { key: 'when', label: 'Reported for' },
        { key: 'host', label: 'Host' },
        { key: 'what', label: 'What' },
        { key: 'before', label: 'Before', numeric: true },
        { key: 'now', label: 'After', numeric: true },
        { key: 'by', label: 'Change', numeric: true },
        { key: 'source', label: 'Reported by' },
      ]}
    >
      {groupsOf(changes).map((group) => {
        const [first, ...others] = group;
        if (!first) return null;
        const key = [first.hostId, first.model.id, first.day, first.field, first.before].join('/');
        return others.length === 0 ? (
          <Single key={key} change={first} />
        ) : (
          <Group key={key} first={first} changes={group} />
        );
      })}
    </DataTable>
  );
}

function Single({ change: c }: { change: ReportedChange }) {
  return (
    <tr>
      <td>
        <When change={c} />
      </td>
      <th scope="row">
        <HostLink id={c.hostId} />
      </th>
      <td>
        <What change={c} />
      </td>
      <td className="n" data-l="Before:">
        <Usd amount={c.before} />
      </td>
      <td className="n" data-l="After:">
        <Usd amount={c.after} />
      </td>
      <td className="n">
        <Moved before={c.before} after={c.after} />
      </td>
      <td className="small">
        <Sources change={c} />
      </td>
    </tr>
  );
}

function Group({ first, changes }: { first: ReportedChange; changes: readonly ReportedChange[] }) {
  return (
    <tr>
      <td>
        <When change={first} />
      </td>
      <th scope="row">
        <HostLink id={first.hostId} />
      </th>
      <td colSpan={4}>
        <details>
          <summary>{movedWords(changes)}</summary>
          <ul className="mt-1 grid gap-1">
            {changes.map((c) => (
              <li key={[c.model.id, c.field, c.before].join('/')}>
                <What change={c} /> <Usd amount={c.before} /> → <Usd amount={c.after} />{' '}
                <Moved before={c.before} after={c.after} />
              </li>
            ))}
          </ul>
        </details>
      </td>
      <td className="small">
        <Sources change={first} />
      </td>
    </tr>
  );
}

function When({ change: c }: { change: ReportedChange }) {
  return (
    <>
      {c.announced ? 'announced for ' : null}
      <Day day={c.day} precision={c.precision} />
    </>
  );
}

function HostLink({ id }: { id: string }) {
  return <a href={`/hosts/${id}`}>{hostById(id)?.name ?? id}</a>;
}

function What({ change: c }: { change: ReportedChange }) {
  return (
    <>
      <a href={`/models/${c.model.id}`}>{c.model.name}</a>{' '}
      <span className="small soft break-words">
        per {c.per} ·&nbsp;{c.field}
      </span>
    </>
  );
}

function Sources({ change: { sources, note } }: { change: ReportedChange }) {
  return (
    <>
      {sources.map(({ name, url }, i) => (
        <span key={name}>
          {i > 0 ? ', ' : null}
          {url && linkable(url) ? (
            <a href={url} rel="nofollow noopener" className="inline-block min-h-6">
              {name}
            </a>
          ) : (
            name
          )}
        </span>
      ))}
      {note ? <div className="soft">{note}</div> : null}
    </>
  );
}
