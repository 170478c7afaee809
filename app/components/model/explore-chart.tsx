'use client';

import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatDay, formatUsd } from '../../lib/format';
import type { ExploreProps, Series } from './explore';

type Row = { day: string; time: number } & Record<`${'s' | 'u'}${number}`, number | null>;

/** The same steps, under a pointer. Gaps stay gaps. */
export function ExploreChart({ series, yTicks }: ExploreProps) {
  return (
    <div className="explore-chart">
      <ResponsiveContainer width="100%" height={320}>
        <LineChart data={rowsOf(series)} margin={{ top: 8, right: 16, bottom: 4, left: 8 }}>
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
            ticks={yTicks.map(pixels)}
            domain={[0, 'dataMax']}
            tickFormatter={(v: number) => dollars(yTicks.find((t) => pixels(t) === v) ?? '0')}
            stroke="var(--soft)"
            fontSize={12}
            width={64}
          />
          <Tooltip
            content={({ active, label }) =>
              active ? <OnDay series={series} day={dayOf(Number(label))} /> : null
            }
          />
          {series.flatMap((s, i) =>
            (['read', 'last known'] as const).map((kind) => (
              <Line
                key={`${kind}/${s.id}`}
                name={s.name}
                dataKey={kind === 'read' ? `s${i}` : `u${i}`}
                type="stepAfter"
                connectNulls={false}
                isAnimationActive={false}
                dot={kind === 'read' ? startDot(s) : false}
                stroke={s.secondary ? 'var(--soft)' : `var(--c${(i % 8) + 1})`}
                strokeWidth={s.secondary ? 1 : 2}
                strokeDasharray={kind === 'read' ? undefined : '3 4'}
              />
            )),
          )}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

/** What each line stood at on a day, each once. */
function OnDay({ series, day }: { series: Series[]; day: string }) {
  return (
    <div className="on-day small">
      <b>{formatDay(day)}</b>
      <ul>
        {series.map((s) => {
          const step = stepOn(s, day);
          return step ? (
            <li key={s.id}>
              {s.name}: {dollars(step[3])}
              {day > step[1] ? <span className="soft"> last known</span> : null}
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}

type DotProps = { cx?: number; cy?: number; stroke?: string; payload?: Row };

/** A dot only where a price of this line begins; the rows hold the other lines' days too. */
function startDot({ steps }: Series) {
  const starts = new Set(steps.map(([from]) => from));
  return ({ cx, cy, stroke, payload }: DotProps) => {
    const begins = payload && starts.has(payload.day) && cy != null;
    return <circle key={payload?.day} cx={cx} cy={cy ?? 0} r={begins ? 2.5 : 0} fill={stroke} />;
  };
}

/** Both ends belong to a step, so that it is drawn to its end; at a change the later one wins. */
function stepOn({ steps }: Series, day: string) {
  return steps.findLast(([from, , to]) => from <= day && day <= to);
}

/** One row for each day on which any line begins or ends. Pixels need floats; no price is computed. */
function rowsOf(series: Series[]): Row[] {
  const days = new Set(series.flatMap((s) => s.steps.flatMap((step) => step.slice(0, 3))));
  return [...days].sort().map((day) => {
    const row: Row = { day, time: Date.parse(`${day}T00:00:00Z`) };
    series.forEach((s, i) => {
      const step = stepOn(s, day);
      const price = step ? pixels(step[3]) : null;
      row[`s${i}`] = step && day <= step[1] ? price : null;
      row[`u${i}`] = step && day >= step[1] ? price : null;
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

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
