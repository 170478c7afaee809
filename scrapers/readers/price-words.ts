/**
 * One price as a page words it: "$0.03 / image", "$3 per 1,000 images", "1K: $0.04, 2K: $0.06",
 * "5 credits (720x720)". What can't be accounted for to the last word is refused.
 */
import { tierOf } from '@/catalog';
import {
  BANDS,
  type Band,
  type Condition,
  type Decimal,
  exact,
  type Quantity,
  type Rule,
  type Term,
  USD,
} from '@/pricing';
import { ExtractError } from '../contract';
import { type Per, readAmount, readDecimal } from './amount';
import { plainText } from './prose';

/** What an amount is charged for; `other`: something that is no image (tokens, seconds). */
export type Unit = 'image' | 'run' | 'megapixel' | 'step' | 'other';

/** A host's own credit: its name in the singular and its price in dollars. */
export type Credit = { name: string; usd: Decimal };

/** What a bare number counts, by the words around it; null: nothing says it. */
export type Money = 'usd' | 'credit' | 'foreign' | null;

/** The money that a header or sentence names. */
export function moneyIn(words: string): Money {
  if (/[€£¥₹元]|\b(?:CNY|RMB|EUR|GBP|JPY|INR|yuan|euros?)\b/i.test(words)) return 'foreign';
  if (/\$|\bUSD\b|\bdollars?\b/i.test(words)) return 'usd';
  return /\b(?:credits?|units?|points?|coins?|neurons?|pollen)\b/i.test(words) ? 'credit' : null;
}

/** What the page says elsewhere (header, unit column, sentences) of every amount. */
export type Context = { unit: Unit | null; money: Money; credit?: Credit | undefined };

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

const IMAGE =
  /^(?:(?:output|generated|edited|result(?:ing)?|successful(?:ly generated)?|standard) )*(?:images?|imgs?|pictures?|pics?|photos?|张|each)$/i;
const RUN =
  /^(?:api )?(?:generations?|runs?|requests?|calls?|edits?|executions?|operations?|tasks?|uses?|predictions?)$/i;
const MEGAPIXEL = /^(?:output )?(?:megapixels?|mpx?|mps?)$/i;
const STEP = /^(?:(?:inference|denoising|diffusion) )?steps?$/i;
const OTHER =
  /\b(?:tokens?|seconds?|secs?|sec|s|minutes?|mins?|hours?|hrs?|h|characters?|chars?|videos?|clips?|songs?|frames?|pages?|gpu|months?|mo|years?|users?|seats?|gb|k|m)\b/i;
const MONEY = String.raw`(?:US ?)?\$ ?[\d.,]*\d(?: ?USD)?|(?<![\w.])[\d.,]*\d ?(?:\$|USD|US dollars?)`;
const COUNT = '(?:(?:1|one|a) )?(?:1[, .]?000[, .]?000|1[, .]?000|1?[km]|thousand|million)';

/** The unit that words name, or null for none that is known. */
export function unitOf(words: string): Unit | null {
  const text = plainText(words)
    .replace(/^(?:\(?(?:usd|us\$|\$|price|cost|rate|credits?)\)?[ ,:]*)+/i, '')
    .replace(/^(?:\/\s*|(?:per|by|a|for each|for|each)\s+)(?=\S)/i, '')
    .replace(new RegExp(`^${COUNT} `, 'i'), '')
    .replace(/^1 /, '')
    .trim();
  if (IMAGE.test(text)) return 'image';
  if (RUN.test(text)) return 'run';
  if (MEGAPIXEL.test(text)) return 'megapixel';
  if (STEP.test(text)) return 'step';
  return OTHER.test(text) ? 'other' : null;
}

/** The unit that a column's header or a heading names anywhere in its words. */
export function unitIn(words: string): Unit | null {
  const text = plainText(words).toLowerCase();
  if (
    /\b(?:tokens?|seconds?|secs?|minutes?|hours?|characters?|chars?|videos?|clips?|songs?)\b/.test(
      text,
    )
  )
    return 'other';
  if (/\b(?:megapixels?|mp)\b/.test(text)) return 'megapixel';
  if (/\bper step\b|\/ ?step\b/.test(text)) return 'step';
  if (/\b(?:images?|imgs?|pictures?|photos?)\b/.test(text)) return 'image';
  if (/(?:per|\/) ?(?:generation|run|request|call|edit)\b/.test(text)) return 'run';
  return null;
}

/**
 * The parts of a price.
 * @throws ExtractError for words that nothing accounts for, zero, and amounts in other currencies
 */
