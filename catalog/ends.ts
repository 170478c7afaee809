/** When a model's announced end counts, and which offers it ends. Pure. */
import { type Day, latest } from '@/pricing';
import { aliasFor, type LifecycleEvent, lifecycle } from './index';

/**
 * Whether an event was known on an earlier day: announced by then or, where nobody knows when it
 * was announced, come by then. Of a vague date its last day counts. Today all of them are known.
 */
export function knownBy(e: LifecycleEvent, asOf: Day | null): boolean {
  if (asOf === null) return true;
  const { date, precision } = e.statedOn ?? e;
  return latest({ day: date, precision }) <= asOf;
}

/** Not announced later only; an end that has come needs no announcement. */
function statedBy({ statedOn }: Pick<LifecycleEvent, 'statedOn'>, day: Day): boolean {
  return !statedOn || statedOn.date <= day.slice(0, statedOn.date.length);
}

/** A day has come; a month or year has come when it is over. */
export function isPast({ date, precision }: LifecycleEvent, today: Day): boolean {
  return precision === 'day' ? date <= today : date < today.slice(0, date.length);
}

const ENDS = new Map<string, LifecycleEvent[]>();
for (const e of lifecycle)
  if ((e.event === 'shutdown' || e.event === 'removed_from_host') && e.status === 'current') {
    const key = `${e.host} ${e.model}`;
    ENDS.set(key, [...(ENDS.get(key) ?? []), e]);
  }

type Sold = {
  hostId: string;
  hostModel: string;
  modelId: string | null;
  /** In order of time. */
  spans: readonly { from: Day }[];
};

/**
 * The announced end that an offer has come to, whatever was last read of its price; null while it
 * is sold. An end of one version says nothing, and a price that began later was sold all the same.
 */
export function endOf(offer: Sold, today: Day): LifecycleEvent | null {
  const ends = ENDS.get(`${offer.hostId} ${offer.modelId}`) ?? [];
  const begun = offer.spans.findLast((s) => s.from <= today)?.from ?? '';
  return (
    ends.find(
      (e) => statedBy(e, today) && isPast(e, today) && begun <= e.date && concerns(e, offer),
    ) ?? null
  );
}

/** The announced end that concerns an offer, the soonest first among several; past ones too. */
export function announcedEnd(offer: Omit<Sold, 'spans'>): LifecycleEvent | null {
  const ends = ENDS.get(`${offer.hostId} ${offer.modelId}`) ?? [];
  const own = ends.filter((e) => concerns(e, offer));
  return own.reduce<LifecycleEvent | null>((a, b) => (a && a.date <= b.date ? a : b), null);
}

function concerns(e: LifecycleEvent, offer: Omit<Sold, 'spans'>): boolean {
  if (e.scope === 'model') return true;
  if (e.scope === 'version') return false;
  const variant = aliasFor(offer.hostId, offer.hostModel)?.variant ?? '';
  return /\bpreview\b/.test(`${offer.hostModel} ${variant}`);
}
