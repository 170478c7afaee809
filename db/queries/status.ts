/** How the reading of every host goes: last good run, last try, what guards hold back. */
import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Day, Precision } from '@/pricing';
import type { Database } from '../client';
import * as t from '../schema';

/** Runs that read a body; the price book's facts were recorded by somebody. */
const READING = ['live', 'replay'] as const;

export type HostReading = {
  hostId: string;
  /**
   * The body that a run last read a price from, its day as exactly as it is known; `kind`: read by
   * the job, or a recorded one that was replayed. Null: no run has read any yet.
   */
  good: { day: Day; precision: Precision; kind: 'live' | 'replay' } | null;
  lastTry: { at: Date; ok: boolean; words: string | null } | null;
};

/** One row for each host that was ever tried or read. */
export async function hostReadings(db: Database): Promise<HostReading[]> {
  const [good, tries, runs] = await Promise.all([goodDays(db), lastFetches(db), lastRuns(db)]);
  const hosts = new Map<string, HostReading>();
  const of = (hostId: string) => {
    const known = hosts.get(hostId) ?? { hostId, good: null, lastTry: null };
    hosts.set(hostId, known);
    return known;
  };
  for (const { hostId, kind, ...day } of good)
    of(hostId).good = { ...day, kind: kind === 'live' ? 'live' : 'replay' };
  for (const { hostId, at, status, error } of tries)
    of(hostId).lastTry = { at, ok: error === null, words: error ?? statusWords(status) };
  for (const { hostId, at, kind, outcome, message } of runs) {
    const known = of(hostId);
    // A replay says when it was replayed, not when the host was asked.
    if (kind !== 'live') continue;
    const ok = outcome === 'published';
    // A run that came to nothing outranks the fetches it made: those may all have answered.
    if (!known.lastTry || known.lastTry.at <= at || (!ok && known.lastTry.ok))
      known.lastTry = { at, ok, words: message ?? (ok ? null : `the run ${outcome}`) };
  }
  return [...hosts.values()].sort((a, b) => (a.hostId < b.hostId ? -1 : 1));
}

/** A check of another day than the reading it cites was made on that very day. */
const GOOD_PRECISION = sql<Precision>`case when ${t.checks.day} = ${t.observations.day}
  then ${t.observations.precision} else 'day' end`;

async function goodDays(db: Database) {
  return db
    .selectDistinctOn([t.hostRuns.hostId], {
      hostId: t.hostRuns.hostId,
      day: t.checks.day,
      precision: GOOD_PRECISION,
      kind: t.runs.kind,
    })
    .from(t.checks)
    .innerJoin(t.observations, eq(t.observations.id, t.checks.observationId))
    .innerJoin(t.hostRuns, eq(t.hostRuns.id, t.checks.hostRunId))
    .innerJoin(t.runs, eq(t.runs.id, t.hostRuns.runId))
    .where(inArray(t.runs.kind, READING))
    .orderBy(t.hostRuns.hostId, desc(t.checks.day), GOOD_PRECISION, t.runs.kind);
}

async function lastFetches(db: Database) {
  return db
    .selectDistinctOn([t.fetches.hostId], {
      hostId: t.fetches.hostId,
      at: t.fetches.at,
      status: t.fetches.status,
      error: t.fetches.error,
    })
    .from(t.fetches)
    .orderBy(t.fetches.hostId, desc(t.fetches.at), desc(t.fetches.id));
}

async function lastRuns(db: Database) {
  return db
    .selectDistinctOn([t.hostRuns.hostId], {
      hostId: t.hostRuns.hostId,
      at: t.hostRuns.at,
      kind: t.runs.kind,
      outcome: t.hostRuns.outcome,
      message: t.hostRuns.message,
    })
    .from(t.hostRuns)
    .innerJoin(t.runs, eq(t.runs.id, t.hostRuns.runId))
    .where(inArray(t.runs.kind, READING))
    .orderBy(t.hostRuns.hostId, desc(t.hostRuns.at), desc(t.hostRuns.id));
}

function statusWords(status: number | null): string | null {
  return status === null || status < 400 ? null : `HTTP ${status}`;
}

/**
 * Readings of every host that a guard held back and nobody has decided on, newest first. A later
 * reading may have settled one all the same: see `readSince`.
 */
export async function heldBack(db: Database) {
  return db
    .select({
      observationId: t.quarantines.observationId,
      offerId: t.offers.id,
      hostId: t.offers.hostId,
      hostModel: t.offers.hostModel,
      modelId: t.offers.modelId,
      reporter: t.offers.reporter,
      variant: t.offers.variant,
      guard: t.quarantines.guard,
      detail: t.quarantines.detail,
      day: t.observations.day,
      precision: t.observations.precision,
      at: t.observations.at,
      /** A fact of the price book: its guard is that of whoever compared the sources. */
      recorded: sql<boolean>`${t.observations.snapshotId} is null`,
      rule: t.observations.rule,
    })
    .from(t.quarantines)
    .innerJoin(t.observations, eq(t.observations.id, t.quarantines.observationId))
    .innerJoin(t.offers, eq(t.offers.id, t.observations.offerId))
    .leftJoin(t.verdicts, eq(t.verdicts.observationId, t.quarantines.observationId))
    .where(isNull(t.verdicts.observationId))
    .orderBy(t.offers.hostId, desc(t.observations.day), t.quarantines.observationId);
}

/** Readings that count, of offers that have one held back; the earliest first. */
export async function readSince(db: Database) {
  const held = db
    .select({ id: t.observations.offerId })
    .from(t.quarantines)
    .innerJoin(t.observations, eq(t.observations.id, t.quarantines.observationId));
  return db
    .select({
      observationId: t.observations.id,
      offerId: t.observations.offerId,
      day: t.observations.day,
      precision: t.observations.precision,
      at: t.observations.at,
      rule: t.observations.rule,
    })
    .from(t.observations)
    .leftJoin(t.quarantines, eq(t.quarantines.observationId, t.observations.id))
    .leftJoin(t.verdicts, eq(t.verdicts.observationId, t.observations.id))
    .leftJoin(t.retractions, eq(t.retractions.observationId, t.observations.id))
    .where(
      and(
        inArray(t.observations.offerId, held),
        or(isNull(t.quarantines.observationId), eq(t.verdicts.verdict, 'accept')),
        isNull(t.retractions.observationId),
      ),
    )
    .orderBy(t.observations.at, t.observations.id);
}

export type ReadSince = Awaited<ReturnType<typeof readSince>>[number];
export type Held = Awaited<ReturnType<typeof heldBack>>[number];
