/** The history page's view: which lines, over which days, and the facts of what is shown. Pure. */
import { hostById } from '@/catalog';
import { addDays, compare, type Day, type Decimal, daysBetween } from '@/pricing';
import { isMove } from './changes';
import { changedAfter, checkedOf, type Dated, latest } from './dates';
import type { Lane, Step } from './history';
import { LowestFirst } from './lowest-first';
import { type Params, param } from './params';

export const PERIODS = ['all', '365', '90'] as const;
export const SCALES = ['linear', 'log'] as const;
/** Lines that are drawn when nobody has chosen: the cheapest. */
const LINES = 8;

export type HistoryView = {
  /** Hosts that can be chosen, those with the cheapest price first. */
  hosts: { id: string; name: string; on: boolean }[];
  datasets: boolean;
  period: (typeof PERIODS)[number];
  scale: (typeof SCALES)[number];
  /** First day shown; null: from the first price on. */
  since: Day | null;
  shown: Lane[];
  errors: string[];
  /** Names of the parameters that `errors` is about. */
  refused: string[];
};

export function historyView(all: readonly Lane[], params: Params, today: Day): HistoryView {
  const errors: string[] = [];
  const refused: string[] = [];
  const one = <T extends string>(name: string, allowed: readonly [T, ...T[]]): T => {
    const text = param(params, name)?.slice(0, 60);
    const found = allowed.find((a) => a === text);
    if (text !== undefined && !found) {
      errors.push(`${name} is one of ${allowed.join(', ')}, not “${text}”; it was left out.`);
      refused.push(name);
    }
    return found ?? allowed[0];
  };
  const ids = [...new Set(all.map((l) => l.offer.hostId))];
  const chosen = chosenHosts(all, ids, params, errors);
  if (errors.length > 0) refused.push('hosts');
  const datasets = one('datasets', ['1', '0']) === '1';
  const period = one('period', PERIODS);
  const since = period === 'all' ? null : addDays(today, -Number(period));
  return {
    hosts: ids.map((id) => ({ id, name: hostById(id)?.name ?? id, on: chosen.has(id) })),
    datasets,
    period,
    scale: one('scale', SCALES),
    since,
    shown: all
      .filter((l) => chosen.has(l.offer.hostId) && (datasets || !l.secondary))
      .flatMap((l) => clipped(l, since)),
    errors,
    refused,
  };
}

function chosenHosts(
  all: readonly Lane[],
  ids: readonly string[],
  params: Params,
  errors: string[],
): Set<string> {
  const text = param(params, 'hosts')?.slice(0, 500);
  if (text === undefined) {
    const own = all.filter((l) => !l.secondary);
    return new Set((own.length > 0 ? own : all).slice(0, LINES).map((l) => l.offer.hostId));
  }
  if (text === 'none') return new Set();
  const asked = text.split(',');
  for (const id of asked)
    if (!ids.includes(id)) errors.push(`No price here is of a host “${id.slice(0, 60)}”.`);
  return new Set(asked.filter((id) => ids.includes(id)));
}

/** Only what was in force in the window; a lane without any of it goes. */
function clipped(lane: Lane, since: Day | null): Lane[] {
  const steps = lane.steps.filter((s) => compare(s.usd, '0') > 0 && (!since || s.to > since));
  return steps.length > 0 ? [{ ...lane, steps }] : [];
}

/** The parameter that turns one host on or off, the others staying as they are. */
export function toggled(view: HistoryView, id: string): string {
  const on = view.hosts.filter((h) => (h.id === id ? !h.on : h.on)).map((h) => h.id);
  return on.length > 0 ? on.join(',') : 'none';
}

/** The day a step's change happened after; null where it isn't known. */
export function after(lane: Lane, step: Step): Dated | null {
  const span = lane.offer.spans.find((s) => s.from === step.from);
  return span ? changedAfter(lane.offer, span) : null;
}

