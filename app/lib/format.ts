/** How numbers and dates are written. Money stays a decimal string from the database to the screen. */
import type { Precision } from '@/pricing/dated';
import { type Decimal, exact, print, quotientTo, readable } from '@/pricing/money';

/** Short list prices are printed whole; longer ones are cut to three significant digits or four places. */
const KEPT_WHOLE = 4;
const KEPT = 3;
/** Decimal places of the longest amount printed whole. */
const LONGEST = 6;

/** "0.003" → "$0.003", "0.0028311552" → "$0.00283", "0.1" → "$0.10", "12.3456" → "$12.35". */
export function formatUsd(amount: Decimal): string {
  const value = exact(amount);
  const digits = print(value).replace(/^0\.0*|\./g, '').length;
  const leading = -value.e - 1;
  const places = value.gte('1') ? 2 : Math.max(4, leading + KEPT);
  const whole = digits <= KEPT_WHOLE && leading + digits <= LONGEST && value.lt('1');
  const shown = print(whole ? value : value.round(places, 1));
  return `$${atLeastTwoPlaces(shown)}`;
}

/** Every digit of `readable`, cents in full: "0.00395508" → "$0.00395508", "7.5" → "$7.50", "8" → "$8". */
export function exactUsd(amount: Decimal): string {
  return `$${readable(amount).replace(/\.\d$/, '$&0')}`;
}

/** Digits after the decimal point of a formatted amount, for aligning a column on the point. */
export function fractionDigits(formatted: string): number {
  return formatted.split('.')[1]?.length ?? 0;
}

function atLeastTwoPlaces(text: string): string {
  const [whole = '0', fraction = ''] = text.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction.padEnd(2, '0')}`;
}

/** "1", "2.5", "12": how many times the cheapest. */
export function formatTimes(times: Decimal): string {
  const value = exact(times);
  return `${print(value.round(value.gte('10') ? 0 : value.gte('2') ? 1 : 2, 1))}×`;
}

/** "+50%", "−17%"; null when nothing changed. */
export function formatChange(before: Decimal, after: Decimal): string | null {
  const moved = exact(after).minus(exact(before)).times('100');
  if (moved.eq('0')) return null;
  const size = moved.abs();
  const shown = print(quotientTo(size, exact(before), size.lt(exact(before).times('10')) ? 1 : 0));
  return `${moved.gt('0') ? '+' : '−'}${shown === '0' ? '<0.1' : shown}%`;
}

export const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];

export type { Precision };

/** "2026-09-05" → "5 Sep 2026", "Sep 2026" or "2026", as exactly as the day is known. */
export function formatDay(day: string, precision: Precision = 'day'): string {
  const [year = '', month = '', date = ''] = day.split('-');
  if (precision === 'year' || !month) return year;
  const name = MONTHS[Number(month) - 1] ?? month;
  return precision === 'month' || !date ? `${name} ${year}` : `${Number(date)} ${name} ${year}`;
}

/** The machine-readable part of a day that is really known. */
export function isoOf(day: string, precision: Precision = 'day'): string {
  return precision === 'year' ? day.slice(0, 4) : precision === 'month' ? day.slice(0, 7) : day;
}

const counts = new Intl.NumberFormat('en-US');

export function formatCount(value: number): string {
  return Number.isInteger(value) && value >= 0 && value < 1000 ? `${value}` : counts.format(value);
}

/** "1 host", "3 hosts". */
export function counted(value: number, noun: string): string {
  return `${formatCount(value)} ${noun}${value === 1 ? '' : 's'}`;
}
