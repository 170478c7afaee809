import './history.css';
import { formatDay, formatUsd } from '../../lib/format';
import type { Lane } from '../../lib/history';
import type { Plot } from '../../lib/history-plot';
import { laneName } from '../model/history-chart';

/** Colours repeat after these; the name stands at each line's end. */
const COLOURS = 8;

/** The step chart, drawn on the server in percent, so that it fits any width without scripts. */
export function PlotChart({ plot, label }: { plot: Plot; label: string }) {
  return (
    <figure className="chart chart-tall">
      <svg role="img" aria-label={`${label}; the table below has every value`}>
        {plot.yTicks.map((t) => (
          <g key={t.usd}>
            <line className="grid" x1="0%" x2="100%" y1={`${t.y}%`} y2={`${t.y}%`} />
            <text className="tick" x="0" y={`${t.y}%`} dx="-8" dy="4" textAnchor="end">
              {t.usd === '0' ? '$0' : formatUsd(t.usd)}
            </text>
          </g>
        ))}
        {plot.xTicks.map((t) => (
          <text
            key={t.day}
            className="tick when"
            x={`${t.x}%`}
            y="100%"
            dy="18"
            textAnchor="middle"
          >
            {formatDay(t.day, t.precision)}
          </text>
        ))}
        {plot.cheapest.map((l) => (
          <line key={`${l.x1}/${l.y1}/${l.x2}/${l.y2}`} className="cheapest" {...ends(l)} />
        ))}
        {plot.lanes.map((lane, n) => (
          <LaneMarks key={lane.lane.offer.id} lane={lane} n={n} />
        ))}
        {plot.labels.map((l) => (
          <text key={l.y} x="100%" y={`${l.y}%`} dx="8" dy="4">
            {l.lanes.map((n) => n + 1).join(', ')}
          </text>
        ))}
      </svg>
      <ol className="lane-names small">
        {plot.lanes.map(({ lane }, n) => (
          <li key={lane.offer.id} className={laneClass(lane, n)}>
            <b>{n + 1}</b> {laneName(lane)}{' '}
            <span className="soft">
              {[lane.offer.hostModel, lane.offer.variant.replaceAll('&', ', ')]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
      <figcaption className="small soft">
        Solid: read in that time. Dashed: last known, not read since. Shaded: the price changed
        somewhere between these two checks. Dots: a price begins. Rings: the offer ended. Broad
        line: the cheapest of the hosts shown. Thin grey: a dataset’s claim.
      </figcaption>
    </figure>
  );
}

function LaneMarks({ lane, n }: { lane: Plot['lanes'][number]; n: number }) {
  const name = laneName(lane.lane);
  return (
    <g className={laneClass(lane.lane, n)}>
      {lane.unsure.map((u) => (
        <rect
          key={u.x}
          className="unsure"
          x={`${u.x}%`}
          y={`${u.y}%`}
          width={`${u.width}%`}
          height={`${u.height}%`}
        />
      ))}
      {lane.lines.map((l) => (
        <line
          key={`${l.x1}/${l.y1}/${l.x2}/${l.y2}`}
          className={l.read ? undefined : 'unread'}
          {...ends(l)}
        />
      ))}
      {lane.marks.map((m) => (
        <circle
          key={`${m.x}/${m.end}`}
          className={m.end ? 'ended' : undefined}
          cx={`${m.x}%`}
          cy={`${m.y}%`}
          r={m.end ? 4 : 3}
        >
          <title>{`${name}: ${m.words}`}</title>
        </circle>
      ))}
    </g>
  );
}

function laneClass(lane: Lane, n: number): string {
  return lane.secondary ? 'lane secondary' : `lane lane-${(n % COLOURS) + 1}`;
}

function ends(l: { x1: number; x2: number; y1: number; y2: number }) {
  return { x1: `${l.x1}%`, x2: `${l.x2}%`, y1: `${l.y1}%`, y2: `${l.y2}%` };
}