export type Cheapest = {
  from: Day;
  to: Day;
  /** Both ends as exactly as the reading that made them; no end: the price is in force. */
  begun: Dated;
  ended: Dated | null;
  usd: Decimal;
  lane: Lane;
  step: Step;
};

/**
 * The cheapest of the hosts shown, as steps; a stretch without any price stays a gap. Of equal
 * prices the line that comes first counts. One walk along the days, not one look at all for each.
 */
export function cheapestOf(shown: readonly Lane[]): Cheapest[] {
  const cheapestFirst = shown
    .flatMap((lane) => (lane.secondary ? [] : lane.steps.map((step) => ({ lane, step }))))
    .sort((a, b) => compare(a.step.usd, b.step.usd));
  const begins = cheapestFirst
    .map(({ step }, rank) => ({ from: step.from, rank }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  let begun = 0;
  const days = [...new Set(cheapestFirst.flatMap(({ step }) => [step.from, step.to]))].sort();
  const inForce = new LowestFirst();
  const found: Cheapest[] = [];
  days.forEach((from, i) => {
    for (let next = begins[begun]; next && next.from <= from; next = begins[++begun])
      inForce.add(next.rank);
    const ended = (rank: number) => (cheapestFirst[rank]?.step.to ?? '') <= from;
    const low = cheapestFirst[inForce.lowest(ended) ?? -1];
    const to = days[i + 1];
    if (!to || !low) return;
    const before = found.at(-1);
    if (before && before.to === from && before.step === low.step) before.to = to;
    else found.push({ from, to, begun: low.step.begun, ended: null, usd: low.step.usd, ...low });
  });
  found.forEach((one, i) => {
    const [before, next] = [found[i - 1], found[i + 1]];
    // Whoever takes the place of a price that ended does so on the day of that end.
    if (one.from !== one.step.from)
      one.begun = before?.step.ended ?? { day: one.from, precision: 'day' };
    one.ended =
      one.to === one.step.to
        ? one.step.ended
        : next?.from === one.to && next.step.from === one.to
          ? next.step.begun
          : { day: one.to, precision: 'day' };
  });
  return found;
}

export type Extreme = { usd: Decimal; lane: Lane; step: Step };
export type Facts = {
  /** Price moves of at least 1 %, and the day of the latest. */
  moves: number;
  lastMove: Extreme | null;
  dearest: Extreme | null;
  /** The price that was surely unchanged over the longest time. */
  longest: (Extreme & Unchanged) | null;
  /** A price was read twice, though with dates too vague to tell a single day between. */
  readTwice: boolean;
};

/** Days between two readings of one price: `atLeast` where one of them is dated vaguely. */
export type Unchanged = { days: number; atLeast: boolean };

function unchanged({ begun, span }: Step): Unchanged {
  const read = checkedOf(span);
  const days = Math.max(0, daysBetween(latest(begun), read.day));
  return { days, atLeast: [begun, read].some((d) => d.precision !== 'day') };
}

/** Facts of the hosts' own prices among some lanes; datasets never count. */
export function factsOf(all: readonly Lane[]): Facts {
  const facts: Facts = {
    moves: 0,
    lastMove: null,
    dearest: null,
    longest: null,
    readTwice: false,
  };
  for (const lane of all) {
    if (lane.secondary) continue;
    lane.steps.forEach((step, i) => {
      const here = { usd: step.usd, lane, step };
      const before = lane.steps[i - 1];
      if (before?.to === step.from && isMove(before.usd, step.usd)) {
        facts.moves += 1;
        if (!facts.lastMove || step.from > facts.lastMove.step.from) facts.lastMove = here;
      }
      if (!facts.dearest || compare(step.usd, facts.dearest.usd) > 0) facts.dearest = here;
      if (compare(step.usd, '0') <= 0) return;
      const { span } = step;
      facts.readTwice ||=
        span.firstObservation !== span.evidence.observation || step.checkedOn > step.from;
      const since = unchanged(step);
      if (since.days > (facts.longest?.days ?? 0)) facts.longest = { ...here, ...since };
    });
  }
  return facts;
}
