/** A line of the price history in words, for readers who don't see it. */
import { compare } from '@/pricing';
import { formatDay, formatUsd } from './format';
import type { Lane, Step } from './history';

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
