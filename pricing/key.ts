/**
 * When two rules bill alike. Every list in a rule is a set: sums, products and alternatives
 * have no order, so a host that reorders its table has changed nothing.
 */
import { exact, print, sameAmount } from './money';
import type { Rule } from './rule';

/** Say where a fact comes from or how it was read; they bill nothing. */
const NOTES = new Set(['assumptions', 'source', 'approximate']);
/** Spelling these out is the same as leaving them away. */
const DEFAULTS = new Map<string, unknown>([
  ['measured', false],
  ['free', 0],
  ['above', 0],
  ['basis', 'list'],
]);
const AMOUNTS = new Set(['amount', 'usd', 'minimum', 'to', 'seconds', 'resizedTo']);

/** One spelling of a parsed rule: keys and lists sorted, notes and defaults left out. */
export function billingText(rule: Rule): string {
  return JSON.stringify(billing(rule));
}

/** True when two rules differ at most by float noise in the last digits of their amounts. */
export function alike(a: Rule, b: Rule): boolean {
  return near(billing(a), billing(b), '');
}

/**
 * True when `full` bills all that `part` says, and perhaps more: a note of one rate beside the
 * page that prints it among others. An empty token table says nothing against a filled one.
 */
export function covers(full: Rule, part: Rule): boolean {
  if (part.terms.length === 0 || part.withheld || full.withheld) return false;
  const frame = (rule: Rule) => ({ ...rule, terms: [], rounding: undefined, minimum: undefined });
  if (!near(normal(frame(full)), normal(frame(part)), '')) return false;
  const stated = { minimum: part.minimum, rounding: part.rounding };
  const whole = {
    minimum: part.minimum && full.minimum,
    rounding: part.rounding && full.rounding,
  };
  if (!near(normal(whole), normal(stated), '')) return false;
  return part.terms.every((p) => full.terms.some((f) => sameTerm(f, p) || isFirstMegapixel(f, p)));
}

/**
 * "From $0.05" noted of an image up to so many pixels is what the whole rule asks for its first
 * megapixel: that one is billed whole, so anything up to it costs the same.
 */
function isFirstMegapixel(full: Term, part: Term): boolean {
  const [image, ...others] = part.times;
  const [q, ...more] = full.times;
  if (image?.kind !== 'image' || others.length > 0) return false;
  if (q?.kind !== 'megapixel' || more.length > 0 || q.part === 'additional') return false;
  if (q.part === 'all' && (q.rounding !== 'up' || q.minimum)) return false;
  const limits = (part.when ?? []).filter((c) => c.kind === 'pixels');
  const [limit] = limits;
  if (limits.length !== 1 || !limit || limit.above || !limit.upTo) return false;
  const rest = part.when?.filter((c) => c !== limit) ?? [];
  if (limit.upTo > q.pixelsPerMegapixel || !near(normal(rest), normal(full.when ?? []), ''))
    return false;
  return sameAmount(rate(full), rate(part));
}

const rate = (term: Term) => print(exact(term.amount).div(String(term.per)));

function sameTerm(a: Term, b: Term): boolean {
  const bare = (term: Term, blank: boolean) => ({
    times: term.times.map((q) => (blank && q.kind === 'image_token' ? { kind: q.kind } : q)),
    when: term.when ?? [],
  });
  const open = [a, b].some((t) =>
    t.times.some((q) => q.kind === 'image_token' && !q.counts.length),
  );
  return near(normal(bare(a, open)), normal(bare(b, open)), '') && sameAmount(rate(a), rate(b));
}

function billing(rule: Rule): unknown {
  const terms = (rule.terms as Term[]).map((term) => ({
    term,
    text: text({ ...term, group: undefined }),
  }));
  terms.sort((x, y) => order(x.text, y.text) || order(x.term.group ?? '', y.term.group ?? ''));
  const names = new Map<string, string>();
  const named = terms.map(({ term }) => {
    if (!term.group) return normal(term);
    if (!names.has(term.group)) names.set(term.group, `g${names.size + 1}`);
    return normal({ ...term, group: names.get(term.group) });
  });
  return { ...(normal({ ...rule, terms: [] }) as object), terms: named };
}
type Term = Rule['terms'][number];

/** Sort text: the shape first and the amounts last, so that noise can't reorder unlike terms. */
function text(term: Term): string {
  const value = normal(term);
  return JSON.stringify(value, (k, v) => (AMOUNTS.has(k) ? '' : v)) + JSON.stringify(value);
}

function normal(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(normal).sort((a, b) => order(JSON.stringify(a), JSON.stringify(b)));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([k, v]) => v !== undefined && !NOTES.has(k) && DEFAULTS.get(k) !== v)
      .filter(([k, v]) => k !== 'when' || v.length > 0)
      .sort(([a], [b]) => order(a, b))
      .map(([k, v]) => [k, normal(v)]),
  );
}

function near(a: unknown, b: unknown, key: string): boolean {
  if (AMOUNTS.has(key) && typeof a === 'string' && typeof b === 'string') return sameAmount(a, b);
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  const x = Object.entries(a);
  const other = new Map(Object.entries(b));
  return x.length === other.size && x.every(([k, v]) => other.has(k) && near(v, other.get(k), k));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
