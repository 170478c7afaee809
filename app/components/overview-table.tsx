import { hostById } from '@/catalog';
import { counted, formatTimes, formatUsd } from '../lib/format';
import type { Filters, OverviewRow, Sort } from '../lib/overview';
import { mainOperation, type Params, withParams } from '../lib/params';
import { type Column, DataTable } from './data-table';
import { Day } from './day';
import { FreshnessMark } from './freshness-mark';
import { Usd } from './price';
import { Sparkline } from './sparkline';

type Props = {
  rows: readonly OverviewRow[];
  filters: Filters;
  params: Params;
  unpriced: number;
};

/** Every model with its cheapest host. On a phone each row becomes a card of the same cells. */
export function OverviewTable({ rows, filters, params, unpriced }: Props) {
  return (
    <DataTable
      cards
      className="overview"
      caption={
        <>
          {counted(rows.length, 'model')}. 1024×1024, default steps, middle quality tier.
          {unpriced > 0 ? ` ${unpriced} more have offers but no comparable price.` : ''}
        </>
      }
      columns={columns(filters, params)}
    >
      {rows.map((row) => (
        <Row key={`${row.model.id}/${row.operation}`} row={row} />
      ))}
    </DataTable>
  );
}

function columns(filters: Filters, params: Params): Column[] {
  const column = (key: Sort, label: string, numeric = false): Column => {
    const chosen = filters.sort === key;
    const reverse = chosen && !filters.reversed ? '1' : null;
    const ascending = key === 'model' || key === 'price';
    return {
      key,
      label,
      numeric,
      sortHref: withParams('/', params, { sort: key === 'hosts' ? null : key, reverse }),
      ...(chosen ? { sorted: ascending === filters.reversed ? 'descending' : 'ascending' } : {}),
    };
  };
  return [
    column('model', 'Model'),
    { key: 'host', label: 'Cheapest host' },
    column('price', '$ per image', true),
    column('spread', 'Cheapest to dearest'),
    column('hosts', 'Hosts', true),
    column('checked', 'Last checked'),
    { key: 'line', label: 'Cheapest, 90 days' },
  ];
}

function Row({ row }: { row: OverviewRow }) {
  const { model, cheapest, dearest, checked } = row;
  const main = row.operation === mainOperation(model);
  return (
    <tr>
      <th scope="row">
        <a href={`/models/${model.id}${main ? '' : `?operation=${row.operation}`}`}>{model.name}</a>{' '}
        {row.operation === 'generate' ? null : <span className="tag">{row.operation}</span>}{' '}
        {model.openWeights ? <span className="tag">open weights</span> : null}
        <div className="small soft font-normal">{model.maker}</div>
      </th>
      <td data-l={row.onlyStale ? 'Cheapest last known:' : 'Cheapest:'} className="h">
        {hostById(cheapest.host)?.name ?? cheapest.host}
      </td>
      <td className={`n p${row.onlyStale ? ' old' : ''}`}>
        <Usd amount={cheapest.usd} />
      </td>
      <td className="s soft">
        {row.spread === '1' ? (
          ''
        ) : (
          <>
            {formatUsd(cheapest.usd)}–{formatUsd(dearest.usd)} ({formatTimes(row.spread)})
          </>
        )}
      </td>
      <td className="n" data-l="Hosts">
        {row.hosts}
      </td>
      <td data-l="Checked" className="whitespace-nowrap">
        <Day day={checked.span.checkedOn} precision={precisionOf(checked.span)} />{' '}
        <FreshnessMark freshness={checked.freshness} />
      </td>
      <td className="l">
        <Sparkline points={row.line} />
      </td>
    </tr>
  );
}

/** A span's `checkedOn` is as exact as the reading that it comes from. */
function precisionOf(span: OverviewRow['checked']['span']) {
  return span.checkedOn === span.evidence.day ? span.evidence.precision : 'day';
}
