import { hostById } from '@/catalog';
import { DataTable } from '../components/data-table';
import { Day } from '../components/day';
import { Moved } from '../components/moved';
import { EvidenceLink, placesOf, Usd } from '../components/price';
import type { ChangeEvent, PriceChange } from '../lib/changes';
import { isWithin } from '../lib/dates';
import { counted, formatChange } from '../lib/format';
import { endWords } from '../lib/lifecycle';

type Props = { events: readonly ChangeEvent[]; caption: string };

/** One row an event; a host's many changes of one day open up beneath their sum. */
export function EventsTable({ events, caption }: Props) {
  const amounts = events.flatMap((e) => e.changes.flatMap((c) => [c.before, c.now]));
  return (
    <DataTable
      cards
      className={`changes ${placesOf(amounts.filter((a) => a !== null))}`}
      caption={caption}
      columns={[
        { key: 'when', label: 'When' },
        { key: 'host', label: 'Host' },
        { key: 'what', label: 'What' },
        { key: 'before', label: 'Before', numeric: true },
        { key: 'now', label: 'After', numeric: true },
        { key: 'by', label: 'Change', numeric: true },
        { key: 'evidence', label: 'Evidence' },
      ]}
    >
      {events.map((event) => {
        const [first, ...others] = event.changes;
        if (!first) return null;
        const key = `${first.offer.id}/${first.day}/${first.kind}`;
        return others.length === 0 ? (
          <Single key={key} change={first} />
        ) : (
          <Group key={key} event={event} first={first} />
        );
      })}
    </DataTable>
  );
}

function Single({ change: c }: { change: PriceChange }) {
  return (
    <tr>
      <td>
        <When change={c} />
      </td>
      <th scope="row">
        <HostLink id={c.offer.hostId} />
      </th>
      <td>
        <Offer change={c} />
      </td>
      <td className="n" data-l={c.before ? 'Before:' : undefined}>
        {c.before ? <Usd amount={c.before} /> : null}
      </td>
      <td className="n" data-l={c.now ? 'After:' : undefined}>
        {c.now ? <Usd amount={c.now} /> : null}
      </td>
      <td className="n">
        <By change={c} />
      </td>
      <td>
        <EvidenceLink observation={c.observation} />
      </td>
    </tr>
  );
}

function Group({ event, first }: { event: ChangeEvent; first: PriceChange }) {
  return (
    <tr>
      <td>
        <When change={{ ...first, after: event.after }} />
      </td>
      <th scope="row">
        <HostLink id={event.hostId} />
      </th>
      <td colSpan={5}>
        <details>
          <summary>{groupWords(event)}</summary>
          <ul className="mt-1 grid gap-1">
            {event.changes.map((c) => (
              <li key={c.offer.id}>
                <Offer change={c} /> {c.before ? <Usd amount={c.before} /> : null}
                {c.before && c.now ? ' → ' : null}
                {c.now ? <Usd amount={c.now} /> : null} <By change={c} />{' '}
                <span className="small">
                  <EvidenceLink observation={c.observation} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      </td>
    </tr>
  );
}

/** "12 of 14 prices moved, −20% to +5%", "all 12 prices rose, each +10%", "35 new offers". */
function groupWords({ changes, ratios, kinds, priced }: ChangeEvent): string {
  const n = changes.length;
  if (!ratios) {
    return kinds[0] === 'gone' ? `${counted(n, 'offer')} ended` : counted(n, 'new offer');
  }
  const [least, most] = [formatChange('1', ratios.least), formatChange('1', ratios.most)];
  const which =
    priced === null || priced < n
      ? counted(n, 'price')
      : `${priced === n ? 'all ' : `${n} of `}${counted(priced, 'price')}`;
  const way = kinds.length > 1 ? 'moved' : kinds[0] === 'rise' ? 'rose' : 'fell';
  return `${which} ${way}, ${least === most ? `each ${least}` : `${least} to ${most}`}`;
}

/** A change that a check found lies between that check and the one before. */
function When({ change: { day, precision, after, announced } }: { change: PriceChange }) {
  const shown = <Day day={day} precision={precision} />;
  if (announced) return <>announced for {shown}</>;
  if (!after) return shown;
  if (isWithin(after, { day, precision }))
    return (
      <>
        {shown}
        <span className="small soft">, after</span> <Day {...after} />
      </>
    );
  return (
    <>
      <span className="small soft">between</span> <Day {...after} />{' '}
      <span className="small soft">and</span> {shown}
    </>
  );
}

function HostLink({ id }: { id: string }) {
  return <a href={`/hosts/${id}`}>{hostById(id)?.name ?? id}</a>;
}

function Offer({ change: { offer, model, firstHand } }: { change: PriceChange }) {
  const own = [
    model ? offer.hostModel : null,
    offer.operation === 'generate' ? null : offer.operation,
    offer.variant.replaceAll('&', ', ') || null,
  ].filter(Boolean);
  return (
    <>
      {model ? <a href={`/models/${model.id}`}>{model.name}</a> : offer.hostModel}{' '}
      <span className="small soft break-words">{own.join(' · ')}</span>{' '}
      {offer.reporter !== 'host' ? (
        <span className="tag">{offer.reporter}</span>
      ) : firstHand ? null : (
        <span className="tag" title="read by somebody else and noted with its date">
          second-hand
        </span>
      )}
    </>
  );
}

function By({ change: c }: { change: PriceChange }) {
  if (c.before && c.now) return <Moved before={c.before} after={c.now} />;
  const gone = c.end ? endWords(c.end) : 'ended';
  return <span className="tag">{c.kind === 'gone' ? gone : c.back ? 'back' : 'new'}</span>;
}
