/** Values that a guard held back: which still wait, for what, and what later readings settled. Pure. */
import type { Held, ReadSince } from '@/db/queries/status';
import { type Day, sameRule, settledByPersonOnly, settledByRepetition } from '@/pricing';

export type Waiting = Held & {
  /** Day of the first of the readings in a row that said the same. */
  since: Pick<Held, 'day' | 'precision'>;
  /** How many readings of the offer said the same and were held. */
  times: number;
  /** What would settle it, in words. */
  waitsFor: string;
};

export type Settled = Held & {
  /** `accepted`: the same value was read later and counts; `overtaken`: another one was. */
  how: 'accepted' | 'overtaken';
  by: { observationId: string; day: Day; precision: Held['precision'] };
};

/**
 * A held reading waits until a reading that counts comes after it: of the same value, or of another
 * one. Several held readings of one offer that say the same are one value.
 */
export function standingOf(
  held: readonly Held[],
  since: readonly ReadSince[],
): { waiting: Waiting[]; settled: Settled[] } {
  const counting = new Map<string, ReadSince[]>();
  for (const r of since) counting.set(r.offerId, [...(counting.get(r.offerId) ?? []), r]);
  const waiting: Waiting[] = [];
  const settled: Settled[] = [];
  const newestFirst = [...held].sort((a, b) => b.at.getTime() - a.at.getTime());
  for (const one of newestFirst) {
    const twin = waiting.find((w) => w.offerId === one.offerId && sameRule(w.rule, one.rule));
    const later = (counting.get(one.offerId) ?? []).filter((r) => r.at > one.at);
    const same = later.find((r) => sameRule(r.rule, one.rule));
    const by = same ?? later[0];
    if (by) settled.push({ ...one, how: same ? 'accepted' : 'overtaken', by });
    else if (twin) {
      twin.times += 1;
      twin.since = { day: one.day, precision: one.precision };
    } else
      waiting.push({
        ...one,
        since: { day: one.day, precision: one.precision },
        times: 1,
        waitsFor: waitsFor(one),
      });
  }
  const hosts = <T extends Held>(rows: T[]) => rows.sort(byHost);
  return { waiting: hosts(waiting), settled: hosts(settled) };
}

function byHost(a: Held, b: Held): number {
  if (a.hostId !== b.hostId) return a.hostId < b.hostId ? -1 : 1;
  return b.at.getTime() - a.at.getTime() || (a.observationId < b.observationId ? -1 : 1);
}

function waitsFor({ guard, recorded, reporter }: Held): string {
  if (guard === 'says_less') return 'nothing: the fuller price that it agrees with is shown';
  if (settledByPersonOnly(guard)) return 'a person’s decision';
  if (reporter !== 'host') return `another value in ${reporter}, or a person’s decision`;
  if (recorded) return 'a reading of the host’s own page, or a person’s decision';
  return settledByRepetition(guard)
    ? 'the same value in the next run, a second source that says it, or a person’s decision'
    : 'a second source that says the same, or a person’s decision';
}
