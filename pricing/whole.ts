import { type Exact as Big, exact } from './money';

/** Least whole number ≥ a ÷ b. The quotient is cut at some digit; the product decides. */
export function wholeUp(a: Big, b: Big): Big {
  const cut = a.div(b).round(0, 0);
  return cut.times(b).lt(a) ? cut.plus('1') : cut;
}

/** Greatest whole number ≤ a ÷ b, for a ≥ 0 and b > 0. */
export function wholeDown(a: Big, b: Big): Big {
  const cut = a.div(b).round(0, 0);
  if (cut.times(b).gt(a)) return cut.minus('1');
  return cut.plus('1').times(b).lte(a) ? cut.plus('1') : cut;
}

export const larger = (a: Big, b: Big): Big => (a.gte(b) ? a : b);

export const ONE = exact('1');
export const ZERO = exact('0');

/** A whole number as people read it: "10,000". */
export const said = (n: Big | number): string =>
  (typeof n === 'number' ? `${n}` : n.toFixed()).replace(/\B(?=(\d{3})+$)/g, ',');
