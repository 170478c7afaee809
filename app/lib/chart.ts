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
  /** End of the line, and the height of its label (moved apart from its neighbours'). */
  endY: number;
  labelY: number;
};
export type Drawn = {
  lanes: DrawnLane[];
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
  const lanes = all.map((lane): DrawnLane => {
    const strokes: Stroke[] = [];
    const starts: DrawnLane['starts'] = [];
    lane.steps.forEach((step, i) => {
      const level = y(step.usd);
      const line = (a: Day, b: Day, read: boolean) => {
        if (a < b) strokes.push({ x1: x(a), x2: x(b), y1: level, y2: level, read });
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
    return { lane, strokes, starts, endY, labelY: endY };
  });
  spread(lanes);
  return {
    lanes,
    xTicks: timeTicks(first, today).map((t) => ({ ...t, x: x(t.day) })),
    yTicks: yTicks.map((usd) => ({ usd, y: y(usd) })),
  };
}

/** Moves labels apart, keeping their order: up from the bottom where they would leave the plot. */
function spread(lanes: DrawnLane[]) {
  const sorted = [...lanes].sort((a, b) => a.endY - b.endY);
  sorted.forEach((lane, i) => {
    const above = sorted[i - 1];
    if (above) lane.labelY = Math.max(lane.labelY, above.labelY + LABEL);
  });
  let floor = 100;
  for (const lane of sorted.reverse()) {
    lane.labelY = Math.min(lane.labelY, floor);
    floor = lane.labelY - LABEL;
  }
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
