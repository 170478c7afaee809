import { type Day, daysBetween } from './time';

/** Limits of a weekly rhythm, in days since the value itself was last read. */
export const FRESH_DAYS = 8;
export const AGEING_DAYS = 21;

/** Failing: the last two tries to read the source failed, whatever the age. */
export type FreshnessState = 'fresh' | 'ageing' | 'stale' | 'failing';

export type Freshness = {
  state: FreshnessState;
  /** Days since the value was last read again. */
  age: number;
  /** False: the price has lost its numbered place in rankings. */
  ranked: boolean;
};

/**
 * How far a price can still be trusted.
 * @param checked day on which the value itself was last read (not: its page merely answered)
 * @param failedTries tries in a row since then in which the source could not be read
 */
export function freshness(checked: Day, today: Day, failedTries = 0): Freshness {
  const age = Math.max(0, daysBetween(checked, today));
  const ranked = age <= AGEING_DAYS;
  if (failedTries >= 2) return { state: 'failing', age, ranked };
  if (!ranked) return { state: 'stale', age, ranked };
  return { state: age <= FRESH_DAYS ? 'fresh' : 'ageing', age, ranked };
}
