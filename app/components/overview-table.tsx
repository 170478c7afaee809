import { hostById } from '@/catalog';
import type { Shown } from '../data';
import { checkedOf } from '../lib/dates';
import { counted, formatTimes, formatUsd } from '../lib/format';
import type { Filters, OverviewRow, Sort } from '../lib/overview';
import { mainOperation, type Params, withParams } from '../lib/params';
import { type Column, DataTable } from './data-table';
import { Day } from './day';
import { FreshnessMark } from './freshness-mark';
import { LastTry } from './last-try';
import { Usd } from './price';
import { Sparkline } from './sparkline';

type Props = Pick<Shown, 'asOf'> & {
  rows: readonly OverviewRow[];
  filters: Filters;
  params: Params;
};

/** Every model with its cheapest host. On a phone each row becomes a card of the same cells. */
export function OverviewTable({ rows, filters, params, asOf }: Props) {
  return (
    <DataTable
      cards
      className="overview"
      caption={<>{counted(rows.length, 'model')}. 1024×1024, default steps, middle quality tier.</>}
      columns={columns(filters, params)}
    >
      {rows.map((row) => (
        <Row key={`${row.model.id}/${row.operation}`} row={row} asOf={asOf} />
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
    column('spread', 'Dearest', true),
    column('hosts', 'Hosts', true),
    column('checked', 'Last checked'),
    { key: 'line', label: 'Cheapest, 90 days' },
  ];
}

function Row({ row, asOf }: Pick<Shown, 'asOf'> & { row: OverviewRow }) {
  const { model, cheapest, dearest, lower } = row;
  const main = row.operation === mainOperation(model);
  return (
    <tr>
      <th scope="row">
        <a
          href={withParams(
            `/models/${model.id}`,
            {},
            { asOf, operation: main ? null : row.operation },
          )}
        >
          {model.name}
        </a>{' '}
        {row.operation === 'generate' ? null : <span className="tag">{row.operation}</span>}{' '}
        {model.openWeights ? <span className="tag">open weights</span> : null}
        <div className="small soft font-normal">{model.maker}</div>
      </th>
      <td className="h">
        {hostById(cheapest.host)?.name ?? cheapest.host}
        {row.onlyStale ? <div className="small soft">last known</div> : null}
        {lower ? (
          <div className="small soft">
            lower when last read:{' '}
            <a href={`/prices/${lower.span.evidence.observation}`}>{formatUsd(lower.usd)}</a>,{' '}
            <Day {...checkedOf(lower.span)} />
          </div>
        ) : null}
      </td>
      <td className="n p">
        <a href={`/prices/${cheapest.span.evidence.observation}`}>
          <Usd amount={cheapest.usd} />
        </a>
      </td>
      <td className="n s soft">
        {row.spread === '1' ? null : (
          <>
            <Usd amount={dearest.usd} />
            <div className="small">{formatTimes(row.spread)} the cheapest</div>
          </>
        )}
      </td>
      <td className="n c">
        <span className="count">{row.hosts}</span>
        {row.onlyStale || row.rankedHosts === row.hosts ? null : (
          <div className="small soft">{row.rankedHosts} ranked</div>
        )}
      </td>
      <td className="d">
        <Day {...checkedOf(cheapest.span)} />
        <div>
          <FreshnessMark freshness={cheapest.freshness} />
        </div>
        <LastTry offer={cheapest} />
      </td>
      <td className="l">
        <Sparkline points={row.line} />
      </td>
    </tr>
  );
}
