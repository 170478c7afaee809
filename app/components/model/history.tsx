import { hostById } from '@/catalog';
import { checkedOf } from '../../lib/dates';
import { formatUsd } from '../../lib/format';
import { type Lane, type Low, lowest } from '../../lib/history';
import { highest, ticks } from '../../lib/scale';
import { DataTable } from '../data-table';
import { Day } from '../day';
import { EvidenceLink, Usd } from '../price';
import { ExploreHistory, type Series } from './explore';
import { drawnLanes, HistoryChart, laneName, laneNames } from './history-chart';

type Props = {
  all: readonly Lane[];
  today: string;
  since: string;
  /** Address of the history page for the same workload and day. */
  whole: string;
};

/** What this workload cost over time: lows, the chart, and the same numbers as a table. */
export function History({ all, today, since, whole }: Props) {
  if (all.length === 0) return null;
  const ever = lowest(all, null);
  const recent = lowest(all, since);
  return (
    <section>
      <h2>Price history</h2>
      <dl className="lows">
        <LowWords label="Lowest ever" low={ever} />
        <LowWords label="Lowest in 90 days" low={recent} />
      </dl>
      <ExploreHistory {...explored(all, today)}>
        <HistoryChart all={all} today={today} />
      </ExploreHistory>
      <p className="small mb-2">
        <a href={whole}>Whole history, hosts on and off, CSV</a>
      </p>
      <details className="small">
        <summary>The same as a table</summary>
        <div className="scroll-x">
          <StepTable all={all} />
        </div>
      </details>
    </section>
  );
}

/** The drawn lanes for the charting library, none beyond today. */
function explored(all: readonly Lane[], today: string) {
  const drawn = drawnLanes(all, today);
  const names = laneNames(drawn);
  const series = drawn.map((lane, i): Series => {
    const steps = lane.steps.map(({ from, checkedOn, to, usd }): Series['steps'][number] => [
      from,
      checkedOn,
      to > today ? today : to,
      usd,
    ]);
    return { id: lane.offer.id, name: names[i] ?? '', secondary: lane.secondary, steps };
  });
  const yTicks = ticks(highest(drawn.flatMap((lane) => lane.steps.map((s) => s.usd))));
  return { series, yTicks };
}

function LowWords({ label, low }: { label: string; low: Low | null }) {
  return (
    <div>
      <dt className="small soft">{label}</dt>
      <dd>
        {low ? (
          <>
            <b>{formatUsd(low.usd)}</b> at {hostById(low.host)?.name ?? low.host} from{' '}
            <Day {...low.begun} />{' '}
            <span className="small">
              <EvidenceLink observation={low.observation} />
            </span>
          </>
        ) : (
          <span className="soft">no price was read</span>
        )}
      </dd>
    </div>
  );
}

function StepTable({ all }: { all: readonly Lane[] }) {
  const rows = all.flatMap((lane) => lane.steps.map((step) => ({ lane, step })));
  rows.sort((a, b) => (a.step.from < b.step.from ? 1 : a.step.from > b.step.from ? -1 : 0));
  return (
    <DataTable
      hideCaption
      caption="Every price with its dates, newest first"
      columns={[
        { key: 'host', label: 'Host' },
        { key: 'wording', label: 'Sold as' },
        { key: 'usd', label: '$ per image', numeric: true },
        { key: 'from', label: 'From' },
        { key: 'to', label: 'Until' },
        { key: 'checked', label: 'Last checked' },
        { key: 'evidence', label: 'Evidence' },
      ]}
    >
      {rows.map(({ lane, step }) => (
        <tr key={`${lane.offer.id}/${step.from}`}>
          <td>{laneName(lane)}</td>
          <td>{lane.offer.hostModel}</td>
          <td className="n">
            <Usd amount={step.usd} />
          </td>
          <td>
            <Day {...step.begun} />
          </td>
          <td>{step.ended ? <Day {...step.ended} /> : ''}</td>
          <td>
            <Day {...checkedOf(step.span)} />
          </td>
          <td>
            <EvidenceLink observation={step.span.evidence.observation} />
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
