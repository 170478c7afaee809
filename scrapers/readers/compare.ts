/** Printed numbers against computed ones: a page that prints a price twice checks itself. */
import { type Decimal, exact } from '@/pricing';

/** True when `printed` is `value` rounded to the digits that are printed. */
export function printsAs(value: Decimal, printed: Decimal): boolean {
  const places = printed.split('.')[1]?.length ?? 0;
  const half = exact(`0.${'0'.repeat(places)}5`);
  return exact(value).minus(exact(printed)).abs().lte(half);
}

/** True when two amounts differ by no more than a share of the larger, e.g. "0.01". */
export function within(a: Decimal, b: Decimal, tolerance: Decimal): boolean {
  const [x, y] = [exact(a), exact(b)];
  return x
    .minus(y)
    .abs()
    .lte((x.gt(y) ? x : y).times(tolerance));
}
