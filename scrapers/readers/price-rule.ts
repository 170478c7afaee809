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
