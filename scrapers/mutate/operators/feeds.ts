/** Feeds that grow or lose what says what a number is: units, currencies, lists, levels. */
import { around, type Effect, type Mutant, type Operator } from '../operator';
import { matches, type Place, rewrite, type Specimen } from '../specimen';
import { times } from './amounts';
import { entries, fields, isFeed, lists } from './json';

function operator(name: string, effect: Effect, apply: Operator['apply']): Operator {
  return { name, effect, kinds: ['json', 'html'], apply: (s) => (isFeed(s) ? apply(s) : []) };
}

const scaled = (words: string, factor: string) =>
  words.replace(/-?\d+(?:\.\d+)?(?:e-?\d+)?(?=\D*$)/i, (n) => times(n, factor) ?? n);

/** A price's field written anew: a few by themselves, and all of the body together. */
function perField(name: string, effect: Effect, to: (field: string) => string): Operator {
  return operator(name, effect, function* (s) {
    const all = fields(s);
    for (const place of s.few(all))
      yield { text: rewrite(s.text, [place], to), where: around(s.text, place.from) };
    if (all.length > 1) yield { text: rewrite(s.text, all, to), where: 'every field' };
  });
}

const VALUE = /(:\s*)\\*"?\$?(-?[\d.]+(?:e-?\d+)?)\\*"?$/i;
const valued = (to: (number: string) => string) => (field: string) =>
  field.replace(VALUE, (_, colon, n) => `${colon}${to(n)}`);

/** What stands in the entry beside the price, with another price. */
const BESIDE: [name: string, members: string, factor: string][] = [
  ['batch', '"batch": true', '0.5'],
  ['deprecated', '"deprecated": true', '1.5'],
  ['enterprise', '"tier": "enterprise"', '0.6'],
  ['reserved', '"commitment": "1 year"', '0.7'],
  ['euros', '"currency": "EUR"', '0.9'],
  ['ten images', '"per_images": 10', '1.8'],
  ['cents', '"currency_unit": "cents"', '1.5'],
  ['discount', '"discount_until": "2026-12-31"', '0.5'],
  ['least price', '"price_type": "starting_at"', '0.8'],
  ['video', '"unit": "second"', '1.5'],
  ['currency object', '"currency": {"code": "EUR"}', '0.9'],
  ['unit of ten', '"unit": "10 images"', '1.8'],
  ['off-peak', '"time": "off_peak"', '0.6'],
  ['annual', '"plan": "annual"', '0.7'],
  ['retired', '"status": "retired"', '1.5'],
];

/** What an object says of every price inside it. */
const OF_ALL: [words: string, factor: string][] = [
  ['"currency": "EUR"', '0.9'],
  ['"meta": {"currency": "EUR"}', '0.9'],
  ['"unit": "10 images"', '1.8'],
  ['"pricing_info": {"unit": "10 images"}', '1.8'],
  ['"note": "All prices are per 10 images."', '1.8'],
  ['"tier": "enterprise"', '0.6'],
];
const LEVELS = 5;

/** The objects around a place, from the inmost outward. */
function objectsAround(text: string, at: number): Place[] {
  const open: number[] = [];
  const found: Place[] = [];
  for (const { index, 0: token } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}]/g)) {
    if (token === '{') open.push(index);
    const from = token === '}' ? open.pop() : undefined;
    if (from === undefined || from > at || index < at) continue;
    found.push({ from, to: index + 1, words: text.slice(from, index + 1) });
  }
  return found.slice(0, LEVELS);
}

const UNIT_FIELD =
  /,\s*\\*"\w*(?:unit|currency|billing|metric|charge|measure)\w*\\*"\s*:\s*\\*"[^"\\]*\\*"/gi;

/** The price lists, each once, with what stands before its bracket. */
function* eachList(s: Specimen, to: (list: Place, bracket: number) => string): Iterable<Mutant> {
  const near = lists(s.text).filter((l) => s.prices.some((p) => p.from > l.from && p.to < l.to));
  for (const list of s.few(near)) {
    const bracket = list.from - 1;
    yield { text: to(list, bracket), where: around(s.text, bracket) };
  }
}

/** A list with every price of it changed. */
function dearer(s: Specimen, list: Place, factor: string): string {
  const inside = s.prices.filter((p) => p.from >= list.from && p.to <= list.to);
  const moved = inside.map((p) => ({ ...p, from: p.from - list.from, to: p.to - list.from }));
  return rewrite(list.words, moved, (w) => times(w, factor) ?? w);
}

const ENTRIES = 10_000;

