'use client';

import { useEffect, useId } from 'react';
import { useChartWidth, usePlotArea, useXAxisDomain, useXAxisScale } from 'recharts';
import type { Series } from '../../lib/chart-day';
import { formatUsd } from '../../lib/format';
import { fraction, logShare } from '../../lib/scale';
import type { Level, LiveProps } from './chart-reader';
import { lookOf, SHAPES } from './lane-look';
import { LiveEnds } from './live-ends';
import { timeOf } from './live-time';

/** The time that is shown, as milliseconds, and where it lies in the chart, in pixels. */
export type Stretch = Record<'from' | 'to' | 'x' | 'y' | 'width' | 'height' | 'whole', number>;

type Props = Pick<LiveProps, 'series' | 'cheapest' | 'yTicks' | 'scale'> & {
  onStretch: (stretch: Stretch) => void;
};

/**
 * Every line in the stretch of time that is shown. A `Line` of the library each would register,
 * measure and draw itself one after the other: twenty of them hold a phone up for half a second.
 */
export function LiveLanes({ series, cheapest, yTicks, scale, onStretch }: Props) {
  const clip = useId();
  const area = usePlotArea();
  const whole = useChartWidth() ?? 0;
  const [from, to] = (useXAxisDomain() ?? []) as number[];
  const stretch =
    area && from !== undefined && to !== undefined ? { ...area, from, to, whole } : null;
  const told = JSON.stringify(stretch);
  useEffect(() => {
    const { from, to, x, y, width, height, whole } = JSON.parse(told) ?? {};
    if (from !== undefined) onStretch({ from, to, x, y, width, height, whole });
  }, [told, onStretch]);
  const xScale = useXAxisScale();
  if (!area || !xScale || from === undefined || to === undefined) return null;
  const x = (day: string) => xScale(Math.min(to, Math.max(from, timeOf(day)))) ?? 0;
  const [low = '0', top = low] = [yTicks[0], yTicks.at(-1)];
  const share = (usd: string) => (scale === 'log' ? logShare(usd, low, top) : fraction(usd, top));
  const y = (usd: string) => area.y + area.height * (1 - share(usd));
  const within = (a: string, b: string) => timeOf(b) >= from && timeOf(a) <= to;
  return (
    <g>
      <clipPath id={clip}>
        <rect x={area.x - 6} y={area.y - 6} width={area.width + 12} height={area.height + 12} />
      </clipPath>
      {yTicks.map((usd) => (
        <g key={usd}>
          <line className="grid" x1={area.x} x2={area.x + area.width} y1={y(usd)} y2={y(usd)} />
          <text className="tick" x={area.x} y={y(usd)} dx="-8" dy="4" textAnchor="end">
            {usd === '0' ? '$0' : formatUsd(usd)}
          </text>
        </g>
      ))}
      <g clipPath={`url(#${clip})`}>
        <path className="cheapest" d={broad(shownOf(cheapest, within), x, y)} />
        {series.map((s, n) => (
          <Lane key={s.id} series={s} n={n} {...{ x, y, within }} />
        ))}
      </g>
      <LiveEnds series={series} area={area} from={from} to={to} share={share} />
    </g>
  );
}

type Place = (value: string) => number;
type Within = (from: string, to: string) => boolean;

const shownOf = (levels: readonly Level[], within: Within) =>
  levels.filter(([from, to]) => within(from, to));

/** One line through the levels, broken where no price was known. */
function broad(levels: readonly Level[], x: Place, y: Place): string {
  return levels
    .map(([from, to, usd], i) => {
      const joined = levels[i - 1]?.[1] === from;
      return `${joined ? `V${y(usd)}` : `M${x(from)} ${y(usd)}`}H${x(to)}`;
    })
    .join('');
}

type LaneProps = {
  series: Series;
  n: number;
  x: Place;
  y: Place;
  within: Within;
};

/** The later of two days. */
const later = (a: string, b: string) => (a > b ? a : b);

/**
 * One path of what was read, one of what was last known, a shape where a price begins, and a pale
 * band where it begins on no exact day.
 */
function Lane({ series: { steps, secondary }, n, x, y, within }: LaneProps) {
  const { className, shape } = lookOf(n, secondary);
  const shown = steps.filter(([from, , to]) => within(from, to));
  const part = (a: string, b: string, usd: string) => (a < b ? `M${x(a)} ${y(usd)}H${x(b)}` : '');
  const begun = shown.map(([from, , , , , vague]) => vague?.[0] ?? from);
  const read = shown.map(([from, checked, , usd], i) => part(begun[i] ?? from, checked, usd));
  const known = shown.map(([from, checked, to, usd], i) => {
    const by = begun[i] ?? from;
    return part(from, by, usd) + part(later(by, checked), to, usd);
  });
  // From one price to the next, where one follows at once.
  const rises = shown.flatMap(([from, , , usd], i) => {
    const before = shown[i - 1];
    return before && before[2] === from ? [`M${x(from)} ${y(before[3])}V${y(usd)}`] : [];
  });
  return (
    <g className={className}>
      {shown.map(([from, , , usd], i) =>
        begun[i] === from ? null : (
          <path key={from} className="line vague" d={part(from, begun[i] ?? from, usd)} />
        ),
      )}
      {shown.map(([from, , , usd, change], i) => {
        const before = shown[i - 1];
        const since = change && change[0] < from ? change[0] : from;
        const by = begun[i] ?? from;
        if (!before || before[2] !== from || since >= by) return null;
        const [top, bottom] = [y(usd), y(before[3])].sort((a, b) => a - b) as [number, number];
        return (
          <rect
            key={from}
            className="unsure"
            x={x(since)}
            y={top}
            width={x(by) - x(since)}
            height={bottom - top}
          />
        );
      })}
      <path className="line" d={[...read, ...rises].join('')} />
      <path className="line unread" d={known.join('')} />
      {shown.map(([from, , , usd]) =>
        within(from, from) ? (
          <path key={from} d={SHAPES[shape]} transform={`translate(${x(from)} ${y(usd)})`} />
        ) : null,
      )}
    </g>
  );
}
