import type { Chart, ChartLane } from '../../lib/chart';
import { laneName } from '../../lib/chart-lanes';
import { formatDay, formatUsd } from '../../lib/format';
import { lookOf } from './lane-look';
import { InsideName, MarginLabel, Shapes } from './line-ends';

/** What the ids of this drawing's shapes begin with. */
const SHAPE = 'shape';

/** The step chart, drawn on the server in percent, so that it fits any width without scripts. */
export function Drawing({ chart, names, label }: { chart: Chart; names: string[]; label: string }) {
  const lines = chart.lanes.map(({ lane }) => ({
    name: laneName(lane),
    usd: lane.steps.at(-1)?.usd ?? '0',
    secondary: lane.secondary,
  }));
  return (
    <svg role="img" aria-label={label}>
      <Shapes shapes={SHAPE} />
      <Axes chart={chart} />
      {chart.cheapest.map((l) => (
        <line key={`${l.x1}/${l.y1}/${l.x2}/${l.y2}`} className="cheapest" {...ends(l)} />
      ))}
      {[...chart.lanes].reverse().map((lane) => (
        <LaneMarks key={lane.lane.offer.id} drawn={lane} n={chart.lanes.indexOf(lane)} />
      ))}
      {chart.named.map((n) => {
        const drawn = chart.lanes[n];
        if (!drawn) return null;
        const { x, y } = drawn.end;
        const { secondary } = drawn.lane;
        return <InsideName key={n} name={names[n] ?? ''} {...{ n, secondary, x, y }} />;
      })}
      {chart.labels.map((l) => (
        <MarginLabel key={l.y} label={l} lines={lines} shapes={SHAPE} />
      ))}
    </svg>
  );
}

function Axes({ chart }: { chart: Chart }) {
  return (
    <>
      {chart.yTicks.map((t) => (
        <g key={t.usd}>
          <line className="grid" x1="0%" x2="100%" y1={`${t.y}%`} y2={`${t.y}%`} />
          <text className="tick" x="0" y={`${t.y}%`} dx="-8" dy="4" textAnchor="end">
            {t.usd === '0' ? '$0' : formatUsd(t.usd)}
          </text>
        </g>
      ))}
      {chart.xTicks.map((t) => (
        <text key={t.day} className="tick when" x={`${t.x}%`} y="100%" dy="18" textAnchor="middle">
          {formatDay(t.day, t.precision)}
        </text>
      ))}
    </>
  );
}

function LaneMarks({ drawn, n }: { drawn: ChartLane; n: number }) {
  const name = laneName(drawn.lane);
  const { className, shape } = lookOf(n, drawn.lane.secondary);
  return (
    <g className={className}>
      {drawn.unsure.map((u) => (
        <rect
          key={u.x}
          className="unsure"
          x={`${u.x}%`}
          y={`${u.y}%`}
          width={`${u.width}%`}
          height={`${u.height}%`}
        />
      ))}
      {drawn.vague.map((l) => (
        <line key={l.x1} className="vague" {...ends(l)} />
      ))}
      {drawn.strokes.map((l) => (
        <line
          key={`${l.x1}/${l.y1}/${l.x2}/${l.y2}`}
          className={l.read ? undefined : 'unread'}
          {...ends(l)}
        />
      ))}
      {drawn.marks.map((m) => (
        <use
          key={`${m.x}/${m.end}`}
          className={m.end ? 'ended' : undefined}
          href={`#${SHAPE}-${m.end ? 0 : shape}`}
          x={`${m.x}%`}
          y={`${m.y}%`}
        >
          <title>{`${name}: ${m.words}`}</title>
        </use>
      ))}
    </g>
  );
}

function ends(l: { x1: number; x2: number; y1: number; y2: number }) {
  return { x1: `${l.x1}%`, x2: `${l.x2}%`, y1: `${l.y1}%`, y2: `${l.y2}%` };
}
