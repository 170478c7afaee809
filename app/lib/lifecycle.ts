/** What a reader must know before building on a model: announced and past ends. Pure. */
import { hostById, type LifecycleEvent, lifecycleOf, type Model } from '@/catalog';
import type { Day } from '@/pricing';

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

/** What the notices come to, in a few words; only ends of the whole model count for more than a note. */
export function headline(found: readonly Notice[]): {
  kind: 'note' | 'warn' | 'bad';
  words: string;
} {
  const whole = found.filter((n) => n.event.scope === 'model');
  const ended = whole.filter((n) => n.past && n.event.event !== 'deprecated');
  if (whole.some((n) => !n.past)) return { kind: 'warn', words: 'An end is announced' };
  if (ended.length > 0) return { kind: 'bad', words: 'No longer offered everywhere' };
  if (whole.length > 0) return { kind: 'warn', words: 'Deprecated' };
  return { kind: 'note', words: 'Some versions have ended' };
}

/** Ends that still count, latest day first; announcements that a later one replaced are left out. */
export function notices(model: Model, today: Day): Notice[] {
  return lifecycleOf(model.id)
    .flatMap((event): Notice[] => {
      const verb = WORDS[event.event];
      if (!verb || event.status === 'superseded') return [];
      const past = event.date <= today;
      const who = event.host ? (hostById(event.host)?.name ?? event.host) : model.maker;
      const doubt = event.status === 'disputed' ? ', by a disputed report' : '';
      return [
        {
          event,
          past,
          words: `${who}: ${past ? verb.past : verb.future}${SCOPES[event.scope]}${doubt}`,
        },
      ];
    })
    .reverse();
}
