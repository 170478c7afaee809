/** Imagen: flat prices per image, a row a tier of the model, an id a tier. */
import { exact, perImage, USD } from '@/pricing';
import { ExtractError, type Extracted } from '@/scrapers/contract';
import { readAmount } from '@/scrapers/readers/amount';
import type { Section } from '@/scrapers/readers/sections';
import { squash } from '@/scrapers/readers/table';
import {
  freeTier,
  isBesideThePoint,
  isUnavailable,
  type PriceRow,
  tierTables,
  variantOf,
} from './tiers';

const LABEL = /^(?:Imagen (?<version>[\d.]+) )?(?:(?<tier>Fast|Standard|Ultra) )?image price$/i;

export function readImagen(
  title: string,
  ids: readonly string[],
  group: readonly Section[],
  out: Extracted,
): void {
  for (const { tier, unit, rows } of tierTables(group)) {
    out.leftovers.push(...freeTier(title, rows));
    for (const row of rows.filter((r) => !isBesideThePoint(r.label) && !isUnavailable(r.paid))) {
      try {
        if (unit !== 'image')
          throw new ExtractError(`expected prices per image, found per ${unit}`);
        const offer = { hostModel: idOf(title, ids, row), operation: 'generate' as const };
        const rule = { money: USD, terms: [perImage(usd(row))] };
        out.offers.push({ ...offer, ...variantOf(tier), rule, quote: row.paid.raw });
      } catch (error) {
        if (!(error instanceof ExtractError)) throw error;
        out.leftovers.push({ wording: row.label || title, words: row.text, reason: error.message });
      }
    }
  }
}

function idOf(title: string, ids: readonly string[], row: PriceRow): string {
  const groups = LABEL.exec(row.label)?.groups;
  if (!groups) throw new ExtractError(`a row nobody knows under "${title}": "${row.label}"`);
  const version = /Imagen ([\d.]+)/i.exec(title)?.[1];
  if (groups.version && groups.version !== version)
    throw new ExtractError(`"${row.label}" stands under "${title}"`);
  const wanted = (groups.tier ?? 'Standard').toLowerCase();
  const tierOf = (id: string) => /-(fast|ultra)-/.exec(id)?.[1] ?? 'standard';
  const found = ids.filter((id) => tierOf(id) === wanted);
  if (found.length !== 1) throw new ExtractError(`expected one id for "${row.label}", of ${ids}`);
  return found[0] ?? '';
}

function usd(row: PriceRow): string {
  const { amount, per } = readAmount(squash(row.paid.text).replace(/[*^†\\[\]]+$/, ''));
  if (per !== 1) throw new ExtractError(`expected a price for one image, found "${row.text}"`);
  if (exact(amount).eq('0')) throw new ExtractError('printed as $0 without a word of free');
  return amount;
}
