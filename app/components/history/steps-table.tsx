import { laneName, laneWording } from '../../lib/chart-lanes';
import { checkedOf } from '../../lib/dates';
import type { Lane } from '../../lib/history';
import { after, type Cheapest } from '../../lib/history-view';
import { DataTable } from '../data-table';
import { Day } from '../day';
import { EvidenceLink, Usd } from '../price';

type Props = { shown: readonly Lane[]; caption: string; hideCaption?: boolean };

/** Every step of the lines, newest first. */
export function StepsTable({ shown, caption, hideCaption }: Props) {
  const rows = shown.flatMap((lane) => lane.steps.map((step) => ({ lane, step })));
  rows.sort((a, b) => (a.step.from < b.step.from ? 1 : a.step.from > b.step.from ? -1 : 0));
  return (
    <DataTable
      cards
      className="steps"
      hideCaption={hideCaption}
      caption={caption}
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
      {rows.map(({ lane, step }) => {
        const since = after(lane, step);
        return (
          <tr key={`${lane.offer.id}/${step.from}`}>
            <th scope="row">{laneName(lane)}</th>
            <td className="small break-words" translate="no">
              {laneWording(lane)}
            </td>
            <td className="n">
              <Usd amount={step.usd} />
            </td>
            <td data-l="From:">
              <Day {...step.begun} />
              {since ? (
                <div className="small soft">
                  changed after <Day {...since} />
                </div>
              ) : null}
            </td>
            <td data-l={step.ended ? 'Until:' : undefined}>
              {step.ended ? <Day {...step.ended} /> : null}
            </td>
            <td data-l="Last checked:">
              <Day {...checkedOf(step.span)} />
            </td>
            <td>
              <EvidenceLink observation={step.span.evidence.observation} />
            </td>
          </tr>
        );
      })}
    </DataTable>
  );
}

/** The broad line of the chart: who was cheapest, and how long. */
export function CheapestTable({ steps }: { steps: readonly Cheapest[] }) {
  return (
    <DataTable
      cards
      className="steps"
      caption="The cheapest of the hosts shown, newest first"
      columns={[
        { key: 'from', label: 'From' },
        { key: 'to', label: 'Until' },
        { key: 'usd', label: '$ per image', numeric: true },
        { key: 'host', label: 'Host' },
        { key: 'evidence', label: 'Evidence' },
      ]}
    >
      {[...steps].reverse().map((c) => (
        <tr key={c.from}>
          <td>
            <Day {...c.begun} />
          </td>
          <td data-l="Until:">
            {c.ended ? <Day {...c.ended} /> : <span className="soft">last known</span>}
          </td>
          <td className="n">
            <Usd amount={c.usd} />
          </td>
          <td>{laneName(c.lane)}</td>
          <td>
            <EvidenceLink observation={c.step.span.evidence.observation} />
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
