import type { Model } from '@/catalog';
import { hasUsable, type Need } from '@/pricing/need';
import { leading, type Ranking } from '@/pricing/rank';
import { saysNoSize } from '@/pricing/usual-size';
import type { Operation } from '@/pricing/vocabulary';
import type { Workload } from '@/pricing/workload';
import type { Shown } from '../../data';
import { onDay } from '../../lib/as-of';
import { checkedOf } from '../../lib/dates';
import { formatUsd } from '../../lib/format';
import { workloadWords } from '../../lib/need-words';
import { hostsWords, type OverviewRow, overviewOf } from '../../lib/overview';
import { hostCounts, type RowOffer } from '../../lib/overview-rows';
import { askedWorkload } from '../../lib/params';
import type { RankedOffer } from '../../lib/rank-offers';
import { Day } from '../day';
import { FreshnessMark } from '../freshness-mark';

type AnswerProps = Pick<Shown, 'asOf'> & {
  ranking: Ranking<RankedOffer>;
  workload: Workload;
  need: Need;
};

/** The first thing to know of a model: what an image costs, where, as of when. As ranked below. */
export function Answer({ ranking, workload, need, asOf }: AnswerProps) {
  const [first] = leading(ranking, (o) => o.freshness.ranked);
  if (!first) return null;
  const { ranked, unsized, stale, onlyStale } = ranking;
  return (
    <p className="answer">
      {onlyStale ? 'Last known from ' : 'From '}
      <PriceWords
        offer={first}
        workload={workload}
        unit={hasUsable(need) ? 'usable image' : outputOf(workload.operation)}
        href={onDay(`/prices/${first.span.evidence.observation}`, asOf)}
      />
      . Hosts: {hostsWords(hostCounts(ranked, [...unsized, ...stale]))}.
    </p>
  );
}

type Asked = Pick<Shown, 'market' | 'day'> & { model: Model; operation: Operation };

/** The model's row of the home table, for what it is asked for; any of its rows where it has none. */
export function standardRow({ model, operation, market, day }: Asked): OverviewRow | null {
  const rows = overviewOf(market, day).rows.filter((r) => r.model.id === model.id);
  return rows.find((r) => r.operation === operation) ?? rows[0] ?? null;
}

/** The cheapest price for the standard workload. */
export function StandardPrice({ model, row }: { model: Model; row: OverviewRow }) {
  const { workload } = askedWorkload(model, {}, row.operation);
  return (
    <PriceWords
      offer={row.cheapest}
      workload={workload}
      unit={outputOf(row.operation)}
      note={row.note}
    />
  );
}

/** What is paid for. */
export const outputOf = (operation: Operation) => (operation === 'generate' ? 'image' : operation);

type PriceProps = {
  offer: Omit<RowOffer, 'next'>;
  workload: Workload;
  unit: string;
  note?: string | null;
  href?: string;
};

/** "$0.003 per image of the usual size at WaveSpeedAI, read 16 Nov 2026", and what that leaves open. */
function PriceWords({ offer, workload, unit, note = null, href }: PriceProps) {
  const { usd, hostName, span, freshness, quote } = offer;
  const [size, ...more] = workloadWords({ ...workload, operation: 'generate' }).split(', ');
  // Most hosts print a price without a word of size.
  const held = saysNoSize(span.rule) && !quote.beyondUsual ? 'the usual size' : size;
  const open = [
    note,
    quote.beyondUsual ? 'may not hold at this size' : null,
    span.rule.basis === 'average' ? 'average paid' : null,
  ].filter(Boolean);
  const amount = <b>{formatUsd(usd)}</b>;
  return (
    <>
      {href ? <a href={href}>{amount}</a> : amount} per {unit} of {[held, ...more].join(', ')} at{' '}
      {hostName}
      {open.length > 0 ? ` (${open.join('; ')})` : ''},{' '}
      <span className="whitespace-nowrap">
        read <Day {...checkedOf(span)} />{' '}
        <FreshnessMark freshness={freshness} checked={checkedOf(span)} />
      </span>
    </>
  );
}
