/** What amounts are charged for, how many at once, and in which money, as pages word it. */
import { BANDS, type Band, parseSize } from '@/pricing';
import type { Per } from './amount';
import { plainText } from './prose';

/** `run`: one call, whatever it gives; `other`: something that is no image (tokens, seconds). */
export type Unit = 'image' | 'run' | 'megapixel' | 'step' | 'other';

/** A unit with the number of them that an amount is for, and the resolutions it names. */
export type UnitWords = { unit: Unit; per: Per; bands: Band[] };

/** What a bare number counts, by the words around it; null: nothing says it. */
export type Money = 'usd' | 'credit' | 'foreign' | null;

const CODES =
  'CNY|RMB|EUR|GBP|JPY|INR|CAD|AUD|NZD|SGD|HKD|TWD|CHF|KRW|BRL|SEK|NOK|DKK|PLN|CZK|HUF|RUB|UAH|MXN|ZAR|AED|THB|IDR|VND|MYR';
const NAMES =
  'yuan|yen|rupees?|euros?|(?:British )?pounds sterling|British pounds|reais|pesos|z[lł]oty|rubles?|roubles?|baht|dirhams?|Swiss francs?|Turkish lira';
const OTHER_DOLLARS =
  '(?:Canadian|Australian|New Zealand|Singapore|Hong Kong|Taiwan(?:ese)?|Mexican) dollars?';
const FOREIGN = new RegExp(
  String.raw`[€£¥₹₩元₽₺₴₫฿₪₱₦]|\b(?:${CODES}|${NAMES}|${OTHER_DOLLARS})\b|\bz[lł](?![\wł])|\b(?:CA|C|AU|A|S|HK|NT|NZ|R|MX)\$`,
  'i',
);

/** The money that a header or sentence names. */
export function moneyIn(words: string): Money {
  if (FOREIGN.test(words)) return 'foreign';
  if (/\$|\bUSD\b|\bdollars?\b/i.test(words)) return 'usd';
  return /\b(?:credits?|units?|points?|coins?|neurons?|pollen)\b/i.test(words) ? 'credit' : null;
}

const IMAGE =
  /^(?:(?:output|generated|edited|returned|created|result(?:ing)?|successful(?:ly generated)?|standard) )*(?:images?|imgs?|pictures?|pics?|photos?|each)$/i;
const RUN =
  /^(?:api )?(?:generations?|runs?|requests?|reqs?|calls?|edits?|executions?|operations?|tasks?|uses?|predictions?)$/i;
const MEGAPIXEL = /^(?:output )?(?:megapixels?|mpx?|mps?)$/i;
const STEP = /^(?:(?:inference|denoising|diffusion) )?steps?$/i;
const OTHER =
  /\b(?:tokens?|seconds?|secs?|sec|s|minutes?|mins?|hours?|hrs?|h|characters?|chars?|videos?|clips?|songs?|frames?|pages?|gpu|months?|mo|years?|users?|seats?|gb|k|m)\b/i;
const ONE = String.raw`(?:0\.5|1|1\.5|2|4)K`;
const SIZED = new RegExp(
  `^(${ONE}(?: ?(?:/|,|or|and|-) ?${ONE})*) (?:resolution )?(?:image|img|picture)$`,
  'i',
);
const COUNT = '(?:(?:1|one|a) )?(?:1[, .]?000[, .]?000|1[, .]?000|1?[km]|thousand|million)';
const COUNTED = new RegExp(`^(${COUNT}) (.+)$`, 'i');

/**
 * The unit that words name: "/ image", "per 1,000 images", "per 1K/2K image" (a size, not a count).
 * Null for words that name none that is known.
 */
