/** From the sticker price to what a kept image costs, and when renting a machine pays off. */
import { type Decimal, count, exact, print } from './money';

/**
 * Cost per usable image from the share of images kept.
 * @param sticker US dollars per generated image
 * @param acceptance share kept, 0 < a ≤ 1, as a decimal or a ratio such as "1/3"
 */
export function perUsableImage(sticker: Decimal, acceptance: Decimal | `${number}/${number}`): Decimal {
  const [kept, of] = acceptance.includes('/') ? acceptance.split('/') : [acceptance, '1'];
  const a = exact(kept ?? '');
  const b = exact(of ?? '1');
  if (a.lte('0') || a.gt(b)) throw new RangeError('acceptance must be above 0 and at most 1');
  return print(exact(sticker).times(b).div(a));
}

/** Cost per usable image from the attempts that one kept image takes (≥ 1). */
export function perAttempts(sticker: Decimal, attempts: Decimal): Decimal {
  if (exact(attempts).lt('1')) throw new RangeError('a kept image takes at least one attempt');
  return print(exact(sticker).times(attempts));
}

/**
 * Images a month from which a fixed monthly cost beats a price per image.
 * @returns the first whole number of images at which the fixed cost is no dearer
 */
export function breakEvenImages(monthly: Decimal, apiPerImage: Decimal): Decimal {
  if (exact(apiPerImage).lte('0')) throw new RangeError('the price per image must be above 0');
  return print(exact(monthly).div(exact(apiPerImage)).round(0, 3));
}

/** US dollars per image on a rented machine at full use. */
export function selfHostedPerImage(usdPerHour: Decimal, imagesPerHour: number): Decimal {
  if (imagesPerHour < 1) throw new RangeError('images an hour must be at least 1');
  return print(exact(usdPerHour).div(count(imagesPerHour)));
}
