/** A body as the operators see it: its kind, and where its prices, names and rows stand. */
import { randomFrom, some } from './random';

export type Kind = 'json' | 'html' | 'markdown' | 'text';

/** A stretch of the body: `text.slice(from, to)` is `words`. */
export type Place = { from: number; to: number; words: string };

export type Specimen = {
  text: string;
  kind: Kind;
  /** Amounts without their sign: those that the reader read first, the rest only if there are none. */
  prices: Place[];
  /** Host's names of models where they stand in the body. */
  names: Place[];
  /** A few of a list; every operator sees the same few in every run. */
  few: <T>(list: readonly T[]) => T[];
};

/** What was read of the healthy body: used to damage what is read, not what surrounds it. */
export type Reading = { hostModel: string; quote: string };

const NUMBER = String.raw`\d[\d.,]*\d|\d`;
const IN_WORDS = [
  String.raw`(?<=\$\s?)(?:${NUMBER})`,
  // "4.80 neurons", "6 credits", "0.03 USD": amounts without a sign.
  String.raw`(?<![\w.$])(?:${NUMBER})(?=\s?(?:neurons?|credits?|USD)\b)`,
  // A table cell that is nothing but a number.
  String.raw`(?<=(?:\||<td>)\s*)(?:${NUMBER})(?=\s*(?:\||</td>))`,
].join('|');
/** Keys whose numbers are money; what is in brackets behind them is searched to its end. */
const MONEY_KEY = /\\*"[\w-]*(?:pric|cost|usd|amount)[\w-]*\\*"\s*:\s*(?=[\d"\\{[-])/gi;
const FIELD =
  /\\*"(?<key>[\w-]*)\\*"\s*:\s*\\*"?\$?(?<value>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=[\\",\s}\]])/g;
const NO_MONEY = /count|_rate|min|max|size|width|height|step|tier|from|to$/i;
/** A reader's quote names the price; the model may stand this far above it. */
const NEAR = 4_000;
const LARGE = 50_000;

export function specimen(
  body: { text: string; contentType: string; url: string },
  readings: readonly Reading[],
): Specimen {
  const { text } = body;
  const found = text.trim() === '' ? [] : [...inWords(text), ...inFields(text)];
  const prices = distinct(found);
  const read = prices.filter((place) => readings.some((r) => isReadFrom(text, place, r)));
  const most = text.length > LARGE ? 2 : 3;
  return {
    text,
    kind: kindOf(body),
    prices: read.length > 0 ? read : prices,
    names: distinct(readings.flatMap((r) => everyPlace(text, r.hostModel).slice(0, 2))),
    few: (list) => some(list, most, randomFrom(`${body.url} ${text.length}`)),
  };
}

export function kindOf({ text, contentType }: { text: string; contentType: string }): Kind {
  if (/json/i.test(contentType)) return 'json';
  if (/html/i.test(contentType)) return 'html';
  return /^#{1,6} |^\|.*\|\s*$/m.test(text) ? 'markdown' : 'text';
}

/** The body with some of its places written anew. */
export function rewrite(
  text: string,
  places: readonly Place[],
  to: (words: string) => string,
): string {
  let out = '';
  let at = 0;
  for (const place of places) {
    if (place.from < at) continue;
    out += text.slice(at, place.from) + to(place.words);
    at = place.to;
  }
  return out + text.slice(at);
}

export function everyPlace(text: string, words: string): Place[] {
  const found: Place[] = [];
  if (words.trim() === '') return found;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
    found.push({ from: at, to: at + words.length, words });
  return found;
}

export function matches(text: string, pattern: RegExp): Place[] {
  return [...text.matchAll(pattern)]
    .filter((m) => m[0] !== '')
    .map((m) => ({ from: m.index, to: m.index + m[0].length, words: m[0] }));
}

function inWords(text: string): Place[] {
  return matches(text, new RegExp(IN_WORDS, 'g'));
}

function inFields(text: string): Place[] {
  return matches(text, MONEY_KEY).flatMap(({ from, to }) => {
    const end = valueEnd(text, to);
    return [...text.slice(from, end).matchAll(FIELD)].flatMap((m) => {
      const { key = '', value = '' } = m.groups ?? {};
      if (NO_MONEY.test(key)) return [];
      const at = from + m.index + m[0].length - value.length;
      return [{ from: at, to: at + value.length, words: value }];
    });
  });
}

/** End of a JSON value that begins here: a scalar, or everything to the closing bracket. */
function valueEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const letter = text[at] as string;
    if (letter === '{' || letter === '[') depth += 1;
    else if (letter === '}' || letter === ']') depth -= 1;
    if (depth < 0 || (depth === 0 && /[}\],\n]/.test(letter))) return at + 1;
  }
  return text.length;
}

function isReadFrom(text: string, place: Place, { hostModel, quote }: Reading): boolean {
  if (!quote.includes(place.words)) return false;
  const above = text.slice(Math.max(0, place.from - NEAR), place.to + 200);
  return above.includes(hostModel) || text.length < NEAR;
}

function distinct(places: readonly Place[]): Place[] {
  const sorted = [...places].sort((a, b) => a.from - b.from || b.to - a.to);
  return sorted.filter((p, i) => i === 0 || p.from >= (sorted[i - 1] as Place).to);
}
