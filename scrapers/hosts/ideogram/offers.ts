/** One request to its offers: "$0.03 Low, $0.06 Medium, $0.10 High". */
import { tierOf } from '@/catalog';
import { byTier } from '@/catalog/tiers';
import { exact, type Operation, perImage, type Tier, USD } from '@/pricing';
import { ExtractError, type RawOffer } from '@/scrapers/contract';
import { findAmounts } from '@/scrapers/readers/amount';
import type { PriceRow } from './rows';

export function offersOf(row: PriceRow): RawOffer[] {
  const operation = operationOf(row);
  const found = findAmounts(row.price);
  if (found.length === 0 || found[0]?.index !== 0)
    throw new ExtractError(`expected "$… Tier, $… Tier", found "${row.price}"`);
  const offers = found.map((amount, i) => {
    const from = amount.index + amount.words.length;
    const words = row.price.slice(from, found[i + 1]?.index);
    const quality = /^\s*([A-Z][A-Za-z ]*?)?\s*,?\s*$/.exec(words);
    if (!quality || amount.per !== 1)
      throw new ExtractError(`expected a tier's name after ${amount.words}, found "${words}"`);
    if (exact(amount.amount).eq('0'))
      throw new ExtractError('printed as $0 without a word of free');
    return {
      hostModel: row.request,
      operation,
      ...(quality[1] ? { variant: { quality: quality[1] } } : {}),
      rule: { money: USD, terms: [perImage(amount.amount)] },
      quote: `${amount.words}${words.replace(/[\s,]+$/, '')}`,
    };
  });
  check(offers);
  return offers;
}

/** Tiers are named whenever there are several, each once; a higher one is never cheaper. */
function check(offers: readonly RawOffer[]): void {
  const names = offers.map((o) => o.variant?.quality);
  if (offers.length > 1 && (names.includes(undefined) || new Set(names).size !== names.length))
    throw new ExtractError(`expected each price with a tier of its own, found ${names.join(', ')}`);
  const ranked = byRank(offers);
  ranked.forEach((offer, i) => {
    const [now, before] = [offer, ranked[i - 1]].map((o) => o?.rule.terms[0]?.amount);
    const [name, other] = [offer, ranked[i - 1]].map((o) => o?.variant?.quality);
    if (now && before && exact(now).lt(exact(before)))
      throw new ExtractError(`$${now} ${name} after $${before} ${other}: not rising`);
  });
}

/** By their tiers where all are known, else as printed. */
function byRank(offers: readonly RawOffer[]): readonly RawOffer[] {
  const tiers = offers.map((o) => tierOf(o.variant?.quality ?? ''));
  if (tiers.includes(null)) return offers;
  const rank = (o: RawOffer) => tierOf(o.variant?.quality ?? '') as Tier;
  return [...offers].sort((a, b) => byTier(rank(a), rank(b)));
}

function operationOf(row: PriceRow): Operation {
  const path = row.endpoint ?? '';
  const words = row.request.toLowerCase();
  const [said, meant] = [operationIn(words), path ? operationIn(path) : operationIn(words)];
  if (!said || said !== meant)
    throw new ExtractError(
      `neither plainly generating, editing nor upscaling: ${words} ${path}`.trim(),
    );
  return said;
}

function operationIn(text: string): Operation | null {
  if (/upscale/.test(text)) return 'upscale';
  if (/\/design\/|svg|vector|layerize|remove|background/.test(text)) return null;
  if (/\bedit\b|reframe|remix|inpaint/.test(text)) return 'edit';
  return /\bgenerate\b/.test(text) ? 'generate' : null;
}
