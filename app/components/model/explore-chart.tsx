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

type Row = { day: string; time: number } & Record<`${'s' | 'u'}${number}`, number | null>;

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
          {series.flatMap((s, i) =>
            (['read', 'last known'] as const).map((kind) => (
              <Line
                key={`${kind}/${s.id}`}
                name={`${s.name}, ${kind}`}
                dataKey={kind === 'read' ? `s${i}` : `u${i}`}
                type="stepAfter"
                connectNulls={false}
                isAnimationActive={false}
                dot={kind === 'read' ? { r: 2 } : false}
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

/** One row for each day on which any line begins or ends. Pixels need floats; no price is computed. */
function rowsOf(series: Series[]): Row[] {
  const days = new Set(series.flatMap((s) => s.steps.flatMap((step) => step.slice(0, 3))));
  return [...days].sort().map((day) => {
    const row: Row = { day, time: Date.parse(`${day}T00:00:00Z`) };
    series.forEach(({ steps }, i) => {
      // Both ends belong to a step, so that it is drawn to its end; at a change the later one wins.
      const step = steps.findLast(([from, , to]) => from <= day && day <= to);
      const price = step ? Number.parseFloat(step[3]) : null;
      row[`s${i}`] = step && day <= step[1] ? price : null;
      row[`u${i}`] = step && day >= step[1] ? price : null;
    });
    return row;
  });
}

function dayOf(time: number): string {
  return formatDay(new Date(time).toISOString().slice(0, 10));
}
