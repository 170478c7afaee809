/** When a price is looked at again, and by whom. Pure; fit for a browser. */
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import { nextRunOn, RECHECK_DAYS } from '@/pricing/schedule';
import { addDays, type Day } from '@/pricing/time';
import { checkedOf, latest } from './dates';

export type NextCheck =
  /** The weekly run reads it again. */
  | { kind: 'run'; on: Day }
  /** The weekly run reads the host, but has not read this price there yet. */
  | { kind: 'host_run'; on: Day }
  /** No run reads the host: somebody has to look again. `late`: that day has come. */
  | { kind: 'by_hand'; due: Day; late: boolean };

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
    const due = addDays(latest(checkedOf(span)), RECHECK_DAYS);
    return { kind: 'by_hand', due, late: due <= today };
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

function keyOf(next: NextCheck): string {
  return `${next.kind} ${next.kind === 'by_hand' ? `${next.due} ${next.late}` : next.on}`;
}
