import type { QualityScore } from '@/catalog';
import type { Need } from '@/pricing';
import { Day } from '../components/day';
import { Noted } from '../components/noted';
import type { Column } from '../lib/compare';
import { billingWords } from '../lib/host-words';
import { latencySource, latencyWords } from '../lib/latency';
import { headline, notices, replacementOf } from '../lib/lifecycle';
import { modelHref } from '../lib/need-links';
import type { Board } from '../lib/quality';
import { boardName } from './scores';

type Cell = { column: Column };

/** Ends that concern this column: its host's, and what the maker says for all. */
export function LifecycleCell({
  column: { model, host },
  today,
  asOf,
  need,
}: Cell & { today: string; asOf: string | null; need: Need }) {
  const others = notices(model, today, asOf);
  const found = others.filter(
    ({ event }) => event.host === null || event.host === host?.id || !host,
  );
  if (others.length === 0) return <span className="soft">none announced</span>;
  const replacement = replacementOf(model, today, asOf);
  const { words, on } = headline(others, model);
  const [first] = found;
  return (
    <span className="small">
      {first ? (
        <>
          {first.words} <Day day={first.event.date} precision={first.event.precision} />
        </>
      ) : (
        <>
          none announced at this host.{' '}
          <span className="soft">
            {words}
            {on ? (
              <>
                {' '}
                <Day day={on.date} precision={on.precision} />
              </>
            ) : null}
          </span>
        </>
      )}
      {replacement ? (
        <span className="block">
          replacement: <a href={modelHref(replacement.id, need)}>{replacement.name}</a>
        </span>
      ) : null}
    </span>
  );
}

export function BillingCell({ column: { host } }: Cell) {
  if (!host) return null;
  return <span className="small">{billingWords(host)}</span>;
}

export function LicenceCell({ column: { model } }: Cell) {
  return (
    <>
      {model.openWeights ? 'open weights' : 'closed weights'}
      <span className="small soft block">{model.licence ?? 'licence not known'}</span>
    </>
  );
}

export function ScoreCell({ scores }: { scores: readonly QualityScore[] }) {
  const [best, ...rest] = scores;
  if (!best) return <span className="small soft">not scored there</span>;
  return (
    <>
      {best.value}
      {best.label ? <span className="small soft block">as {best.label}</span> : null}
      {rest.length > 0 ? (
        <span className="small soft block">
          other settings: {rest.map((r) => r.value).join(', ')}
        </span>
      ) : null}
    </>
  );
}

/** A score that no other column has a like of. */
export function OwnScore({ own }: { own: { board: Board; scores: QualityScore[] } | undefined }) {
  if (!own) return null;
  return (
    <>
      <ScoreCell scores={own.scores} />
      <span className="small soft block">
        <Noted text={boardName(own.board)} />
      </span>
    </>
  );
}

export function LatencyCell({ column: { latency } }: Cell) {
  if (!latency) return <span className="small soft">no dated source</span>;
  const { row } = latency;
  return (
    <>
      {latencyWords(row)}
      <span className="small soft block">
        {row.sourceUrl ? (
          <a href={row.sourceUrl} rel="nofollow noopener">
            {latencySource(row)}
          </a>
        ) : (
          latencySource(row)
        )}
        {row.note ? `; ${row.note}` : ''}
      </span>
    </>
  );
}
