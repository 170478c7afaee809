/** Geometry of the cheapest price against size, in percent of the plot. Pure. */
import type { Decimal } from '@/pricing';
import type { Crossovers } from './crossovers';
import { sizeWords } from './need-words';
import { fraction, highest, ticks } from './scale';

export type SizeChart = {
  /** A path in a square of 100: the cheapest price; a gap where nobody's can be compared. */
  path: string;
  yTicks: { y: number; usd: Decimal }[];
  xTicks: { x: number; words: string }[];
  /** Where another host becomes the cheapest. */
  points: number[];
  /** Hosts with room for their name, over the middle of their stretch. */
  names: { x: number; y: number; host: string }[];
};

/** Share of the width that a name needs. */
const ROOM = 16;

/** Null where nothing can be drawn. */
export function sizeChart({
  axis,
  spans,
  drawn,
}: NonNullable<Crossovers['size']>): SizeChart | null {
  const [first] = drawn;
  if (!first || axis.to <= axis.from) return null;
  const yTicks = ticks(highest(drawn.flatMap((d) => [d.usd, d.end])));
  const top = yTicks.at(-1) ?? '1';
  const y = (usd: Decimal) => percent(1 - fraction(usd, top));
  // A stretch reaches to the next one's first place, so that a step stands upright.
  const x = (place: number) =>
    percent((Math.min(place, axis.to) - axis.from) / (axis.to - axis.from));
  const path = drawn.map((d, i) => {
    const joined = i > 0 && drawn[i - 1]?.to === d.from - 1;
    const start = joined ? `V${y(d.usd)}` : `M${x(d.from)} ${y(d.usd)}`;
    return `${start}${d.usd === d.end ? `H${x(d.to + 1)}` : `L${x(d.to + 1)} ${y(d.end)}`}`;
  });
  const quarter = Math.round((axis.to - axis.from) / 4);
  const places = [0, 1, 2, 3].map((n) => axis.from + n * quarter).concat(axis.to);
  return {
    path: path.join(''),
    yTicks: yTicks.map((usd) => ({ usd, y: y(usd) })),
    xTicks: [...new Set(places)].map((p) => ({ x: x(p), words: sizeWords(axis.at(p)) })),
    points: spans.slice(1).map((s) => x(s.from)),
    names: spans.flatMap((s) => {
      const [left, right] = [x(s.from), x(s.to + 1)];
      if (s.host === null || right - left < ROOM) return [];
      return [
        {
          x: percent((left + right) / 200),
          y: y(s.most),
          host: s.lastKnown ? `${s.host}, last known` : s.host,
        },
      ];
    }),
  };
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
