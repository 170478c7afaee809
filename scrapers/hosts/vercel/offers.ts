/** `pricing` of one image model: a base price, or prices by size, quality, style and operation. */
import { z } from 'zod';
import {
  type Condition,
  exact,
  OPERATIONS,
  type Operation,
  parseSize,
  perImage,
  type Quantity,
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
import { CHANGES, excerpt, readAs, unknownKeys } from '@/scrapers/readers/json';
import { bandOf } from '@/scrapers/readers/price-units';

const priced = z.strictObject({
  size: z.string().optional(),
  quality: z.string().optional(),
  style: z.string().optional(),
  operation: z.string().optional(),
  cost: z.string(),
});
type Priced = z.infer<typeof priced>;
type Pricing = Record<string, unknown>;
const TABLE = 'image_dimension_quality_pricing';
/** Rates of the words beside an image, and of what is charged on request: no part of its price. */
const APART =
  /^(?:output|input_cache_(?:read|write)|(?:web|maps)_search|service_tiers|regional|\w+_tiers)$/;
const NO_TABLE = 'rates by the token, and no price of an image';

/** @param speaks a language model that also paints: its prompt is billed beside the image */
export function offersOf(
  hostModel: string,
  pricing: Pricing,
  body: string,
  speaks: boolean,
): { offers: RawOffer[]; leftovers: Leftover[] } {
  const known = ['image', TABLE, ...Object.keys(pricing).filter((key) => APART.test(key))];
  const input = speaks ? readAs(z.string().optional(), pricing.input, 'input') : undefined;
  if (input !== undefined) known.push('input');
  const rows = pricing[TABLE] === undefined ? [] : readAs(z.array(priced), pricing[TABLE], TABLE);
  const base = readAs(z.string().optional(), pricing.image, 'image');
  if (rows.length === 0 && base === undefined) {
    const reason = Object.keys(pricing).length > 0 ? NO_TABLE : 'listed without a price';
    return { offers: [], leftovers: [{ wording: hostModel, words: excerpt(pricing), reason }] };
  }
  const leftovers = unknownKeys(pricing, known, hostModel);
  const changes = leftovers.find(({ words }) => CHANGES.test(words));
  if (changes) throw new ExtractError(`a field that may change the price: ${changes.words}`);
  const groups = new Map<string, Priced[]>();
  for (const row of rows) {
    const key = `${row.operation ?? ''} ${variantKey(variantOf(row))}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const prompt = input === undefined ? [] : promptTerms(input);
  const offers: RawOffer[] = [];
  for (const group of groups.values()) {
    try {
      offers.push(tableOffer(hostModel, group, prompt, body));
    } catch (error) {
      if (!(error instanceof ExtractError)) throw error;
      leftovers.push({ wording: hostModel, words: excerpt(group), reason: error.message });
    }
  }
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
      rule: { money: USD, terms: [perImage(usd(base)), ...prompt] },
      quote: quoteOf('image', base, body),
    });
  return { offers, leftovers };
}

function tableOffer(
  hostModel: string,
  all: readonly Priced[],
  prompt: readonly Term[],
  body: string,
): RawOffer {
  const [first] = all;
  const variant = first ? variantOf(first) : undefined;
  const rows = withoutDefault(all);
  const sizes = rows.map((r) => r.size ?? '');
  if (new Set(sizes).size !== sizes.length || (rows.length > 1 && sizes.includes('')))
    throw new ExtractError(`two prices for one size: ${excerpt(all)}`);
  return {
    hostModel,
    operation: operationOf(first?.operation),
    ...(variant ? { variant } : {}),
    rule: { money: USD, terms: [...rows.map(termOf), ...prompt] },
    quote: [...new Set(rows.map((r) => quoteOf('cost', r.cost, body)))].join(' ... '),
  };
}

/** "default" repeats the price of one of the sizes, or stands alone for all of them. */
function withoutDefault(rows: readonly Priced[]): Priced[] {
  const usual = rows.find((r) => r.size === 'default');
  if (!usual) return [...rows];
  const { size: _, ...any } = usual;
  const others = rows.filter((r) => r !== usual);
  if (others.length === 0) return [any];
  if (!others.some((r) => exact(r.cost).eq(exact(usual.cost))))
    throw new ExtractError(`the default costs what no size does: ${excerpt(rows)}`);
  return others;
}

function operationOf(word: string | undefined): Operation | null {
  if (word === undefined) return null;
  const known = OPERATIONS.find((o) => o === word);
  if (!known) throw new ExtractError(`neither generating, editing nor upscaling: "${word}"`);
  return known;
}

function termOf(row: Priced): Term {
  if (row.size === undefined) return perImage(usd(row.cost));
  return { ...perImage(usd(row.cost), [sizeOf(row.size)]), group: 'size' };
}

/** "1024x1024", "2K", and "512", which is the class below 1K. */
function sizeOf(text: string): Condition {
  const band = bandOf(text === '512' ? '0.5K' : text);
  if (band) return { kind: 'resolution', is: [band] };
  const size = parseSize(text);
  if (!size) throw new ExtractError(`expected a size such as 1024x1024, found "${text}"`);
  return { kind: 'size', is: [sizeText(size)] };
}

/** What the prompt and the images in it cost: one rate by the token. */
function promptTerms(rate: string): Term[] {
  const amount = usd(rate);
  const kinds: Quantity[] = [{ kind: 'text_token' }, { kind: 'input_image_token' }];
  return kinds.map((quantity) => ({ amount, per: 1, times: [quantity] }));
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
  return new RegExp(`"${key}"\\s*:\\s*"?${literal}"?(?![\\d.eE])`).exec(body)?.[0] ?? value;
}
