'use client';

import { endingsOf, type Series } from '../../lib/chart-day';
import { labelsOf, namedInside } from '../../lib/chart-labels';
import { InsideName, MarginLabel, Shapes } from './line-ends';
import { dayOf, timeOf } from './live-time';

type Props = {
  series: readonly Series[];
  /** Where the lines are drawn, in pixels. */
  area: Record<'x' | 'y' | 'width' | 'height', number>;
  /** The stretch shown, in milliseconds. */
  from: number;
  to: number;
  /** Height of a price above the foot of the plot, 0 to 1. */
  share: (usd: string) => number;
};

/** Height of a name in pixels, with the room between two. */
const LINE = 17;
/** The drawing that this takes the place of stands on the page until the chart is whole. */
const SHAPE = 'live-shape';

/** The lines' names and prices at the end of the stretch, as in the drawing made on the server. */
export function LiveEnds({ series, area, from, to, share }: Props) {
  const [first, last] = [dayOf(from), dayOf(to)];
  const endings = endingsOf(series, first, last);
  const lines = series.map(({ name, short, secondary }, n) => ({
    name: short ?? name,
    usd: endings[n]?.usd ?? '0',
    secondary,
  }));
  const height = (usd: string) => Math.round((1 - share(usd)) * 10_000) / 100;
  const inside = endings.map((e) =>
    e?.ended ? { x: (100 * (timeOf(e.ended) - from)) / (to - from || 1), y: height(e.usd) } : null,
  );
  const labels = labelsOf(
    endings.map((e) => (e && e.ended === null ? height(e.usd) : null)),
    (100 * LINE) / area.height,
  );
  const { x, y, width, height: tall } = area;
  return (
    <svg {...{ x, y, width }} height={tall} overflow="visible" aria-hidden="true">
      <Shapes shapes={SHAPE} />
      {namedInside(inside).map((n) => {
        const { name = '', secondary = false } = series[n] ?? {};
        const end = inside[n];
        return end ? <InsideName key={n} {...{ name, n, secondary }} {...end} /> : null;
      })}
      {labels.map((label) => (
        <MarginLabel key={label.y} label={label} lines={lines} shapes={SHAPE} />
      ))}
    </svg>
  );
}
