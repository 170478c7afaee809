/** From prices and days to places on a drawing. A fraction of a drawing is no price: floats are fine. */
import { compare, type Decimal, exact, print } from '@/pricing/money';
import { type Day, daysBetween } from '@/pricing/time';

/** Share of `whole` that `part` is, for geometry only: 0 when there is no whole. */
export function fraction(part: Decimal, whole: Decimal): number {
  const all = Number(whole);
  return all > 0 ? Math.round((Number(part) / all) * 1e5) / 1e5 : 0;
}

export function dayFraction(day: Day, from: Day, to: Day): number {
  const whole = daysBetween(from, to);
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, daysBetween(from, day) / whole));
}

export function highest(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((high, a) => (compare(a, high) > 0 ? a : high), '0');
}

const STEPS = ['1', '2', '2.5', '5', '10'] as const;

/** Three to five round amounts from 0 to just above the highest: "0", "0.002", "0.004", "0.006". */
export function ticks(highestAmount: Decimal): Decimal[] {
  const top = exact(highestAmount);
  if (top.lte('0')) return ['0'];
  const unit = exact(`1e${top.e - 1}`);
  const sizes = [...STEPS, ...STEPS.map((s) => `${s}0`)].map((s) => unit.times(s));
  const size = sizes.find((s) => s.times('4').gte(top)) ?? unit.times('100');
  const found = ['0'];
  for (let at = size; found.length < 6; at = at.plus(size)) {
    found.push(print(at));
    if (at.gte(top)) break;
  }
  return found;
}

/** 1, 2 and 5 of every power of ten that the amounts need; only powers when there are many. */
export function logTicks(amounts: readonly Decimal[]): Decimal[] {
  const all = amounts.map((a) => exact(a)).filter((a) => a.gt('0'));
  const low = Math.min(...all.map((a) => a.e));
  const high = Math.max(...all.map((a) => a.e));
  const found = ['1', '2', '5'].flatMap((n) =>
    Array.from({ length: high - low + 1 }, (_, i) => exact(`${n}e${low + i}`)),
  );
  found.push(exact(`1e${high + 1}`));
  found.sort((a, b) => a.cmp(b));
  const from = found.findLastIndex((t) => all.every((a) => a.gte(t)));
  const to = found.findIndex((t) => all.every((a) => a.lte(t)));
  const kept = found.slice(Math.max(0, from), to + 1);
  // A single level still needs a scale around it.
  if (kept.length < 2) return found.slice(Math.max(0, from), from + 2).map(print);
  const inner =
    kept.length > 7 ? kept.filter((t, i) => i % (kept.length - 1) === 0 || t.eq(`1e${t.e}`)) : kept;
  return inner.map(print);
}

/** Place of a price between two others on a logarithmic scale, 0 to 1. */
export function logShare(usd: Decimal, low: Decimal, top: Decimal): number {
  const log = (d: Decimal) => Math.log10(Number(d));
  const whole = log(top) - log(low);
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, (log(usd) - log(low)) / whole));
}
