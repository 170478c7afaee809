/** What a run found for each offer, told against what was known just before that moment. */
import { and, inArray } from 'drizzle-orm';
import { agree, fold, type Reading } from '@/pricing';
import { inChunks } from './chunks';
import type { Database } from './client';
import { overrule } from './overrule';
import {
  NO_COUNTS,
  offerId,
  type Publication,
  type PublishCounts,
  sourceId,
  type Try,
} from './publication';
import { readingsOf, type Seen, seenReading } from './refold';
import type { Stored } from './save';
import * as t from './schema';

export type NewCheck = Omit<typeof t.checks.$inferInsert, 'outcome'> & {
  outcome: 'seen' | 'not_found' | 'unreachable';
  said?: Seen;
};
export function checkOf(o: Stored): NewCheck {
  const source = sourceId(o.offer.hostId, o.offer.reporter, o.sourceUrl);
  return {
    offerId: offerId(o.offer),
    sourceId: source,
    at: o.at,
    day: o.day,
    outcome: 'seen',
    observationId: o.id,
    said: saidBy(o),
  };
}

type Said = Pick<Stored, 'id' | 'day' | 'at' | 'rule' | 'origin' | 'effectiveOn' | 'obtained'>;

const saidBy = (o: Said): Seen => seenReading({ ...o, observation: o.id, at: o.at.toISOString() });

export function tryOf(a: Try, hostId: string, outcome: 'not_found' | 'unreachable'): NewCheck {
  return {
    offerId: a.offerId,
    sourceId: sourceId(hostId, a.reporter ?? 'host', a.sourceUrl),
    at: a.at,
    day: a.at.toISOString().slice(0, 10),
    outcome,
  };
}

/** An accepted reading counts from the day it was made. */
export async function accept(
  tx: Database,
  { accepted, observations }: Pick<Publication, 'accepted' | 'observations'>,
): Promise<NewCheck[]> {
  if (accepted.length === 0) return [];
  // Believed because of what this run read, so on the day of those bodies; a person decides now.
  const [at] = observations.map((o) => o.at).sort((a, b) => b.getTime() - a.getTime());
  await tx
    .insert(t.verdicts)
    .values(accepted.map((a) => ({ ...a, verdict: 'accept' as const, ...(at ? { at } : {}) })))
    .onConflictDoNothing();
  await overrule(tx, accepted);
  const rows = await tx
    .select()
    .from(t.observations)
    .where(
      inArray(
        t.observations.id,
        accepted.map((a) => a.observationId),
      ),
    );
  return rows.map((o) => ({
    offerId: o.offerId,
    sourceId: o.sourceId,
    at: o.at,
    day: o.day,
    outcome: 'seen' as const,
    observationId: o.id,
    said: saidBy(o),
  }));
}

/** Stores the checks that are new and counts what they found. */
export async function saveChecks(
  tx: Database,
  tries: NewCheck[],
  hostRunId: number,
): Promise<PublishCounts> {
  const counts = { ...NO_COUNTS };
  const timelines = await timelinesOf(tx, tries);
  const rows = new Map<string, { row: typeof t.checks.$inferInsert; found: Found }>();
  for (const { said, ...check } of tries) {
    const { outcome, found } = said
      ? foundIn(timelines.get(check.offerId) ?? [], said)
      : missing(check.outcome);
    rows.set(keyOf(check), { row: { ...check, outcome, hostRunId }, found });
  }
  await inChunks([...rows.values()], async (chunk) => {
    const inserted = await tx
      .insert(t.checks)
      .values(chunk.map(({ row }) => row))
      .onConflictDoNothing()
      .returning({
        offerId: t.checks.offerId,
        sourceId: t.checks.sourceId,
        at: t.checks.at,
        observationId: t.checks.observationId,
      });
    for (const check of inserted) {
      const found = rows.get(keyOf(check))?.found;
      if (found) counts[found] += 1;
    }
  });
  return counts;
}

type Outcome = (typeof t.checks.$inferInsert)['outcome'];
type Found = 'new' | 'confirmed' | 'changed' | 'unreachable' | null;

function missing(outcome: NewCheck['outcome']): { outcome: Outcome; found: Found } {
  return outcome === 'unreachable'
    ? { outcome, found: 'unreachable' }
    : { outcome: 'not_found', found: null };
}

type CheckKey = Pick<NewCheck, 'offerId' | 'sourceId' | 'at' | 'observationId'>;

function keyOf(c: CheckKey): string {
  return `${c.offerId} ${c.sourceId} ${c.at.getTime()} ${c.observationId ?? ''}`;
}

/** Everything read of each offer, the new readings among it, in the order of time. */
async function timelinesOf(tx: Database, tries: NewCheck[]): Promise<Map<string, Reading[]>> {
  const offers = [...new Set(tries.map((c) => c.offerId))];
  const timelines = await readingsOf(tx, offers);
  for (const { offerId: offer, said } of tries)
    if (said) timelines.set(offer, [...(timelines.get(offer) ?? []), said]);
  return timelines;
}

/** What a reading did to the price that stood before it, also when it arrives late. */
function foundIn(timeline: Reading[], said: Seen): { outcome: Outcome; found: Found } {
  const earlier = timeline.filter((r) => r.at < said.at);
  const before = fold(earlier).spans.at(-1);
  if (!before) return { outcome: 'confirmed', found: 'new' };
  const after = fold([...earlier, said]).spans.at(-1) ?? before;
  if (after.from !== before.from) return { outcome: 'changed', found: 'changed' };
  if (agree(after, said)) return { outcome: 'confirmed', found: 'confirmed' };
  // Another value that could not rule: read, counted as a dispute when folding.
  return { outcome: 'changed', found: null };
}

/** Offers among the missing that have ended. */
export async function goneCount(tx: Database, tries: NewCheck[]): Promise<number> {
  const ids = [...new Set(tries.filter((c) => c.outcome === 'not_found').map((c) => c.offerId))];
  if (ids.length === 0) return 0;
  const rows = await tx
    .select({ offerId: t.spans.offerId })
    .from(t.spans)
    .where(and(inArray(t.spans.offerId, ids), t.spans.gone));
  return rows.length;
}
