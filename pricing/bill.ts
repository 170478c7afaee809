/** From the sticker price to what a kept image costs, and when renting a machine pays off. */
import { type Exact as Big, count, type Decimal, divide, exact, print } from './money';

/**
 * Cost per usable image from the share of images kept.
 * @param sticker US dollars per generated image
 * @param acceptance share kept, 0 < a ≤ 1, as a decimal or a ratio such as "1/3"
 * @throws RangeError on anything else
 */
export function perUsableImage(
  sticker: Decimal,
  acceptance: Decimal | `${number}/${number}`,
): Decimal {
  const [kept = '', of = '1', ...rest] = acceptance.split('/');
  const a = exact(kept);
  const b = exact(of);
  if (rest.length > 0 || a.lte('0') || a.gt(b))
    throw new RangeError('acceptance must be above 0 and at most 1');
  return print(divide(price(sticker).times(b), a));
}

/** Cost per usable image from the attempts that one kept image takes (≥ 1). */
export function perAttempts(sticker: Decimal, attempts: Decimal): Decimal {
  if (exact(attempts).lt('1')) throw new RangeError('a kept image takes at least one attempt');
  return print(price(sticker).times(exact(attempts)));
}

/**
 * Images a month from which a fixed monthly cost beats a price per image.
 * @returns the first whole number of images at which the fixed cost is no dearer
 */
export function breakEvenImages(monthly: Decimal, apiPerImage: Decimal): Decimal {
  const each = price(apiPerImage);
  if (each.eq('0')) throw new RangeError('the price per image must be above 0');
  const images = price(monthly).div(each).round(0, 0);
  // The quotient is cut at some digit; the product decides.
  return print(images.times(each).lt(price(monthly)) ? images.plus('1') : images);
}

/** US dollars per image on a rented machine at full use. */
export function selfHostedPerImage(usdPerHour: Decimal, imagesPerHour: number): Decimal {
  if (imagesPerHour < 1) throw new RangeError('images an hour must be at least 1');
  return print(divide(price(usdPerHour), count(imagesPerHour)));
}

function price(value: Decimal): Big {
  const amount = exact(value);
  if (amount.lt('0')) throw new RangeError('a price is never negative');
  return amount;
}
