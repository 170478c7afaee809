/**
 * The number of a quote without its words: what ranking thousands of offers for every change of a
 * need goes by. It shares `evaluate` with `quote`, so that the two can't differ.
 */
import { charged, evaluate, isZero } from './evaluate';
import type { Exact } from './money';
import { type ModelFacts, NO_FACTS } from './quantity';
import type { Condition, Quantity, Rule } from './rule';
import type { Workload } from './workload';

type Field = keyof Workload;

/** A rule's amount for any workload of one model. */
export type Amounts = (workload: Workload) => Exact | null;

const held = new WeakMap<Rule, { facts: ModelFacts; amounts: Amounts }>();

/** US dollars for one image as `quote` gives them, above 0; null where `quote` has a reason instead. */
export function amount(rule: Rule, workload: Workload, facts: ModelFacts = NO_FACTS): Exact | null {
  return amountsUnder(rule, facts)(workload);
}

/**
 * The same for many workloads: computed anew only where a field that the rule reads differs from
 * the last workload that anybody asked for.
 */
export function amountsUnder(rule: Rule, facts: ModelFacts): Amounts {
  const known = held.get(rule);
  if (known?.facts === facts) return known.amounts;
  const reads = readsOf(rule);
  let last: { at: Workload; usd: Exact | null } | undefined;
  const amounts: Amounts = (workload) => {
    if (!last || !isSame(last.at, workload, reads))
      last = { at: workload, usd: computed(rule, workload, facts) };
    return last.usd;
  };
  held.set(rule, { facts, amounts });
  return amounts;
}

/** True where two workloads differ in none of these fields. */
export function isSame(a: Workload, b: Workload, reads: readonly Field[]): boolean {
  if (a === b) return true;
  for (const field of reads) if (a[field] !== b[field]) return false;
  return true;
}

function computed(rule: Rule, workload: Workload, facts: ModelFacts): Exact | null {
  if (rule.withheld || rule.missing || rule.money.kind === 'currency') return null;
  const found = evaluate(rule, workload, facts);
  if (!found.ok) return null;
  const usd = charged(rule, found.applied);
  return isZero(usd) ? null : usd;
}

/** The fields of a workload that its amount hangs on. */
export function readsOf(rule: Rule): readonly Field[] {
  const read = rule.terms.flatMap((term) => [
    ...(term.when ?? []).flatMap(readByCondition),
    ...term.times.flatMap(readByQuantity),
  ]);
  return [...new Set(read)];
}

const SIZE: readonly Field[] = ['width', 'height'];
const INPUTS: readonly Field[] = ['inputImages', 'inputSize', ...SIZE];

function readByCondition(c: Condition): readonly Field[] {
  switch (c.kind) {
    case 'size':
    case 'other_size':
    case 'pixels':
    case 'resolution':
      return SIZE;
    case 'volume':
      return ['imagesPerMonth'];
    case 'quality':
    case 'operation':
    case 'batch':
    case 'region':
      return [c.kind];
  }
}

function readByQuantity(q: Quantity): readonly Field[] {
  switch (q.kind) {
    case 'image':
    case 'gpu_second':
      return [];
    case 'megapixel':
    case 'tile':
      return SIZE;
    case 'input_tile':
    case 'input_megapixel':
      return INPUTS;
    case 'step':
      return ['steps'];
    case 'input_image':
    case 'input_image_token':
      return ['inputImages'];
    case 'text_token':
      return ['promptTokens'];
    case 'image_token':
      return ['quality', ...SIZE];
  }
}
