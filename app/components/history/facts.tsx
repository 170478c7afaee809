import { hostById } from '@/catalog';
import { addDays } from '@/pricing';
import { checkedOf } from '../../lib/dates';
import { counted, formatUsd } from '../../lib/format';
import { type Lane, type Low, lowsOf } from '../../lib/history';
import { type Extreme, factsOf } from '../../lib/history-view';
import { Day } from '../day';
import { EvidenceLink } from '../price';

/** Lows, the high, changes and rest: the hosts' own prices among all that could be shown. */
export function HistoryFacts({ all, today }: { all: readonly Lane[]; today: string }) {
  const { moves, lastMove, dearest, longest, readTwice } = factsOf(all);
  return (
    <>
      <p className="small soft mt-4">
        Of all hosts, whatever hosts and days are chosen for the chart:
      </p>
      <dl className="lows mt-1">
        <Lows
          all={all}
          since={{
            ever: null,
            'in 90 days': addDays(today, -90),
            'in a year': addDays(today, -365),
          }}
        />
        <Fact label="Dearest">
          {dearest ? <At extreme={dearest} /> : <span className="soft">no price was read</span>}
        </Fact>
        <Fact label="Changes of price">
          <b>{moves}</b>
          {lastMove ? (
            <>
              , the latest <Began extreme={lastMove} /> at {nameOf(lastMove.lane)}
            </>
          ) : null}
        </Fact>
        <Fact label="Longest unchanged">
          {longest ? (
            <>
              <b>
                {longest.atLeast ? 'at least ' : null}
                {counted(longest.days, 'day')}
              </b>
              : {formatUsd(longest.usd)} at {nameOf(longest.lane)} from <Began extreme={longest} />{' '}
              to <Day {...checkedOf(longest.step.span)} />
            </>
          ) : (
            <span className="soft">
              {readTwice
                ? 'not known: what was read twice is dated by months or years alone'
                : 'nothing was read twice yet'}
            </span>
          )}
        </Fact>
      </dl>
    </>
  );
}

type LowsProps = { all: readonly Lane[]; since: Record<string, string | null> };

/** The hosts' own lows since some days, each once with its host, its date and its evidence. */
export function Lows({ all, since }: LowsProps) {
  return lowsOf(all, since).map(({ times, low }) => (
    <LowFact
      key={times}
      label={`Lowest ${times}`}
      low={low}
      none={
        times.startsWith('ever')
          ? 'no price of a host was read'
          : 'no price of a host is known to have been read in that time'
      }
    />
  ));
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="small soft">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type LowProps = { label: string; low: Low | null; none: string };

function LowFact({ label, low, none }: LowProps) {
  return (
    <Fact label={label}>
      {low ? (
        <>
          <b>{formatUsd(low.usd)}</b> at {hostById(low.host)?.name ?? low.host} from{' '}
          <Day {...low.begun} />{' '}
          <span className="small">
            <EvidenceLink observation={low.observation} />
          </span>
        </>
      ) : (
        <span className="soft">{none}</span>
      )}
    </Fact>
  );
}

function At({ extreme }: { extreme: Extreme }) {
  return (
    <>
      <b>{formatUsd(extreme.usd)}</b> at {nameOf(extreme.lane)} from <Began extreme={extreme} />{' '}
      <span className="small">
        <EvidenceLink observation={extreme.step.span.evidence.observation} />
      </span>
    </>
  );
}

function Began({ extreme: { step } }: { extreme: Extreme }) {
  return <Day {...step.begun} />;
}

function nameOf(lane: Lane): string {
  return hostById(lane.offer.hostId)?.name ?? lane.offer.hostId;
}
