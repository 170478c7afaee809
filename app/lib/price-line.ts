/** The line of one offer over the last 90 days, for the small drawing beside its price. Pure. */
import type { MarketOffer } from '@/db/queries/market';
import { AGEING_DAYS } from '@/pricing/freshness';
import type { Quote } from '@/pricing/quote';
import type { Rule } from '@/pricing/rule';
import { addDays, type Day } from '@/pricing/time';
import type { LinePoint } from './history';

/**
 * A point at every day of the window on which the price or its standing may have changed; `usd` is
 * null where no price was known, `read` false where it had not been read for more than 21 days.
 */
export function priceLine(
  offer: Pick<MarketOffer, 'spans'>,
  priced: (rule: Rule) => Pick<Quote, 'usd'>,
  start: Day,
  today: Day,
): LinePoint[] {
  const steps = offer.spans
    .filter((s) => s.from <= today && (s.to === null || s.to > start))
    .map((s) => ({ ...s, usd: priced(s.rule).usd, old: addDays(s.checkedOn, AGEING_DAYS + 1) }));
  const days = new Set<Day>([start, today]);
  for (const { from, to, old } of steps)
    for (const day of [from, to, old]) if (day && day > start && day < today) days.add(day);
  return [...days].sort().map((day) => {
    const step = steps.find((s) => s.from <= day && (s.to === null || s.to > day));
    const usd = step?.usd ?? null;
    return { day, usd, read: step !== undefined && usd !== null && step.old > day };
  });
}
