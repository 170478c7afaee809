import { memo, type ReactElement, type ReactNode } from 'react';
import { hasUsable, type Need, outputSize } from '@/pricing/need';
import type { Shown } from '../data';
import { onDay } from '../lib/as-of';
import { checkedOf } from '../lib/dates';
import { counted, formatTimes, formatUsd } from '../lib/format';
import { hrefsOn } from '../lib/need-links';
import { sizeWords, tierWords, usableWords } from '../lib/need-words';
import { isSameCheck, type NextCheck, usualCheck } from '../lib/next-check';
import {
  type Filters,
  firstRows,
  type OverviewRow,
  type RowOffer,
  type Sort,
} from '../lib/overview-rows';
import { mainOperation, onceEach, type Params, withParams } from '../lib/params';
import { Caveats } from './caveats';
import { CheckedDay } from './checked-day';
import { type Column, DataTable } from './data-table';
import { Day } from './day';
import { EndMark } from './end-mark';
import { LastTry } from './last-try';
import { UsualCheck } from './next-check';
import { Usd } from './price';
import { Sparkline } from './sparkline';

type Props = Pick<Shown, 'asOf'> & {
  rows: readonly OverviewRow[];
  filters: Filters;
  params: Params;
  need: Need;
  /** How the rows are put into the table, where not all at once. */
  put?: (rows: ReactElement[]) => ReactNode;
};

/** Every model with its cheapest host. On a phone each row becomes a card of the same cells. */
export function OverviewTable({ rows, filters, params, need, asOf, put }: Props) {
  const shown = firstRows(rows, filters.all);
  const cut = shown.length < rows.length;
  const models = counted(rows.length, 'model');
  const usual = usualCheck(shown.map((row) => ({ next: row.next ?? row.cheapest.next })));
  const hrefs = hrefsOn(need, asOf);
  const usable = hasUsable(need);
  const drawn = shown.map((row) => (
    <Row
      key={`${row.model.id}/${row.operation}`}
      row={row}
      hrefs={hrefs}
      usable={usable}
      usual={usual}
      asOf={asOf}
    />
  ));
  return (
    <>
      <DataTable
        cards
        className="overview"
        caption={
          <>
            <span>{`${cut ? `The first ${shown.length} of ` : ''}${models}. `}</span>
            <span>{`${captionWords(need)}. `}</span>
            {/* Of today the strip above names the next run. */}
            {usual?.kind === 'by_hand' || asOf !== null ? (
              <span>
                <UsualCheck next={usual} />
              </span>
            ) : null}
          </>
        }
        columns={columns(filters, params, usable)}
      >
        {put ? put(drawn) : drawn}
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

function columns(filters: Filters, given: Params, usable: boolean): Column[] {
  const params = onceEach(given);
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
    { key: 'line', label: '90 days' },
  ];
}

type RowProps = Pick<Shown, 'asOf'> & {
  row: OverviewRow;
  hrefs: ReturnType<typeof hrefsOn>;
  /** Ranked by the cost of an image that is kept. */
  usable: boolean;
  usual: NextCheck | null;
};

function Row({ row, hrefs, usable, usual, asOf }: RowProps) {
  const { model, note, cheapest, dearest, lower, spread, hosts, rankedHosts, onlyStale } = row;
  // The page opens with the model’s main operation by itself.
  const operation = row.operation === mainOperation(model) ? null : row.operation;
  const { offer, span, priceSpan, freshness, next } = cheapest;
  return (
    <tr>
      <th scope="row">
        <a href={hrefs(`/models/${model.id}`, operation)}>{model.name}</a>{' '}
        <About model={model} operation={row.operation} note={note} />
      </th>
      <td className="h">
        {cheapest.hostName}
        {onlyStale ? <div className="small soft">last known</div> : null}
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
        <a href={onDay(`/prices/${span.evidence.observation}`, asOf)}>
          <Usd amount={cheapest.usd} />
        </a>
        {usable && cheapest.quote.usd ? (
          <div className="small soft font-normal">sticker {formatUsd(cheapest.quote.usd)}</div>
        ) : null}
        {cheapest.cost?.month ? (
          <div className="small soft font-normal">{formatUsd(cheapest.cost.month)} a month</div>
        ) : null}
        <Caveats of={cheapest.cost?.caveats} />
      </td>
      <Dearest usd={dearest.usd} spread={spread} />
      <Hosts hosts={hosts} rankedHosts={rankedHosts} onlyStale={onlyStale} />
      <Checked
        offer={offer}
        span={span}
        priceSpan={priceSpan}
        freshness={freshness}
        next={next}
        isUsual={isSameCheck(next, usual)}
      />
      <Line points={row.line} />
    </tr>
  );
}

// Another need leaves most of a row as it was; what is not drawn anew costs nothing.

type AboutProps = Pick<OverviewRow, 'model' | 'operation' | 'note'>;

const About = memo(function About({ model, operation, note }: AboutProps) {
  return (
    <>
      {operation === 'generate' ? null : <span className="tag">{operation}</span>}{' '}
      {model.openWeights ? <span className="tag">open weights</span> : null}{' '}
      <EndMark end={model.end} />
      <div className="small soft font-normal">{model.maker}</div>
      {note ? <div className="small soft font-normal">{note}</div> : null}
    </>
  );
});

const Dearest = memo(function Dearest({ usd, spread }: { usd: string; spread: string }) {
  return (
    <td className="n s soft">
      {spread === '1' ? null : (
        <>
          <Usd amount={usd} />
          <div className="small">{formatTimes(spread)} the cheapest</div>
        </>
      )}
    </td>
  );
});

type HostsProps = Pick<OverviewRow, 'hosts' | 'rankedHosts' | 'onlyStale'>;

const Hosts = memo(function Hosts({ hosts, rankedHosts, onlyStale }: HostsProps) {
  return (
    <td className="n c">
      <span className="count">{hosts}</span>
      {onlyStale || rankedHosts === hosts ? null : (
        <div className="small soft">{rankedHosts} ranked</div>
      )}
    </td>
  );
});

type CheckedProps = Pick<RowOffer, 'offer' | 'span' | 'priceSpan' | 'freshness' | 'next'> & {
  isUsual: boolean;
};

const Checked = memo(function Checked({ isUsual, ...offer }: CheckedProps) {
  return (
    <td className="d">
      <CheckedDay checked={checkedOf(offer.span)} />
      <LastTry offer={offer} usual={isUsual ? offer.next : null} />
    </td>
  );
});

const Line = memo(function Line({ points }: { points: OverviewRow['line'] }) {
  return (
    <td className="l">
      <Sparkline points={points} />
    </td>
  );
});
