/** Words that the calculators share. Pure. */
import { compare, type Decimal, exact, print } from '@/pricing';
import { formatUsd } from '../format';

/** The share "0.5" as "50". */
export function percentWords(share: Decimal): string {
  return print(exact(share).times('100'));
}

/** "$3.40", "−$3.40", "$0.00". */
export function signedUsd(amount: Decimal): string {
  const sign = compare(amount, '0') < 0 ? '−' : '';
  return `${sign}${formatUsd(print(exact(amount).abs()))}`;
}