export function unitOf(words: string): UnitWords | null {
  const text = plainText(words)
    .replace(/^(?:\(?(?:usd|us\$|\$|price|cost|rate|credits?)\)?[ ,:]*)+/i, '')
    .replace(/^(?:\/\s*|(?:per|by|a|for each|for|each)\s+)(?=\S)/i, '')
    .trim();
  const sized = SIZED.exec(text)?.[1];
  if (sized) return { unit: 'image', per: 1, bands: bandsIn(sized) };
  const [, count, counted] = COUNTED.exec(text) ?? [];
  const unit = plainUnit(counted ?? text.replace(/^1 /, ''));
  return unit === null ? null : { unit, per: perOf(count), bands: [] };
}

function plainUnit(text: string): Unit | null {
  if (IMAGE.test(text)) return 'image';
  if (RUN.test(text)) return 'run';
  if (MEGAPIXEL.test(text)) return 'megapixel';
  if (STEP.test(text)) return 'step';
  return OTHER.test(text) ? 'other' : null;
}

/** The unit that a header or a sentence names among other words; null for none, or an unclear count. */
export function unitIn(words: string): UnitWords | null {
  const text = plainText(words).replace(/\s+/g, ' ');
  const said =
    /(?:\bper|\/|\bby)\s*((?:(?:1|one|a) )?[\d.,]*[\w/]+(?: [\w]+){0,2})/i.exec(text)?.[1] ?? '';
  for (const tail of tails(said)) {
    const unit = unitOf(tail);
    if (unit) return unit;
  }
  const plain = text.toLowerCase();
  const count = new RegExp(String.raw`\b${COUNT}\b`, 'i').test(plain);
  const as = (unit: Unit): UnitWords => ({ unit, per: 1, bands: [] });
  if (
    /\b(?:tokens?|seconds?|secs?|minutes?|hours?|characters?|chars?|videos?|clips?|songs?)\b/.test(
      plain,
    )
  )
    return as('other');
  if (count) return null;
  if (/\b(?:megapixels?|mp)\b/.test(plain)) return as('megapixel');
  if (/\bper step\b|\/ ?step\b/.test(plain)) return as('step');
  if (/\b(?:images?|imgs?|pictures?|photos?)\b/.test(plain)) return as('image');
  return null;
}

/** "1,000 images generated" → it, "1,000 images", "1,000". */
function tails(words: string): string[] {
  const parts = words.split(' ').filter(Boolean);
  return parts.map((_, i) => parts.slice(0, parts.length - i).join(' '));
}

/** "per 1,000 images (2K)" → the count as amounts read it, and "per images (2K)". */
export function countOf(rest: string): { count: string; rest: string } {
  const text = rest.trim();
  const sized = new RegExp(
    String.raw`^(?:per|/|for) ?${ONE}(?: ?(?:/|,|or|and) ?${ONE})* (?:resolution )?(?:image|img|picture)\b(?!s)`,
    'i',
  );
  if (sized.test(text)) return { count: '', rest };
  const match = new RegExp(`^(?:per|/|for) ?(${COUNT})(?= |$)`, 'i').exec(text);
  if (!match) return { count: '', rest };
  return { count: `per ${match[1]}`, rest: `per${text.slice(match[0].length)}` };
}

function perOf(count: string | undefined): Per {
  if (!count) return 1;
  const digits = count.replace(/[^\d]/g, '');
  return /million|m$/i.test(count) || digits.endsWith('1000000') ? 1_000_000 : 1_000;
}

/** A resolution class in any spelling: "1k", "2K". */
export function bandOf(text: string): Band | null {
  return (Object.keys(BANDS) as Band[]).find((b) => b === text.trim().toUpperCase()) ?? null;
}

const SIZE_NAME = /^(?:auto|default|any|(?:square|portrait|landscape)(?:[_-]\w+)*|\d+:\d+)$/i;

/** Words that can only be a size of an image, also one that names no pixels: "auto", "16:9". */
export function isSizeName(text: string): boolean {
  const words = text.trim().replace('*', 'x');
  return bandOf(words) !== null || parseSize(words) !== null || SIZE_NAME.test(words);
}

function bandsIn(text: string): Band[] {
  return text.split(/ ?(?:\/|,|or|and|-) ?/i).flatMap((t) => bandOf(t) ?? []);
}