/** The same first entry over and over, under other names. */
function manyEntries(s: Specimen, list: Place): string {
  const [first = '{}'] = entries(list.words);
  const copies = Array.from({ length: ENTRIES }, (_, i) =>
    first.replace(/("(?:id|slug|model|name|modelId|uid)\w*"\s*:\s*")/g, `$1x${i}-`),
  );
  return `${s.text.slice(0, list.to)},${copies.join(',')}${s.text.slice(list.to)}`;
}

export const feedOperators: Operator[] = [
  operator('unit field gone, other price', 'apart', function* (s) {
    const units = matches(s.text, UNIT_FIELD);
    if (units.length === 0) return;
    const text = (gone: readonly Place[]) =>
      rewrite(
        s.text,
        [...gone, ...s.prices].sort((a, b) => a.from - b.from),
        (w) => (w.startsWith(',') ? '' : (times(w, '1.6') ?? w)),
      );
    yield { text: text(units), where: `${units.length} fields` };
  }),
  perField(
    'price as text with a sign',
    'damage',
    valued((n) => `"$${n}"`),
  ),
  perField(
    'price as text in euros',
    'apart',
    valued((n) => `"€${times(n, '0.9') ?? n}"`),
  ),
  perField(
    'price as text with EUR',
    'apart',
    valued((n) => `"${times(n, '0.9') ?? n} EUR"`),
  ),
  perField(
    'price one level deeper',
    'damage',
    valued((n) => `{"value": ${times(n, '1.5') ?? n}}`),
  ),
  perField('price in cents under a key that says so', 'damage', (field) =>
    scaled(field, '100').replace(/(?<=^\\*"[\w-]+)(?=\\*")/, '_cents'),
  ),
  perField(
    'old price in a field beside',
    'damage',
    (field) => `${field}, ${scaled(field, '1.5').replace(/^(\\*")/, '$1previous_')}`,
  ),
  perField(
    'old price in an object beside',
    'damage',
    (field) => `${field}, "legacy": {${scaled(field, '1.5')}}`,
  ),
  ...BESIDE.map(([name, members, factor]) =>
    perField(
      `${name}: in a field beside`,
      'apart',
      (field) => `${scaled(field, factor)}, ${members}`,
    ),
  ),
  operator('legacy list behind', 'damage', (s) =>
    eachList(s, (list) => {
      const end = list.to + 1;
      return `${s.text.slice(0, end)}, "legacy": [${dearer(s, list, '1.5')}]${s.text.slice(end)}`;
    }),
  ),
  operator('legacy list in front', 'damage', (s) =>
    eachList(s, (list, bracket) => {
      const key = /"[\w-]+"\s*:\s*$/.exec(s.text.slice(0, bracket))?.[0] ?? '';
      const at = bracket - key.length;
      return `${s.text.slice(0, at)}"legacy": [${dearer(s, list, '1.5')}], ${s.text.slice(at)}`;
    }),
  ),
  operator('legacy entries in the list', 'damage', (s) =>
    eachList(s, (list) => {
      const old = dearer(s, list, '1.5');
      return `${s.text.slice(0, list.to)},${old}${s.text.slice(list.to)}`;
    }),
  ),
  operator('entries one level deeper', 'damage', (s) =>
    eachList(s, (list) => {
      const deeper = entries(list.words).map((e) => `{"item": ${e}}`);
      return s.text.slice(0, list.from) + deeper.join(',') + s.text.slice(list.to);
    }),
  ),
  operator('list one level deeper', 'damage', (s) =>
    eachList(
      s,
      (list, bracket) =>
        `${s.text.slice(0, bracket)}{"items": [${list.words}]}${s.text.slice(list.to + 1)}`,
    ),
  ),
  operator('currency of the whole feed', 'apart', function* (s) {
    if (s.kind !== 'json' || !/^\s*\{/.test(s.text)) return;
    const other = rewrite(s.text, s.prices, (w) => times(w, '0.9') ?? w);
    for (const said of ['"currency": "EUR"', '"note": "All prices are per 10 images."'])
      yield { text: other.replace('{', `{${said}, `), where: said };
  }),
  ...OF_ALL.map(([words, factor]) =>
    operator(`${words} in an object around`, 'apart', function* (s) {
      if (s.kind !== 'json') return;
      for (const price of s.few(s.prices))
        for (const object of objectsAround(s.text, price.from)) {
          const inside = dearer(s, object, factor);
          yield {
            text: `${s.text.slice(0, object.from)}{${words}, ${inside.slice(1)}${s.text.slice(object.to)}`,
            where: around(s.text, object.from),
          };
        }
    }),
  ),
  operator('ten thousand entries more', 'damage', (s) =>
    eachList(s, (list) => manyEntries(s, list)),
  ),
];
