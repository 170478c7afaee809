import { type Day, type Need, ruleWords } from '@/pricing';
import { Caveats } from '../components/caveats';
import { FreshnessMark } from '../components/freshness-mark';
import { Arithmetic } from '../components/model/arithmetic';
import { Dates } from '../components/model/ranking-table';
import { EvidenceLink, Usd } from '../components/price';
import { Sparkline } from '../components/sparkline';
import type { Column } from '../lib/compare';
import { checkedOf, datedWords, endedOf } from '../lib/dates';
import { formatChange, formatDay, formatTimes, formatUsd } from '../lib/format';
import { ordinal } from '../lib/host-words';
import { endWords } from '../lib/lifecycle';
import { modelHref } from '../lib/need-links';
import type { Change } from '../lib/ranking';

type Cell = { column: Column };

/** `usable`: the ranking goes by the row below, and so do the multiples. */
export function PriceCell({ column: { found, times, notes }, usable }: Cell & { usable: boolean }) {
  if (found.kind !== 'priced') return <Missing found={found} />;
  const { row } = found;
  return (
    <>
      <Usd amount={row.quote.usd ?? row.usd} big />
      {usable ? null : <Times times={times} stale={found.stale} />}
      <span className="small block">
        <span className="tag">{row.quote.exactness}</span>{' '}
        <FreshnessMark freshness={row.freshness} checked={checkedOf(row.span)} />
      </span>
      {found.unsized ? (
        <span className="small disputed block">may not hold at this size: the host names none</span>
      ) : null}
      {notes.map((note) => (
        <span key={note} className="small soft block">
          {note}
        </span>
      ))}
    </>
  );
}

export function UsableCell({ column: { found, times } }: Cell) {
  if (found.kind !== 'priced') return null;
  const { row } = found;
  return (
    <>
      <Usd amount={row.usd} big />
      <Times times={times} stale={found.stale} />
      <Caveats of={row.cost?.caveats} />
      {row.cost ? (
        <details className="small arithmetic">
          <summary>Step by step</summary>
          <ol>
            {row.cost.steps.map((s) => (
              <li key={s.what}>
                {s.what}: {s.arithmetic} = ${s.usd}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </>
  );
}

function Times({ times, stale }: { times: string | null; stale: boolean }) {
  if (times === null) return null;
  const words = times === '1' ? 'the lowest here' : `${formatTimes(times)} the lowest here`;
  return (
    <span className="small soft block">
      {words}
      {stale ? ', by a stale price' : ''}
    </span>
  );
}

function Missing({ found }: { found: Exclude<Column['found'], { kind: 'priced' }> }) {
  if (found.kind === 'absent') return <span className="soft">{found.reason}</span>;
  if (found.kind === 'unpriced')
    return (
      <span className="small">
        can’t be compared: {found.reason}{' '}
        <EvidenceLink observation={found.row.span.evidence.observation} />
      </span>
    );
  const { ended } = found;
  const gone = endedOf(ended.offer, ended.span);
  const when = ended.end
    ? `${endWords(ended.end)} ${formatDay(ended.end.date, ended.end.precision)}`
    : `no longer listed${gone ? ` since ${datedWords(gone)}` : ''}`;
  return (
    <span className="small">
      not sold any more: {when}
      {ended.quote.usd ? `; last ${formatUsd(ended.quote.usd)}` : ''}{' '}
      <EvidenceLink observation={ended.span.evidence.observation} />
    </span>
  );
}

export function PlaceCell({
  column: { found, model },
  need,
  asOf,
}: Cell & { need: Need; asOf: Day | null }) {
  if (found.kind !== 'priced') return null;
  const { row, stale, unsized, of, others } = found;
  return (
    <span className="small">
      <a href={modelHref(model.id, need, asOf)}>
        {unsized
          ? 'no place'
          : stale
            ? 'no place: stale'
            : of === 1
              ? 'the only one'
              : `${ordinal(row.place)} of ${of}`}
      </a>
      {others > 0 ? (
        <span className="soft block">
          its cheapest of {others + 1} offers, <span translate="no">{row.offer.hostModel}</span>
        </span>
      ) : (
        <span className="soft block" translate="no">
          {row.offer.hostModel}
        </span>
      )}
    </span>
  );
}

export function RuleCell({ column: { found } }: Cell) {
  const row = found.kind === 'priced' || found.kind === 'unpriced' ? found.row : null;
  if (!row) return null;
  return (
    <span className="small">
      {ruleWords(row.span.rule)}
      {found.kind === 'priced' ? (
        <Arithmetic quote={row.quote} quoted={row.span.evidence.quote} />
      ) : null}
    </span>
  );
}

export function DatesCell({ column: { found } }: Cell) {
  const row = found.kind === 'priced' || found.kind === 'unpriced' ? found.row : null;
  if (!row) return null;
  return (
    <div className="small dates">
      <Dates offer={row} />
    </div>
  );
}

export function HistoryCell({ column: { found } }: Cell) {
  if (found.kind !== 'priced') return null;
  return (
    <>
      <Sparkline points={found.line} />
      <span className="small soft">{changeWords(found.row.change)}</span>
    </>
  );
}

function changeWords(change: Change): string {
  switch (change.kind) {
    case 'changed':
      return `${formatUsd(change.before)} → ${formatUsd(change.after)} (${formatChange(change.before, change.after) ?? 'unchanged'})`;
    case 'same':
      return 'no change seen';
    case 'new':
      return `first read ${datedWords(change.since)}`;
    case 'unread':
      return 'not read 90 days ago';
  }
}