export function readPrice(text: string, said: Context): Part[] {
  const clean = plainText(text.replace(/\n+/g, ', '));
  if (clean === '') throw new ExtractError('no price');
  const parts = split(clean).map((part) => readPart(part, said));
  if (parts.some((p) => p.unit === 'other')) throw new ExtractError(NO_IMAGE);
  if (new Set(parts.map((p) => p.unit)).size > 1)
    throw new ExtractError(`two units in one price: "${clean}"`);
  if (parts.length > 1 && parts.some((p) => p.when.length === 0 && !p.quality))
    throw new ExtractError(`several prices, not all with what they are for: "${clean}"`);
  return parts;
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
  const unit = after ?? (count ? null : said.unit);
  if (unit === null) throw new ExtractError('the page does not say what is charged for');
  const credits = inCredits(groups.money, said);
  if (credits && count) throw new ExtractError(`credits for many at once: "${words}"`);
  const { printed, per } = credits
    ? { printed: readDecimal(groups.money.replace(/[^\d.]/g, ''), 'credits'), per: 1 as const }
    : readAmount(`${groups.money} ${count}`.trim());
  if (exact(printed).eq('0'))
    throw new ExtractError(`printed as 0 without a word of free: "${words}"`);
  const labels = [groups.before ?? groups.tight ?? '', behind].filter(Boolean).map(label);
  const quality = labels.map((l) => l.quality).find(Boolean);
  return {
    printed,
    per,
    unit,
    credits,
    when: labels.flatMap((l) => l.when),
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

/** "per 1,000 images" → the count, and "per images". */
function countOf(rest: string): { count: string; rest: string } {
  const match = new RegExp(`^(per|/|for) ?(${COUNT})(?= |$)`, 'i').exec(rest.trim());
  if (!match) return { count: '', rest };
  return { count: `per ${match[2]}`, rest: `per${rest.trim().slice(match[0].length)}` };
}

const LABEL = String.raw`(?:0\.5|1|1\.5|2|4)K|\d{2,5}x\d{2,5}`;

function creditWords({ name }: Credit): string {
  return String.raw`(?<![\w.])[\d.,]*\d (?:${name}s?|credits?|units?)\b`;
}

/** "/ 1K images (2K)" → the unit, and what is left. */
function unitAndRest(rest: string): { after: Unit | null; behind: string } {
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

/** "(1K/2K)", "1024x1024", "High", "for 4K" → what the amount is for. */
export function label(words: string): { when: Condition[]; quality?: string } {
  const text = words
    .replace(/^[(\s]+|[)\s]+$/g, '')
    .replace(/^(?:for|at|@|in|up to)\s+/i, '')
    .replace(/\s*(?:resolutions?|quality|images?|px)$/i, '')
    .trim();
  if (text === '' || /^(?:per|each) image$/i.test(words.trim())) return { when: [] };
  if (/^(?:per|each)\b/i.test(text) && unitOf(text) !== null) return { when: [] };
  const pieces = text.split(/\s*(?:,|\/|&|\band\b|\bor\b)\s*/i).filter(Boolean);
  const bands = pieces.map(bandOf);
  if (bands.every((b) => b !== null))
    return { when: [{ kind: 'resolution', is: bands as [Band, ...Band[]] }] };
  const sizes = pieces.map((p) => /^(\d{2,5})\s*[x×*]\s*(\d{2,5})$/i.exec(p));
  if (sizes.every((s) => s !== null))
    return { when: [{ kind: 'size', is: sizes.map((s) => `${s?.[1]}x${s?.[2]}`) }] };
  if (pieces.length === 1 && tierOf(text)) return { when: [], quality: text };
  throw new ExtractError(`a condition nobody knows: "${words.trim()}"`);
}

/** A resolution class in any spelling: "1k", "2K". */
export function bandOf(text: string): Band | null {
  return (Object.keys(BANDS) as Band[]).find((b) => b === text.trim().toUpperCase()) ?? null;
}

const AREA: Quantity = {
  kind: 'megapixel',
  pixelsPerMegapixel: 1_048_576,
  rounding: 'none',
  part: 'all',
};
const QUANTITY: Record<Exclude<Unit, 'other'>, Quantity> = {
  image: { kind: 'image' },
  run: { kind: 'image' },
  megapixel: AREA,
  step: { kind: 'step', basis: 'absolute' },
};
const ASSUMED: Partial<Record<Unit, string>> = {
  run: 'a run is taken as one image',
  megapixel: 'what a megapixel is, is not said: 1,048,576 pixels, unrounded, are taken',
};

/** Parts of one offer as its rule; parts with conditions are alternatives. */
export function ruleOf(parts: readonly Part[], credit?: Credit): Rule {
  const conditional = parts.length > 1 || parts.some((p) => p.when.length > 0);
  const keys = new Set(parts.map((p) => JSON.stringify(p.when)));
  if (keys.size !== parts.length) throw new ExtractError('one thing priced twice');
  if (conditional && parts.some((p) => p.when.length === 0))
    throw new ExtractError('one price with a size beside one without');
  if (new Set(parts.map((p) => p.credits)).size > 1)
    throw new ExtractError('dollars and credits in one price');
  const terms = parts.map((p): Term => {
    if (p.unit === 'other') throw new ExtractError(NO_IMAGE);
    return {
      amount: p.printed,
      per: p.per,
      times: [QUANTITY[p.unit]],
      ...(p.when.length > 0 ? { when: p.when, group: 'size' } : {}),
    };
  });
  const assumptions = [...new Set(parts.flatMap((p) => ASSUMED[p.unit] ?? []))];
  const inCredits = parts.some((p) => p.credits);
  return {
    money: inCredits && credit ? { kind: 'credit', ...credit } : USD,
    terms,
    ...(assumptions.length > 0 ? { assumptions } : {}),
  };
}
