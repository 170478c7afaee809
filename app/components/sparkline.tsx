import { formatUsd } from '../lib/format';
import type { LinePoint } from '../lib/history';
import { dayFraction, fraction, highest } from '../lib/scale';

const WIDTH = 72;
const HEIGHT = 18;

/**
 * A tiny step line with its text for those who don't see it. Solid where the price had been read,
 * dashed where it is only what was last known, nothing where there was none.
 */
export function Sparkline({ points }: { points: readonly LinePoint[] }) {
  const first = points.find((p) => p.usd !== null);
  const last = points.at(-1);
  if (!first || !last?.usd || !first.usd) return null;
  const { read, unread } = paths(points);
  const moved = points.some((p) => p.usd !== null && p.usd !== last.usd);
  const words = moved
    ? `from ${formatUsd(first.usd)} to ${formatUsd(last.usd)} in 90 days`
    : read
      ? 'no change seen in 90 days'
      : 'no reading known in 90 days';
  return (
    <svg className="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words}>
      {unread ? <path className="unread" d={unread} /> : null}
      {read ? <path d={read} /> : null}
    </svg>
  );
}

function paths(points: readonly LinePoint[]): { read: string; unread: string } {
  const amounts = points.flatMap((p) => p.usd ?? []);
  // A line that never moves lies in the middle; one that moves is measured from 0.
  const flat = new Set(amounts).size === 1;
  const top = highest(amounts);
  const start = points[0]?.day ?? '';
  const end = points.at(-1)?.day ?? '';
  const out = { read: '', unread: '' };
  points.forEach((p, i) => {
    const next = points[i + 1];
    if (p.usd === null || !next) return;
    const kind = p.read ? 'read' : 'unread';
    const x = round(dayFraction(p.day, start, end) * WIDTH);
    const x2 = round(dayFraction(next.day, start, end) * WIDTH);
    const y = flat ? HEIGHT / 2 : yOf(p.usd, top);
    const before = points[i - 1];
    const joined = before && before.usd !== null && before.read === p.read;
    out[kind] += `${joined ? 'V' : `M${x} `}${y}H${x2}`;
  });
  return out;
}

/** From 0 at the bottom, so that the height of a step is its true share. */
function yOf(usd: string, top: string): number {
  return round(HEIGHT - 1 - fraction(usd, top) * (HEIGHT - 4));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
