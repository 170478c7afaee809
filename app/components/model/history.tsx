import { hostById } from '@/catalog';
import { checkedOf } from '../../lib/dates';
import { formatUsd } from '../../lib/format';
import { type Lane, type Low, lowest } from '../../lib/history';
import { DataTable } from '../data-table';
import { Day } from '../day';
import { EvidenceLink, Usd } from '../price';
import { ExploreHistory } from './explore';
import { drawnLanes, HistoryChart, laneName } from './history-chart';

type Props = { all: readonly Lane[]; today: string; since: string };

/** What this workload cost over time: lows, the chart, and the same numbers as a table. */
export function History({ all, today, since }: Props) {
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
      <HistoryChart all={all} today={today} />
      <ExploreHistory
        series={drawnLanes(all).map((lane) => ({
          id: lane.offer.id,
          name: laneName(lane),
          secondary: lane.secondary,
          steps: lane.steps.map(({ from, checkedOn, to, usd }) => [from, checkedOn, to, usd]),
        }))}
      />
      <p className="small mb-2">
        <a href={`/models/${all[0]?.offer.modelId}/history`}>
          Whole history, hosts on and off, CSV
        </a>
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
