/** How much of the world is read, host by host, as the market stands on a day. Pure. */
import { GRADES, type Grade, gradeOf, type Host, type HostReading, hosts } from '@/catalog';
import { modelFacts } from '@/catalog/facts';
import type { MarketOffer } from '@/db/queries/market';
import { quote, spanOn } from '@/pricing';
import { standardWorkload } from './facts';

export type HostCoverage = {
  host: string;
  name: string;
  kind: Host['kind'];
  grade: Grade;
  reason: string;
  proven: HostReading['provenOn'];
  /** Named models among the offers. */
  models: number;
  /** Offers in force by the host's own prices. */
  offers: number;
  /** Among them those with a number at the standard workload. */
  priced: number;
};

export type Coverage = {
  day: string;
  aims: typeof AIMS;
  totals: {
    grades: Record<Grade, number>;
    /** Hosts that sell images and have a price, a module or both: grades A, B and C. */
    hosts: number;
    models: number;
    offers: number;
    priced: number;
    /** Offers as datasets state them: second opinions, in no other number here. */
    opinions: number;
  };
  /** Sellers of images, best grade first. */
  hosts: HostCoverage[];
  /** Renters of GPU time, for hosting a model oneself; counted apart. */
  gpuRental: HostCoverage[];
};

export const AIMS = { gradeA: 15, hosts: 45, models: 160, offers: 1000 } as const;

export function coverage(market: readonly MarketOffer[], day: string): Coverage {
  const inForce = market.flatMap((offer) => {
    const span = spanOn(offer.spans, day);
    return span ? [{ ...offer, rule: span.rule }] : [];
  });
  const own = inForce.filter((o) => o.reporter === 'host');
  const rows = hosts.flatMap((host) => {
    const offers = own.filter((o) => o.hostId === host.id);
    return hostRow(host, offers);
  });
  const sellers = rows.filter((r) => r.kind !== 'gpu rental').sort(byGrade);
  const count = (grade: Grade) => sellers.filter((r) => r.grade === grade).length;
  const grades = Object.fromEntries(GRADES.map((g) => [g, count(g)])) as Record<Grade, number>;
  return {
    day,
    aims: AIMS,
    totals: {
      grades,
      hosts: grades.A + grades.B + grades.C,
      models: distinct(own.map((o) => o.modelId)),
      offers: own.length,
      priced: sellers.reduce((sum, r) => sum + r.priced, 0),
      opinions: inForce.length - own.length,
    },
    hosts: sellers,
    gpuRental: rows.filter((r) => r.kind === 'gpu rental').sort(byGrade),
  };
}

type OfferInForce = MarketOffer & { rule: MarketOffer['spans'][number]['rule'] };

function hostRow(host: Host, offers: readonly OfferInForce[]): HostCoverage[] {
  const graded = gradeOf(host, offers.length);
  if (!graded) return [];
  const priced = offers.filter((o) => {
    return quote(o.rule, standardWorkload(o), modelFacts(o.modelId)).usd !== null;
  });
  return [
    {
      host: host.id,
      name: host.name,
      kind: host.kind,
      ...graded,
      models: distinct(offers.map((o) => o.modelId)),
      offers: offers.length,
      priced: priced.length,
    },
  ];
}

function distinct(ids: readonly (string | null)[]): number {
  return new Set(ids.filter((id) => id !== null)).size;
}

function byGrade(a: HostCoverage, b: HostCoverage): number {
  const order = (r: HostCoverage) => `${r.grade} ${String(1e6 - r.offers).padStart(7, '0')}`;
  const [x, y] = [`${order(a)} ${a.host}`, `${order(b)} ${b.host}`];
  return x < y ? -1 : x > y ? 1 : 0;
}
