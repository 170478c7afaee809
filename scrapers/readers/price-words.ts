/**
 * One price as a page words it: "$0.03 / image", "$3 per 1,000 images", "1K: $0.04, 2K: $0.06",
 * "5 credits (720x720)". What can't be accounted for to the last word is refused.
 */
import { type Band, type Condition, type Decimal, exact, print } from '@/pricing';
import { ExtractError } from '../contract';
import { type Per, readAmount, readDecimal } from './amount';
import { printsAs } from './compare';
import { label } from './price-rule';
import { countOf, type Money, type Unit, type UnitWords, unitOf } from './price-units';
import { plainText } from './prose';

/** A host's own credit: its name in the singular and its price in dollars. */
export type Credit = { name: string; usd: Decimal };

/** What the page says elsewhere (header, unit column, sentences) of every amount. */
export type Context = { unit: UnitWords | null; money: Money; credit?: Credit | undefined };

/** The reason for what is no image: such rows are put aside, not shown. */
export const NO_IMAGE = 'not priced by the image';

/** One amount with all that was said beside it. */
export type Part = {
  printed: Decimal;
  per: Per;
  unit: Unit;
  credits: boolean;
  when: Condition[];
  /** A quality tier in the host's word. */
  quality?: string;
};

const MONEY = String.raw`(?:US ?)?\$ ?[\d.,]*\d(?: ?USD)?|(?<![\w.])[\d.,]*\d ?(?:\$|USD|US dollars?)`;

/**
 * The parts of a price.
 * @throws ExtractError for words that nothing accounts for, zero, and amounts in other currencies
 */
export function readPrice(text: string, said: Context): Part[] {
  const { words: clean, example } = withoutExample(
    // A unit on a line of its own belongs to the amount above it.
    plainText(text.replace(/\n+(?=\s*(?:\/|per\b|each\b))/gi, ' ').replace(/\n+/g, ', ')),
  );
  if (clean === '') throw new ExtractError('no price');
  const pieces = split(clean);
  // "1K: $0.04, 2K: $0.06 per image": the unit stands once, at the end.
  const unit = said.unit ?? unitAtEnd(pieces.at(-1) ?? '');
  const parts = pieces.map((piece) => readPart(piece, { ...said, unit }));
  if (parts.some((p) => p.unit === 'other')) throw new ExtractError(NO_IMAGE);
  if (new Set(parts.map((p) => p.unit)).size > 1)
    throw new ExtractError(`two units in one price: "${clean}"`);
  if (parts.length > 1 && parts.some((p) => p.when.length === 0 && !p.quality))
    throw new ExtractError(`several prices, not all with what they are for: "${clean}"`);
  if (example) checkExample(example, parts);
  return parts;
}

/** "$0.00035 per step ($0.0014 per 4 step image)": what stands in the brackets tests the rate. */
function withoutExample(text: string): { words: string; example: Example | null } {
  const match = new RegExp(
    String.raw`^(.*?)\s*\((${MONEY}) (?:per|for a|/) ?(?:(\d+)[- ]steps? image|image (?:with|at) (?:a )?(\d+)[- ]steps?(?: default)?)\)$`,
    'i',
  ).exec(text);
  if (!match?.[1] || !match[2]) return { words: text, example: null };
  const steps = match[3] ?? match[4] ?? '';
  return { words: match[1], example: { usd: readAmount(match[2]).amount, steps } };
}

type Example = { usd: Decimal; steps: string };

function checkExample({ usd, steps }: Example, parts: readonly Part[]): void {
  const [part] = parts;
  const rate = part && part.unit === 'step' && parts.length === 1 ? exact(part.printed) : null;
  if (!rate || !printsAs(print(rate.times(steps)), usd))
    throw new ExtractError(
      `the example in brackets contradicts the rate: $${usd} for ${steps} steps`,
    );
}

