/** What a reader must know before building on a model: announced and past ends. Pure. */
import {
  hostById,
  type LifecycleEvent,
  lifecycle,
  lifecycleOf,
  type Model,
  modelById,
} from '@/catalog';
import { isPast, knownBy } from '@/catalog/ends';
import type { Day } from '@/pricing';
import type { Dated } from './dates';

export { endOf, knownBy } from '@/catalog/ends';

export type Notice = {
  event: LifecycleEvent;
  /** "OpenAI shuts it down on", "Azure removed it on". */
  words: string;
  /** The announced day has come. */
  past: boolean;
};

const WORDS: Partial<Record<LifecycleEvent['event'], { past: string; future: string }>> = {
  deprecated: { past: 'deprecated', future: 'to be deprecated' },
  shutdown: { past: 'shut down', future: 'shuts down' },
  removed_from_host: { past: 'removed', future: 'to be removed' },
};

const SCOPES = { model: '', preview: ' (preview ids only)', version: ' (one version of it only)' };

export type Headline = {
  kind: 'note' | 'warn' | 'bad';
  words: string;
  /** The day that the words speak of. */
  on: Pick<LifecycleEvent, 'date' | 'precision'> | null;
};

/** The end that its maker has set for a model as a whole; other hosts may go on selling it. */
export type ModelEnd = { past: boolean; on: Dated };

/**
 * Null while no end is known on that day; of several, the one that has come, else the nearest.
 * @param asOf the earlier day shown: only what was known then
 */
export function endOfModel(model: Model, today: Day, asOf: Day | null = null): ModelEnd | null {
  const ends = notices(model, today, asOf).filter(
    ({ event }) =>
      event.scope === 'model' &&
      event.status === 'current' &&
      isEnd(event) &&
      isMakers(event, model),
  );
  const end = ends.find((n) => n.past) ?? ends.at(-1);
  return end
    ? { past: end.past, on: { day: end.event.date, precision: end.event.precision } }
    : null;
}

/** What the notices come to. Only what the maker ends is an alarm: other hosts may go on or stop. */
export function headline(found: readonly Notice[], model: Pick<Model, 'maker'>): Headline {
  const whole = found.filter((n) => n.event.scope === 'model');
  const sure = whole.filter((n) => n.event.status === 'current');
  const makers = sure.filter((n) => isMakers(n.event, model));
  const ended = makers.findLast((n) => n.past && isEnd(n.event));
  const announced = makers.find((n) => !n.past);
  if (ended) return { kind: 'bad', words: 'Shut down by its maker on', on: ended.event };
  if (announced) {
    const what = isEnd(announced.event)
      ? 'Its maker shuts it down on'
      : 'Its maker deprecates it on';
    return { kind: 'warn', words: what, on: announced.event };
  }
  if (makers.length > 0) return { kind: 'warn', words: 'Deprecated by its maker', on: null };
  const gone = hostNames(sure.filter((n) => n.past && isEnd(n.event)));
  if (gone.length === 1) return { kind: 'note', words: `${gone[0]} no longer sells it`, on: null };
  if (gone.length > 1)
    return { kind: 'note', words: `${gone.length} hosts no longer sell it`, on: null };
  const leaving = hostNames(sure);
  if (leaving.length > 0)
    return { kind: 'note', words: `An end is announced at ${leaving.join(' and ')}`, on: null };
  if (whole.length > 0)
    return { kind: 'note', words: 'Its end is reported, but disputed', on: null };
  return { kind: 'note', words: 'Some versions have ended', on: null };
}

function isEnd(e: LifecycleEvent): boolean {
  return e.event !== 'deprecated';
}

function hostNames(found: readonly Notice[]): string[] {
  return [...new Set(found.map((n) => nameOf(n.event.host ?? '')))];
}

function nameOf(host: string): string {
  return hostById(host)?.name ?? host;
}

/** Said of no one host, or of one whose name begins with the maker's ("Google", "Google Gemini API"). */
function isMakers(e: LifecycleEvent, model: Pick<Model, 'maker'>): boolean {
  if (e.host === null) return true;
  const [maker = ''] = model.maker.toLowerCase().split(/[ (]/);
  return nameOf(e.host).toLowerCase().split(' ')[0] === maker || hostById(e.host)?.id === maker;
}

/**
 * Ends that still count: those ahead, soonest first, then those past, latest first; announcements
 * that a later one replaced are left out.
 * @param asOf the earlier day shown: only what was known then
 */
export function notices(model: Model, today: Day, asOf: Day | null = null): Notice[] {
  return lifecycleOf(model.id)
    .flatMap((event): Notice[] => {
      const verb = WORDS[event.event];
      if (!verb || event.status === 'superseded' || !knownBy(event, asOf)) return [];
      const past = isPast(event, today);
      const who = event.host ? nameOf(event.host) : model.maker;
      const doubt = event.status === 'disputed' ? ', by a disputed report' : '';
      return [
        {
          event,
          past,
          words: `${who}: ${past ? verb.past : verb.future}${SCOPES[event.scope]}${doubt}`,
        },
      ];
    })
    .sort((a, b) => (a.past ? 1 : 0) - (b.past ? 1 : 0) || soonestFirst(a, b));
}

function soonestFirst(a: Notice, b: Notice): number {
  const [x, y] = a.past ? [b, a] : [a, b];
  return x.event.date < y.event.date ? -1 : x.event.date > y.event.date ? 1 : 0;
}

/** A host's beginnings, ends and changes, latest first, as far as they were known. */
export function eventsOfHost(hostId: string, asOf: Day | null): LifecycleEvent[] {
  return lifecycle
    .filter((e) => e.host === hostId && knownBy(e, asOf))
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}

/** Still to come, and said beforehand by whoever does it; a price change is seen, not announced. */
export function wasAnnounced(e: LifecycleEvent, today: Day): boolean {
  return e.event !== 'price_change' && !isPast(e, today);
}

/** "shut down", "removed". */
export function endWords(e: LifecycleEvent): string {
  return WORDS[e.event]?.past ?? 'ended';
}

/** Where to go instead: the first of the model's successors that its maker has not shut down. */
export function replacementOf(
  model: Model,
  today: Day,
  asOf: Day | null = null,
): Model | undefined {
  const seen = new Set([model.id]);
  let next = model.replacedBy ? modelById(model.replacedBy) : undefined;
  while (next && !seen.has(next.id)) {
    if (headline(notices(next, today, asOf), next).kind !== 'bad') return next;
    seen.add(next.id);
    next = next.replacedBy ? modelById(next.replacedBy) : undefined;
  }
  return undefined;
}
