/**
 * Spans, offer states and disputes follow from the checks and can be refolded at any time.
 * Invariant 5: rebuilding everything gives the same spans as publishing week by week.
 */
import { and, eq, gte, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { addDays, type Day, type Folded, fold, type Reading } from '@/pricing';
import { inChunks } from './chunks';
import type { Database } from './client';
import * as t from './schema';

/**
 * All readings of these offers, retracted observations left out.
 * @param asOf only what was known at the end of that day: see `knownOn`; default: everything
 */
export async function readingsOf(
  tx: Database,
  offerIds: string[],
  asOf?: Day,
): Promise<Map<string, Reading[]>> {
  const readings = new Map<string, Reading[]>();
  await inChunks(offerIds, async (chunk) => {
    const rows = await tx
      .select({
        offerId: t.checks.offerId,
        day: t.checks.day,
        at: t.checks.at,
        outcome: t.checks.outcome,
        observation: t.observations.id,
        rule: t.observations.rule,
        origin: t.observations.origin,
        effectiveOn: t.observations.effectiveOn,
        obtained: t.observations.obtained,
        sourceId: t.checks.sourceId,
      })
      .from(t.checks)
      .leftJoin(t.observations, eq(t.checks.observationId, t.observations.id))
      .leftJoin(t.retractions, eq(t.retractions.observationId, t.observations.id))
      .leftJoin(t.quarantines, eq(t.quarantines.observationId, t.observations.id))
      .leftJoin(t.verdicts, eq(t.verdicts.observationId, t.observations.id))
      .where(and(inArray(t.checks.offerId, chunk), asOf ? knownOn(asOf) : notRetracted));
    for (const row of rows) {
      const reading = toReading(row);
      const list = readings.get(row.offerId);
      if (list) list.push(reading);
      else readings.set(row.offerId, [reading]);
    }
  });
  return readings;
}

const notRetracted = isNull(t.retractions.observationId);

/** First day on which an observation was known: `knownFrom` of pricing, in SQL. */
export const KNOWN_FROM = sql<Day>`(case ${t.observations.precision}
  when 'day' then ${t.observations.day}
  else greatest(${t.observations.day}, least(
    (date_trunc(${t.observations.precision}, ${t.observations.day}::timestamp)
      + ('1 ' || ${t.observations.precision})::interval - interval '1 day')::date,
    (${t.observations.recordedAt} at time zone 'UTC')::date))
  end)`;

/** A check is known on its day; one that is the vague reading itself, when that is known. */
export const CHECK_KNOWN = sql<Day>`(case when ${t.checks.day} = ${t.observations.day}
  then ${KNOWN_FROM} else ${t.checks.day} end)`;

/**
 * What was known at the end of a day: checks of that day or before, by the day of the reading
 * (a body replayed and a fact of the price book carry their own). One dated by its month or year
 * alone counts from `KNOWN_FROM`. A held reading counts from its verdict. One taken back later
 * still counts; one that was made of the same moment later doesn't.
 * @param dated which dates count; `vague`: those that began by then and were not known yet
 */
export function knownOn(asOf: Day, dated: 'known' | 'vague' = 'known'): SQL | undefined {
  const after = new Date(`${addDays(asOf, 1)}T00:00:00Z`);
  return and(
    lte(t.checks.day, asOf),
    dated === 'known' ? sql`${CHECK_KNOWN} <= ${asOf}` : sql`${CHECK_KNOWN} > ${asOf}`,
    or(notRetracted, gte(t.retractions.at, after)),
    or(isNull(t.quarantines.observationId), lt(t.verdicts.at, after)),
    or(
      isNull(t.observations.id),
      lt(t.observations.recordedAt, after),
      sql`not exists (
        select from observations before
        where before.offer_id = ${t.observations.offerId} and before.day = ${t.observations.day}
          and before.source_id = ${t.observations.sourceId} and before.at = ${t.observations.at}
          and before.recorded_at < ${t.observations.recordedAt})`,
    ),
  );
}

type Row = {
  day: string;
  at: Date;
  outcome: 'confirmed' | 'changed' | 'not_found' | 'unreachable';
  observation: string | null;
  rule: (typeof t.observations.$inferSelect)['rule'] | null;
  origin: (typeof t.observations.$inferSelect)['origin'] | null;
  effectiveOn: string | null;
  obtained: string | null;
  sourceId: string;
};

function toReading(row: Row): Reading {
  const at = row.at.toISOString();
  if (row.outcome === 'not_found' || row.outcome === 'unreachable')
    return { outcome: row.outcome, day: row.day, at };
  if (!row.observation || !row.rule || !row.origin)
    throw new Error(`a check of ${row.day} cites no observation`);
  const { observation, rule, origin, obtained, sourceId } = row;
  const { day, effectiveOn } = row;
  return seenReading({ day, at, observation, rule, origin, effectiveOn, obtained, sourceId });
}

export type Seen = Extract<Reading, { outcome: 'seen' }>;

/** A reading as folding wants it. */
export function seenReading(
  o: Omit<Seen, 'outcome' | 'partial' | 'source'> & { obtained: string | null; sourceId?: string },
): Seen {
  const { day, at, observation, rule, origin, effectiveOn = null } = o;
  return {
    outcome: 'seen',
    day,
    at,
    observation,
    rule,
    origin,
    effectiveOn,
    // A recorded fact is a note of what somebody looked for, not a reading of the whole page.
    partial: o.obtained?.startsWith('recorded') ?? false,
    ...(o.sourceId ? { source: o.sourceId } : {}),
  };
}

/** Drops and rebuilds what follows from the checks of these offers. */
export async function refold(tx: Database, offerIds: string[]): Promise<void> {
  const readings = await readingsOf(tx, offerIds);
  const derived = offerIds.map((id) => derivedRows(id, fold(readings.get(id) ?? [])));
  await inChunks(offerIds, async (chunk) => {
    await tx.delete(t.spans).where(inArray(t.spans.offerId, chunk));
    await tx.delete(t.offerStates).where(inArray(t.offerStates.offerId, chunk));
    await tx.delete(t.disputes).where(inArray(t.disputes.offerId, chunk));
  });
  await inChunks(
    derived.flatMap((d) => d.spans),
    (rows) => tx.insert(t.spans).values(rows),
  );
  await inChunks(
    derived.flatMap((d) => d.states),
    (rows) => tx.insert(t.offerStates).values(rows),
  );
  await inChunks(
    derived.flatMap((d) => d.disputes),
    (rows) => tx.insert(t.disputes).values(rows),
  );
}

/** All rows that follow from the checks of one offer. */
export type Derived = {
  spans: (typeof t.spans.$inferInsert)[];
  states: (typeof t.offerStates.$inferInsert)[];
  disputes: (typeof t.disputes.$inferInsert)[];
};

export function derivedRows(offerId: string, folded: Folded): Derived {
  return {
    spans: spanRows(offerId, folded),
    states: stateRows(offerId, folded),
    disputes: disputeRows(offerId, folded),
  };
}

function spanRows(offerId: string, folded: Folded): (typeof t.spans.$inferInsert)[] {
  return folded.spans.map((s) => ({
    offerId,
    fromDay: s.from,
    toDay: s.to,
    changedAfter: s.changedAfter,
    rule: s.rule,
    firstObservation: s.firstObservation,
    lastObservation: s.lastObservation,
    checkedOn: s.checkedOn,
    gone: s.gone,
  }));
}

function stateRows(offerId: string, folded: Folded): (typeof t.offerStates.$inferInsert)[] {
  if (!folded.lastTry) return [];
  return [
    {
      offerId,
      triedOn: folded.lastTry.day,
      lastTry: folded.lastTry.outcome,
      failedTries: folded.failedTries,
    },
  ];
}

function disputeRows(offerId: string, folded: Folded): (typeof t.disputes.$inferInsert)[] {
  // One reading may contradict on several days: the first is kept.
  const first = new Map<string, Day>();
  for (const { observation, day } of folded.conflicts)
    if (!first.has(observation)) first.set(observation, day);
  return [...first].map(([observationId, day]) => ({ offerId, observationId, day }));
}
