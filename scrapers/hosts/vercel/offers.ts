/** `pricing` of one image model: a base price, or prices by size, quality, style and operation. */
import { z } from 'zod';
import {
  exact,
  OPERATIONS,
  type Operation,
  parseSize,
  perImage,
  sizeText,
  type Term,
  USD,
} from '@/pricing';
import {
  ExtractError,
  type Leftover,
  type RawOffer,
  type Variant,
  variantKey,
} from '@/scrapers/contract';
import { readDecimal } from '@/scrapers/readers/amount';
import { excerpt, readAs, unknownKeys } from '@/scrapers/readers/json';

const priced = z.strictObject({
  size: z.string().optional(),
  quality: z.string().optional(),
  style: z.string().optional(),
  operation: z.enum(OPERATIONS).optional(),
  cost: z.string(),
});
type Priced = z.infer<typeof priced>;
type Pricing = Record<string, unknown>;
const TABLE = 'image_dimension_quality_pricing';

export function offersOf(
  hostModel: string,
  pricing: Pricing,
  body: string,
): { offers: RawOffer[]; leftovers: Leftover[] } {
  const leftovers = unknownKeys(pricing, ['image', TABLE], hostModel);
  const rows = pricing[TABLE] === undefined ? [] : readAs(z.array(priced), pricing[TABLE], TABLE);
  const groups = new Map<string, Priced[]>();
  for (const row of rows) {
    const key = `${row.operation ?? ''} ${variantKey(variantOf(row))}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const offers = [...groups.values()].map((group) => tableOffer(hostModel, group, body));
  const base = readAs(z.string().optional(), pricing.image, 'image');
  const hasPlain = rows.some((r) => !r.style && !r.operation);
  if (base !== undefined && hasPlain)
    leftovers.push({
      wording: hostModel,
      words: `image: ${base}`,
      reason: 'a base price beside a table of prices',
    });
  else if (base !== undefined)
    offers.unshift({
      hostModel,
      operation: null,
      rule: { money: USD, terms: [perImage(usd(base))] },
      quote: quoteOf('image', base, body),
    });
  if (offers.length === 0 && leftovers.length === 0)
    leftovers.push({
      wording: hostModel,
      words: excerpt(pricing),
      reason: 'listed without a price',
    });
  return { offers, leftovers };
}

function tableOffer(hostModel: string, rows: readonly Priced[], body: string): RawOffer {
  const [first] = rows;
  const variant = first ? variantOf(first) : undefined;
  const operation: Operation | null = first?.operation ?? null;
  const sizes = rows.map((r) => r.size ?? '');
  if (new Set(sizes).size !== sizes.length || (rows.length > 1 && sizes.includes('')))
    throw new ExtractError(`two prices for one size: ${excerpt(rows)}`);
  const quote = quoteOf('cost', first?.cost ?? '', body);
  const rule = { money: USD, terms: rows.map(termOf) };
  return { hostModel, operation, ...(variant ? { variant } : {}), rule, quote };
}

function termOf(row: Priced): Term {
  if (row.size === undefined) return perImage(usd(row.cost));
  const size = parseSize(row.size);
  if (!size) throw new ExtractError(`expected a size such as 1024x1024, found "${row.size}"`);
  return { ...perImage(usd(row.cost), [{ kind: 'size', is: [sizeText(size)] }]), group: 'size' };
}

function variantOf(row: Priced): Variant | undefined {
  if (!row.quality && !row.style) return undefined;
  return {
    ...(row.quality ? { quality: row.quality } : {}),
    ...(row.style ? { style: row.style } : {}),
  };
}

function usd(text: string): string {
  const amount = readDecimal(text, 'price');
  if (exact(amount).lte('0')) throw new ExtractError(`printed as ${text}: unknown, not free`);
  return amount;
}

/** The field as it stands in the body, however it is spaced and quoted. */
function quoteOf(key: string, value: string, body: string): string {
  const literal = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`"${key}"\\s*:\\s*"?${literal}"?`).exec(body)?.[0] ?? value;
}
