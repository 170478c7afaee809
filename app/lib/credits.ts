/** Free credits: the catalog's dated claims, one entry a programme, turned into images. */
import { type Credit, credits, type Host, hostById } from '@/catalog';
import {
  compare,
  type Day,
  type Decimal,
  exact,
  GRANTS_A_MONTH,
  print,
  wholeImages,
} from '@/pricing';
import { disagreementsOf } from './credit-words';

/** What a host itself asks for one image of a named model, its cheapest or the one asked for. */
export type OwnPrice = {
  modelId: string;
  modelName: string;
  usd: Decimal;
  checkedOn: Day;
  precision: 'day' | 'month' | 'year';
  observation: string;
  /** What had to be assumed for the price, e.g. how many steps. */
  assumptions: string[];
  /** False: too old for a place in rankings; said beside the number. */
  current: boolean;
  /** The host doesn't say whether it holds at the size asked for. */
  unsized: boolean;
};

export type Dollars = {
  amount: Decimal;
  /** How the host's own unit became dollars; null where the grant is in dollars. */
  conversion: { words: string; source: string } | null;
};

export type Worth =
  /** Whole images a period, cut and never rounded up. */
  | { kind: 'images'; images: Decimal; dollars: Dollars; price: OwnPrice }
  | { kind: 'given'; images: Decimal }
  | { kind: 'unsaid'; reason: string; dollars: Dollars | null };

export const SECTIONS = ['listed', 'startup', 'disputed', 'none', 'ended'] as const;
export type Section = (typeof SECTIONS)[number];

export type CreditEntry = {
  id: string;
  host: Host;
  section: Section;
  /** The claim whose figures the entry shows: the host's own words first, then the newest. */
  claim: Credit;
  /** Every source of the entry, newest first, undated ones last. */
  sources: Credit[];
  worth: Worth;
  disagreements: string[];
};

/** Published prices of hosts' own units, with the page that says so. */
const UNIT_PRICES = [
  {
    host: 'cloudflare',
    unit: 'neurons',
    usd: '0.011',
    per: '1000',
    source: 'https://developers.cloudflare.com/workers-ai/platform/pricing/',
  },
  {
    host: 'stability',
    unit: 'credits',
    usd: '0.01',
    per: '1',
    source: 'https://platform.stability.ai/pricing',
  },
] as const;

/**
 * All entries: most images in the first 30 days first, then the larger amount of dollars.
 * @param priceOf the cheapest price of a host's own, or null when none is held
 * @param unpriced why a host without such a price has none
 */
export function creditEntries(
  priceOf: (hostId: string) => OwnPrice | null,
  rows: readonly Credit[] = credits,
  unpriced = 'no price for generating a standard image is held',
): CreditEntry[] {
  const groups = new Map<string, Credit[]>();
  for (const row of rows) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  return [...groups].map(([id, claims]) => entryOf(id, claims, priceOf, unpriced)).sort(mostFirst);
}

function entryOf(
  id: string,
  claims: readonly Credit[],
  priceOf: (hostId: string) => OwnPrice | null,
  unpriced: string,
): CreditEntry {
  const sources = [...claims].sort(newestFirst);
  const claim = leading(sources);
  const host = hostById(claim.host);
  if (!host) throw new Error(`a credit of a host that the catalog lacks: ${claim.host}`);
  const section = sectionOf(sources);
  const price = section === 'ended' ? null : priceOf(host.id);
  const worth = worthOf(claim, host, price, section, unpriced);
  return { id, host, section, claim, sources, worth, disagreements: disagreementsOf(sources) };
}

/** A "none" beside a living claim is a dispute, not a tie that the newest source wins. */
export function sectionOf(claims: readonly Credit[]): Section {
  const living = claims.filter((c) => c.status !== 'ended');
  if (living.length === 0) return 'ended';
  const grants = living.filter((c) => !c.none);
  if (grants.length === 0) return 'none';
  if (grants.every((c) => c.programme === 'startup programme')) return 'startup';
  const contradicted = living.some((c) => c.none) || grants.every((c) => c.status === 'disputed');
  return contradicted ? 'disputed' : 'listed';
}

