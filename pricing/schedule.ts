/** When prices are looked at again: one weekly run, Mondays at 04:17 UTC, and a rhythm for the rest. */
import { addDays, type Day, daysBetween } from './time';

/** Mondays, at a minute that not everybody else has chosen, UTC: a crontab line. */
export const WEEKLY_CRON = '17 4 * * 1';
/** "04:17 UTC". */
export const WEEKLY_TIME = '04:17 UTC';
/** A price that no run reads is to be looked at again after so many days. */
export const RECHECK_DAYS = 7;

/** Any Monday; the weeks are counted from it. */
const A_MONDAY: Day = '2024-01-01';

/**
 * Day of the next weekly run: today itself on a Monday on which it hasn't run yet.
 * @param lastRun day of the last one; null: none is known
 */
export function nextRunOn(today: Day, lastRun: Day | null): Day {
  const weekday = ((daysBetween(A_MONDAY, today) % 7) + 7) % 7;
  if (weekday === 0 && (lastRun === null || lastRun < today)) return today;
  return addDays(today, 7 - weekday);
}
