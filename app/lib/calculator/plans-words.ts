/** What the ways-to-pay calculator says. Pure. */
import type { Plan } from '@/catalog';
import { divide, exact, print } from '@/pricing';
import { grouped } from '../credits';
import { formatUsd } from '../format';
import type { Option, PlansView } from './plans';

/** Ways of one price that are named; the others are counted. */
const NAMED = 4;

/** "By use at fal or By use at Together: $30.00 a month for 10,000 images." */
export function cheapestWords(view: PlansView): string {
  const { cheapest, ties } = view;
  if (!cheapest || cheapest.bill.usd === null) return 'No way to pay for this is known.';
  const names = [cheapest, ...ties].map((o) => o.name);
  const more = names.length - NAMED;
  const said = names.slice(0, NAMED).join(' or ') + (more > 0 ? ` or ${more} others` : '');
  return `${said}: ${formatUsd(cheapest.bill.usd)} a month for ${imagesWords(view)}.`;
}

/** How often the cheapest way changes, or that it never does, as far as was looked. */
export function changesWords({ changes, lookedUpTo }: PlansView): string {
  const upTo = `up to ${grouped(`${lookedUpTo}`)} images made a month`;
  const times = changes.length - 1;
  if (times < 1) return `It is the cheapest at every volume looked at, ${upTo}.`;
  return `The cheapest way changes ${times === 1 ? 'once' : `${times} times`}, looked at ${upTo}.`;
}

/** "10,000 images", "2,500 images made, of which 1,000 are kept". */
export function imagesWords({ images, kept }: Pick<PlansView, 'images' | 'kept'>): string {
  const made = grouped(`${images}`);
  return images === kept
    ? `${made} images`
    : `${made} images made, of which ${grouped(`${kept}`)} are kept`;
}

/** "1 to 375" or, of the last one, "376 and more". */
export function rangeWords(from: number, to: number, last: boolean): string {
  const shown = (n: number) => grouped(`${n}`);
  if (last) return `${shown(from)} and more`;
  return from === to ? shown(from) : `${shown(from)} to ${shown(to)}`;
}

/** The bill spread over the images; null without a bill. */
export function perImageOfBill({ bill }: Option, images: number): string | null {
  return bill.usd === null ? null : print(divide(exact(bill.usd), exact(`${images}`)));
}

/** How a host's terms of payment read beside its price. */
export function termWords({ pay, name }: Plan): string {
  switch (pay.kind) {
    case 'credits':
      return `paid in ${name.toLowerCase()}: ${grouped(pay.credits)} for $${pay.usd}`;
    case 'prepaid': {
      const least = pay.topUpFromUsd ? `, from $${pay.topUpFromUsd}` : '';
      const lasts = pay.lastsDays ? `; what isn’t used in ${pay.lastsDays} days is lost` : '';
      return `paid ahead${least}${lasts}`;
    }
    case 'batch':
      return `its words: batch costs ${print(exact(pay.share).times('100'))}% of the live price`;
    case 'allowance':
      return `$${pay.freeUsdPerDay} a day free`;
    case 'subscription':
      return `$${pay.feeUsd} a month with ${grouped(`${pay.images}`)} images`;
    case 'unpriced':
      return pay.reason;
  }
}
