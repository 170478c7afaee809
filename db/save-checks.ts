/** What a run found for each offer, told against what was known just before that moment. */
import { and, inArray } from 'drizzle-orm';
import { agree, type Rule, type Statement } from '@/pricing';
import { inChunks } from './chunks';
import type { Database } from './client';
import { offerId, type Publication, type PublishCounts, sourceId, type Try } from './publication';
import { readingsOf } from './refold';
import type { Stored } from './save';
import * as t from './schema';

export type NewCheck = Omit<typeof t.checks.$inferInsert, 'outcome'> & {
  outcome: 'seen' | 'not_found' | 'unreachable';
  said?: Statement;
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

const saidBy = (o: { rule: Rule; obtained: string }): Statement => ({
  rule: o.rule,
  partial: o.obtained.startsWith('recorded'),
});

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
export async function accept(tx: Database, accepted: Publication['accepted']): Promise<NewCheck[]> {
  if (accepted.length === 0) return [];
  await tx
    .insert(t.verdicts)
    .values(accepted.map((a) => ({ ...a, verdict: 'accept' as const })))
    .onConflictDoNothing();
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
  const counts = { ...NOTHING };
  const timelines = await timelinesOf(tx, tries);
  const rows = new Map<string, { row: typeof t.checks.$inferInsert; found: Found }>();
  for (const { said, ...check } of tries) {
    const found = said ? foundFor(timelines.get(check.offerId) ?? [], check.at, said) : null;
    const outcome: (typeof t.checks.$inferInsert)['outcome'] =
      check.outcome === 'seen' ? (found === 'changed' ? 'changed' : 'confirmed') : check.outcome;
    const key = keyOf(check);
    if (rows.has(key)) continue;
    const row = { ...check, outcome, hostRunId };
    rows.set(key, { row, found: check.outcome === 'unreachable' ? 'unreachable' : found });
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

type Found = 'new' | 'confirmed' | 'changed' | 'unreachable' | null;
type Moment = { at: number; said: Statement };
const NOTHING: PublishCounts = {
  new: 0,
  changed: 0,
  confirmed: 0,
  gone: 0,
  quarantined: 0,
  unreachable: 0,
  unresolved: 0,
};

type CheckKey = Pick<NewCheck, 'offerId' | 'sourceId' | 'at' | 'observationId'>;

function keyOf(c: CheckKey): string {
  return `${c.offerId} ${c.sourceId} ${c.at.getTime()} ${c.observationId ?? ''}`;
}

/** Everything said of each offer, the new readings among it, in the order of time. */
async function timelinesOf(tx: Database, tries: NewCheck[]): Promise<Map<string, Moment[]>> {
  const timelines = new Map<string, Moment[]>();
  const add = (offer: string, at: number, said: Statement) => {
    timelines.set(offer, [...(timelines.get(offer) ?? []), { at, said }]);
  };
  for (const [offer, readings] of await readingsOf(tx, [...new Set(tries.map((c) => c.offerId))]))
    for (const r of readings) if (r.outcome === 'seen') add(offer, Date.parse(r.at), r);
  for (const c of tries) if (c.said) add(c.offerId, c.at.getTime(), c.said);
  for (const moments of timelines.values()) moments.sort((a, b) => a.at - b.at);
  return timelines;
}

/** Also a reading that arrives late is told against what stood before it. */
function foundFor(timeline: Moment[], at: Date, said: Statement): Found {
  const before = timeline.findLast((m) => m.at < at.getTime());
  if (!before) return 'new';
  return agree(before.said, said) ? 'confirmed' : 'changed';
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
