/** How far the prices can be trusted as a whole and host by host. Pure. */
import { type Graded, gradeOf, gradeOfDataset, hostById, readingOf } from '@/catalog';
import {
  type Counts,
  countsOf,
  datasetIds,
  type InForce,
  opinionsInForce,
  pricesInForce,
  pricesOfEnded,
  withNumber,
} from '@/db/queries/in-force';
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import type { Held, HostReading } from '@/db/queries/status';
import { type Day, daysBetween, nextRunOn } from '@/pricing';
import { ageWords, checkedOf } from './dates';

type Precision = MarketSpan['evidence']['precision'];

export type Count = Pick<Counts, 'prices' | 'fresh' | 'ranked' | 'medianAge' | 'medianUpTo'>;

export type HostStatus = Count & {
  id: string;
  name: string;
  /** Day of the body that a run last read a price from; null: only recorded facts. */
  lastGoodRun: Day | null;
  /** How exactly that day is known: a recorded body may be dated by its month. */
  lastGoodRunPrecision: Precision | null;
  /** Read by the job itself, or a recorded body that was replayed. */
  lastGoodRunOf: 'live' | 'recorded body' | null;
  /** Day on which any of its prices in force was last read, recorded facts included. */
  lastRead: Day | null;
  /** How exactly that day is known. */
  lastReadPrecision: Precision | null;
  daysSinceRead: number | null;
  /** `words`: why it failed, or what a good run left out. */
  lastTry: { day: Day; ok: boolean; words: string | null } | null;
  /** Day on which the weekly run reads it next; null: no module reads it. */
  nextRun: Day | null;
  failing: number;
  held: number;
  graded: Pick<Graded, 'grade' | 'reason'> | null;
};

export type Status = {
  day: Day;
  /**
   * `withNumber`: those that come to a number for a standard image; `ended`: last known prices of
   * models that their host has ended, in no other number.
   */
  all: Counts & { withNumber: number; ended: number; held: number };
  hosts: HostStatus[];
  /** Public datasets, with what they state of any host in place of prices; in no number of `all`. */
  opinions: HostStatus[];
};

type Given = {
  offers: readonly MarketOffer[];
  today: Day;
  /** Null: the log can't be read just now. */
  readings: readonly HostReading[] | null;
  /** Values that wait. */
  held: readonly Pick<Held, 'hostId' | 'reporter'>[] | null;
  /** From the hosts' coverage, where somebody computes it; the page has no grades without. */
};

/** Every host that has a price in force, was tried, or has something held back; worst age first. */
export function statusOf({ offers, today, readings, held }: Given): Status {
  const prices = pricesInForce(offers, today);
  const opinions = opinionsInForce(offers, today);
  const datasets = datasetIds(opinions);
  const known = new Map((readings ?? []).map((r) => [r.hostId, r]));
  const ids = new Set([
    ...prices.map((p) => p.offer.hostId),
    ...known.keys(),
    ...(held ?? []).map((h) => h.hostId),
  ]);
  const hosts = [...ids]
    .filter((id) => !datasets.includes(id))
    .map((id) => {
      const own = prices.filter((p) => p.offer.hostId === id);
      const behind = (held ?? []).filter((h) => h.hostId === id).length;
      return rowOf(id, own, known.get(id), behind, gradeFor(id, own.length), today);
    });
  hosts.sort((a, b) => trouble(b) - trouble(a) || b.prices - a.prices || (a.id < b.id ? -1 : 1));
  return {
    day: today,
    all: {
      ...countsOf(prices),
      withNumber: withNumber(prices),
      ended: pricesOfEnded(offers, today).length,
      held: held?.length ?? 0,
    },
    hosts,
    opinions: datasets.map((id) => {
      const own = opinions.filter((o) => o.offer.reporter === id);
      const behind = (held ?? []).filter((h) => h.reporter === id).length;
      return rowOf(id, own, known.get(id), behind, gradeOfDataset(id, own.length), today);
    }),
  };
}

function rowOf(
  id: string,
  own: readonly InForce[],
  known: HostReading | undefined,
  held: number,
  graded: HostStatus['graded'],
  today: Day,
): HostStatus {
  const latest = own.map((p) => checkedOf(p.span)).sort((a, b) => (a.day < b.day ? 1 : -1))[0];
  const lastRead = latest?.day ?? null;
  const { fresh, ranked, medianAge, medianUpTo } = countsOf(own);
  const { good = null, lastTry = null } = known ?? {};
  return {
    id,
    name: hostById(id)?.name ?? id,
    prices: own.length,
    fresh,
    ranked,
    medianAge,
    medianUpTo,
    lastGoodRun: good?.day ?? null,
    lastGoodRunPrecision: good?.precision ?? null,
    lastGoodRunOf: good && (good.kind === 'live' ? 'live' : 'recorded body'),
    lastRead,
    lastReadPrecision: latest?.precision ?? null,
    daysSinceRead: lastRead === null ? null : Math.max(0, daysBetween(lastRead, today)),
    lastTry: lastTry && { day: dayOf(lastTry.at), ok: lastTry.ok, words: lastTry.words },
    nextRun: readingOf(id) ? nextRunOn(today, lastTry && dayOf(lastTry.at)) : null,
    failing: own.filter((p) => p.freshness.state === 'failing').length,
    held,
    graded: graded && { grade: graded.grade, reason: graded.reason },
  };
}

function dayOf(at: Date): Day {
  return at.toISOString().slice(0, 10);
}

function gradeFor(id: string, prices: number): HostStatus['graded'] {
  const host = hostById(id);
  return (host && gradeOf(host, prices)) ?? null;
}

/** Hosts whose last try failed come first, whoever has a body that was read before recorded facts. */
function trouble(h: HostStatus): number {
  if (h.lastTry && !h.lastTry.ok) return 2;
  return h.lastGoodRun ? 1 : 0;
}

/** "12 days", "up to 324 days", "–" without any price. */
export function medianWords({ medianAge, medianUpTo }: Pick<Count, 'medianAge' | 'medianUpTo'>) {
  return medianAge === null ? '–' : ageWords(medianAge, { precision: medianUpTo ? 'year' : 'day' });
}

/** "42%"; an empty whole has no share. */
export function shareWords(part: number, whole: number): string {
  if (whole === 0) return '–';
  const percent = (100 * part) / whole;
  return percent > 0 && percent < 1 ? '<1%' : `${Math.floor(percent)}%`;
}
