import type { ReactNode } from 'react';
import { hasUsable, type Need } from '@/pricing';
import { type SizeChart, sizeChart } from '../../lib/crossover-chart';
import type { Crossovers as Found, Span } from '../../lib/crossovers';
import { counted, formatCount, formatUsd } from '../../lib/format';
import { sizeWords } from '../../lib/need-words';
import { type Params, withParams } from '../../lib/params';

type Props = { found: Found; need: Need; name: string; path: string; params: Params };
type Row = { key: string; place: ReactNode; host: string | null; price: string };

const NOBODY = 'no price known to hold';

/** Exact points of size, volume and share kept at which another host becomes the cheapest. */
export function Crossovers({ found, need, name, path, params }: Props) {
  const { extras, size, volume, kept, onlyStale } = found;
  const to = (changes: Record<string, string | null>) => withParams(path, params, changes);
  const each = hasUsable(need) ? 'kept image' : 'image';
  const edge = (x: number) => (size ? sizeWords(size.axis.at(x)) : '');
  const between = size ? `from ${edge(size.axis.from)} to ${edge(size.axis.to)}` : '';
  const aged = [...(size?.spans ?? []), ...(volume ?? [])].some((s) => s.lastKnown);
  const chart = size && size.spans.length > 1 ? sizeChart(size) : null;
  if (!extras && !size?.spans.some((s) => s.host)) return null;
  return (
    <section>
      <h2>Where the cheapest changes</h2>
      {onlyStale ? (
        <p className="small soft">By last known prices: none was read within the last 21 days.</p>
      ) : aged ? (
        <p className="small soft">
          “Last known”: no price known to hold there was read within the last 21 days.
        </p>
      ) : null}
      {size ? (
        <Axis
          what={`By size, ${between}`}
          rows={size.spans.map((s) => row(s, edge, (x) => to(sizeAt(edge(x))), onlyStale))}
          head={['Size', each]}
          note="A price for which a host names no size is taken to hold up to the model’s usual one, not beyond."
        >
          {chart ? (
            <Drawing chart={chart} label={`Cheapest price per ${each} with ${name} by size`} />
          ) : null}
        </Axis>
      ) : (
        <p>
          By size{need.volume === null ? null : ' and by images a month'}: not worked out with edits
          or upscales, whose prices change along the way, too. Choose a size or a number of images
          above to see who is cheapest there.
        </p>
      )}
      {volume ? (
        <Axis
          what="By images a month"
          rows={volume.map((s) => row(s, formatCount, (x) => to({ volume: String(x) }), onlyStale))}
          head={['Images a month', each]}
        />
      ) : null}
      {kept && kept.length > 0 ? (
        <Axis
          what="By share of images you keep, from 100% to 0.1%"
          rows={kept.map(({ percent, host, usd }, i) => ({
            key: percent,
            place: (
              <>
                {i > 0 ? 'below ' : 'from '}
                <a href={to({ acceptance: percent, attempts: null })}>{percent}%</a>
              </>
            ),
            host,
            price: `${formatUsd(usd)} at ${percent}%`,
          }))}
          head={['Share you keep', 'kept image']}
        />
      ) : null}
    </section>
  );
}

/** The size of the address says the shape too. */
function sizeAt(words: string) {
  return { size: words.replace('×', 'x'), ratio: null };
}

/** "512×512 to 1448×1448", its ends leading to the page at that need. */
function row(
  s: Span,
  words: (x: number) => string,
  href: (x: number) => string,
  onlyStale: boolean,
): Row {
  const [least, most] = [formatUsd(s.least), formatUsd(s.most)];
  return {
    key: String(s.from),
    place: (
      <>
        <a href={href(s.from)}>{words(s.from)}</a>
        {s.to > s.from ? (
          <>
            {' to '}
            <a href={href(s.to)}>{words(s.to)}</a>
          </>
        ) : null}
      </>
    ),
    host: s.host && (s.lastKnown && !onlyStale ? `${s.host}, last known` : s.host),
    price: s.host === null ? '' : least === most ? least : `${least} to ${most}`,
  };
}

type AxisProps = {
  what: string;
  rows: Row[];
  head: [string, string];
  note?: string;
  children?: ReactNode;
};

/** One sentence where nothing changes; else the points, closed. */
function Axis({ what, rows, head: [place, each], note, children }: AxisProps) {
  const [first] = rows;
  if (rows.length < 2)
    return (
      <p>
        {what}: nothing changes, {first?.host} is the cheapest throughout.
      </p>
    );
  return (
    <details className="mb-2">
      <summary>
        {what}: {counted(rows.length - 1, 'change')}, {endsWords(rows)}
      </summary>
      {children}
      <table className="data">
        <caption className="sr-only">{what}: who is the cheapest</caption>
        <thead>
          <tr>
            <th scope="col">{place}</th>
            <th scope="col">Cheapest</th>
            <th scope="col">Per {each}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={r.key}>
              <td>{r.place}</td>
              <td>{r.host ?? NOBODY}</td>
              <td>{r.price}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {note ? <p className="small soft">{note}</p> : null}
    </details>
  );
}

function endsWords(rows: readonly Row[]): string {
  const [first, last] = [rows[0]?.host ?? NOBODY, rows.at(-1)?.host ?? NOBODY];
  return first === last ? `${first} at both ends` : `from ${first} to ${last}`;
}

/** The table beneath says the same in words. */
function Drawing({ chart, label }: { chart: SizeChart; label: string }) {
  return (
    <figure className="chart chart-bare">
      <div className="plot">
        <svg role="img" aria-label={`${label}. The table below has every point.`}>
          {chart.yTicks.map((t) => (
            <g key={t.usd}>
              <line className="grid" x1="0%" x2="100%" y1={`${t.y}%`} y2={`${t.y}%`} />
              <text className="tick" x="0" y={`${t.y}%`} dx="-8" dy="4" textAnchor="end">
                {t.usd === '0' ? '$0' : formatUsd(t.usd)}
              </text>
            </g>
          ))}
          {chart.points.map((x) => (
            <line key={x} className="grid" x1={`${x}%`} x2={`${x}%`} y1="0%" y2="100%" />
          ))}
          {chart.xTicks.map((t) => (
            <text
              key={t.x}
              className="tick when"
              x={`${t.x}%`}
              y="100%"
              dy="18"
              textAnchor="middle"
            >
              {t.words}
            </text>
          ))}
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
            <path className="price-step" d={chart.path} />
          </svg>
          {chart.names.map((n) => (
            <text
              key={n.x}
              className="inside"
              x={`${n.x}%`}
              y={`${n.y}%`}
              dy="-7"
              textAnchor="middle"
            >
              {n.host}
            </text>
          ))}
        </svg>
      </div>
    </figure>
  );
}
