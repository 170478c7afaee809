/** Words that the calculators share. Pure. */
import { compare, type Decimal, exact, print } from '@/pricing';
import { formatUsd } from '../format';

/** "$3.40", "−$3.40", "$0.00". */
export function signedUsd(amount: Decimal): string {
  const sign = compare(amount, '0') < 0 ? '−' : '';
  return `${sign}${formatUsd(print(exact(amount).abs()))}`;
}
