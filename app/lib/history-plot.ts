/** Geometry of the history page's chart, in percent of the plot. Linear from 0, or logarithmic. */
import { type Day, type Decimal, exact, print } from '@/pricing';
import { percent, timeTicks } from './chart';
import { datedWords } from './dates';
import { formatChange, formatUsd } from './format';
import type { Lane, Step } from './history';
import { after, type Cheapest, cheapestOf, type HistoryView } from './history-view';
import { dayFraction, fraction, highest, ticks } from './scale';

export type Line = { x1: number; x2: number; y1: number; y2: number };
export type Plot = {
  lanes: {
    lane: Lane;
    lines: (Line & { read: boolean })[];
    /** Between two checks: the price changed somewhere in here. */
    unsure: { x: number; y: number; width: number; height: number }[];
    marks: { x: number; y: number; words: string; end: boolean }[];
    endY: number;
  }[];
  /** The numbers of the lines that end at one height, moved apart from their neighbours'. */
  labels: { y: number; lanes: number[] }[];
  cheapest: Line[];
  xTicks: { x: number; day: Day; precision: 'month' | 'year' }[];
  yTicks: { y: number; usd: Decimal }[];
};

type Scales = { x: (day: Day) => number; y: (usd: Decimal) => number; first: Day };

export function plot({ shown, scale, since }: HistoryView, today: Day): Plot | null {
  const steps = shown.flatMap((lane) => lane.steps);
  const [earliest] = steps.map((s) => s.from).sort();
  if (!earliest) return null;
  const first = since ?? earliest;
  const amounts = steps.map((s) => s.usd);
  const yTicks = scale === 'log' ? logTicks(amounts) : ticks(highest(amounts));
  const [low = '0', top = '1'] = [yTicks[0], yTicks.at(-1)];
  const share = (usd: Decimal) => (scale === 'log' ? logShare(usd, low, top) : fraction(usd, top));
  const scales: Scales = {
    x: (day) => percent(dayFraction(day, first, today)),
    y: (usd) => percent(1 - share(usd)),
    first,
  };
  const lanes = shown.map((lane) => laneOf(lane, scales));
  return {
    lanes,
    labels: labelsOf(lanes.map((l) => l.endY)),
    cheapest: cheapestLines(cheapestOf(shown), scales),
    xTicks: timeTicks(first, today).map((t) => ({ ...t, x: scales.x(t.day) })),
    yTicks: yTicks.map((usd) => ({ usd, y: scales.y(usd) })),
  };
}

function laneOf(lane: Lane, { x, y, first }: Scales): Plot['lanes'][number] {
  const found: Plot['lanes'][number] = {
    lane,
    lines: [],
    unsure: [],
    marks: [],
    endY: y(lane.steps.at(-1)?.usd ?? '0'),
  };
  lane.steps.forEach((step, i) => {
    const level = y(step.usd);
    const line = (a: Day, b: Day, read: boolean) => {
      if (a < b && b > first) found.lines.push({ x1: x(a), x2: x(b), y1: level, y2: level, read });
    };
    line(step.from, step.checkedOn, true);
    // An announced price was checked before it began.
    const [, unreadFrom = step.from] = [step.from, step.checkedOn].sort();
    line(unreadFrom, step.to, false);
    const before = lane.steps[i - 1];
    const joined = before?.to === step.from ? before : undefined;
    const at = x(step.from);
    if (step.from >= first)
      found.marks.push({ x: at, y: level, words: markWords(lane, step, joined), end: false });
    if (step.span.gone && step.to === step.span.to)
      found.marks.push({ x: x(step.to), y: level, words: endWords(step), end: true });
    if (!joined) return;
    const old = y(joined.usd);
    found.lines.push({ x1: at, x2: at, y1: old, y2: level, read: true });
    const since = after(lane, step)?.day;
    if (since && since < step.from) {
      const left = x(since);
      const height = Math.abs(level - old);
      found.unsure.push({ x: left, y: Math.min(level, old), width: at - left, height });
    }
  });
  return found;
}

/** What happened here: "$0.004 → $0.003 (−25%), between 9 Nov 2026 and 16 Nov 2026". */
function markWords(lane: Lane, step: Step, before: Step | undefined): string {
  const day = datedWords(step.begun);
  if (!before) return `first read ${day}: ${formatUsd(step.usd)}`;
  const since = after(lane, step);
  const when = since ? `between ${datedWords(since)} and ${day}` : day;
  const change = formatChange(before.usd, step.usd);
  return `${formatUsd(before.usd)} → ${formatUsd(step.usd)}${change ? ` (${change})` : ''}, ${when}`;
}

function endWords(step: Step): string {
  return `no longer sold from ${datedWords(step.ended ?? { day: step.to, precision: 'day' })}`;
}

/** Least distance of two labels, in percent of the plot. */
const LABEL = 4;

/** One label for each height: down from the top, and up again where they would leave the plot. */
export function labelsOf(ends: readonly number[]): Plot['labels'] {
  const heights = new Map<number, number[]>();
  ends.forEach((y, i) => {
    heights.set(y, [...(heights.get(y) ?? []), i]);
  });
  const labels = [...heights].map(([y, lanes]) => ({ y, lanes })).sort((a, b) => a.y - b.y);
  let ceiling = Number.NEGATIVE_INFINITY;
  for (const label of labels) {
    label.y = Math.max(label.y, ceiling);
    ceiling = label.y + LABEL;
  }
  let floor = 100;
  for (const label of [...labels].reverse()) {
    label.y = Math.min(label.y, floor);
    floor = label.y - LABEL;
  }
  return labels;
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

/** 1, 2 and 5 of every power of ten that the amounts need; only powers when there are many. */
export function logTicks(amounts: readonly Decimal[]): Decimal[] {
  const all = amounts.map((a) => exact(a)).filter((a) => a.gt('0'));
  const low = Math.min(...all.map((a) => a.e));
  const high = Math.max(...all.map((a) => a.e));
  const found = ['1', '2', '5'].flatMap((n) =>
    Array.from({ length: high - low + 1 }, (_, i) => exact(`${n}e${low + i}`)),
  );
  found.push(exact(`1e${high + 1}`));
  found.sort((a, b) => a.cmp(b));
  const from = found.findLastIndex((t) => all.every((a) => a.gte(t)));
  const to = found.findIndex((t) => all.every((a) => a.lte(t)));
  const kept = found.slice(Math.max(0, from), to + 1);
  // A single level still needs a scale around it.
  if (kept.length < 2) return found.slice(Math.max(0, from), from + 2).map(print);
  const inner =
    kept.length > 7 ? kept.filter((t, i) => i % (kept.length - 1) === 0 || t.c[0] === 1) : kept;
  return inner.map(print);
}

/** A place on a drawing is no price: floats are fine here. */
function logShare(usd: Decimal, low: Decimal, top: Decimal): number {
  const log = (d: Decimal) => Math.log10(Number(d));
  const whole = log(top) - log(low);
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, (log(usd) - log(low)) / whole));
}
