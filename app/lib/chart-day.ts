/** What the lines of a chart stood at on one day. Pure; fit for a browser. */
import { compare, type Decimal } from '@/pricing/money';
import { addDays, type Day, daysBetween } from '@/pricing/time';
import { formatUsd } from './format';

export type Series = {
  id: string;
  name: string;
  /** The name without the host's wording, where the name has it. */
  short?: string;
  /** A dataset's claim. */
  secondary: boolean;
  /** Its last step ended, by today at the latest. */
  ended?: true;
  /** [from, last checked, to (today at the latest), dollars, how it came about, vague beginning] */
  steps: [Day, Day, Day, Decimal, Change | null, Vague?][];
};

/** [the day by which it had surely begun, "2026"]: a beginning that isn't known to the day. */
export type Vague = [Day, string];

/** [the day it happened after, "between 24 Sep 2026 and 1 Oct 2026"]; null: not known. */
export type Change = [Day, string];

export type OnDay = {
  /** Index of the series. */
  n: number;
  name: string;
  usd: string;
  /** "last known", "or $0.003: changed between …", "was $0.006, changed between …"; empty: read. */
  note: string;
};

/** Both ends belong to a step, so that it is drawn to its end; at a change the later one wins. */
export function stepOn({ steps }: Pick<Series, 'steps'>, day: Day) {
  return steps.findLast(([from, , to]) => from <= day && day <= to);
}

/** Every line with a price on a day, as it stood: hosts before datasets, the cheapest first. */
export function onDay(all: readonly Series[], day: Day): OnDay[] {
  const found = all.flatMap((series, n) => {
    const step = stepOn(series, day);
    return step ? [{ n, series, step }] : [];
  });
  found.sort(
    (a, b) =>
      Number(a.series.secondary) - Number(b.series.secondary) || compare(a.step[3], b.step[3]),
  );
  return found.map(({ n, series, step }) => {
    const { name } = series;
    return { n, name, usd: formatUsd(step[3]), note: noteOf(series, step, day) };
  });
}

function noteOf({ steps }: Series, step: Series['steps'][number], day: Day): string {
  const at = steps.indexOf(step);
  const [begun, , , , , vague] = step;
  const [before, next] = [steps[at - 1], steps[at + 1]];
  if (vague && day < vague[0]) {
    const joined =
      before?.[2] === begun ? `or ${formatUsd(before[3])}: changed` : 'perhaps not yet:';
    return `${joined} some day in ${vague[1]}`;
  }
  if (before && step[0] === day && before[2] === day)
    return `was ${formatUsd(before[3])}, changed${step[4] ? ` ${step[4][1]}` : ''}`;
  const change = next?.[4];
  if (next && change && change[0] < day && day < next[0])
    return `or ${formatUsd(next[3])}: changed ${change[1]}`;
  return day > step[1] ? 'last known' : '';
}

/** A line at the end of a stretch: what it stands at; `ended`: the earlier day on which it stops. */
export type Ending = { usd: Decimal; ended: Day | null };

/** Where each line ends in a stretch of days; null: none of it lies within. */
export function endingsOf(all: readonly Series[], first: Day, last: Day): (Ending | null)[] {
  return all.map((series) => {
    const open = stepOn(series, last);
    const over = series.ended && open === series.steps.at(-1) && open?.[2] === last;
    if (open) return { usd: open[3], ended: over ? last : null };
    const step = series.steps.findLast(([from, , to]) => from <= last && to >= first);
    return step ? { usd: step[3], ended: step[2] } : null;
  });
}

/** The days that arrow keys go to: both ends, and every day on which a line begins, changes or ends. */
export function stopsOf(all: readonly Series[], first: Day, last: Day): Day[] {
  const days = all.flatMap(({ steps }) => steps.flatMap(([from, , to]) => [from, to]));
  const inside = days.filter((day) => day > first && day < last);
  return [...new Set([first, ...inside, last])].sort();
}

/** Where a key leads from a day; null: not a key of the chart. */
export function dayAfterKey(key: string, day: Day, stops: readonly Day[]): Day | null {
  const [first = day, last = first] = [stops[0], stops.at(-1)];
  const within = (to: Day) => (to < first ? first : to > last ? last : to);
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return stops.findLast((s) => s < day) ?? first;
    case 'ArrowRight':
    case 'ArrowUp':
      return stops.find((s) => s > day) ?? last;
    case 'PageDown':
      return within(addDays(day, -30));
    case 'PageUp':
      return within(addDays(day, 30));
    case 'Home':
      return first;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** The day at a share of the plot's width, 0 to 1. */
export function dayAt(share: number, first: Day, last: Day): Day {
  const inside = Math.min(1, Math.max(0, share));
  return addDays(first, Math.round(inside * daysBetween(first, last)));
}
