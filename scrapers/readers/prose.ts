/**
 * Prices in sentences. A text is taken apart sentence by sentence; each must be accounted for as
 * a whole by one pattern, and what no pattern accounts for is handed back with its words.
 */
import { BANDS, type Band, parseSize, sizeText } from '@/pricing';
import { ExtractError } from '../contract';

/** Parts of patterns: an amount with its sign, a size, a resolution class, a list of classes. */
export const AMOUNT = String.raw`(?:US)?\$ ?[\d.,]*\d`;
export const SIZE = String.raw`\d{2,5} ?x ?\d{2,5}`;
export const BAND = String.raw`(?:0\.5|1|1\.5|2|4)K(?: \([^)]*\))?`;
export const BAND_LIST = `${BAND}(?:(?:,| and| or|, and|/| &) ?${BAND})*`;
/** "1,000", "thousand", "1M": how many units an amount is for. */
export const SCALE = `(?:(?:1,?000|thousand|1k|1,?000,?000|million|1M) )?`;

export type Pattern<T> = {
  /** `{A}`, `{S}`, `{B}`, `{BS}`, `{N}` stand for a captured part; the whole sentence must match. */
  says: string;
  /** Does what the sentence says. @throws ExtractError when its numbers can't be read. */
  read: (parts: string[], draft: T, sentence: string) => void;
};

export type Unread = { words: string; reason: string };

/** Odd spaces, multiplication signs and curly quotes made plain; sizes as 1024x1024. */
export function plainText(text: string): string {
  return text
    .replace(/[\s\u00a0\u2007\u2009\u202f\u200b]+/g, ' ')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\b(\d{2,5}) ?[x×✕*] ?(\d{2,5})\b/gi, '$1x$2')
    .replace(/ ([,.;:])(?= |$)/g, '$1')
    .trim();
}

/** Sentences of a paragraph; a bullet in running text begins one too. Amounts stay whole. */
export function sentences(paragraph: string): string[] {
  return plainText(paragraph)
    .split(/(?<=[.!?]\)?) +(?:[-•] )?(?=[A-Z0-9$("'*_])|(?<=[.:;]) [-•] /)
    .map((s) => s.replace(/^[-•] /, '').trim())
    .filter((s) => s !== '');
}

/** Reads each sentence with the first pattern that accounts for all of it. */
export function takeApart<T>(
  texts: readonly string[],
  patterns: readonly Pattern<T>[],
  draft: T,
): Unread[] {
  const compiled = patterns.map((p) => ({ ...p, re: compile(p.says) }));
  const unread: Unread[] = [];
  texts.forEach((text, at) => {
    const sentence = text.replace(/[.!]+$/, '').trim();
    const ended = sentence !== text.trim();
    const hit = compiled.find((p) => p.re.test(sentence));
    if (!hit) {
      const cut = at === texts.length - 1 && !ended;
      unread.push({
        words: text,
        reason: cut ? 'cut off' : 'a sentence that no pattern accounts for',
      });
      return;
    }
    try {
      hit.read(
        (hit.re.exec(sentence) ?? []).slice(1).map((part) => part ?? ''),
        draft,
        text,
      );
    } catch (error) {
      if (!(error instanceof ExtractError)) throw error;
      unread.push({ words: text, reason: error.message });
    }
  });
  return unread;
}

/** "1K/2K", "2K and 4K" → classes. */
export function bands(text: string): Band[] {
  const found = text.replace(/\([^)]*\)/g, '').match(/(?:0\.5|1\.5|1|2|4)K/gi) ?? [];
  return found.map((f) => f.toUpperCase()).filter((f): f is Band => Object.hasOwn(BANDS, f));
}

/** "1024 x 1024" → the size in the rule's spelling. */
export function sizeIn(text: string): { width: number; height: number; text: string } {
  const size = parseSize(text);
  if (!size) throw new ExtractError(`expected a size, found "${text}"`);
  return { ...size, text: sizeText(size) };
}

const compiledPatterns = new Map<string, RegExp>();

function compile(says: string): RegExp {
  const known = compiledPatterns.get(says);
  if (known) return known;
  const parts: Record<string, string> = {
    A: AMOUNT,
    S: SIZE,
    B: BAND,
    BS: BAND_LIST,
    N: String.raw`\d+(?:\.\d+)?`,
  };
  const source = says.replace(/\{([A-Z]+)\}/g, (_, name: string) => `(${parts[name] ?? name})`);
  const re = new RegExp(`^(?:${source})$`, 'i');
  compiledPatterns.set(says, re);
  return re;
}
