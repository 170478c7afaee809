/** Digits as other letters: unseen ones between them, full-width ones, marks of direction. */
import { around, type Mutant, type Operator } from '../operator';
import { rewrite } from '../specimen';

type Spelling = [name: string, to: (digits: string) => string];

const between = (letter: string) => (digits: string) => digits.replace(/(?<=\d\.?)(?=\d)/, letter);
const behindPoint = (letter: string) => (digits: string) => digits.replace('.', `.${letter}`);

const SPELLINGS: Spelling[] = [
  ['no-break space in a number', behindPoint('\u00a0')],
  ['narrow no-break space in a number', between('\u202f')],
  ['zero width in a number', behindPoint('\u200b')],
  ['soft hyphen in a number', between('\u00ad')],
  ['word joiner in a number', between('\u2060')],
  [
    'full-width digits',
    (digits) => digits.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))),
  ],
  [
    'Arabic digits',
    (digits) => digits.replace(/\d/g, (d) => String.fromCharCode(0x660 + Number(d))),
  ],
  ['full-width point', (digits) => digits.replace('.', '\uff0e')],
  ['middle dot for the point', (digits) => digits.replace('.', '\u00b7')],
  ['right-to-left mark before a number', (digits) => `\u200f${digits}`],
  ['right-to-left override around a number', (digits) => `\u202e${digits}\u202c`],
  ['isolated number', (digits) => `\u2067${digits}\u2069`],
  ['a digit as superscript', (digits) => `${digits}\u00b2`],
  ['letter O for zero', (digits) => digits.replace('0', 'O')],
];

/** The price is what it was; nobody needs to read it, but whoever does must read the same. */
export const letterOperators: Operator[] = SPELLINGS.map(([name, to]) => ({
  name,
  effect: 'damage',
  *apply(s): Iterable<Mutant> {
    for (const place of s.few(s.prices))
      yield { text: rewrite(s.text, [place], to), where: around(s.text, place.from) };
    yield { text: rewrite(s.text, s.prices, to), where: 'every amount' };
  },
}));
