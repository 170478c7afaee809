/** Geometry of monthly costs against images a month, in percent of the plot. Pure. */
import { type Decimal, exact } from '@/pricing';
import { fraction, highest, ticks } from '../scale';

export type Corner = { images: number; usd: Decimal };
export type CostLine = { name: string; corners: readonly Corner[] };
export type CostMark = Corner & { words: string };

type Place = { x: number; y: number };
export type DrawnCosts = {
  lines: { name: string; points: Place[] }[];
  marks: (Place & { words: string; left: boolean })[];
  xTicks: { x: number; words: string }[];
  yTicks: { y: number; words: string }[];
};

/** A mark so far to the right has its words on its left. */
const NEAR_THE_EDGE = 55;

export function drawCosts(
  lines: readonly CostLine[],
  marks: readonly CostMark[],
  upTo: number,
): DrawnCosts {
  const yTicks = ticks(highest(lines.flatMap((l) => l.corners.map((c) => c.usd))));
  const top = yTicks.at(-1) ?? '1';
  const place = ({ images, usd }: Corner): Place => ({
    x: percent(fraction(`${images}`, `${upTo}`)),
    y: percent(1 - fraction(usd, top)),
  });
  return {
    lines: lines.map(({ name, corners }) => ({ name, points: corners.map(place) })),
    marks: marks
      .filter((m) => m.images <= upTo)
      .map((m) => {
        const at = place(m);
        return { ...at, words: m.words, left: at.x > NEAR_THE_EDGE };
      }),
    xTicks: ticks(`${upTo}`)
      .filter((t) => exact(t).lte(`${upTo}`))
      .map((t) => ({ x: percent(fraction(t, `${upTo}`)), words: shortCount(t) })),
    yTicks: yTicks.map((t) => ({ y: percent(1 - fraction(t, top)), words: `$${shortCount(t)}` })),
  };
}

function percent(share: number): number {
  return Math.round(share * 10_000) / 100;
}

/** "2500" → "2.5k", "40" → "40": ticks are round numbers, so nothing is lost. */
export function shortCount(amount: Decimal): string {
  const value = exact(amount);
  for (const [size, letter] of [
    ['1000000000', 'bn'],
    ['1000000', 'm'],
    ['1000', 'k'],
  ] as const)
    if (value.gte(size)) return `${value.div(size).toFixed()}${letter}`;
  return value.toFixed();
}

/** Right end of a chart: a little beyond all that should be seen, whole and at least 10. */
export function chartEnd(volumes: readonly number[]): number {
  const most = Math.max(10, ...volumes);
  return Math.min(Number.MAX_SAFE_INTEGER, Math.ceil(most * 1.25));
}
