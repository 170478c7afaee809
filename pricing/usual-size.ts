/**
 * What a price without a word of size is good for. A host that prints “$0.003 per image” means the
 * size that the model is usually made in; nobody knows whether it holds for four times the pixels.
 */
import type { ModelFacts } from './quantity';
import type { Rule } from './rule';
import { BANDS, type Band } from './vocabulary';
import type { Workload } from './workload';

/** Edge of a model's usual square: the smallest band it is sold in from 1K up; 1024 where unknown. */
export function usualEdge(sizes: readonly string[]): number {
  const edges = sizes.flatMap((s) => BANDS[s.toUpperCase() as keyof typeof BANDS] ?? []);
  const usual = Math.min(...edges.filter((edge) => edge >= BANDS['1K']));
  return Number.isFinite(usual) ? usual : BANDS['1K'];
}

const BY_SIZE = new Set(['megapixel', 'tile', 'image_token']);
const SIZES = new Set(['size', 'other_size', 'pixels', 'resolution']);
const unsaid = new WeakMap<Rule, boolean>();

/** True where nothing in the rule looks at the size of the output. */
export function saysNoSize(rule: Rule): boolean {
  const known = unsaid.get(rule);
  if (known !== undefined) return known;
  const found = !rule.terms.some(
    (term) =>
      term.when?.some((c) => SIZES.has(c.kind)) || term.times.some((q) => BY_SIZE.has(q.kind)),
  );
  unsaid.set(rule, found);
  return found;
}

/** True where the rule says no size and the workload is larger than the model's usual one. */
export function beyondUsual(rule: Rule, workload: Workload, facts: ModelFacts): boolean {
  const edge = usualFor(workload, facts);
  if (edge === null) return false;
  return workload.width * workload.height > mostPixels(edge) && saysNoSize(rule);
}

/** A tenth of tolerance, as with bands: wide formats are a little larger than their square. */
export function mostPixels(edge: number): number {
  return Math.floor((edge ** 2 * 11) / 10);
}

/** What had to be assumed of the size; null where the rule says it, or no model is known. */
export function sizeAssumed(rule: Rule, workload: Workload, facts: ModelFacts): string | null {
  const edge = usualFor(workload, facts);
  if (edge === null || !saysNoSize(rule)) return null;
  return beyondUsual(rule, workload, facts)
    ? `the host doesn’t say which size this price is for; taken as the model’s usual size, ${edge}×${edge}, so it may not hold at ${workload.width}×${workload.height}`
    : `the host doesn’t say which size this price is for; taken as the model’s usual size, ${edge}×${edge}`;
}

/** An upscale's usual output has twice the edges. */
function usualFor({ operation }: Workload, facts: ModelFacts): number | null {
  if (facts.usualEdge === undefined) return null;
  return operation === 'upscale' ? facts.usualEdge * 2 : facts.usualEdge;
}

/** The standard band below one: what fits it is asked for in vain where only larger ones are sold. */
const BELOW: Partial<Record<Band, number>> = {
  '1.5K': BANDS['1K'],
  '2K': BANDS['1K'],
  '4K': BANDS['2K'],
};

/**
 * Most pixels that are too small for a rule's bands: its smallest is larger than the model's usual
 * size, so a 4K price says nothing of a 1K image. Null where the smallest band holds all below it.
 * @param sold smallest first
 */
export function tooSmall(sold: readonly Band[], facts: ModelFacts): number | null {
  const [least] = sold;
  if (least === undefined || facts.usualEdge === undefined) return null;
  const below = BANDS[least] > facts.usualEdge ? BELOW[least] : undefined;
  return below === undefined ? null : mostPixels(below);
}

/** Said where a smaller image is billed as the smallest that the model is made in; else null. */
export function billedLarger(
  sold: readonly Band[],
  { width, height }: Workload,
  facts: ModelFacts,
): string | null {
  const [least] = sold;
  if (least === undefined || facts.usualEdge === undefined) return null;
  const below = BELOW[least];
  if (below === undefined || width * height > mostPixels(below)) return null;
  return `${width}×${height} is billed as ${least}, the smallest size sold`;
}
