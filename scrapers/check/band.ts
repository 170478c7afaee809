/**
 * What a unit of an image price can plausibly cost, in US dollars. From the lowest and highest of
 * some 1,400 rates printed by hosts and datasets (2024-01 to 2026-11), with room on either side:
 * enough for a new host, narrow enough for unit slips (cents, per thousand, per token).
 */
import { compare, type Decimal, exact, print, type Rule, type Term } from '@/pricing';

type Band = { least: Decimal; most: Decimal; unit: string };

const BANDS: Record<string, Band> = {
  image: { least: '0.0001', most: '5', unit: 'image' },
  megapixel: { least: '0.0001', most: '2', unit: 'megapixel' },
  input_image: { least: '0.00005', most: '2', unit: 'input image' },
  input_megapixel: { least: '0.00005', most: '2', unit: 'input megapixel' },
  tile: { least: '0.000002', most: '0.1', unit: 'tile' },
  input_tile: { least: '0.000002', most: '0.1', unit: 'input tile' },
  step: { least: '0.000005', most: '0.1', unit: 'step' },
  'step tile': { least: '0.000005', most: '0.05', unit: 'tile and step' },
  'megapixel step': { least: '0.000005', most: '0.1', unit: 'megapixel and step' },
  'input_tile step': { least: '0.000005', most: '0.05', unit: 'input tile and step' },
  image_token: { least: '0.000001', most: '0.0002', unit: 'image token ($1 to $200 a million)' },
  input_image_token: {
    least: '0.00000001',
    most: '0.0001',
    unit: 'input token ($0.01 to $100 a million)',
  },
  text_token: { least: '0.00000001', most: '0.0001', unit: 'text token ($0.01 to $100 a million)' },
  gpu_second: { least: '0.00001', most: '0.02', unit: 'GPU second ($0.04 to $72 an hour)' },
};

/** Dollars for one unit of a term; null for other currencies. */
export function usdPerUnit(term: Term, rule: Rule): Decimal | null {
  if (rule.money.kind === 'currency') return null;
  const one = term.per === 1 ? '1' : term.per === 1_000 ? '0.001' : '0.000001';
  const credit = rule.money.kind === 'credit' ? rule.money.usd : '1';
  return print(exact(term.amount).times(one).times(credit));
}

/** The unit a term bills by. Ratios of steps are a factor, not a unit, and so is "image" beside another. */
export function unitOf(term: Term): string {
  const kinds = term.times
    .filter((q) => q.kind !== 'step' || q.basis === 'absolute')
    .map((q) => q.kind);
  const units = [...new Set(kinds.length > 1 ? kinds.filter((k) => k !== 'image') : kinds)].sort();
  return units.join(' ') || 'image';
}

/** The first term whose amount can't be right for its unit, in words; null when all can. */
export function implausible(rule: Rule): string | null {
  for (const term of rule.terms) {
    const usd = usdPerUnit(term, rule);
    const band = BANDS[unitOf(term)];
    if (usd === null || !band || compare(usd, '0') === 0) continue;
    if (compare(usd, band.least) < 0 || compare(usd, band.most) > 0)
      return `$${usd} per ${band.unit} is outside of $${band.least} to $${band.most}`;
  }
  return null;
}
