/** Price cells: "$12.00 (text and thinking) $120.00 (images) equivalent to $0.134 per 1K/2K image". */
import { type Band, type Decimal, exact } from '@/pricing';
import { ExtractError } from '@/scrapers/contract';
import { findAmounts } from '@/scrapers/readers/amount';
import { squash } from '@/scrapers/readers/table';
import { bandsIn } from './notes';

/** A rate (in the table's unit) for some kinds of token. */
export type Rate = { usd: Decimal; kinds: string[] };
/** A price of one image; no bands: of any image. */
export type Each = { usd: Decimal; bands: Band[]; words: string };
export type Cell = { rates: Rate[]; each: Each[] };

const PER_IMAGE = /^per ((?:[\d.]+K(?:\s?\/\s?| and | or )?)*)\s?(?:resolution )?image\b(?!s)/i;
const KINDS = /^\(([a-z][a-z /,&+]*)\)/i;
const BETWEEN = /^[\s*^†,;.\\[\]]*(?:and|or|equivalent to|,)*[\s*^†]*$/i;

export function readCell(text: string): Cell {
  const cell: Cell = { rates: [], each: [] };
  // "per 1K image" names a resolution; the amount reader would take it for a thousand.
  const masked = squash(text).replace(
    /\b([\d.]+)K(?=(?:\s?\/\s?|\s(?:and|or)\s|[\d.]+K)*\s?(?:resolution )?image\b)/g,
    '$1\u212A',
  );
  const amounts = findAmounts(masked);
  if (amounts.length === 0) throw new ExtractError(`expected a price, found "${squash(text)}"`);
  amounts.forEach((found, i) => {
    const from = found.index + found.words.length;
    const tail = masked
      .slice(from, amounts[i + 1]?.index)
      .replaceAll('\u212A', 'K')
      .trim();
    const image = PER_IMAGE.exec(tail);
    const kinds = KINDS.exec(tail);
    const rest = tail.slice((image ?? kinds)?.[0].length ?? 0);
    if (found.per !== 1 || !BETWEEN.test(rest))
      throw new ExtractError(`a price nobody understands: "${found.words} ${tail}"`);
    if (exact(found.amount).eq('0')) throw new ExtractError(`printed as ${found.words}`);
    const bands = image?.[1] ? bandsIn(image[1]) : [];
    const words = `${found.words} ${image?.[0] ?? ''}`.trim();
    if (image) cell.each.push({ usd: found.amount, bands, words });
    else cell.rates.push({ usd: found.amount, kinds: kindsOf(kinds?.[1]) });
  });
  return cell;
}

/** The one rate for a kind of token; null where none is printed. */
export function rateFor(cell: Cell, kind: 'text' | 'image'): Decimal | null {
  const found = cell.rates.filter((r) => r.kinds.includes(kind));
  if (found.length > 1) throw new ExtractError(`two rates for ${kind} tokens in one cell`);
  return found[0]?.usd ?? null;
}

function kindsOf(words: string | undefined): string[] {
  if (words === undefined) return ['text'];
  return words
    .toLowerCase()
    .split(/[/,&+]|\band\b/)
    .map((word) => word.trim().replace(/^images$/, 'image'));
}
