import type { Chart, ChartLane } from '../../lib/chart';
import { laneName } from '../../lib/chart-lanes';
import { formatDay, formatUsd } from '../../lib/format';
import { lookOf, SHAPES } from './lane-look';

/** Longest name at a line's end, on a wide screen and on a phone. */
const WIDE = 21;
const NARROW = 13;

/** The step chart, drawn on the server in percent, so that it fits any width without scripts. */
export function Drawing({ chart, names, label }: { chart: Chart; names: string[]; label: string }) {
  return (
    <svg role="img" aria-label={label}>
      <defs>
        {SHAPES.map((path, i) => (
          <path key={path} id={`shape-${i}`} d={path} />
        ))}
      </defs>
      <Axes chart={chart} />
      {chart.cheapest.map((l) => (
        <line key={`${l.x1}/${l.y1}/${l.x2}/${l.y2}`} className="cheapest" {...ends(l)} />
      ))}
      {[...chart.lanes].reverse().map((lane) => (
        <LaneMarks key={lane.lane.offer.id} drawn={lane} n={chart.lanes.indexOf(lane)} />
      ))}
      {chart.named.map((n) => (
        <InsideName key={n} drawn={chart.lanes[n]} name={names[n] ?? ''} n={n} />
      ))}
      {chart.labels.map((l) => (
        <EndLabel key={l.y} label={l} chart={chart} />
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
          href={`#shape-${m.end ? 0 : shape}`}
          x={`${m.x}%`}
          y={`${m.y}%`}
        >
          <title>{`${name}: ${m.words}`}</title>
        </use>
      ))}
    </g>
  );
}

type LabelProps = { label: Chart['labels'][number]; chart: Chart };

/** Shape, names and price in the margin, tied to the line's end where it had to move. */
function EndLabel({ label: { lanes, at, y }, chart }: LabelProps) {
  const [n = 0] = lanes;
  const first = chart.lanes[n];
  if (!first) return null;
  const { className, shape } = lookOf(n, first.lane.secondary);
  const hosts = lanes.flatMap((i) => {
    const lane = chart.lanes[i]?.lane;
    return lane ? [laneName(lane)] : [];
  });
  const usd = formatUsd(first.lane.steps.at(-1)?.usd ?? '0');
  return (
    <g className={className}>
      {at === y ? null : <line className="leader" x1="100%" x2="100%" y1={`${at}%`} y2={`${y}%`} />}
      <use href={`#shape-${shape}`} x="100%" y={`${y}%`} transform="translate(10 0)" />
      <text className="end wide" x="100%" y={`${y}%`} dx="18" dy="4">
        {together(hosts, WIDE)} <tspan className="tick">{usd}</tspan>
      </text>
      <text className="end narrow" x="100%" y={`${y}%`} dx="18" dy="4">
        {together(hosts, NARROW)}
      </text>
    </g>
  );
}

type InsideProps = { drawn: ChartLane | undefined; name: string; n: number };

/** A line that ends before the margin is named where it ends. */
function InsideName({ drawn, name, n }: InsideProps) {
  if (!drawn) return null;
  const { className } = lookOf(n, drawn.lane.secondary);
  const { x, y } = drawn.end;
  return (
    <text
      className={`${className} inside`}
      x={`${x}%`}
      y={`${y}%`}
      dy="-7"
      textAnchor={anchorAt(x)}
    >
      {cut(name, WIDE)}
    </text>
  );
}

function anchorAt(x: number) {
  return x < 20 ? 'start' : 'end';
}

/** "fal, Replicate", "fal +3": each name once, as many as there is room for. */
function together(names: readonly string[], room: number): string {
  const own = [...new Set(names)];
  const [first = '', second] = own;
  const rest = names.length - 1;
  if (own.length === 1 && rest === 0) return cut(first, room);
  const both = own.length === 2 && rest === 1 ? `${first}, ${second}` : null;
  if (both && both.length <= room) return both;
  return `${cut(first, room - 3)} +${rest}`;
}

function cut(name: string, room: number): string {
  return name.length <= room ? name : `${name.slice(0, room - 1).trimEnd()}…`;
}

function ends(l: { x1: number; x2: number; y1: number; y2: number }) {
  return { x1: `${l.x1}%`, x2: `${l.x2}%`, y1: `${l.y1}%`, y2: `${l.y2}%` };
}
