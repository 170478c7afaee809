/** Feeds: fields and entries that go missing, change type, name, place or spelling. */
import { around, type Effect, type Mutant, type Operator } from '../operator';
import { matches, type Place, rewrite, type Specimen } from '../specimen';
import { times } from './amounts';

/** Pages that carry their prices as JSON in a script count as feeds too. */
const KINDS = ['json', 'html'] as const;
const STRING_OR_SPACE = /("[^"\\]*(?:\\.[^"\\]*)*")|\s+/g;

function operator(name: string, effect: Effect, apply: Operator['apply']): Operator {
  return { name, effect, kinds: KINDS, apply: (s) => (isFeed(s) ? apply(s) : []) };
}

export function isFeed({ kind, text }: Specimen): boolean {
  return kind === 'json' || /<script[^>]*json/i.test(text);
}

/** Each price's own field, from its key to the end of its value: `"cost_usd": 0.04`. */
export function fields(s: Specimen): Place[] {
  return s.prices.flatMap((price) => {
    const key = /\\*"[\w-]+\\*"\s*:\s*\\*"?\$?$/.exec(s.text.slice(0, price.from))?.[0];
    if (!key) return [];
    const tail = /^\\*"/.exec(s.text.slice(price.to))?.[0] ?? '';
    const from = price.from - key.length;
    const to = price.to + tail.length;
    return [{ from, to, words: s.text.slice(from, to) }];
  });
}

function* eachField(s: Specimen, to: (words: string) => string): Iterable<Mutant> {
  for (const place of s.few(fields(s)))
    yield { text: rewrite(s.text, [place], to), where: around(s.text, place.from) };
}

const value = (json: string) => (words: string) =>
  words.replace(/(:\s*)(?:\\*"\$?)?[^"\\]*(?:\\*")?$/, `$1${json}`);

/** `"key": [ … ]` with the bracket that closes it. */
export function lists(text: string): Place[] {
  return matches(text, /"[\w-]+"\s*:\s*\[/g).flatMap(({ to }) => {
    let depth = 1;
    let at = to;
    for (; at < text.length && depth > 0; at += 1) {
      if (text[at] === '[') depth += 1;
      else if (text[at] === ']') depth -= 1;
    }
    return depth === 0 && /^\s*\{/.test(text.slice(to))
      ? [{ from: to, to: at - 1, words: text.slice(to, at - 1) }]
      : [];
  });
}

/** The entries of a list of objects, cut at the commas between them. */
export function entries(list: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < list.length; at += 1) {
    const letter = list[at];
    if (letter === '{' || letter === '[') depth += 1;
    else if (letter === '}' || letter === ']') depth -= 1;
    else if (letter === ',' && depth === 0) {
      out.push(list.slice(from, at));
      from = at + 1;
    }
  }
  return [...out, list.slice(from)];
}

function* eachList(s: Specimen, to: (all: string[]) => string[]): Iterable<Mutant> {
  const near = lists(s.text).filter((l) => s.prices.some((p) => p.from > l.from && p.to < l.to));
  for (const place of s.few(near))
    yield {
      where: around(s.text, place.from),
      text: rewrite(s.text, [place], (words) => to(entries(words)).join(',')),
    };
}

const first = (all: string[]) => all[0] ?? '';

export const jsonOperators: Operator[] = [
  operator('field renamed', 'damage', (s) =>
    eachField(s, (w) => w.replace(/(?<=^\\*"[\w-]+)(?=\\*")/, '_v2')),
  ),
  operator('field removed', 'damage', (s) => eachField(s, () => '"note": "moved"')),
  operator('field twice', 'damage', (s) =>
    eachField(
      s,
      (w) => `${w}, ${w.replace(/[1-9](?=\D*$)/, (d) => (d === '9' ? '8' : `${Number(d) + 1}`))}`,
    ),
  ),
  operator('null for a field', 'damage', (s) => eachField(s, value('null'))),
  operator('list for a field', 'damage', (s) => eachField(s, value('[0.04, 0.08]'))),
  operator('object for a field', 'damage', (s) =>
    eachField(s, value('{"amount": 4, "unit": "cents"}')),
  ),
  operator('words for a field', 'damage', (s) => eachField(s, value('"contact us"'))),
  operator('cents for dollars', 'damage', (s) =>
    eachField(s, (w) =>
      w.replace(
        /(:\s*)(?:\\*"\$?)?(-?[\d.]+(?:e-?\d+)?)(?:\\*")?$/i,
        (_, colon, n) => `${colon}${times(n, '100') ?? n}`,
      ),
    ),
  ),
  operator('unknown field beside', 'damage', (s) =>
    eachField(s, (w) => `${w}, "surcharge": "0.01"`),
  ),
  operator('discount beside', 'damage', (s) => eachField(s, (w) => `${w}, "discount": 0.5`)),
  operator('list emptied', 'damage', (s) => eachList(s, () => [])),
  operator('list with its first entry only', 'damage', (s) => eachList(s, (all) => [first(all)])),
  operator('first entry lost', 'damage', (s) => eachList(s, (all) => all.slice(1))),
  operator('first entry twice', 'damage', (s) => eachList(s, (all) => [first(all), ...all])),
  operator('null entry', 'damage', (s) => eachList(s, (all) => ['null', ...all])),
  operator('entries reversed', 'harmless', (s) => eachList(s, (all) => [...all].reverse())),
  operator('minified', 'harmless', (s) =>
    s.kind === 'json'
      ? [{ text: s.text.replace(STRING_OR_SPACE, (_, string) => string ?? ''), where: 'all' }]
      : [],
  ),
  operator('wrapped in another object', 'damage', (s) =>
    s.kind === 'json' ? [{ text: `{"result": ${s.text}}`, where: 'all' }] : [],
  ),
  operator('text instead of numbers', 'harmless', (s) =>
    eachField(s, (w) => w.replace(/(:\s*)(-?[\d.]+(?:e-?\d+)?)$/i, '$1"$2"')),
  ),
];
