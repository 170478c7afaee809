/** Geometry of a price history, in percent of the plot, so that text keeps its size. Pure. */
import { addDays, type Day, type Decimal, daysBetween } from '@/pricing';
import { type EndLabel, labelsOf, namedInside } from './chart-labels';
import { endWords, markWords } from './chart-words';
import { begunBy, type Lane, type Step } from './history';
import { after, type Cheapest, cheapestOf, type HistoryView } from './history-view';
import { dayFraction, fraction, highest, logShare, logTicks, ticks } from './scale';

export type Line = { x1: number; x2: number; y1: number; y2: number };
export type Stroke = Line & { read: boolean };
export type ChartLane = {
  lane: Lane;
  strokes: Stroke[];
  /** Where a price dated by its month or year alone may have begun, on its level. */
  vague: Line[];
  /** Between two checks: the price changed somewhere in here. */
  unsure: { x: number; y: number; width: number; height: number }[];
  /** Where a price begins or an offer ends, and what happened. */
  marks: { x: number; y: number; words: string; end: boolean }[];
  /** Where the line ends; `inside`: before the right edge. */
  end: { x: number; y: number; inside: boolean };
};
export type Chart = {
  first: Day;
  lanes: ChartLane[];
  /** Names in the margin, of the lines that reach it. */
  labels: EndLabel[];
  /** Indexes of the lines that end earlier and are named where they end. */
  named: number[];
  cheapest: Line[];
  xTicks: { x: number; day: Day; precision: 'month' | 'year' }[];
  yTicks: { y: number; usd: Decimal }[];
};

type Scales = { x: (day: Day) => number; y: (usd: Decimal) => number; first: Day; today: Day };

/**
 * @param gap least distance of two labels, in percent of the plot's height
 * @returns null when there is nothing to draw
 */
export function plot(
  { shown, scale, since }: Pick<HistoryView, 'shown' | 'scale' | 'since'>,
  today: Day,
  gap = 4.5,
): Chart | null {
  const steps = shown.flatMap((lane) => lane.steps);
  const [earliest] = steps.map((s) => s.from).sort();
  if (!earliest) return null;
  // What was read today for the first time still needs a day of width.
  const first = since ?? (earliest < today ? earliest : addDays(today, -1));
  const amounts = steps.map((s) => s.usd);
  const yTicks = scale === 'log' ? logTicks(amounts) : ticks(highest(amounts));
  const [low = '0', top = '1'] = [yTicks[0], yTicks.at(-1)];
  const share = (usd: Decimal) => (scale === 'log' ? logShare(usd, low, top) : fraction(usd, top));
  const scales: Scales = {
    x: (day) => percent(dayFraction(day, first, today)),
    y: (usd) => percent(1 - share(usd)),
    first,
    today,
  };
  const covered = new Map<number, Stroke[]>();
  const lanes = shown.map((lane) => laneOf(lane, scales, covered));
  return {
    first,
    lanes,
    labels: labelsOf(
      lanes.map(({ end }) => (end.inside ? null : end.y)),
      gap,
    ),
    named: namedInside(lanes.map(({ end }) => (end.inside ? end : null))),
    cheapest: cheapestLines(cheapestOf(shown), scales),
    xTicks: timeTicks(first, today).map((t) => ({ ...t, x: scales.x(t.day) })),
    yTicks: yTicks.map((usd) => ({ usd, y: scales.y(usd) })),
  };
}

function laneOf(
  lane: Lane,
  { x, y, first, today }: Scales,
  covered: Map<number, Stroke[]>,
): ChartLane {
  const last = lane.steps.at(-1);
  const inside = last !== undefined && last.to <= today;
  const end = { x: last ? x(last.to) : 0, y: y(last?.usd ?? '0'), inside };
  const found: ChartLane = { lane, strokes: [], vague: [], unsure: [], marks: [], end };
  lane.steps.forEach((step, i) => {
    const level = y(step.usd);
    const line = (a: Day, b: Day, read: boolean) => {
      if (a >= b || b <= first) return;
      found.strokes.push(...uncovered(covered, { x1: x(a), x2: x(b), y: level, read }));
    };
    const by = begunBy(step, today);
    if (by && by > first) found.vague.push({ x1: x(step.from), x2: x(by), y1: level, y2: level });
    line(step.from, by ?? step.from, false);
    line(by ?? step.from, earlier(step.checkedOn, step.to), true);
    // An announced price was checked before it began.
    line(later(by ?? step.from, step.checkedOn), step.to, false);
    const before = lane.steps[i - 1];
    const joined = before?.to === step.from ? before : undefined;
    const at = x(step.from);
    if (step.from >= first)
      found.marks.push({ x: at, y: level, words: markWords(lane, step, joined), end: false });
    if (step.span.gone && step.to === step.span.to)
      found.marks.push({ x: x(step.to), y: level, words: endWords(step), end: true });
    if (!joined || step.from < first) return;
    found.strokes.push({ x1: at, x2: at, y1: y(joined.usd), y2: level, read: true });
    found.unsure.push(...unsureOf(lane, step, by, { x, y1: y(joined.usd), y2: level }));
  });
  return found;
}

function earlier(a: Day, b: Day): Day {
  return [a, b].sort()[0] ?? a;
}

function later(a: Day, b: Day): Day {
  return [a, b].sort()[1] ?? a;
}

type Change = { x: (day: Day) => number; y1: number; y2: number };

/** @param by the last day of a vague beginning; null: known to the day */
function unsureOf(lane: Lane, step: Step, by: Day | null, { x, y1, y2 }: Change) {
  const since = earlier(after(lane, step)?.day ?? step.from, step.from);
  const until = by ?? step.from;
  if (since >= until) return [];
  const left = x(since);
  const width = percent((x(until) - left) / 100);
  return [{ x: left, y: Math.min(y1, y2), width, height: percent(Math.abs(y2 - y1) / 100) }];
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

function cheapestLines(steps: readonly Cheapest[], { x, y, first }: Scales): Line[] {
  return steps.flatMap((step, i) => {
    if (step.to <= first) return [];
    const level = y(step.usd);
    const flat = { x1: x(step.from), x2: x(step.to), y1: level, y2: level };
    const before = steps[i - 1];
    if (before?.to !== step.from || step.from < first) return [flat];
    return [{ x1: flat.x1, x2: flat.x1, y1: y(before.usd), y2: level }, flat];
  });
}

/** First days of months or years, at most five. */
export function timeTicks(from: Day, to: Day): Omit<Chart['xTicks'][number], 'x'>[] {
  const months = Math.ceil(daysBetween(from, to) / 30);
  const every = [1, 2, 3, 6, 12, 24].find((n) => months / n <= 5) ?? 48;
  const found: Omit<Chart['xTicks'][number], 'x'>[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    for (let month = 1; month <= 12; month += 1) {
      const day = `${year}-${String(month).padStart(2, '0')}-01`;
      if (day < from || day > to || (month - 1) % Math.min(every, 12) !== 0) continue;
      if (every > 12 && year % (every / 12) !== 0) continue;
      found.push({ day, precision: every >= 12 ? 'year' : 'month' });
    }
  return found;
}

function percent(share: number): number {
  return Math.round(share * 10_000) / 100;
}
