'use client';

import {
  Brush,
  CartesianGrid,
  Line,
  LineChart,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { type Series, stepOn } from '../../lib/chart-day';
import { formatDay, formatUsd } from '../../lib/format';
import type { LiveProps } from './chart-reader';
import { DayPrices } from './day-readout';
import { lookOf, SHAPES } from './lane-look';

type Row = { day: string; time: number } & Record<`${'s' | 'u'}${number}`, number | null>;

/** The same steps, with a stretch of time to choose beneath. Gaps stay gaps. */
export function LiveChart({ series, yTicks, scale, first, last }: LiveProps) {
  const heights = yTicks.map(pixels);
  return (
    <div className="live-chart">
      <ResponsiveContainer width="100%" height={380}>
        <LineChart
          data={rowsOf(series, first, last)}
          margin={{ top: 8, right: 16, bottom: 4, left: 8 }}
        >
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="time"
            type="number"
            domain={['dataMin', 'dataMax']}
            tickFormatter={(time: number) => formatDay(dayOf(time), 'month')}
            minTickGap={32}
            stroke="var(--soft)"
            fontSize={12}
          />
          <YAxis
            ticks={heights}
            scale={scale}
            domain={[heights[0] ?? 0, heights.at(-1) ?? 'dataMax']}
            tickFormatter={(v: number) => dollars(yTicks.find((t) => pixels(t) === v) ?? '0')}
            stroke="var(--soft)"
            fontSize={12}
            width={64}
          />
          <Tooltip
            content={({ active, label }) =>
              active ? (
                <div className="on-day small">
                  <DayPrices series={series} day={dayOf(Number(label))} />
                </div>
              ) : null
            }
          />
          {series.flatMap((s, n) =>
            unsureOf(s, first).map((area) => (
              <ReferenceArea
                key={`${s.id}/${area.x2}`}
                {...area}
                fill={colourOf(s, n)}
                fillOpacity={0.14}
              />
            )),
          )}
          {series.flatMap((s, n) =>
            (['read', 'last known'] as const).map((kind) => (
              <Line
                key={`${kind}/${s.id}`}
                name={s.name}
                dataKey={kind === 'read' ? `s${n}` : `u${n}`}
                type="stepAfter"
                connectNulls={false}
                isAnimationActive={false}
                dot={kind === 'read' ? startMark(s, n) : false}
                stroke={colourOf(s, n)}
                strokeWidth={s.secondary ? 1 : 2}
                strokeDasharray={kind === 'read' ? undefined : '3 4'}
              />
            )),
          )}
          <Brush
            dataKey="time"
            height={28}
            travellerWidth={12}
            stroke="var(--line-strong)"
            fill="var(--raised)"
            tickFormatter={(time: number) => formatDay(dayOf(time), 'month')}
            ariaLabel="Stretch of time"
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

/** `var(--c)` of the line's class; the library wants a colour on each mark. */
function colourOf({ secondary }: Series, n: number): string {
  const { className } = lookOf(n, secondary);
  return secondary ? 'var(--line-strong)' : `var(--${className.split(' ')[1]})`;
}

/** Between two checks: the price changed somewhere in here. */
function unsureOf({ steps }: Series, first: string) {
  return steps.flatMap(([from, , , usd, change], i) => {
    const before = steps[i - 1];
    if (!change || !before || before[2] !== from || from < first) return [];
    const x1 = timeOf(change[0] < first ? first : change[0]);
    return [{ x1, x2: timeOf(from), y1: pixels(before[3]), y2: pixels(usd) }];
  });
}

type DotProps = { cx?: number; cy?: number; stroke?: string; payload?: Row };

/** The line's shape only where a price of it begins; the rows hold the other lines' days too. */
function startMark({ steps, secondary }: Series, n: number) {
  const starts = new Set(steps.map(([from]) => from));
  const path = SHAPES[lookOf(n, secondary).shape];
  return ({ cx, cy, stroke, payload }: DotProps) => {
    const begins = payload && starts.has(payload.day) && cx != null && cy != null;
    return (
      <path
        key={payload?.day}
        d={begins ? path : ''}
        transform={`translate(${cx ?? 0} ${cy ?? 0})`}
        fill={stroke}
      />
    );
  };
}

/** One row for each day on which any line begins or ends. Pixels need floats; no price is computed. */
function rowsOf(series: Series[], first: string, last: string): Row[] {
  const days = new Set(
    series.flatMap((s) => s.steps.flatMap((step) => step.slice(0, 3) as string[])),
  );
  const inside = [...days].filter((day) => day > first && day < last);
  return [first, ...inside, last].sort().map((day) => {
    const row: Row = { day, time: timeOf(day) };
    series.forEach((s, n) => {
      const step = stepOn(s, day);
      const price = step ? pixels(step[3]) : null;
      row[`s${n}`] = step && day <= step[1] ? price : null;
      row[`u${n}`] = step && day >= step[1] ? price : null;
    });
    return row;
  });
}

function pixels(usd: string): number {
  return Number.parseFloat(usd);
}

function dollars(usd: string): string {
  return usd === '0' ? '$0' : formatUsd(usd);
}

function timeOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
