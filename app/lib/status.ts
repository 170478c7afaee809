/** How far the prices can be trusted as a whole and host by host. Pure. */
import { type Graded, gradeOf, hostById, readingOf } from '@/catalog';
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import type { Held, HostReading } from '@/db/queries/status';
import { type Day, daysBetween, type FreshnessState, freshness, nextRunOn } from '@/pricing';
import { precisionOf, spanOn } from './ranking';

type Precision = MarketSpan['evidence']['precision'];

export type Count = { prices: number; fresh: number; ranked: number; medianAge: number | null };

export type HostStatus = Count & {
  id: string;
  name: string;
  /** Day of the body that a run last read a price from; null: only recorded facts. */
  lastGoodRun: Day | null;
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
  all: Count & { hosts: number; held: number };
  hosts: HostStatus[];
};

type Given = {
  offers: readonly MarketOffer[];
  today: Day;
  /** Null: the log can't be read just now. */
  readings: readonly HostReading[] | null;
  held: readonly Held[] | null;
  /** From the hosts' coverage, where somebody computes it; the page has no grades without. */
};

type Aged = { hostId: string; age: number; state: FreshnessState; ranked: boolean } & Pick<
  MarketSpan['evidence'],
  'day' | 'precision'
>;

/** Every host that has a price in force, was tried, or has something held back; worst age first. */
export function statusOf({ offers, today, readings, held }: Given): Status {
  const prices = inForce(offers, today);
  const known = new Map((readings ?? []).map((r) => [r.hostId, r]));
  const ids = new Set([
    ...prices.map((p) => p.hostId),
    ...known.keys(),
    ...(held ?? []).map((h) => h.hostId),
  ]);
  const hosts = [...ids].map((id): HostStatus => {
    const own = prices.filter((p) => p.hostId === id);
    const latest = [...own].sort((a, b) => (a.day < b.day ? 1 : -1))[0];
    const lastRead = latest?.day ?? null;
    const { goodOn = null, lastTry = null } = known.get(id) ?? {};
    return {
      id,
      name: hostById(id)?.name ?? id,
      ...count(own),
      lastGoodRun: goodOn,
      lastRead,
      lastReadPrecision: latest?.precision ?? null,
      daysSinceRead: lastRead === null ? null : Math.max(0, daysBetween(lastRead, today)),
      lastTry: lastTry && {
        day: dayOf(lastTry.at),
        ok: lastTry.ok,
        words: lastTry.words,
      },
      nextRun: readingOf(id) ? nextRunOn(today, lastTry && dayOf(lastTry.at)) : null,
      failing: own.filter((p) => p.state === 'failing').length,
      held: (held ?? []).filter((h) => h.hostId === id).length,
      graded: gradeFor(id, own.length),
    };
  });
  hosts.sort((a, b) => trouble(b) - trouble(a) || b.prices - a.prices || (a.id < b.id ? -1 : 1));
  return {
    day: today,
    all: {
      ...count(prices),
      hosts: new Set(prices.map((p) => p.hostId)).size,
      held: held?.length ?? 0,
    },
    hosts,
  };
}

function dayOf(at: Date): Day {
  return at.toISOString().slice(0, 10);
}

function gradeFor(id: string, prices: number): HostStatus['graded'] {
  const host = hostById(id);
  const found = host && gradeOf(host, prices);
  return found ? { grade: found.grade, reason: found.reason } : null;
}

/** Hosts whose last try failed come first, whoever is read by a run before recorded facts. */
function trouble(h: HostStatus): number {
  if (h.lastTry && !h.lastTry.ok) return 2;
  return h.lastGoodRun ? 1 : 0;
}

function inForce(offers: readonly MarketOffer[], today: Day): Aged[] {
  return offers.flatMap((offer) => {
    const span = offer.reporter === 'host' ? spanOn(offer, today) : undefined;
    if (!span) return [];
    const { age, state, ranked } = freshness(span.checkedOn, today, offer.failedTries);
    return [
      {
        hostId: offer.hostId,
        age,
        state,
        ranked,
        day: span.checkedOn,
        precision: precisionOf(span),
      },
    ];
  });
}

function count(prices: readonly Aged[]): Count {
  const ages = prices.map((p) => p.age).sort((a, b) => a - b);
  return {
    prices: prices.length,
    fresh: prices.filter((p) => p.state === 'fresh').length,
    ranked: prices.filter((p) => p.ranked).length,
    // The lower of the two in the middle: an age that some price really has.
    medianAge: ages[Math.floor((ages.length - 1) / 2)] ?? null,
  };
}

/** "42%"; an empty whole has no share. */
export function shareWords(part: number, whole: number): string {
  if (whole === 0) return '–';
  const percent = (100 * part) / whole;
  return percent > 0 && percent < 1 ? '<1%' : `${Math.floor(percent)}%`;
}
