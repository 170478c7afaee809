/** How much of the world is read, host by host, as the market stands on a day. Pure. */
import {
  GRADES,
  type Grade,
  gradeOf,
  gradeOfDataset,
  gradeOfRental,
  type Host,
  type HostReading,
  hostById,
  hosts,
} from '@/catalog';
import {
  countsOf,
  datasetIds,
  type InForce,
  opinionsInForce,
  pricesInForce,
  pricesOfEnded,
  withNumber,
} from '@/db/queries/in-force';
import type { MarketOffer } from '@/db/queries/market';

export type HostCoverage = {
  host: string;
  name: string;
  kind: Host['kind'];
  grade: Grade;
  reason: string;
  proven: HostReading['provenOn'];
  /** Named models among the offers. */
  models: number;
  /** Prices in force. */
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
    /** Prices in force, as the pages count them. */
    offers: number;
    /** Hosts that they are at. */
    selling: number;
    /** Among them those with a number at the standard workload. */
    priced: number;
    /** Left out: last known prices of models that their host has ended. */
    ended: number;
    /** Offers as datasets state them: second opinions, in no other number here. */
    opinions: number;
  };
  /** Sellers of images, best grade first. */
  hosts: HostCoverage[];
  /** Renters of GPU time, for hosting a model oneself; counted apart. */
  gpuRental: HostCoverage[];
  /** Public datasets; their offers are what they state of any host. */
  opinions: HostCoverage[];
};

export const AIMS = { gradeA: 15, hosts: 45, models: 160, offers: 1000 } as const;

export function coverage(market: readonly MarketOffer[], day: string): Coverage {
  const own = pricesInForce(market, day);
  const all = countsOf(own);
  const claimed = opinionsInForce(market, day);
  const rows = hosts.flatMap((host) => {
    return hostRow(
      host,
      own.filter((p) => p.offer.hostId === host.id),
    );
  });
  const sellers = rows.filter((r) => hostById(r.host)?.sellsImages).sort(byGrade);
  const count = (grade: Grade) => sellers.filter((r) => r.grade === grade).length;
  const grades = Object.fromEntries(GRADES.map((g) => [g, count(g)])) as Record<Grade, number>;
  return {
    day,
    aims: AIMS,
    totals: {
      grades,
      hosts: grades.A + grades.B + grades.C,
      models: all.models,
      offers: all.prices,
      selling: all.hosts,
      priced: withNumber(own),
      ended: pricesOfEnded(market, day).length,
      opinions: claimed.length,
    },
    hosts: sellers,
    gpuRental: hosts
      .filter((h) => h.kind === 'gpu rental')
      .map((h) => ({ ...titleOf(h), ...gradeOfRental(h), models: 0, offers: 0, priced: 0 }))
      .sort(byGrade),
    opinions: datasetIds(claimed)
      .map((id) =>
        datasetRow(
          id,
          claimed.filter((o) => o.offer.reporter === id),
        ),
      )
      .sort(byGrade),
  };
}

function hostRow(host: Host, prices: readonly InForce[]): HostCoverage[] {
  const graded = gradeOf(host, prices.length);
  if (!graded) return [];
  const { prices: offers, models } = countsOf(prices);
  return [{ ...titleOf(host), ...graded, models, offers, priced: withNumber(prices) }];
}

function titleOf({ id, name, kind }: Host): Pick<HostCoverage, 'host' | 'name' | 'kind'> {
  return { host: id, name, kind };
}

function datasetRow(id: string, claims: readonly InForce[]): HostCoverage {
  const graded = gradeOfDataset(id, claims.length);
  const { prices: offers, models } = countsOf(claims);
  const name = hostById(id)?.name ?? id;
  return { host: id, name, kind: 'dataset', ...graded, models, offers, priced: withNumber(claims) };
}

function byGrade(a: HostCoverage, b: HostCoverage): number {
  const order = (r: HostCoverage) => `${r.grade} ${String(1e6 - r.offers).padStart(7, '0')}`;
  const [x, y] = [`${order(a)} ${a.host}`, `${order(b)} ${b.host}`];
  return x < y ? -1 : x > y ? 1 : 0;
}
