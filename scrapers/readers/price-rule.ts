/** What prices are for, and the rule that they make. */
import { tierOf } from '@/catalog';
import { type Band, type Condition, type Quantity, type Rule, type Term, USD } from '@/pricing';
import { ExtractError } from '../contract';
import { bandOf, type Unit, unitOf } from './price-units';
import { type Credit, NO_IMAGE, type Part } from './price-words';

/** "(1K/2K)", "1024x1024", "High", "for 4K" → what the amount is for. */
export function label(words: string): { when: Condition[]; quality?: string } {
  const text = words
    .replace(/^[(\s]+|[)\s]+$/g, '')
    .replace(/^(?:for|at|@|in|up to)\s+/i, '')
    .replace(/\s*(?:resolutions?|quality|images?|px)$/i, '')
    .trim();
  if (/^(?:any|all)(?: resolutions?| sizes?)?$/i.test(text)) return { when: [] };
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

const AREA = {
  kind: 'megapixel',
  pixelsPerMegapixel: 1_048_576,
  rounding: 'none',
  part: 'all',
} satisfies Quantity;
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

/**
 * Parts of one offer as its rule; parts with conditions are alternatives.
 * @param pixels of a megapixel, where the host says so
 */
export function ruleOf(
  parts: readonly Part[],
  credit?: Credit,
  pixels?: 1_000_000 | 1_048_576,
): Rule {
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
      times: [
        p.unit === 'megapixel' && pixels
          ? { ...AREA, pixelsPerMegapixel: pixels }
          : QUANTITY[p.unit],
      ],
      ...(p.when.length > 0 ? { when: p.when, group: 'size' } : {}),
    };
  });
  const assumptions = [...new Set(parts.flatMap((p) => assumed(p.unit, pixels)))];
  const inCredits = parts.some((p) => p.credits);
  return {
    money: inCredits && credit ? { kind: 'credit', ...credit } : USD,
    terms,
    ...(assumptions.length > 0 ? { assumptions } : {}),
  };
}

function assumed(unit: Unit, pixels?: number): string[] {
  const words = unit === 'megapixel' && pixels ? undefined : ASSUMED[unit];
  return words ? [words] : [];
}
