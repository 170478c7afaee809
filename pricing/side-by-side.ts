/** Prices side by side: how many times the lowest of them each is. */
import { compare, type Decimal, divide, exact, print } from './money';

/**
 * @param costs US dollars above 0 for the same need; null: can't be compared
 * @returns for each its multiple of the lowest, at two places: "1", "2.5"; null where it has none
 */
export function timesLowest(costs: readonly (Decimal | null)[]): (Decimal | null)[] {
  const known = costs.filter((c) => c !== null && compare(c, '0') > 0);
  const lowest = known.reduce<Decimal | null>(
    (low, c) => (c !== null && (low === null || compare(c, low) < 0) ? c : low),
    null,
  );
  return costs.map((c) =>
    c === null || lowest === null || compare(c, '0') <= 0
      ? null
      : print(divide(exact(c), exact(lowest)).round(2, 1)),
  );
}
