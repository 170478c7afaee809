/** Geometry of the price history: everything in percent of the plot, so that text keeps its size. */
import { type Day, type Decimal, daysBetween } from '@/pricing';
import type { Lane } from './history';
import { dayFraction, fraction, highest, ticks } from './scale';

export type Stroke = { x1: number; x2: number; y1: number; y2: number; read: boolean };
export type DrawnLane = {
  lane: Lane;
  strokes: Stroke[];
  /** Where a price began. */
  starts: { x: number; y: number }[];
  endY: number;
};
/** One label for all lines that end at one height, moved apart from its neighbours. */
export type Label = { lanes: number[]; y: number };
export type Drawn = {
  lanes: DrawnLane[];
  labels: Label[];
  xTicks: { x: number; day: Day; precision: 'month' | 'year' }[];
  yTicks: { y: number; usd: Decimal }[];
};

/** Height of a label in percent of the plot. */
const LABEL = 6.2;

export function draw(all: readonly Lane[], today: Day): Drawn | null {
  const steps = all.flatMap((lane) => lane.steps);
  const [first = today] = steps.map((s) => s.from).sort();
  if (steps.length === 0) return null;
  const yTicks = ticks(highest(steps.map((s) => s.usd)));
  const top = yTicks.at(-1) ?? '1';
  const x = (day: Day) => percent(dayFraction(day, first, today));
  const y = (usd: Decimal) => percent(1 - fraction(usd, top));
  const covered = new Map<number, Stroke[]>();
  const lanes = all.map((lane): DrawnLane => {
    const strokes: Stroke[] = [];
    const starts: DrawnLane['starts'] = [];
    lane.steps.forEach((step, i) => {
      const level = y(step.usd);
      const line = (a: Day, b: Day, read: boolean) => {
        if (a < b) strokes.push(...uncovered(covered, { x1: x(a), x2: x(b), y: level, read }));
      };
      line(step.from, step.checkedOn, true);
      line(step.checkedOn, step.to, false);
      const before = lane.steps[i - 1];
      const at = x(step.from);
      starts.push({ x: at, y: level });
      if (before?.to !== step.from) return;
      strokes.push({ x1: at, x2: at, y1: y(before.usd), y2: level, read: true });
    });
    const endY = y(lane.steps.at(-1)?.usd ?? '0');
    return { lane, strokes, starts, endY };
  });
  return {
    lanes,
    labels: labelsOf(lanes),
    xTicks: timeTicks(first, today).map((t) => ({ ...t, x: x(t.day) })),
    yTicks: yTicks.map((usd) => ({ usd, y: y(usd) })),
  };
}

/**
 * The parts of a level line that no earlier line of its kind covers: dashes drawn over dashes
 * would fill each other's gaps and look like a line that was read.
 */
function uncovered(
  drawn: Map<number, Stroke[]>,
  { x1, x2, y, read }: { x1: number; x2: number; y: number; read: boolean },
): Stroke[] {
  const level = drawn.get(y) ?? [];
  let parts = [{ x1, x2 }];
  for (const other of level) {
    if (read && !other.read) continue;
    parts = parts.flatMap((p) =>
      [
        { x1: p.x1, x2: Math.min(p.x2, other.x1) },
        { x1: Math.max(p.x1, other.x2), x2: p.x2 },
      ].filter((piece) => piece.x1 < piece.x2),
    );
  }
  const strokes = parts.map((p) => ({ ...p, y1: y, y2: y, read }));
  drawn.set(y, [...level, ...strokes]);
  return strokes;
}

function labelsOf(lanes: readonly DrawnLane[]): Label[] {
  const heights = new Map<number, number[]>();
  lanes.forEach(({ endY }, i) => {
    heights.set(endY, [...(heights.get(endY) ?? []), i]);
  });
  const labels = [...heights].map(([y, own]) => ({ y, lanes: own })).sort((a, b) => a.y - b.y);
  labels.forEach((label, i) => {
    const above = labels[i - 1];
    if (above) label.y = Math.max(label.y, above.y + LABEL);
  });
  // Up again from the bottom, where they would leave the plot.
  let floor = 100;
  for (const label of [...labels].reverse()) {
    label.y = Math.min(label.y, floor);
    floor = label.y - LABEL;
  }
  return labels;
}

/** Places kept for current prices; the rest goes to those with the most to show. */
const CURRENT_FIRST = 5;

/** Current lanes cheapest first, then whatever has most changes and the longest history. */
export function ordered(all: readonly Lane[], current: (lane: Lane) => boolean): Lane[] {
  const first = all.filter(current).slice(0, CURRENT_FIRST);
  const began = (lane: Lane) => lane.steps[0]?.from ?? '';
  const rest = all
    .filter((lane) => !first.includes(lane))
    .sort(
      (a, b) =>
        b.steps.length - a.steps.length ||
        (began(a) < began(b) ? -1 : began(a) > began(b) ? 1 : 0) ||
        (a.offer.id < b.offer.id ? -1 : 1),
    );
  return [...first, ...rest];
}

/** First days of months or years, at most five. */
export function timeTicks(from: Day, to: Day): Omit<Drawn['xTicks'][number], 'x'>[] {
  const months = Math.ceil(daysBetween(from, to) / 30);
  const every = [1, 2, 3, 6, 12, 24].find((n) => months / n <= 5) ?? 48;
  const found: Omit<Drawn['xTicks'][number], 'x'>[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    for (let month = 1; month <= 12; month += 1) {
      const day = `${year}-${String(month).padStart(2, '0')}-01`;
      if (day < from || day > to || (month - 1) % Math.min(every, 12) !== 0) continue;
      if (every > 12 && year % (every / 12) !== 0) continue;
      found.push({ day, precision: every >= 12 ? 'year' : 'month' });
    }
  return found;
}

export function percent(share: number): number {
  return Math.round(share * 10_000) / 100;
}
