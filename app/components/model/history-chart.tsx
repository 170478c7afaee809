import { hostById } from '@/catalog';
import { type DrawnLane, draw } from '../../lib/chart';
import { formatDay, formatUsd } from '../../lib/format';
import type { Lane } from '../../lib/history';

/** Lines a reader can still tell apart; the table beneath holds all of them. */
const HOST_LINES = 8;
const DATASET_LINES = 3;

/** The lanes that are drawn: hosts cheapest first, then a few datasets' claims. */
export function drawnLanes(all: readonly Lane[]): Lane[] {
  const hosts = all.filter((l) => !l.secondary).slice(0, HOST_LINES);
  return [...hosts, ...all.filter((l) => l.secondary).slice(0, DATASET_LINES)];
}

export function laneName({ offer, secondary }: Lane): string {
  const host = hostById(offer.hostId)?.name ?? offer.hostId;
  return secondary ? `${offer.reporter}: ${host}` : host;
}

/** A step chart drawn on the server; positions in percent, so it fits any width without scripts. */
export function HistoryChart({ all, today }: { all: readonly Lane[]; today: string }) {
  const drawn = draw(drawnLanes(all), today);
  if (!drawn) return null;
  return (
    <figure className="chart">
      <svg
        role="img"
        aria-label="Price per image over time, as steps; the table below has every value"
      >
        {drawn.yTicks.map((t) => (
          <g key={t.usd}>
            <line className="grid" x1="0%" x2="100%" y1={`${t.y}%`} y2={`${t.y}%`} />
            <text className="tick" x="0" y={`${t.y}%`} dx="-8" dy="4" textAnchor="end">
              {t.usd === '0' ? '$0' : formatUsd(t.usd)}
            </text>
          </g>
        ))}
        {drawn.xTicks.map((t) => (
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
        {[...drawn.lanes].reverse().map((lane) => (
          <LaneLine key={lane.lane.offer.id} drawn={lane} n={drawn.lanes.indexOf(lane)} />
        ))}
      </svg>
      <figcaption className="small soft">
        Solid: read in that time. Dashed: last known, not read since. Dots: a price begins. Lighter
        grey: a dataset’s claim about the host.
      </figcaption>
    </figure>
  );
}

function short(name: string): string {
  return name.length > 19 ? `${name.slice(0, 18)}…` : name;
}

function LaneLine({ drawn, n }: { drawn: DrawnLane; n: number }) {
  const { lane } = drawn;
  return (
    <g className={lane.secondary ? 'lane secondary' : `lane lane-${n + 1}`}>
      {drawn.strokes.map((s) => (
        <line
          key={`${s.x1}/${s.y1}/${s.x2}/${s.y2}`}
          className={s.read ? undefined : 'unread'}
          x1={`${s.x1}%`}
          x2={`${s.x2}%`}
          y1={`${s.y1}%`}
          y2={`${s.y2}%`}
        />
      ))}
      {drawn.starts.map((c) => (
        <circle key={c.x} cx={`${c.x}%`} cy={`${c.y}%`} r="3" />
      ))}
      <text x="100%" y={`${drawn.labelY}%`} dx="8" dy="4">
        {short(laneName(lane))}
      </text>
    </g>
  );
}
