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
import { formatDay } from '../../lib/format';
import type { Series } from './explore';

type Row = { day: string; time: number } & Record<`s${number}`, number | null>;

/** The same steps, under a pointer. Gaps stay gaps. */
export function ExploreChart({ series }: { series: Series[] }) {
  const rows = rowsOf(series);
  return (
    <div className="explore-chart">
      <ResponsiveContainer width="100%" height={320}>
        <LineChart data={rows} margin={{ top: 8, right: 16, bottom: 4, left: 8 }}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="time"
            type="number"
            domain={['dataMin', 'dataMax']}
            tickFormatter={dayOf}
            minTickGap={48}
            stroke="var(--soft)"
            fontSize={12}
          />
          <YAxis
            tickFormatter={(v: number) => `$${v}`}
            stroke="var(--soft)"
            fontSize={12}
            width={64}
          />
          <Tooltip
            labelFormatter={(time) => dayOf(Number(time))}
            formatter={(value, name) => [`$${value}`, name]}
            contentStyle={{ background: 'var(--raised)', borderColor: 'var(--line)' }}
            labelStyle={{ color: 'var(--ink)' }}
          />
          {series.map((s, i) => (
            <Line
              key={`${s.name}/${s.steps[0]?.[0]}/${s.steps[0]?.[2]}`}
              name={s.name}
              dataKey={`s${i}`}
              type="stepAfter"
              connectNulls={false}
              isAnimationActive={false}
              dot={false}
              stroke={s.secondary ? 'var(--line-strong)' : `var(--c${(i % 8) + 1})`}
              strokeWidth={s.secondary ? 1 : 2}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

/** One row for each day on which any price begins or ends. Pixels need floats; no price is computed. */
function rowsOf(series: Series[]): Row[] {
  const days = new Set(series.flatMap((s) => s.steps.flatMap((step) => step.slice(0, 2))));
  return [...days].sort().map((day) => {
    const row: Row = { day, time: Date.parse(`${day}T00:00:00Z`) };
    series.forEach((s, i) => {
      const step = s.steps.find(([from, to]) => from <= day && day < to);
      row[`s${i}`] = step ? Number.parseFloat(step[2]) : null;
    });
    return row;
  });
}

function dayOf(time: number): string {
  return formatDay(new Date(time).toISOString().slice(0, 10));
}
