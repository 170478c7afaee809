/** Whole parts of a page: gone, twice, in another order, under another heading. */
import type { Mutant, Operator } from '../operator';
import { rewrite, type Specimen } from '../specimen';

const BOUNDARY: Record<Specimen['kind'], RegExp> = {
  html: /(?=<h[1-6][\s>])/i,
  markdown: /^(?=#{1,6} )/m,
  text: /(?<=\n)(?=\S)/,
  json: /(?!)/,
};
const MOST = 24;

/** Parts in page order; joined they are the body. Only those near a price are worth damaging. */
function parts(s: Specimen): { all: string[]; near: number[] } {
  const all = s.text.split(BOUNDARY[s.kind]);
  let from = 0;
  const near: number[] = [];
  all.forEach((part, i) => {
    const to = from + part.length;
    if (s.prices.some((p) => p.from >= from && p.from < to)) near.push(i);
    from = to;
  });
  return { all, near: near.length > MOST ? s.few(near) : near };
}

function operator(
  name: string,
  effect: Operator['effect'],
  change: (all: readonly string[], at: number) => string[] | null,
): Operator {
  return {
    name,
    effect,
    kinds: ['html', 'markdown', 'text'],
    *apply(s): Iterable<Mutant> {
      const { all, near } = parts(s);
      for (const at of near) {
        const changed = change(all, at);
        const where = all[at]?.trim().slice(0, 40) ?? '';
        if (changed) yield { where, text: changed.join('') };
      }
    },
  };
}

const dearer = (part: string) =>
  rewrite(part, [...places(part)], (words) => words.replace(/\d(?=\D*$)/, (d) => `${d}7`));

function* places(part: string) {
  for (const m of part.matchAll(/(?<=\$\s?)\d[\d.]*/g))
    yield { from: m.index, to: m.index + m[0].length, words: m[0] };
}

const without = (all: readonly string[], at: number) => all.filter((_, i) => i !== at);

export const sectionOperators: Operator[] = [
  operator('section removed', 'damage', without),
  operator('section twice', 'damage', (all, at) => [...all.slice(0, at + 1), ...all.slice(at)]),
  operator('section twice, the copy with other prices', 'damage', (all, at) => [
    ...all.slice(0, at + 1),
    dearer(all[at] ?? ''),
    ...all.slice(at + 1),
  ]),
  operator('section twice, other prices in front', 'damage', (all, at) => [
    ...all.slice(0, at),
    dearer(all[at] ?? ''),
    ...all.slice(at),
  ]),
  operator('section last', 'damage', (all, at) => [...without(all, at), `\n${all[at]}`]),
  operator('sections exchanged', 'damage', (all, at) => {
    const next = all[at + 1];
    if (next === undefined) return null;
    return [...all.slice(0, at), next, all[at] ?? '', ...all.slice(at + 2)];
  }),
  operator('bodies of two sections exchanged', 'damage', (all, at) => {
    const [one, two] = [headed(all[at]), headed(all[at + 1])];
    if (!one || !two) return null;
    return [...all.slice(0, at), one.head + two.body, two.head + one.body, ...all.slice(at + 2)];
  }),
  operator('heading renamed', 'damage', (all, at) => {
    const one = headed(all[at]);
    return one ? [...all.slice(0, at), `## Other\n${one.body}`, ...all.slice(at + 1)] : null;
  }),
  operator('heading lost', 'damage', (all, at) => {
    const one = headed(all[at]);
    return one ? [...all.slice(0, at), `\n${one.body}`, ...all.slice(at + 1)] : null;
  }),
  operator('a line of prose between', 'harmless', (all, at) => [
    ...all.slice(0, at),
    ...(headed(all[at]) ? ['\nWe are hiring.\n\n'] : ['We are hiring.\n']),
    ...all.slice(at),
  ]),
];

function headed(part: string | undefined): { head: string; body: string } | null {
  const head = /^(?:#{1,6} .*\n|<h[1-6][^>]*>[\s\S]*?<\/h[1-6]>)/i.exec(part ?? '')?.[0];
  return part !== undefined && head ? { head, body: part.slice(head.length) } : null;
}