const BY_KIND: Credit['sourceKind'][] = ['host page', 'copy of a host page', 'host blog'];

function rankOf(c: Credit): number {
  const kind = BY_KIND.indexOf(c.sourceKind);
  return (
    (c.status === 'ended' ? 100 : 0) +
    (c.none ? 50 : 0) +
    (c.status === 'disputed' ? 20 : 0) +
    (c.amount === null ? 10 : 0) +
    (kind < 0 ? BY_KIND.length : kind)
  );
}

/** `claims` newest first; sorting is stable, so among equals the newest stays first. */
function leading(claims: readonly Credit[]): Credit {
  const [first] = [...claims].sort((a, b) => rankOf(a) - rankOf(b));
  if (!first) throw new Error('an entry without claims');
  return first;
}

function newestFirst(a: Credit, b: Credit): number {
  const x = a.statedOn?.date ?? '';
  const y = b.statedOn?.date ?? '';
  return x < y ? 1 : x > y ? -1 : a.id < b.id ? -1 : 1;
}

/** The grant in dollars, or null where nobody publishes what its unit costs. */
export function dollarsOf(claim: Credit): Dollars | null {
  if (claim.amount === null) return null;
  if (claim.unit === 'USD') return { amount: print(exact(claim.amount)), conversion: null };
  const price = UNIT_PRICES.find((p) => p.host === claim.host && p.unit === claim.unit);
  if (!price) return null;
  const amount = print(exact(claim.amount).times(exact(price.usd)).div(exact(price.per)));
  const each = price.per === '1' ? singular(claim.unit) : `${grouped(price.per)} ${claim.unit}`;
  const words = `${grouped(claim.amount)} ${claim.unit} × $${price.usd} per ${each}`;
  return { amount, conversion: { words, source: price.source } };
}

function worthOf(
  claim: Credit,
  host: Host,
  price: OwnPrice | null,
  section: Section,
  unpriced: string,
): Worth {
  const dollars = dollarsOf(claim);
  const unsaid = (reason: string): Worth => ({ kind: 'unsaid', reason, dollars });
  if (section === 'ended') return unsaid('it has ended');
  if (claim.none) return unsaid('there is none, by this source');
  if (claim.amount === null) return unsaid('no amount is published');
  // Such sums are "up to", often with a smaller part for AI calls.
  if (section === 'startup') return unsaid('it depends on what a company is granted');
  if (claim.unit === 'images') return { kind: 'given', images: claim.amount };
  if (!dollars) return unsaid(`nobody publishes what a ${singular(claim.unit)} buys in images`);
  if (!host.sellsImages) return unsaid('it sells GPU time and asks no price per image');
  if (!price) return unsaid(unpriced);
  return { kind: 'images', images: wholeImages(dollars.amount, price.usd), dollars, price };
}

function mostFirst(a: CreditEntry, b: CreditEntry): number {
  return (
    compare(inFirst30Days(b.claim, imagesOf(b)), inFirst30Days(a.claim, imagesOf(a))) ||
    compare(inFirst30Days(b.claim, budgetOf(b)), inFirst30Days(a.claim, budgetOf(a))) ||
    (a.id < b.id ? -1 : 1)
  );
}

function imagesOf({ worth }: CreditEntry): Decimal {
  return worth.kind === 'unsaid' ? '0' : worth.images;
}

function budgetOf({ worth }: CreditEntry): Decimal {
  return worth.kind === 'given' ? '0' : (worth.dollars?.amount ?? '0');
}

/** What a claim grants in its first 30 days, in the unit of `perPeriod`. */
export function inFirst30Days(claim: Credit, perPeriod: Decimal): Decimal {
  return print(exact(perPeriod).times(GRANTS_A_MONTH[claim.period]));
}

/** "10000" → "10,000". */
export function grouped(amount: Decimal): string {
  const [whole = '0', fraction] = amount.split('.');
  const shown = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction ? `${shown}.${fraction}` : shown;
}

function singular(unit: string): string {
  return unit.replace(/s$/, '');
}
