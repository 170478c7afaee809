import type { EndLabel } from '../../lib/chart-labels';
import { formatUsd } from '../../lib/format';
import { lookOf, SHAPES } from './lane-look';

/** Longest name at a line's end, on a wide screen and on a phone. */
const WIDE = 21;
const NARROW = 13;

/** A line as it is named where it ends. */
export type NamedLine = { name: string; usd: string; secondary: boolean };

type Drawn = {
  /** Every line, in the order drawn. */
  lines: readonly NamedLine[];
  /** What the ids of the drawing’s shapes begin with. */
  shapes: string;
};

/** The shapes, to be drawn by reference at places in percent. */
export function Shapes({ shapes }: Pick<Drawn, 'shapes'>) {
  return (
    <defs>
      {SHAPES.map((path, i) => (
        <path key={path} id={`${shapes}-${i}`} d={path} />
      ))}
    </defs>
  );
}

/** Shape, names and price in the margin, tied to the line's end where it had to move. */
export function MarginLabel({ label, lines, shapes }: Drawn & { label: EndLabel }) {
  const { lanes, at, y } = label;
  const [n = 0] = lanes;
  const first = lines[n];
  if (!first) return null;
  const { className, shape } = lookOf(n, first.secondary);
  const names = lanes.flatMap((i) => lines[i]?.name ?? []);
  return (
    <g className={className}>
      {at === y ? null : <line className="leader" x1="100%" x2="100%" y1={`${at}%`} y2={`${y}%`} />}
      <use href={`#${shapes}-${shape}`} x="100%" y={`${y}%`} transform="translate(10 0)" />
      <text className="end wide" x="100%" y={`${y}%`} dx="18" dy="4">
        {together(names, WIDE)} <tspan className="tick">{formatUsd(first.usd)}</tspan>
      </text>
      <text className="end narrow" x="100%" y={`${y}%`} dx="18" dy="4">
        {together(names, NARROW)}
      </text>
    </g>
  );
}

type InsideProps = { name: string; n: number; secondary: boolean; x: number; y: number };

/** A line that ends before the margin is named where it ends. */
export function InsideName({ name, n, secondary, x, y }: InsideProps) {
  const { className } = lookOf(n, secondary);
  return (
    <text
      className={`${className} inside`}
      x={`${x}%`}
      y={`${y}%`}
      dy="-7"
      textAnchor={x < 20 ? 'start' : 'end'}
    >
      {cut(name, WIDE)}
    </text>
  );
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
