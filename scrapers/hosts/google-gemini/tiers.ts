/** The tables of one model: which service tier each is for, and its label and price columns. */
import { ExtractError, type Leftover, type Variant } from '@/scrapers/contract';
import type { Section } from '@/scrapers/readers/sections';
import { squash, type Table, type Words } from '@/scrapers/readers/table';

export type PriceRow = { label: string; free: boolean; paid: Words; text: string };
export type TierTable = {
  tier: 'standard' | 'batch' | 'flex' | 'priority';
  /** "1m tokens", "image", "second", as the header says. */
  unit: string;
  rows: PriceRow[];
};

const LABEL = /^(?:|pricing|price|type)$/i;
const FREE = /^free tier/i;
const PAID = /^paid tier/i;

/** Standard tables first: the others are checked against them. */
export function tierTables(group: readonly Section[]): TierTable[] {
  const found = group.flatMap((section, i) =>
    section.tables.map((table) => read(table, i === 0 ? 'standard' : tierName(section.title))),
  );
  const tiers = new Set(found.map((t) => t.tier));
  if (tiers.size !== found.length) throw new ExtractError('two price tables for one service tier');
  return found.sort((a, b) => Number(b.tier === 'standard') - Number(a.tier === 'standard'));
}

export function variantOf(tier: TierTable['tier']): { variant?: Variant } {
  if (tier === 'standard') return {};
  return { variant: tier === 'batch' ? { batch: true } : { speed: tier } };
}

function tierName(title: string): TierTable['tier'] {
  const name = title.toLowerCase();
  if (name === 'standard' || name === 'batch' || name === 'flex' || name === 'priority')
    return name;
  throw new ExtractError(`expected a service tier such as Standard or Batch, found "${title}"`);
}

function read(table: Table, tier: TierTable['tier']): TierTable {
  const header = squash(table.header(PAID).text);
  const unit = /,\s*per (.+?) in USD$/i.exec(header)?.[1]?.toLowerCase();
  if (!unit) throw new ExtractError(`expected "Paid Tier, per … in USD", found "${header}"`);
  const rows = table.rows().map((row) => {
    const label = squash(row.take(LABEL).text.replace(/[*^†]+/g, ''));
    const free = squash(row.takeIf(FREE)?.text ?? '');
    if (/[$€£¥]|\d\.\d/.test(free))
      throw new ExtractError(`a price in the Free Tier column: "${label} | ${free}"`);
    return { label, free: /\bfree\b/i.test(free), paid: row.take(PAID), text: row.text };
  });
  return { tier, unit, rows };
}

/** Rows that price something other than the image itself. */
export function isBesideThePoint(label: string): boolean {
  return /^(?:used to improve|context caching|grounding|tuning|storage)/i.test(label);
}

export function isUnavailable(paid: Words): boolean {
  return /^(?:not available|n\/a|-|–|—)?$/i.test(squash(paid.text));
}

/** A free tier is a kind of its own: reported, never a price of 0. */
export function freeTier(model: string, rows: readonly PriceRow[]): Leftover[] {
  const free = rows.find((row) => row.free && !isBesideThePoint(row.label));
  const reason = 'also on the free tier: limits are elsewhere, so not a price';
  return free ? [{ wording: model, words: free.text, reason }] : [];
}
