/** All free credits that can be counted on, together: how far they carry a reader's volume. Pure. */
import {
  type Carry,
  carry,
  type Decimal,
  daysOf,
  exact,
  GRANTS_A_MONTH,
  type Grant,
  hasUsable,
  type Need,
  print,
} from '@/pricing';
import type { CreditEntry } from './credits';

export type Counted = {
  entry: CreditEntry;
  grant: Grant;
  /** Images of a single grant; "0" where it comes again. */
  once: Decimal;
  /** Images in every month of 30 days; "0" where it is given once. */
  monthly: Decimal;
};

/** `carry` is null where the reader said no volume. */
export type Sum = { once: Decimal; monthly: Decimal; carry: Carry | null; credits: number };

export type Together = {
  counted: Counted[];
  /** Listed entries that can't be put in images, with their reason. */
  unsaid: CreditEntry[];
  /** Entries of other sections: disputed, ended, for companies, or none at all. */
  apart: { disputed: number; startup: number; ended: number };
  /** What is sure: given in images, or counted at a price that has a place. */
  sure: Sum;
  /** With what rests on prices too old for a place, or of a size that nobody names. */
  all: Sum;
  /** Counted ones that rest on such a price. */
  unplaced: number;
  needCard: number;
};

/** `need` is the one that the entries were priced for; its volume is per month. */
export function together(entries: readonly CreditEntry[], need: Need): Together {
  const { volume } = need;
  const listed = entries.filter((e) => e.section === 'listed');
  const counted = listed.flatMap((e) => countedOf(e, need));
  const sure = counted.filter(hasPlace);
  const of = (section: CreditEntry['section']) =>
    entries.filter((e) => e.section === section).length;
  return {
    counted,
    unsaid: listed.filter((e) => e.worth.kind === 'unsaid'),
    apart: { disputed: of('disputed'), startup: of('startup'), ended: of('ended') },
    sure: sumOf(sure, volume),
    all: sumOf(counted, volume),
    unplaced: counted.length - sure.length,
    needCard: counted.filter(({ entry }) => entry.claim.needsCard === true).length,
  };
}

function sumOf(counted: readonly Counted[], volume: number | null): Sum {
  const grants = counted.map((c) => c.grant);
  const { once, monthly } = carry(grants, 1);
  const found = volume === null ? null : carry(grants, volume);
  return { once, monthly, carry: found, credits: counted.length };
}

function hasPlace({ entry: { worth } }: Counted): boolean {
  return worth.kind !== 'images' || (worth.price.current && !worth.price.unsized);
}

function countedOf(entry: CreditEntry, need: Need): Counted[] {
  const { worth, claim } = entry;
  if (worth.kind === 'unsaid' || exact(worth.images).eq('0')) return [];
  // Images given are images made: how many of them are kept isn't theirs to say.
  if (worth.kind === 'given' && hasUsable(need)) return [];
  const { period } = claim;
  const grant = { images: worth.images, period, lastsDays: daysOf(claim.expiresAfter) };
  const month = print(exact(worth.images).times(GRANTS_A_MONTH[period]));
  const single = period === 'once';
  return [{ entry, grant, once: single ? worth.images : '0', monthly: single ? '0' : month }];
}
