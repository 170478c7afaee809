/** Numbers of money: other sizes, other spellings, other currencies, no numbers at all. */
import { exact, print } from '@/pricing';
import { around, type Effect, type Mutant, type Operator } from '../operator';
import { type Place, rewrite, type Specimen } from '../specimen';

/** One operator for single amounts, and one for all amounts of the body at once. */
function pair(name: string, effect: Effect, to: (words: string) => string | null): Operator[] {
  const changed = (words: string) => to(words) ?? words;
  return [
    { name: `${name}, one`, effect, apply: (s) => each(s, s.few(s.prices), changed) },
    {
      name: `${name}, all`,
      effect,
      apply: ({ text, prices }) => [
        { text: rewrite(text, prices, changed), where: `${prices.length} amounts` },
      ],
    },
  ];
}

function* each(s: Specimen, places: readonly Place[], to: (w: string) => string): Iterable<Mutant> {
  for (const place of places)
    yield { text: rewrite(s.text, [place], to), where: around(s.text, place.from) };
}

/** A printed number times a factor, without an exponent; null for what is no plain number. */
export function times(words: string, factor: string): string | null {
  const plain = words.replace(/,(?=\d{3}\b)/g, '');
  if (!/^-?\d+(\.\d+)?(e[+-]?\d{1,2})?$/i.test(plain)) return null;
  return print(exact(plain).times(factor));
}

const FACTORS: [string, string, Effect][] = [
  ['×10', '10', 'amount'],
  ['×100', '100', 'amount'],
  ['×1000', '1000', 'amount'],
  ['÷10', '0.1', 'amount'],
  ['÷100', '0.01', 'amount'],
  ['÷1000', '0.001', 'amount'],
  ['+20 %', '1.2', 'amount'],
  ['-40 %', '0.6', 'amount'],
];

/** The sign in front of an amount, with what Markdown puts before it. */
const SIGN = /\\?\$\s?$/;

function signed(name: string, sign: string): Operator[] {
  const withSign = (s: Specimen): Place[] =>
    s.prices.flatMap((place) => {
      const before = SIGN.exec(s.text.slice(0, place.from))?.[0];
      if (!before) return [];
      const from = place.from - before.length;
      return [{ from, to: place.to, words: s.text.slice(from, place.to) }];
    });
  const to = (words: string) => words.replace(/^\\?\$\s?/, sign);
  return [
    { name: `${name}, one`, effect: 'damage', apply: (s) => each(s, s.few(withSign(s)), to) },
    {
      name: `${name}, all`,
      effect: 'damage',
      apply: (s) => [{ text: rewrite(s.text, withSign(s), to), where: 'all signs' }],
    },
  ];
}

/** Values that a feed or page has instead of a number when something is broken. */
const NO_NUMBERS = ['0', '-1', 'null', 'NaN', 'TBD', '1e9', '', '0.0e0', 'true', '{}', '—'];

function broken(value: string): Operator {
  return {
    name: `"${value}" for an amount`,
    effect: 'damage',
    apply: (s) => each(s, s.few(s.prices), () => value),
  };
}

export const amountOperators: Operator[] = [
  ...FACTORS.flatMap(([name, factor, effect]) => pair(name, effect, (w) => times(w, factor))),
  ...pair('comma for point', 'damage', (w) => (w.includes('.') ? w.replace('.', ',') : null)),
  ...pair('spaced digits', 'damage', (w) => (w.includes('.') ? w.replace('.', ' . ') : null)),
  ...pair('point lost', 'damage', (w) => (w.includes('.') ? w.replace('.', '') : null)),
  ...pair('last digit lost', 'amount', (w) => (/\d\d$/.test(w) ? w.slice(0, -1) : null)),
  ...pair('below zero', 'damage', (w) => `-${w}`),
  ...pair('a range', 'damage', (w) => `${w}–${times(w, '3') ?? w}`),
  ...pair('trailing zero', 'harmless', (w) => (/^\d+\.\d+$/.test(w) ? `${w}0` : null)),
  ...signed('€ for $', '€'),
  ...signed('£ for $', '£'),
  ...signed('¥ for $', '¥'),
  ...signed('CA$ for $', 'CA$'),
  ...signed('sign dropped', ''),
  ...NO_NUMBERS.map(broken),
];
