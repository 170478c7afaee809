import { hasUsable, type Need, outputSize } from '@/pricing/need';
import type { Shown } from '../data';
import { onDay } from '../lib/as-of';
import { checkedOf } from '../lib/dates';
import { counted, formatTimes, formatUsd } from '../lib/format';
import { hrefOn } from '../lib/need-links';
import { sizeWords, tierWords, usableWords } from '../lib/need-words';
import { type NextCheck, usualCheck } from '../lib/next-check';
import { type Filters, firstRows, type OverviewRow, type Sort } from '../lib/overview-rows';
import { mainOperation, type Params, withParams } from '../lib/params';
import { type Column, DataTable } from './data-table';
import { Day } from './day';
import { LastTry } from './last-try';
import { UsualCheck } from './next-check';
import { Usd } from './price';
import { Sparkline } from './sparkline';

type Props = Pick<Shown, 'asOf'> & {
  rows: readonly OverviewRow[];
  filters: Filters;
  params: Params;
  need: Need;
};

/** Every model with its cheapest host. On a phone each row becomes a card of the same cells. */
export function OverviewTable({ rows, filters, params, need, asOf }: Props) {
  const shown = firstRows(rows, filters.all);
  const cut = shown.length < rows.length;
  const models = counted(rows.length, 'model');
  const usual = usualCheck(shown.map((row) => row.cheapest));
  return (
    <>
      <DataTable
        cards
        className="overview"
        caption={
          <>
            {`${cut ? `The first ${shown.length} of ` : ''}${models}. ${captionWords(need)}. `}
            <UsualCheck next={usual} />
          </>
        }
        columns={columns(filters, params, hasUsable(need))}
      >
        {shown.map((row) => (
          <Row
            key={`${row.model.id}/${row.operation}`}
            row={row}
            need={need}
            asOf={asOf}
            usual={usual}
          />
        ))}
      </DataTable>
      {cut ? (
        <p className="mt-3">
          <a href={withParams('/', params, { all: '1' })}>Show all {models}</a>
        </p>
      ) : null}
    </>
  );
}

/** "1024×1024, default steps, middle quality tier": what every price of the table is for. */
function captionWords(need: Need): string {
  const steps = need.steps ? counted(need.steps, 'step') : 'default steps';
  const tier = need.quality
    ? `${tierWords(need.quality)} quality or nearest`
    : 'middle quality tier';
  const said = [sizeWords(outputSize(need)), steps, tier, need.batch ? 'batch' : null];
  return [...said, ...usableWords(need)].filter(Boolean).join(', ');
}

function columns(filters: Filters, params: Params, usable: boolean): Column[] {
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
    column('price', usable ? '$ per usable image' : '$ per image', true),
    column('spread', 'Dearest', true),
    column('hosts', 'Hosts', true),
    column('checked', 'Last checked'),
    { key: 'line', label: 'Cheapest, 90 days' },
  ];
}

type RowProps = Pick<Shown, 'asOf'> & {
  row: OverviewRow;
  need: Need;
  usual: NextCheck | null;
};

function Row({ row, need, asOf, usual }: RowProps) {
  const { model, cheapest, dearest, lower } = row;
  // The page opens with the model’s main operation by itself.
  const operation = row.operation === mainOperation(model) ? null : row.operation;
  return (
    <tr>
      <th scope="row">
        <a href={hrefOn(`/models/${model.id}`, { ...need, operation }, asOf)}>{model.name}</a>{' '}
        {row.operation === 'generate' ? null : <span className="tag">{row.operation}</span>}{' '}
        {model.openWeights ? <span className="tag">open weights</span> : null}
        <div className="small soft font-normal">{model.maker}</div>
        {row.note ? <div className="small soft font-normal">{row.note}</div> : null}
      </th>
      <td className="h">
        {cheapest.hostName}
        {row.onlyStale ? <div className="small soft">last known</div> : null}
        {cheapest.quote.beyondUsual ? (
          <div className="small soft">may not hold at this size</div>
        ) : null}
        {lower ? (
          <div className="small soft">
            lower when last read:{' '}
            <a href={onDay(`/prices/${lower.span.evidence.observation}`, asOf)}>
              {formatUsd(lower.usd)}
            </a>
            , <Day {...checkedOf(lower.span)} />
          </div>
        ) : null}
      </td>
      <td className="n p">
        <a href={onDay(`/prices/${cheapest.span.evidence.observation}`, asOf)}>
          <Usd amount={cheapest.usd} />
        </a>
        {hasUsable(need) && cheapest.quote.usd ? (
          <div className="small soft font-normal">sticker {formatUsd(cheapest.quote.usd)}</div>
        ) : null}
        {cheapest.cost?.month ? (
          <div className="small soft font-normal">{formatUsd(cheapest.cost.month)} a month</div>
        ) : null}
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
        <LastTry offer={cheapest} usual={usual} />
      </td>
      <td className="l">
        <Sparkline points={row.line} />
      </td>
    </tr>
  );
}
