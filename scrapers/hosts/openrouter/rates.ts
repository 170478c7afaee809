/** Rates of a feed that names no units: the amount's size must tell them, or nothing does. */
import { compare, type Decimal } from '@/pricing';
import { ExtractError } from '@/scrapers/contract';
import { readDecimal } from '@/scrapers/readers/amount';

/** What one token can cost: dearest text and image tokens are near 0.0002, cheapest near 0.00000001. */
const TOKEN_MOST = '0.0003';
const TOKEN_LEAST = '0.000000001';
/** What one input image can cost, when the same field is per image. */
const IMAGE_LEAST = '0.0005';
const IMAGE_MOST = '1';

/** A rate per token; "0" means that it isn't billed. @throws ExtractError when no token costs that. */
export function tokenRate(text: string, what: string): Decimal {
  const rate = readDecimal(text, what);
  if (rate !== '0' && !within(rate, TOKEN_LEAST, TOKEN_MOST))
    throw new ExtractError(`${what}: expected dollars per token, found ${text}`);
  return rate;
}

/**
 * The unit of `pricing.image`: per input image until 2026-01, per input token since, under one
 * name. Between the two ranges lies no known price, so there it is unclear.
 */
export function imageUnit(rate: Decimal, what: string): 'token' | 'image' {
  if (within(rate, TOKEN_LEAST, TOKEN_MOST)) return 'token';
  if (within(rate, IMAGE_LEAST, IMAGE_MOST)) return 'image';
  throw new ExtractError(`${what}: ${rate} is neither a price per token nor per image`);
}

function within(rate: Decimal, least: Decimal, most: Decimal): boolean {
  return compare(rate, least) >= 0 && compare(rate, most) <= 0;
}
