/**
 * fal's price list for an account, up to fifty endpoints an answer: one base price each. Prices
 * may hold the account's discounts; what depends on size or quality isn't in it.
 * Shape as documented: `{prices: [{endpoint_id, unit_price, unit, currency}], next_cursor, has_more}`.
 */
import { z } from 'zod';
import { canonical, USD } from '@/pricing';
import {
  type Body,
  ExtractError,
  type Extracted,
  type RawOffer,
  type Source,
} from '@/scrapers/contract';
import { parseJson, readAs, unknownKeys } from '@/scrapers/readers/json';
import { newDraft, unitOf } from './draft';

const ADDRESS = 'https://api.fal.ai/v1/models/pricing';
/** As many as one question may name. */
const AT_ONCE = 50;
const AMOUNT = /^\d+(?:\.\d+)?$/;
/** Units of what isn't an image; everything else must be read or left over. */
const NOT_IMAGES = /^(?:video |audio )?(?:seconds?|minutes?|hours?|frames?|characters?|videos?)$/i;

const list = z.looseObject({
  prices: z.array(
    z.looseObject({
      endpoint_id: z.string().min(1),
      unit_price: z.string(),
      unit: z.string().min(1),
      currency: z.string(),
    }),
  ),
  has_more: z.boolean().optional(),
  next_cursor: z.string().nullish(),
});
type Row = z.infer<typeof list>['prices'][number];

export function isPriceList(url: string): boolean {
  return url === ADDRESS || url.startsWith(`${ADDRESS}?`);
}

export function priceLists(endpoints: readonly string[]): Source[] {
  const unique = [...new Set(endpoints)].sort();
  const groups = Math.ceil(unique.length / AT_ONCE);
  return Array.from({ length: groups }, (_, i) => {
    const ids = unique.slice(i * AT_ONCE, (i + 1) * AT_ONCE);
    return { url: `${ADDRESS}?endpoint_id=${ids.join(',')}`, kind: 'api', minimumOffers: 1 };
  });
}

export function readPriceList(body: Body): Extracted {
  const found = readAs(list, parseJson(body.text, 'fal price list'), 'fal price list');
  const out: Extracted = { offers: [], leftovers: [], ignored: [] };
  const seen = new Set<string>();
  for (const row of found.prices) {
    if (seen.has(row.endpoint_id))
      throw new ExtractError(`fal price list: ${row.endpoint_id} stands in it twice`);
    seen.add(row.endpoint_id);
    const said = { wording: row.endpoint_id, words: words(row) };
    if (NOT_IMAGES.test(row.unit)) {
      out.ignored.push({ ...said, reason: `billed per ${row.unit}: not an image model` });
      continue;
    }
    try {
      out.offers.push(offerOf(row));
    } catch (error) {
      if (!(error instanceof ExtractError)) throw error;
      out.leftovers.push({ ...said, reason: error.message });
    }
    const known = ['endpoint_id', 'unit_price', 'unit', 'currency'];
    out.leftovers.push(...unknownKeys(row, known, row.endpoint_id));
  }
  if (found.has_more || found.next_cursor)
    out.leftovers.push({
      wording: 'next page',
      words: `has_more: ${found.has_more}`,
      reason: 'the list goes on after the endpoints that were asked for',
    });
  if (seen.size === 0)
    out.leftovers.push({ wording: 'price list', words: '', reason: 'no endpoint in the list' });
  return out;
}

function offerOf(row: Row): RawOffer {
  if (row.currency !== 'USD') throw new ExtractError(`expected US dollars, found ${row.currency}`);
  if (!AMOUNT.test(row.unit_price))
    throw new ExtractError(`expected an amount, found ${row.unit_price}`);
  const amount = canonical(row.unit_price);
  if (amount === '0') throw new ExtractError('printed as 0 without a word of free');
  const draft = newDraft(row.endpoint_id);
  const terms = unitOf(row.unit, draft).map((quantity) => ({
    amount,
    per: 1 as const,
    times: [quantity],
  }));
  const { assumptions } = draft;
  return {
    hostModel: row.endpoint_id,
    operation: null,
    rule: { money: USD, terms, ...(assumptions.length > 0 ? { assumptions } : {}) },
    quote: words(row),
  };
}

function words({ endpoint_id: id, unit_price: price, unit, currency }: Row): string {
  return `endpoint_id: ${id} … unit_price: ${price} … unit: ${unit} … currency: ${currency}`;
}
