/** Whether the price of an image is known before the call is made, and why. */
import { exact } from './money';
import type { Quote } from './quote';
import type { Quantity, Rule } from './rule';

export type Forecast = {
  /** True: the reader can compute the charge to the digit before asking for the image. */
  known: boolean;
  /** "a flat price per image", "billed by GPU seconds, counted after the run". */
  why: string;
};

/**
 * Judges a rule together with its quote for one workload: the same rule may be known for one size
 * and an estimate for another. A quote without a price can't be forecast; its reason is given.
 */
export function forecast(rule: Rule, quote: Quote): Forecast {
  if (quote.usd === null) return unknown(quote.reason ?? 'no price can be computed');
  if (rule.basis === 'average') return unknown('the host prints an average of what was paid');
  if (rule.approximate) return unknown('the source gives the price only as “about”');
  const paid = rule.terms.filter((term) => exact(term.amount).gt('0'));
  const quantities = paid.flatMap((term) => term.times);
  if (quantities.some((q) => q.kind === 'gpu_second'))
    return unknown('billed by GPU seconds, counted after the run');
  if (quantities.some((q) => q.kind === 'image_token' && q.measured))
    return unknown('billed by tokens, whose number somebody measured');
  if (quote.exactness === 'estimated')
    return unknown(quote.assumptions.at(-1) ?? 'the price is an estimate');
  return { known: true, why: unitsWords(quantities) };
}

function unknown(why: string): Forecast {
  return { known: false, why };
}

const UNITS: Record<Exclude<Quantity['kind'], 'gpu_second'>, string> = {
  image: 'image',
  megapixel: 'megapixel',
  tile: 'tile',
  input_tile: 'input tile',
  step: 'step',
  input_image: 'input image',
  input_megapixel: 'input megapixel',
  text_token: 'prompt token',
  image_token: 'a published number of tokens',
  input_image_token: 'a published number of input tokens',
};

function unitsWords(quantities: readonly Quantity[]): string {
  const units = new Set(quantities.map((q) => (q.kind === 'gpu_second' ? '' : UNITS[q.kind])));
  if (units.size === 1 && units.has('image')) return 'a flat price per image';
  const inputsLast = [...units].sort((a, b) => Number(/input/.test(a)) - Number(/input/.test(b)));
  return `billed by ${inputsLast.join(', ')}: all known before the call`;
}