function unitAtEnd(piece: string): UnitWords | null {
  const words = /(?:\bper\b|\/) ?[^$(]*$/i.exec(piece)?.[0];
  const unit = words ? unitOf(words) : null;
  return unit?.per === 1 && unit.bands.length === 0 ? unit : null;
}

/** Commas, dots, bars and slashes between prices; never those inside a number or a bracket. */
function split(text: string): string[] {
  const between = /\s*(?:[;·•|]|,(?!\d)|(?<=[)\dK]) ?\/ ?(?=(?:US)?\$))\s*/;
  const pieces: string[] = [];
  let depth = 0;
  let piece = '';
  for (const token of text.split(/([()])/)) {
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    if (depth > 0 || token === '(' || token === ')') piece += token;
    else {
      const [first = '', ...rest] = token.split(between);
      piece += first;
      for (const next of rest) {
        pieces.push(piece);
        piece = next;
      }
    }
  }
  pieces.push(piece);
  // "1K, 2K: $0.13" is one price for two sizes: a piece without an amount belongs to the next.
  const joined: string[] = [];
  let waiting = '';
  for (const next of pieces.map((p) => p.trim()).filter(Boolean)) {
    const whole = waiting ? `${waiting}, ${next}` : next;
    if (/\d/.test(whole) && (/\$|USD/i.test(whole) || /credits?|units?/i.test(whole))) {
      joined.push(whole);
      waiting = '';
    } else waiting = whole;
  }
  if (waiting) joined.push(waiting);
  return joined;
}

function readPart(words: string, said: Context): Part {
  const money = said.credit ? `${MONEY}|${creditWords(said.credit)}` : MONEY;
  const shape = new RegExp(
    String.raw`^(?:(?<before>[^$:=]*?)\s*[:=–—-]\s*|(?<tight>${LABEL})\s+)?(?<money>${money}|(?<![\w.])[\d.,]*\d(?![\w.]))\s*(?<rest>.*)$`,
    'i',
  );
  const groups = shape.exec(words)?.groups;
  if (!groups?.money) throw new ExtractError(`expected a price, found "${words}"`);
  const { count, rest } = countOf(groups.rest ?? '');
  const { after, behind } = unitAndRest(rest);
  const named = after ?? (count ? null : said.unit);
  if (named === null) throw new ExtractError('the page does not say what is charged for');
  const { unit } = named;
  const credits = inCredits(groups.money, said);
  const read = credits
    ? { printed: readDecimal(groups.money.replace(/[^\d.]/g, ''), 'credits'), per: 1 as const }
    : readAmount(`${groups.money} ${count}`.trim());
  if (count && (credits || read.per === 1))
    throw new ExtractError(`a count nobody knows: "${words}"`);
  const printed = read.printed;
  const per = count ? read.per : named.per;
  if (exact(printed).eq('0'))
    throw new ExtractError(`printed as 0 without a word of free: "${words}"`);
  const labels = [groups.before ?? groups.tight ?? '', behind].filter(Boolean).map(label);
  const quality = labels.map((l) => l.quality).find(Boolean);
  return {
    printed,
    per,
    unit,
    credits,
    when: [...ofBands(named.bands), ...labels.flatMap((l) => l.when)],
    ...(quality ? { quality } : {}),
  };
}

/** Whether an amount is in the host's credits. @throws ExtractError when nothing says what it is in */
function inCredits(amount: string, { money, credit }: Context): boolean {
  if (/\$|USD|dollar/i.test(amount)) return false;
  const credits = /[a-z]/i.test(amount) || money === 'credit';
  if (credits && !credit) throw new ExtractError(`credits whose price is not known: "${amount}"`);
  if (!credits && money !== 'usd')
    throw new ExtractError(`an amount without its currency: "${amount}"`);
  return credits;
}

const LABEL = String.raw`(?:0\.5|1|1\.5|2|4)K|\d{2,5}x\d{2,5}`;

function creditWords({ name }: Credit): string {
  return String.raw`(?<![\w.])[\d.,]*\d (?:${name}s?|credits?|units?)\b`;
}

/** "/ 1K images (2K)" → the unit, and what is left. */
function unitAndRest(rest: string): { after: UnitWords | null; behind: string } {
  const text = rest.trim();
  const match =
    /^(?<unit>(?:per|\/|each|a|for (?:each|one))[^(),]*?)?\s*(?<behind>\(.*\)|(?:for|at|@|up to|in) .*)?$/i.exec(
      text,
    );
  if (!match) throw new ExtractError(`words beside the amount: "${text}"`);
  const said = match.groups?.unit;
  const after = said ? unitOf(said) : null;
  if (said && after === null) throw new ExtractError(`charged for something unknown: "${said}"`);
  return { after, behind: match.groups?.behind ?? '' };
}

function ofBands(bands: readonly Band[]): Condition[] {
  const [first, ...more] = bands;
  return first ? [{ kind: 'resolution', is: [first, ...more] }] : [];
}
