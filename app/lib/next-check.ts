/** When a price is looked at again, and by whom. Pure; fit for a browser. */
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import { nextRunOn, RECHECK_DAYS } from '@/pricing/schedule';
import { addDays, type Day } from '@/pricing/time';
import { checkedOf, type Dated } from './dates';
import { isoOf } from './format';

export type NextCheck =
  /** The weekly run reads it again. */
  | { kind: 'run'; on: Day }
  /** The weekly run reads the host, but has not read this price there yet. */
  | { kind: 'host_run'; on: Day }
  /**
   * No run reads the host: somebody has to look again. `late`: that day has come, or may have.
   * `due` is no more exact than the reading it counts from, which is at the age it may have.
   */
  | { kind: 'by_hand'; due: Dated; late: boolean };

/**
 * @param readWeekly a module reads the sources of whoever states the price
 * @param today the day that the page counts from
 */
export function nextCheck(
  offer: Pick<MarketOffer, 'spans' | 'triedOn'>,
  span: MarketSpan,
  readWeekly: boolean,
  today: Day,
): NextCheck {
  if (!readWeekly) {
    const { day, precision } = checkedOf(span);
    const due = addDays(day, RECHECK_DAYS);
    return { kind: 'by_hand', due: { day: due, precision }, late: due <= today };
  }
  const on = nextRunOn(today, offer.triedOn);
  const read = offer.spans.some((s) => s.evidence.archived || s.firstArchived);
  return { kind: read ? 'run' : 'host_run', on };
}

export function isSameCheck(a: NextCheck, b: NextCheck | null): boolean {
  return b !== null && keyOf(a) === keyOf(b);
}

/** The check that most of a page's rows wait for, to be said once; null where no two share one. */
export function usualCheck(rows: readonly { next: NextCheck }[]): NextCheck | null {
  const counts = new Map<string, { next: NextCheck; count: number }>();
  for (const { next } of rows) {
    const known = counts.get(keyOf(next));
    if (known) known.count += 1;
    else counts.set(keyOf(next), { next, count: 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  return most && most.count > 1 ? most.next : null;
}

/** Alike where the words are: a run reads whole hosts, and what is late by a vague date is due now. */
function keyOf(next: NextCheck): string {
  if (next.kind !== 'by_hand') return next.on;
  const { due, late } = next;
  const when = late && due.precision !== 'day' ? 'now' : isoOf(due.day, due.precision);
  return `${next.kind} ${when} ${late}`;
}
