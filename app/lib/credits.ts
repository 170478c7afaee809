/** Free credits: the catalog's dated claims, one entry a programme, turned into images. */
import { type Credit, credits, type Host, hostById, type PartialDate } from '@/catalog';
import { compare, type Day, type Decimal, exact, print } from '@/pricing';
import { disagreementsOf } from './credit-words';

/** What the host itself asks for one image of its cheapest named model. */
export type OwnPrice = {
  modelId: string;
  modelName: string;
  usd: Decimal;
  checkedOn: Day;
  observation: string;
  /** False: too old for a place in rankings; said beside the number. */
  current: boolean;
};

export type Worth =
  | {
      kind: 'images';
      /** Whole images per period; never rounded up. */
      images: Decimal;
      dollars: Decimal;
      /** How the host's unit became dollars; null when it gives dollars. */
      conversion: string | null;
      price: OwnPrice;
    }
  | { kind: 'given'; images: Decimal }
  | { kind: 'unsaid'; reason: string; dollars: Decimal | null; conversion: string | null };

export type Section = 'listed' | 'startup' | 'disputed' | 'none' | 'ended';

export type CreditEntry = {
  id: string;
  host: Host;
  section: Section;
  /** The claim whose figures the entry shows: the host's own words first, then the newest. */
  claim: Credit;
  /** Every source of the entry, newest first, undated last. */
  sources: Credit[];
  worth: Worth;
  disagreements: string[];
};

/** Published prices of the hosts' own units. Each names the page that says so. */
const UNIT_PRICES: { host: string; unit: string; usd: Decimal; per: 1 | 1000; source: string }[] = [
  {
    host: 'cloudflare',
    unit: 'neurons',
    usd: '0.011',
    per: 1000,
    source: 'https://developers.cloudflare.com/workers-ai/platform/pricing/',
  },
  {
    host: 'stability',
    unit: 'credits',
    usd: '0.01',
    per: 1,
    source: 'https://platform.stability.ai/pricing',
  },
];

/** Periods within the first 30 days, so that a daily grant and a single one can be sorted. */
const PERIODS_IN_30_DAYS = { once: '1', monthly: '1', daily: '30', hourly: '720' } as const;

/**
 * All entries: most images in the first 30 days first, then the larger amount of dollars.
 * @param priceOf the cheapest price of a host's own, or null when it has none
 */
export function creditEntries(
  priceOf: (hostId: string) => OwnPrice | null,
  rows: readonly Credit[] = credits,
): CreditEntry[] {
  const groups = Map.groupBy
    ? Map.groupBy(rows, (c) => c.group)
    : rows.reduce(
        (all, c) => all.set(c.group, [...(all.get(c.group) ?? []), c]),
        new Map<string, Credit[]>(),
      );
  return [...groups].map(([id, claims]) => entryOf(id, claims, priceOf)).sort(mostFirst);
}
