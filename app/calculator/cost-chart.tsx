import { type CostLine, type CostMark, drawCosts } from '../lib/calculator/chart';

type Props = {
  label: string;
  lines: readonly CostLine[];
  marks: readonly CostMark[];
  upTo: number;
  /** What stands against what. */
  axes?: string;
};

/** Cost a month against images a month, drawn on the server; the table beside it holds the figures. */
export function CostChart({ label, lines, marks, upTo, axes }: Props) {
  const drawn = drawCosts(lines, marks, upTo);
  return (
    <figure className="chart cost-chart">
      <div className="plot">
        <svg role="img" aria-label={label}>
          {drawn.yTicks.map((t) => (
            <g key={t.words}>
              <line className="grid" x1="0%" x2="100%" y1={`${t.y}%`} y2={`${t.y}%`} />
              <text className="tick" x="0" y={`${t.y}%`} dx="-8" dy="4" textAnchor="end">
                {t.words}
              </text>
            </g>
          ))}
          {drawn.xTicks.map((t) => (
            <text key={t.words} className="tick" x={`${t.x}%`} y="100%" dy="18" textAnchor="middle">
              {t.words}
            </text>
          ))}
          {drawn.lines.map(({ name, points }, i) => (
            <g key={name} className={`lane lane-${i + 1}`}>
              {points.slice(1).map((to, n) => {
                const from = points[n] ?? to;
                return (
                  <line
                    key={`${from.x}/${from.y}/${to.x}/${to.y}`}
                    x1={`${from.x}%`}
                    x2={`${to.x}%`}
                    y1={`${from.y}%`}
                    y2={`${to.y}%`}
                  />
                );
              })}
            </g>
          ))}
          {drawn.marks.map((m) => (
            <g key={m.words} className="cost-mark">
              <line x1={`${m.x}%`} x2={`${m.x}%`} y1={`${m.y}%`} y2="100%" />
              <circle cx={`${m.x}%`} cy={`${m.y}%`} r="4" />
              <text
                x={`${m.x}%`}
                y={`${m.y}%`}
                dx={m.left ? -8 : 8}
                dy={m.left ? -8 : 16}
                textAnchor={m.left ? 'end' : 'start'}
              >
                {m.words}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <ol className="legend small">
        {drawn.lines.map(({ name }, i) => (
          <li key={name} className={`lane-${i + 1}`}>
            <b aria-hidden="true">—</b> {name}
          </li>
        ))}
      </ol>
      <figcaption className="small soft">
        {axes ?? 'US dollars a month against images a month.'}
      </figcaption>
    </figure>
  );
}
