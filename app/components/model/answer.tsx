import type { Model } from '@/catalog';
import type { Operation } from '@/pricing/vocabulary';
import type { Shown } from '../../data';
import { onDay } from '../../lib/as-of';
import { checkedOf } from '../../lib/dates';
import { formatUsd } from '../../lib/format';
import { workloadWords } from '../../lib/need-words';
import { hostsWords, type OverviewRow, overviewOf } from '../../lib/overview';
import { askedWorkload } from '../../lib/params';
import { Day } from '../day';
import { FreshnessMark } from '../freshness-mark';

type Asked = Pick<Shown, 'market' | 'day'> & { model: Model; operation: Operation };

/** The model's row of the home table, for what it is asked for; any of its rows where it has none. */
export function standardRow({ model, operation, market, day }: Asked): OverviewRow | null {
  const rows = overviewOf(market, day).rows.filter((r) => r.model.id === model.id);
  return rows.find((r) => r.operation === operation) ?? rows[0] ?? null;
}

type AnswerProps = Pick<Shown, 'asOf'> & { model: Model; row: OverviewRow | null };

/** The first thing to know of a model: what a standard image costs, where, and as of when. */
export function Answer({ model, row, asOf }: AnswerProps) {
  if (!row) return null;
  return (
    <p className="answer">
      {row.onlyStale ? 'Last known from ' : 'From '}
      <StandardPrice
        model={model}
        row={row}
        href={onDay(`/prices/${row.cheapest.span.evidence.observation}`, asOf)}
      />
      . Hosts: {hostsWords(row)}.
    </p>
  );
}

type PriceProps = { model: Model; row: OverviewRow; href?: string };

/** The cheapest price for the standard workload, with its day and what it leaves open. */
export function StandardPrice({ model, row, href }: PriceProps) {
  const { usd, hostName, span, freshness, quote } = row.cheapest;
  const what = row.operation === 'generate' ? 'image' : row.operation;
  const { workload } = askedWorkload(model, {}, row.operation);
  const size = workloadWords({ ...workload, operation: 'generate' });
  const open = [row.note, quote.beyondUsual ? 'may not hold at this size' : null].filter(Boolean);
  const amount = <b>{formatUsd(usd)}</b>;
  return (
    <>
      {href ? <a href={href}>{amount}</a> : amount} per {what} of {size} at {hostName}
      {open.length > 0 ? ` (${open.join('; ')})` : ''},{' '}
      <span className="whitespace-nowrap">
        read <Day {...checkedOf(span)} />{' '}
        <FreshnessMark freshness={freshness} checked={checkedOf(span)} />
      </span>
    </>
  );
}
