/** Ways to pay that a reader types: a subscription, packs of images, a price that falls with volume. */
import { type Decimal, perImage, STANDARD_WORKLOAD, USD, type Way } from '@/pricing';
import { type Form, MOST_IMAGES } from './form';

export type OwnWay = { name: string; way: Way };

/** @param base US dollars per image below the volume tier: the cheapest price by use */
export function ownWays(form: Form, base: Decimal | null): OwnWay[] {
  return [subscription(form), packs(form), tier(form, base)].filter((w) => w !== null);
}

function subscription(form: Form): OwnWay | null {
  const fee = form.money('fee');
  const included = form.whole('included', {
    least: 0,
    most: MOST_IMAGES,
    what: 'a number of images',
  });
  const beyond = form.money('beyond', { most: '1000' });
  if (fee === undefined) {
    if (included !== undefined || beyond !== undefined)
      form.refuse('fee', 'A subscription needs its fee in dollars a month.');
    return null;
  }
  return {
    name: 'Your subscription',
    way: { kind: 'subscription', fee, included: included ?? 0, beyond: beyond ?? null },
  };
}

function packs(form: Form): OwnWay | null {
  const price = form.money('pack', { above: '0' });
  const images = form.whole('packImages', {
    least: 1,
    most: MOST_IMAGES,
    what: 'a number of images',
  });
  const months = form.whole('packMonths', { least: 1, most: 60, what: 'a number of months' });
  if (price === undefined || images === undefined) {
    if (price !== undefined && !form.errors.packImages)
      form.refuse('packImages', 'How many images are in the pack?');
    if (images !== undefined && !form.errors.pack)
      form.refuse('pack', 'A pack needs its price in dollars.');
    return null;
  }
  return { name: 'Your packs', way: { kind: 'packs', price, images, months: months ?? null } };
}

function tier(form: Form, base: Decimal | null): OwnWay | null {
  const price = form.money('tierPrice', { above: '0', most: '1000' });
  const above = form.whole('tierAbove', {
    least: 1,
    most: MOST_IMAGES,
    what: 'a number of images a month',
  });
  const first = form.money('tierBase', { above: '0', most: '1000' }) ?? base;
  if (price === undefined || above === undefined || first === null) {
    if (price !== undefined && above === undefined && !form.errors.tierAbove)
      form.refuse('tierAbove', 'Beyond how many images a month?');
    if (above !== undefined && price === undefined && !form.errors.tierPrice)
      form.refuse('tierPrice', 'What does an image cost beyond that?');
    return null;
  }
  const slice = (amount: Decimal, from: number, upTo?: number) => ({
    ...perImage(amount, [
      { kind: 'volume' as const, above: from, ...(upTo ? { upTo } : {}), graduated: true },
    ]),
    group: 'volume',
  });
  const rule = { money: USD, terms: [slice(first, 0, above), slice(price, above)] };
  return { name: 'Your volume tiers', way: { kind: 'rule', rule, workload: STANDARD_WORKLOAD } };
}
