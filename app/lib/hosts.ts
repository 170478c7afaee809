/** Every host in short: how much of it is priced, and why there is nothing where there is nothing. Pure. */
import { type Graded, gradeOf, type Host, hosts } from '@/catalog';
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import { type Day, type Freshness, STANDARD_NEED } from '@/pricing';
import { precisionOf } from './dates';
import { endedOffersOfHost, type HostOffer, offersOfHost, type Standing } from './host-offers';
import { keptBy } from './kept';

export * from './host-offers';

export type HostSummary = {
  host: Host;
  /** Null: sells neither images nor GPU time. */
  graded: Graded | null;
  /** Offers in force by the host's own prices. */
  offers: number;
  /** Models among them that have a number at the standard workload. */
  models: number;
  lastRead: { day: Day; precision: MarketSpan['evidence']['precision'] } | null;
  /** Of the offer read last. */
  freshest: Freshness | null;
  /** Why there is no price; null when there is one. */
  without: string | null;
};

const kept = keptBy<readonly MarketOffer[], HostSummary[]>(4);

/** As `hostSummaries`, computed once for a load of the market and a day. */
export function hostsInShort(
  { offers }: { offers: readonly MarketOffer[] },
  today: Day,
): HostSummary[] {
  return kept(offers, [today], () => hostSummaries(offers, today));
}

/** Every seller of the catalog: those with most models priced first, then by name. */
export function hostSummaries(
  offers: readonly MarketOffer[],
  today: Day,
  all: readonly Host[] = hosts,
): HostSummary[] {
  const noPlace = (): Standing => ({ kind: 'unnamed' });
  const bare = (id: string) => offersOfHost(id, offers, today, STANDARD_NEED, null, noPlace);
  return all
    .filter((host) => host.kind !== 'dataset')
    .map((host) => summaryOf(host, bare(host.id), offers, today))
    .sort((a, b) => b.models - a.models || b.offers - a.offers || byName(a.host, b.host));
}

function summaryOf(
  host: Host,
  own: readonly HostOffer[],
  offers: readonly MarketOffer[],
  today: Day,
): HostSummary {
  const latest = [...own].sort((a, b) => (a.span.checkedOn < b.span.checkedOn ? 1 : -1))[0];
  const priced = own.filter((o) => o.quote.usd !== null && o.model);
  return {
    host,
    graded: gradeOf(host, own.length),
    offers: own.length,
    models: new Set(priced.map((o) => o.model?.id)).size,
    lastRead: latest ? { day: latest.span.checkedOn, precision: precisionOf(latest.span) } : null,
    freshest: latest?.freshness ?? null,
    without: own.length > 0 ? null : whyNone(host, offers, today),
  };
}

/** The reason known for a host without prices; never silence. */
export function whyNone(host: Host, offers: readonly MarketOffer[], today: Day): string {
  const ended = endedOffersOfHost(host.id, offers, today)[0];
  if (ended) return 'everything read of it has ended';
  if (host.kind === 'gpu rental' && !host.sellsImages)
    return 'rents GPU time; asks no price per image';
  if (host.kind === 'dataset') return 'sells nothing: a second opinion on others’ prices';
  if (!host.sellsImages) return 'sells no images by the call';
  if (host.noPrice) return host.noPrice;
  const claims = offers.filter((o) => o.hostId === host.id).length;
  if (claims > 0) return 'no price of its own read yet; public datasets speak of it';
  if (!host.pricingUrl && !host.machineUrl) return 'no public price page known';
  if (host.billing === 'subscription') return 'sold by subscription; no price read yet';
  return 'no price read yet';
}

function byName(a: Host, b: Host): number {
  return a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1;
}
