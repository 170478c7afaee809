import { hostById } from '@/catalog';
import { AGEING_DAYS, daysBetween } from '@/pricing';
import { type Drawn, type DrawnLane, draw, ordered } from '../../lib/chart';
import { formatDay, formatUsd } from '../../lib/format';
import type { Lane } from '../../lib/history';
import { laneSummary } from '../../lib/lane-words';

/** Lines a reader can still tell apart; the table beneath holds all of them. */
const HOST_LINES = 8;
const DATASET_LINES = 3;

/** The lanes that are drawn: the hosts to choose from and those with most to show, then datasets. */
export function drawnLanes(all: readonly Lane[], today: string): Lane[] {
  const current = ({ steps }: Lane) => {
    const last = steps.at(-1);
    return !!last && last.to > today && daysBetween(last.checkedOn, today) <= AGEING_DAYS;
  };
  const own = all.filter((l) => !l.secondary);
  const claims = all.filter((l) => l.secondary).slice(0, DATASET_LINES);
  return [...ordered(own, current).slice(0, HOST_LINES), ...claims];
}

export function laneName({ offer, secondary }: Lane): string {
  const host = hostById(offer.hostId)?.name ?? offer.hostId;
  return secondary ? `${offer.reporter}: ${host}` : host;
}

/** Names of lanes drawn together; where two would be alike, with the host's own wording. */
export function laneNames(lanes: readonly Lane[]): string[] {
  const names = lanes.map(laneName);
  return lanes.map((lane, i) => {
    const name = names[i] ?? '';
    if (names.filter((n) => n === name).length === 1) return name;
    const variant = lane.offer.variant.replaceAll('&', ', ').replaceAll('=', ': ');
    return [name, lane.offer.hostModel, variant].filter(Boolean).join(' · ');
  });
}

/** A step chart drawn on the server; positions in percent, so it fits any width without scripts. */
export function HistoryChart({ all, today }: { all: readonly Lane[]; today: string }) {
  const lanes = drawnLanes(all, today);
  const drawn = draw(lanes, today);
  if (!drawn) return null;
  const names = laneNames(lanes);
  const summary = lanes.map((lane, i) => `${names[i]} ${laneSummary(lane)}`).join('; ');
  return (
    <figure className="chart">
      <svg role="img" aria-label={`Price per image over time. ${summary}.`}>
        <Axes drawn={drawn} />
        {[...drawn.lanes].reverse().map((lane) => (
          <LaneLine key={lane.lane.offer.id} drawn={lane} n={drawn.lanes.indexOf(lane)} />
        ))}
        {drawn.labels.map((l) => (
          <text key={l.y} x="100%" y={`${l.y}%`} dx="8" dy="4" className="end">
            {endWords(l.lanes)}
          </text>
        ))}
      </svg>
      <ol className="legend small">
        {lanes.map((lane, i) => (
          <li key={lane.offer.id} className={laneClass(lane, i)}>
            <b>{i + 1}</b> {names[i]}{' '}
            <span className="soft">{formatUsd(lane.steps.at(-1)?.usd ?? '0')}</span>
          </li>
        ))}
      </ol>
      <figcaption className="small soft">
        {lanes.length < all.length ? `${lanes.length} of ${all.length} drawn. ` : ''}
        Solid: read in that time. Dashed: last known, not read since. Dots: a price begins. Lighter
        grey: a dataset’s claim about the host.
      </figcaption>
    </figure>
  );
}

/** "3", "3, 4", "3 +5": there is room for two numbers; the legend has every lane's price. */
function endWords([first = 0, ...others]: readonly number[]): string {
  const [second] = others;
  if (second === undefined) return `${first + 1}`;
  return others.length === 1 ? `${first + 1}, ${second + 1}` : `${first + 1} +${others.length}`;
}

function Axes({ drawn }: { drawn: Drawn }) {
  return (
    <>
      {drawn.yTicks.map((t) => (
        <g key={t.usd}>
          <line className="grid" x1="0%" x2="100%" y1={`${t.y}%`} y2={`${t.y}%`} />
          <text className="tick" x="0" y={`${t.y}%`} dx="-8" dy="4" textAnchor="end">
            {t.usd === '0' ? '$0' : formatUsd(t.usd)}
          </text>
        </g>
      ))}
      {drawn.xTicks.map((t) => (
        <text key={t.day} className="tick when" x={`${t.x}%`} y="100%" dy="18" textAnchor="middle">
          {formatDay(t.day, t.precision)}
        </text>
      ))}
    </>
  );
}

function laneClass(lane: Lane, n: number): string {
  return lane.secondary ? 'lane secondary' : `lane lane-${n + 1}`;
}

function LaneLine({ drawn, n }: { drawn: DrawnLane; n: number }) {
  return (
    <g className={laneClass(drawn.lane, n)}>
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
    </g>
  );
}
