import type { Chart } from '../../lib/chart';
import { laneNames, laneWording, seriesOf } from '../../lib/chart-lanes';
import { laneSummary } from '../../lib/chart-words';
import { counted, formatUsd } from '../../lib/format';
import type { Lane } from '../../lib/history';
import { cheapestOf, type HistoryView } from '../../lib/history-view';
import { Noted } from '../noted';
import { ChartReader } from './chart-reader';
import { Drawing } from './drawing';
import { lookOf, SHAPES } from './lane-look';

type Props = {
  chart: Chart;
  scale: HistoryView['scale'];
  today: string;
  /** What is drawn: "Price per image with FLUX.1 [schnell] over time". */
  title: string;
  /** The story in a sentence, above the drawing; null: there is none. */
  summary: string | null;
  tall?: boolean;
  /** Said before the key of marks: "8 of 31 drawn." */
  note?: string;
  children?: React.ReactNode;
};

/** Lines told in the drawing's name, which is heard in one go; the table has every one. */
const TOLD = 4;

/** The one frame of every price history: words, drawing, readout, key and what stands behind it. */
export function ChartFrame({ chart, scale, today, title, summary, tall, note, children }: Props) {
  const lanes = chart.lanes.map(({ lane }) => lane);
  const names = laneNames(lanes);
  const told = lanes.slice(0, TOLD).map((lane, i) => `${names[i]} ${laneSummary(lane)}`);
  const more = lanes.length - told.length;
  const each = [...told, ...(more > 0 ? [counted(more, 'more line')] : [])].join('; ');
  return (
    <figure className={tall ? 'chart chart-tall' : 'chart'}>
      {summary ? (
        <p className="summary">
          <Noted text={summary} />
        </p>
      ) : null}
      <ChartReader
        series={seriesOf(lanes, today)}
        cheapest={cheapestOf(lanes).map(({ from, to, usd }) => [from, to, usd])}
        yTicks={chart.yTicks.map((t) => t.usd)}
        scale={scale}
        first={chart.first}
        last={today}
      >
        <Drawing
          chart={chart}
          names={names}
          label={`${title}. ${each}. The table below has every value.`}
        />
      </ChartReader>
      <LaneKey lanes={lanes} names={names} />
      <figcaption className="small soft">
        {note ? `${note} ` : null}
        Solid: read in that time. Dashed: last known, not read since. Shaded: the price changed
        somewhere between these two checks. Pale band: dated by a month or a year alone, it begins
        somewhere in it. Marks: a price begins. Rings: the offer ended. Broad line: the cheapest of
        the hosts shown. Thin grey: a dataset’s claim.
      </figcaption>
      {children}
    </figure>
  );
}

/** Every line with its shape and latest price, also those whose name had no room in the drawing. */
function LaneKey({ lanes, names }: { lanes: readonly Lane[]; names: readonly string[] }) {
  return (
    <ul className="legend small">
      {lanes.map((lane, n) => {
        const { className, shape } = lookOf(n, lane.secondary);
        const last = lane.steps.at(-1);
        const wording = laneWording(lane);
        return (
          <li key={lane.offer.id} className={className}>
            <svg className="shape" viewBox="-6 -6 12 12" aria-hidden="true">
              <path d={SHAPES[shape]} />
            </svg>
            {names[n]}{' '}
            {names[n]?.endsWith(wording) ? null : (
              <span className="soft" translate="no">
                {wording}{' '}
              </span>
            )}
            <b>{formatUsd(last?.usd ?? '0')}</b>
            {last?.ended ? <span className="soft"> ended</span> : null}
          </li>
        );
      })}
    </ul>
  );
}
