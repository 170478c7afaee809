/** Free credits in images: what one grant buys, and how far all of them together carry. Exact. */
import { type Exact as Big, count, type Decimal, exact, print } from './money';

/** Days of the month that all of this counts in. */
export const MONTH_DAYS = 30;
/** Beyond this many months an answer is no longer of use. */
export const MOST_MONTHS = 120;

/** Grants in a month of 30 days. */
export const GRANTS_A_MONTH = { once: '1', monthly: '1', daily: '30', hourly: '720' } as const;
export type GrantPeriod = keyof typeof GRANTS_A_MONTH;

export type Grant = {
  /** Whole images that it buys each time it is given. */
  images: Decimal;
  period: GrantPeriod;
  /** Days until a single grant is lost; null: no end is said. Recurring grants never add up. */
  lastsDays: number | null;
};

export type Carry = {
  /** Images of all single grants together. */
  once: Decimal;
  /** Images that come again every month. */
  monthly: Decimal;
  /** Whole months of the volume that are free. */
  months: number;
  /** True: the recurring grants alone cover every month; `months` is then 0. */
  forever: boolean;
  /** True: still covered after MOST_MONTHS. */
  capped: boolean;
  /** Free images of the first month that isn't covered whole. */
  next: Decimal;
  /** Images of single grants that are lost before this volume comes to them. */
  lost: Decimal;
};

/**
 * Whole images that an amount buys. The quotient is cut at some digit; the product decides.
 * @throws RangeError unless the price is above 0
 */
export function wholeImages(dollars: Decimal, perImage: Decimal): Decimal {
  const budget = exact(dollars);
  const each = exact(perImage);
  if (each.lte('0')) throw new RangeError('the price per image must be above 0');
  const images = budget.div(each).round(0, 0);
  return print(images.plus('1').times(each).lte(budget) ? images.plus('1') : images);
}

const DAYS = { day: 1, week: 7, month: 30, year: 365 } as const;

/** "60 days" → 60, "1 year" → 365; null where no one length is said ("1 week to 1 year"). */
export function daysOf(text: string | null): number | null {
  const match = /^(\d{1,4}) (day|week|month|year)s?$/.exec(text ?? '');
  if (!match) return null;
  return Number(match[1]) * DAYS[match[2] as keyof typeof DAYS];
}

/**
 * How far grants carry when all are taken on the first day, the recurring ones are used first,
 * and of the single ones always the one that ends soonest. Images are spread evenly over a month.
 * @param imagesPerMonth whole images ≥ 1
 */
export function carry(grants: readonly Grant[], imagesPerMonth: number): Carry {
  if (imagesPerMonth < 1) throw new RangeError('images a month must be at least 1');
  const volume = count(imagesPerMonth);
  const monthly = total(
    grants.filter((g) => g.period !== 'once').map((g) => times(g.images, GRANTS_A_MONTH[g.period])),
  );
  const single = grants
    .filter((g) => g.period === 'once')
    .map((g) => ({ left: exact(g.images), days: g.lastsDays ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.days - b.days);
  const once = total(single.map((g) => g.left));
  const found = { once: print(once), monthly: print(monthly) };
  if (monthly.gte(volume))
    return { ...found, months: 0, forever: true, capped: false, next: '0', lost: '0' };

  let months = 0;
  let next = count(0);
  let used = count(0);
  for (; months < MOST_MONTHS; months += 1) {
    const wanted = volume.minus(monthly);
    const taken = takeMonth(single, wanted, months * MONTH_DAYS);
    used = used.plus(taken);
    if (taken.lt(wanted)) {
      next = monthly.plus(taken);
      break;
    }
  }
  const capped = months === MOST_MONTHS;
  // Whatever is left when a month comes up short has ended; without an end it would have been used.
  const lost = capped ? count(0) : once.minus(used);
  return { ...found, months, forever: false, capped, next: print(next), lost: print(lost) };
}

/** Takes up to `wanted` images in the month that begins at `day`; changes what is left. */
function takeMonth(single: { left: Big; days: number }[], wanted: Big, day: number): Big {
  let taken = count(0);
  for (const grant of single) {
    const daysLeft = Math.min(MONTH_DAYS, grant.days - day);
    if (daysLeft <= 0) continue;
    // A grant that ends within the month pays only for images made until then.
    const made = wanted.times(count(daysLeft)).div(count(MONTH_DAYS)).round(0, 0);
    const share = least(grant.left, wanted.minus(taken), made.minus(taken));
    if (share.lte('0')) continue;
    grant.left = grant.left.minus(share);
    taken = taken.plus(share);
  }
  return taken;
}

function least(...values: Big[]): Big {
  return values.reduce((low, v) => (v.lt(low) ? v : low));
}

function total(values: readonly Big[]): Big {
  return values.reduce((sum, v) => sum.plus(v), count(0));
}

function times(images: Decimal, grants: Decimal): Big {
  return exact(images).times(grants);
}
