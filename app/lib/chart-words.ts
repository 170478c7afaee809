/** A price history in words: each line, the cheapest, and what happened at a mark. Pure. */
import { hostById } from '@/catalog';
import { compare, type Day } from '@/pricing';
import { betweenWords, type Dated, datedWords } from './dates';
import { formatChange, formatDay, formatUsd } from './format';
import type { Lane, Step } from './history';
import { after, type Cheapest } from './history-view';
import { samePrice } from './ranking';

/** "fell from $0.04 (Mar 2026) to $0.03 (9 Nov 2026)", "stayed at $0.03 from 2026". */
export function laneSummary({ steps }: Lane): string {
  const [first] = steps;
  const last = steps.at(-1);
  if (!first || !last) return 'has no price';
  const until = last.ended ? `, sold until ${formatDay(last.ended.day, last.ended.precision)}` : '';
  const prices = new Set(steps.map((s) => s.usd));
  if (prices.size === 1) return `stayed at ${formatUsd(first.usd)} from ${began(first)}${until}`;
  const way = ['fell', 'came back', 'rose'][compare(last.usd, first.usd) + 1] ?? 'went';
  const between = steps.length > 2 ? `, in ${steps.length - 1} changes,` : '';
  return `${way} from ${formatUsd(first.usd)} (${began(first)})${between} to ${formatUsd(last.usd)} (${began(last)})${until}`;
}

function began({ begun }: Step): string {
  return formatDay(begun.day, begun.precision);
}

/**
 * "The cheapest of the hosts shown fell from $0.006 (fal) to $0.003 (fal) between 24 Sep 2026 and
 * 1 Oct 2026." A host that was read for the first time made nothing fall: then it only "went".
 */
export function cheapestSummary(steps: readonly Cheapest[], since: Day | null): string | null {
  const shown = steps.filter((s) => since === null || s.to > since);
  const [first] = shown;
  const last = shown.at(-1);
  if (!first || !last) return null;
  const who = 'The cheapest of the hosts shown';
  const moves = shown.filter((s, i) => i > 0 && !samePrice(s.usd, shown[i - 1]?.usd ?? s.usd));
  const move = moves.at(-1);
  if (!move) return `${who} stayed at ${formatUsd(last.usd)} (${hostOf(last)}).`;
  const before = shown[shown.indexOf(move) - 1] ?? first;
  const way = compare(last.usd, first.usd);
  const firsts = moves.filter(isFirstRead).length;
  const [one, many] =
    way === 0 ? ['moved', 'came back'] : firsts > 0 ? ['went', 'went'] : way < 0 ? FELL : ROSE;
  const latest = `from ${at(before)} to ${at(move)}${isFirstRead(move) ? `, ${firstReadWords(move)}` : ` ${whenOf(move)}`}`;
  if (moves.length === 1) return `${who} ${one} ${latest}.`;
  const among = firsts > 0 ? ` (${firsts} by a host read for the first time)` : '';
  return `${who} ${many} from ${at(first)} to ${at(last)} in ${moves.length} moves${among}, the latest ${latest}.`;
}

const FELL = ['fell', 'fell'];
const ROSE = ['rose', 'rose'];

/** Nobody knows how long the host had asked that little before. */
function isFirstRead({ from, step, lane }: Cheapest): boolean {
  const [first] = lane.offer.spans;
  return from === step.from && first?.from === step.from && first.changedAfter === null;
}

function firstReadWords({ step: { begun } }: Cheapest): string {
  return `first read ${begun.precision === 'day' ? 'on' : 'in'} ${datedWords(begun)}`;
}

function at(step: Cheapest): string {
  return `${formatUsd(step.usd)} (${hostOf(step)})`;
}

function hostOf({ lane: { offer } }: Cheapest): string {
  return hostById(offer.hostId)?.name ?? offer.hostId;
}

/** "between 9 Nov 2026 and 16 Nov 2026"; "by 16 Nov 2026", "in 2026" where the other day isn't known. */
function whenOf(now: Cheapest): string {
  // A cheaper host that ended leaves its place on the day that its own line ends.
  if (now.from !== now.step.from) return by(now.begun);
  const since = after(now.lane, now.step);
  const { begun } = now.step;
  return since ? betweenWords(since, begun) : by(begun);
}

function by(dated: Dated): string {
  return `${dated.precision === 'day' ? 'by' : 'in'} ${datedWords(dated)}`;
}

/** What happened at a mark: "$0.004 → $0.003 (−25%), between 9 Nov 2026 and 16 Nov 2026". */
export function markWords(lane: Lane, step: Step, before: Step | undefined): string {
  const day = datedWords(step.begun);
  if (!before) return `first read ${day}: ${formatUsd(step.usd)}`;
  const since = after(lane, step);
  const when = since ? betweenWords(since, step.begun) : day;
  const change = formatChange(before.usd, step.usd);
  return `${formatUsd(before.usd)} → ${formatUsd(step.usd)}${change ? ` (${change})` : ''}, ${when}`;
}

export function endWords(step: Step): string {
  return `no longer sold from ${datedWords(step.ended ?? { day: step.to, precision: 'day' })}`;
}
