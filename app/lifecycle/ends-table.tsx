import { hostById, type Model } from '@/catalog';
import { DataTable } from '../components/data-table';
import { Day } from '../components/day';
import { Moved } from '../components/moved';
import { Noted } from '../components/noted';
import { EvidenceLink, Usd } from '../components/price';
import { linkable } from '../lib/evidence';
import { counted, formatChange } from '../lib/format';
import { eventWords } from '../lib/host-words';
import type { End, PriceNow } from '../lib/lifecycle-list';

export function EndsTable({ ends, caption }: { ends: readonly End[]; caption: string }) {
  return (
    <DataTable
      cards
      className="ends"
      caption={caption}
      columns={[
        { key: 'when', label: 'Day' },
        { key: 'model', label: 'Model' },
        { key: 'host', label: 'Where' },
        { key: 'price', label: 'Costs', numeric: true },
        { key: 'replacement', label: 'Replacement' },
        { key: 'new', label: 'Costs', numeric: true },
        { key: 'source', label: 'Source' },
      ]}
    >
      {ends.map((end) => (
        <Row key={keyOf(end)} end={end} />
      ))}
    </DataTable>
  );
}

function keyOf({ event: e }: End): string {
  return [e.model, e.host, e.event, e.date, e.scope, e.status].join('/');
}

function Row({ end }: { end: End }) {
  const { event, model, replacement } = end;
  return (
    <tr>
      <td className="whitespace-nowrap">
        <Day day={event.date} precision={event.precision} />
        <Left end={end} />
      </td>
      <th scope="row">
        <ModelLink model={model} />
        <div className="small soft font-normal">
          {eventWords(event)}
          {event.status === 'current' ? null : <b className="disputed"> · {event.status}</b>}
        </div>
      </th>
      <td>
        {event.host ? (
          <a href={`/hosts/${event.host}`}>{hostById(event.host)?.name ?? event.host}</a>
        ) : (
          <span className="soft">its maker, {model.maker}</span>
        )}
      </td>
      <td className="n" data-l="Costs:">
        <Cost price={end.price} host={event.host} />
      </td>
      <td data-l="Replacement:">
        {replacement ? <ModelLink model={replacement} /> : <span className="soft">none named</span>}
      </td>
      <td className="n" data-l={replacement ? 'Costs:' : undefined}>
        {replacement ? <Cost price={end.replacementPrice} host={event.host} /> : null}
        <Difference end={end} />
      </td>
      <td className="small">
        <Source end={end} />
      </td>
    </tr>
  );
}

function Left({ end: { daysLeft, past } }: { end: End }) {
  if (past) return null;
  return (
    <div className={daysLeft !== null && daysLeft <= 30 ? 'small up' : 'small soft'}>
      {daysLeft === null ? 'day not announced' : `in ${counted(daysLeft, 'day')}`}
    </div>
  );
}

function ModelLink({ model }: { model: Model }) {
  return <a href={`/models/${model.id}`}>{model.name}</a>;
}

function Cost({ price, host }: { price: PriceNow | null; host: string | null }) {
  if (!price) return <span className="soft">no price read</span>;
  return (
    <>
      <Usd amount={price.usd} />
      {price.host === host ? null : (
        <div className="small soft whitespace-normal">
          at {hostById(price.host)?.name ?? price.host}
        </div>
      )}
      {price.ended ? <div className="small soft">last read</div> : null}
      <div className="small soft whitespace-nowrap">
        <Day {...price.checked} /> · <EvidenceLink observation={price.observation} />
      </div>
    </>
  );
}

/** Only prices of the same host are set against each other. */
function Difference({ end: { price, replacementPrice } }: { end: End }) {
  if (!price || !replacementPrice || price.host !== replacementPrice.host) return null;
  const change = formatChange(price.usd, replacementPrice.usd);
  if (!change) return <div className="small soft">the same</div>;
  return (
    <div className="small">
      <Moved before={price.usd} after={replacementPrice.usd} over="instead" />
    </div>
  );
}

function Source({ end: { event } }: { end: End }) {
  const { sourceUrl, statedOn, note } = event;
  return (
    <>
      {sourceUrl && linkable(sourceUrl) ? (
        <a href={sourceUrl} rel="nofollow noopener">
          source
        </a>
      ) : (
        <span className="soft">no source noted</span>
      )}
      {statedOn ? (
        <div className="soft">
          stated <Day day={statedOn.date} precision={statedOn.precision} />
        </div>
      ) : null}
      {note ? (
        <div className="soft">
          <Noted text={note} />
        </div>
      ) : null}
    </>
  );
}
