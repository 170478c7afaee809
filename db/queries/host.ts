/**
 * What is known of reading one host: sources, tries, runs, what could not be named. With a day
 * (`asOf`): what was known at its end.
 */
import { and, desc, eq, gte, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { addDays, type Day } from '@/pricing';
import type { Database } from '../client';
import { KNOWN_FROM, knownOn } from '../refold';
import * as t from '../schema';

/** Midnight after a day. */
const after = (asOf: Day) => new Date(`${addDays(asOf, 1)}T00:00:00Z`);
const only = (asOf: Day | null, condition: (day: Day) => SQL | undefined) =>
  asOf === null ? undefined : condition(asOf);

type LastRead = { day: Day; precision: 'day' | 'month' | 'year' };

/** Sources with the number of readings and the latest day each was read, as exactly as it is known. */
export async function sourcesOfHost(db: Database, hostId: string, asOf: Day | null = null) {
  return db
    .select({
      url: t.sources.url,
      reporter: t.sources.reporter,
      readings: sql<number>`count(${t.checks.observationId})::int`,
      lastRead: sql<LastRead | null>`(
        array_agg(
          json_build_object('day', ${t.checks.day}, 'precision', ${t.observations.precision})
          order by ${t.checks.day} desc, ${t.observations.precision}
        ) filter (where ${t.checks.observationId} is not null)
      )[1]`,
    })
    .from(t.sources)
    .leftJoin(t.checks, eq(t.checks.sourceId, t.sources.id))
    .leftJoin(t.observations, eq(t.observations.id, t.checks.observationId))
    .leftJoin(t.retractions, eq(t.retractions.observationId, t.checks.observationId))
    .leftJoin(t.quarantines, eq(t.quarantines.observationId, t.checks.observationId))
    .leftJoin(t.verdicts, eq(t.verdicts.observationId, t.checks.observationId))
    .where(
      and(
        eq(t.sources.hostId, hostId),
        only(asOf, (d) => knownOn(d)),
      ),
    )
    .groupBy(t.sources.id)
    .orderBy(
      sql`max(${t.checks.day}) filter (where ${t.checks.observationId} is not null) desc nulls last`,
      t.sources.url,
    );
}

/** The latest tries to fetch, newest first, also the failed ones. */
export async function lastTries(db: Database, hostId: string, limit = 10, asOf: Day | null = null) {
  return db
    .select({
      url: t.fetches.url,
      at: t.fetches.at,
      status: t.fetches.status,
      error: t.fetches.error,
      notModified: t.fetches.notModified,
    })
    .from(t.fetches)
    .where(
      and(
        eq(t.fetches.hostId, hostId),
        only(asOf, (d) => lt(t.fetches.at, after(d))),
      ),
    )
    .orderBy(desc(t.fetches.at), desc(t.fetches.id))
    .limit(limit);
}

/** The latest runs with what they came to, newest first. */
export async function lastRuns(db: Database, hostId: string, limit = 5, asOf: Day | null = null) {
  return db
    .select({
      at: t.hostRuns.at,
      kind: t.runs.kind,
      outcome: t.hostRuns.outcome,
      counts: t.hostRuns.counts,
      message: t.hostRuns.message,
    })
    .from(t.hostRuns)
    .innerJoin(t.runs, eq(t.runs.id, t.hostRuns.runId))
    .where(
      and(
        eq(t.hostRuns.hostId, hostId),
        only(asOf, (d) => lt(t.hostRuns.at, after(d))),
      ),
    )
    .orderBy(desc(t.hostRuns.at), desc(t.hostRuns.id))
    .limit(limit);
}

/** A day on which a source was read, as exactly as the readings of that day are known. */
const seenOn = (day: typeof t.unresolved.firstSeen | typeof t.unresolved.lastSeen) =>
  sql<LastRead>`json_build_object('day', ${day}, 'precision', coalesce((
    select ${t.observations.precision} from ${t.observations}
    where ${t.observations.sourceId} = ${t.unresolved.sourceId} and ${t.observations.day} = ${day}
    order by ${t.observations.precision} limit 1), 'day'))`;

/** What the host's pages sell and we can't name or read, with the words. */
export async function unresolvedOfHost(db: Database, hostId: string, asOf: Day | null = null) {
  return db
    .select({
      wording: t.unresolved.wording,
      words: t.unresolved.words,
      reason: t.unresolved.reason,
      firstSeen: seenOn(t.unresolved.firstSeen),
      lastSeen: seenOn(t.unresolved.lastSeen),
      url: t.sources.url,
    })
    .from(t.unresolved)
    .innerJoin(t.sources, eq(t.sources.id, t.unresolved.sourceId))
    .where(
      and(
        eq(t.sources.hostId, hostId),
        only(asOf, (d) => lte(t.unresolved.firstSeen, d)),
      ),
    )
    .orderBy(desc(t.unresolved.lastSeen), t.unresolved.wording, t.sources.url);
}

/** Readings held back by a guard and not yet decided. */
export async function quarantinedOfHost(db: Database, hostId: string, asOf: Day | null = null) {
  return db
    .select({
      observationId: t.quarantines.observationId,
      guard: t.quarantines.guard,
      detail: t.quarantines.detail,
      day: t.observations.day,
      precision: t.observations.precision,
      hostModel: t.offers.hostModel,
      modelId: t.offers.modelId,
    })
    .from(t.quarantines)
    .innerJoin(t.observations, eq(t.observations.id, t.quarantines.observationId))
    .innerJoin(t.offers, eq(t.offers.id, t.observations.offerId))
    .leftJoin(t.verdicts, eq(t.verdicts.observationId, t.quarantines.observationId))
    .where(
      and(
        eq(t.offers.hostId, hostId),
        or(
          isNull(t.verdicts.observationId),
          only(asOf, (d) => gte(t.verdicts.at, after(d))),
        ),
        only(asOf, (d) => sql`${KNOWN_FROM} <= ${d}`),
      ),
    )
    .orderBy(desc(t.observations.day), t.offers.hostModel, t.quarantines.observationId);
}
