/** "From $0.12": the least a host asks, for something that its words leave open. */
import type { Rule } from './rule';
import type { Operation } from './vocabulary';

const CLOSES = ['pixels', 'size', 'resolution', 'quality'];

/**
 * True where the quoted words give a least price and the rule does not say for what: two such
 * prices can't be set against each other, nor one against a whole rule. A limit of size or quality
 * says it for an image that is made; what an input image adds, it leaves open.
 * @param quote the words the rule was read from
 */
export function isFloor(quote: string, rule: Rule, operation: Operation): boolean {
  if (!/\b(from|starting at)\s+\\?(\$|USD\b)/i.test(quote) || /\bfrom\b.*\bto\b/i.test(quote))
    return false;
  if (operation !== 'generate') return !rule.terms.some((t) => t.times.some(isInput));
  return !rule.terms.every((t) => t.when?.some((c) => CLOSES.includes(c.kind)));
}

function isInput({ kind }: Rule['terms'][number]['times'][number]): boolean {
  return kind.startsWith('input_');
}
