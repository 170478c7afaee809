/** The body as a whole: cut, replaced by a wall, in another encoding, with foreign matter. */
import { around, type Effect, type Mutant, type Operator } from '../operator';
import { everyPlace, type Kind, matches, rewrite, type Specimen } from '../specimen';

function whole(
  name: string,
  effect: Effect,
  to: (s: Specimen) => string,
  kinds?: readonly Kind[],
): Operator {
  return {
    name,
    effect,
    apply: (s) => [{ text: to(s), where: 'all' }],
    ...(kinds ? { kinds } : {}),
  };
}

const WALLS: [string, string][] = [
  [
    'login wall',
    '<!doctype html><html><head><title>Sign in</title></head><body><h1>Sign in</h1><form><input name="email"><button>Continue</button></form><p>Plans from $20 a month</p></body></html>',
  ],
  [
    'cookie wall',
    '<!doctype html><html><body><div role="dialog"><h2>We value your privacy</h2><p>We and our 843 partners use cookies. Subscribe for $0.04 a day to read without.</p><button>Accept all</button></div></body></html>',
  ],
  [
    'challenge',
    '<html><body><noscript>Enable JavaScript and cookies to continue</noscript></body></html>',
  ],
  ['error in JSON', '{"error":{"code":429,"message":"rate limited, retry in 0.04 s"}}'],
  ['empty list', '{"data": []}'],
  ['empty array', '[]'],
  ['empty body', ''],
  ['maintenance', 'We will be back soon. Credits from $0.01.'],
];

/** Tenths of the body, and the middle of amounts: where a dropped connection ends. */
const cuts: Operator[] = [
  {
    name: 'cut at a tenth',
    effect: 'damage',
    *apply({ text }): Iterable<Mutant> {
      for (let tenth = 1; tenth <= 9; tenth += 1)
        yield {
          text: text.slice(0, Math.floor((text.length * tenth) / 10)),
          where: `${tenth} tenths`,
        };
    },
  },
  {
    name: 'cut in an amount',
    effect: 'damage',
    *apply(s): Iterable<Mutant> {
      for (const place of s.few(s.prices.filter((p) => p.words.length > 2)))
        yield { text: s.text.slice(0, place.to - 1), where: around(s.text, place.from) };
    },
  },
  {
    name: 'cut behind an amount',
    effect: 'damage',
    *apply(s): Iterable<Mutant> {
      for (const place of s.few(s.prices))
        yield { text: s.text.slice(0, place.to), where: around(s.text, place.from) };
    },
  },
];

/** UTF-8 read as Latin-1, as a wrong charset in a header does. */
const mojibake = ({ text }: Specimen) => Buffer.from(text, 'utf8').toString('latin1');

const FOREIGN_WORDS = [
  ['script in a name', '<script>alert(1)</script>'],
  ['SQL in a name', "'); DROP TABLE offers;--"],
  ['formula in a name', '=HYPERLINK("x")'],
  ['zero width in a name', '\u200b'],
  ['another version in a name', '-2'],
] as const;

function inName([name, words]: readonly [string, string]): Operator {
  return {
    name,
    effect: 'damage',
    *apply(s): Iterable<Mutant> {
      for (const place of s.few(s.names)) {
        const safe = s.kind === 'json' ? JSON.stringify(words).slice(1, -1) : words;
        yield {
          text: rewrite(s.text, [place], (w) => w + safe),
          where: around(s.text, place.from),
        };
      }
    },
  };
}

const ROWS = 10_000;

function manyRows({ text, kind, prices }: Specimen): string {
  const at = prices.at(-1)?.to ?? text.length;
  const end = text.indexOf('\n', at);
  const cut = end < 0 ? text.length : end;
  const start = text.lastIndexOf('\n', at) + 1;
  const row = kind === 'json' ? '' : `\n${text.slice(start, cut)}`;
  const copies = Array.from({ length: ROWS }, (_, i) => row.replace(/[a-z]{3}/i, `x${i}`));
  if (kind !== 'json') return text.slice(0, cut) + copies.join('') + text.slice(cut);
  const list = /\[\s*(?=\{)/.exec(text);
  const entries = Array.from({ length: ROWS }, (_, i) => `{"id":"x/${i}","price":"0.04"}`);
  return list
    ? `${text.slice(0, list.index + 1)}${entries.join(',')},${text.slice(list.index + 1)}`
    : text;
}

const entity = (words: string) =>
  [...words].map((letter) => `&#${letter.codePointAt(0)};`).join('');

export const bodyOperators: Operator[] = [
  ...cuts,
  ...WALLS.map(([name, text]) => whole(name, 'damage', () => text)),
  whole('wrong charset', 'damage', mojibake),
  whole('UTF-16 read as Latin-1', 'damage', ({ text }) =>
    Buffer.from(text, 'utf16le').toString('latin1'),
  ),
  whole('twice in a row', 'damage', ({ text }) => `${text}\n${text}`),
  whole('page around it', 'damage', ({ text }) => `<html><body><pre>${text}</pre></body></html>`, [
    'json',
    'text',
    'markdown',
  ]),
  whole('ten thousand rows more', 'damage', manyRows),
  ...FOREIGN_WORDS.map(inName),
  whole('byte order mark', 'harmless', ({ text }) => `\uFEFF${text}`),
  whole('CRLF', 'harmless', ({ text }) => text.replace(/\r?\n/g, '\r\n')),
  whole('blank lines at the end', 'harmless', ({ text }) => `${text}\n\n\n`),
  whole('two spaces for one', 'harmless', ({ text }) =>
    text.replace(/(?<=[a-z,]) (?=[a-z$])/g, '  '),
  ),
  whole('no-break spaces', 'harmless', ({ text }) =>
    text.replace(/(?<=[a-z,]) (?=[a-z$])/g, '\u00a0'),
  ),
  whole('comment', 'harmless', ({ text }) => `${text}\n<!-- $9.99 per image -->\n`, [
    'html',
    'markdown',
  ]),
  whole(
    'signs as entities',
    'harmless',
    ({ text }) => rewrite(text, everyPlace(text, '$'), entity),
    ['html', 'markdown'],
  ),
  whole(
    'digits as entities',
    'harmless',
    ({ text }) => rewrite(text, matches(text, /(?<=\$[\d.]*)\d/g), entity),
    ['html', 'markdown'],
  ),
  // The page now does print another price.
  whole('old price struck out', 'amount', ({ text, prices }) =>
    rewrite(text, prices, (w) => `${w}~~ $0.0123`).replace(/\\?\$(?=[\d.]+~~)/g, '~~$'),
  ),
];
