/** Reads of the scraper pipeline: what was known of a host at a moment, and what it served before. */
import { and, desc, eq, inArray, isNotNull, isNull, lt, lte, ne } from 'drizzle-orm';
import { type Operation, type Origin, type Rule, spanOn, type Tier } from '@/pricing';
import type { Database } from '../client';
import { AGAINST_CORRECTION } from '../publication';
import * as t from '../schema';

/** Every offer of a host as it stood just before a moment, with the latest host reading of each. */
export async function offersBefore(db: Database, hostId: string, at: Date) {
  const day = at.toISOString().slice(0, 10);
  const [spans, seen] = await Promise.all([
    db
      .select({
        offer: t.offers,
        span: t.spans,
        said: { origin: t.observations.origin, obtained: t.observations.obtained },
      })
      .from(t.offers)
      .innerJoin(t.spans, eq(t.spans.offerId, t.offers.id))
      .innerJoin(t.observations, eq(t.observations.id, t.spans.lastObservation))
      .where(and(eq(t.offers.hostId, hostId), lte(t.spans.fromDay, day)))
      .orderBy(t.offers.id, t.spans.fromDay),
    latestSeen(db, hostId, at),
  ]);
  return [...byOffer(spans).values()].flatMap((rows) => {
    const offer = rows[0]?.offer;
    const last = offer && seen.get(offer.id);
    if (!offer || !last) return [];
    const list = rows.map(({ span, said }) => ({
      from: span.fromDay,
      to: span.toDay,
      rule: span.rule,
      ...said,
    }));
    const current = spanOn(list, day);
    // Whose word the rule is decides how far it measures a new one; anybody may have spoken since.
    const ruling = current ?? list.at(-1);
    if (!ruling) return [];
    const { rule, origin, obtained } = ruling;
    return [{ ...offer, rule, origin, obtained, inForce: current !== null, ...last }];
  });
}

function byOffer<R extends { offer: { id: string } }>(rows: R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(row.offer.id);
    if (group) group.push(row);
    else groups.set(row.offer.id, [row]);
  }
  return groups;
}

/** The latest reading of each offer before a moment and its source: a stored body before a note. */
async function latestSeen(db: Database, hostId: string, at: Date) {
  const rows = await db
    .selectDistinctOn([t.checks.offerId], {
      offerId: t.checks.offerId,
      sourceUrl: t.sources.url,
      seenAt: t.checks.at,
    })
    .from(t.checks)
    .innerJoin(t.offers, eq(t.checks.offerId, t.offers.id))
    .innerJoin(t.sources, eq(t.checks.sourceId, t.sources.id))
    .innerJoin(t.observations, eq(t.checks.observationId, t.observations.id))
    .leftJoin(t.retractions, eq(t.retractions.observationId, t.observations.id))
    .where(
      and(
        eq(t.offers.hostId, hostId),
        lt(t.checks.at, at),
        isNull(t.retractions.observationId),
        // Told to one account: says nothing of where the public price stands.
        ne(t.observations.origin, 'account'),
      ),
    )
    .orderBy(t.checks.offerId, isNull(t.observations.snapshotId), desc(t.checks.at));
  return new Map(rows.map(({ offerId, ...row }) => [offerId, row]));
}

/** Readings of stored bodies held back before a moment, with what a person made of them (null: nothing yet). */
export async function heldBefore(db: Database, hostId: string, at: Date) {
  return db
    .select({
      observationId: t.observations.id,
      offerId: t.observations.offerId,
      rule: t.observations.rule,
      at: t.observations.at,
      verdict: t.verdicts.verdict,
      reason: t.verdicts.reason,
    })
    .from(t.quarantines)
    .innerJoin(t.observations, eq(t.quarantines.observationId, t.observations.id))
    .innerJoin(t.offers, eq(t.observations.offerId, t.offers.id))
    .leftJoin(t.verdicts, eq(t.verdicts.observationId, t.quarantines.observationId))
    .leftJoin(t.retractions, eq(t.retractions.observationId, t.observations.id))
    .where(
      and(
        eq(t.offers.hostId, hostId),
        lt(t.observations.at, at),
        isNotNull(t.observations.snapshotId),
        isNull(t.retractions.observationId),
        // Neither the next run nor another source outvotes a person.
        ne(t.quarantines.guard, AGAINST_CORRECTION),
      ),
    );
}

export type LastGood = {
  etag: string | null;
  lastModified: string | null;
  snapshotId: string;
};

/** What the last good fetch of a source said of the body that it brought. */
export async function lastGoodFetch(
  db: Database,
  hostId: string,
  url: string,
): Promise<LastGood | null> {
  const [row] = await db
    .select({
      etag: t.fetches.etag,
      lastModified: t.fetches.lastModified,
      snapshotId: t.fetches.snapshotId,
    })
    .from(t.fetches)
    .where(
      and(
        eq(t.fetches.hostId, hostId),
        eq(t.fetches.url, url),
        isNull(t.fetches.error),
        isNotNull(t.fetches.snapshotId),
      ),
    )
    .orderBy(desc(t.fetches.at), desc(t.fetches.id))
    .limit(1);
  return row?.snapshotId ? { ...row, snapshotId: row.snapshotId } : null;
}

/** Which of these snapshots have been published by this extractor version. */
export async function publishedSnapshots(
  db: Database,
  snapshotIds: string[],
  obtained: string,
): Promise<Set<string>> {
  if (snapshotIds.length === 0) return new Set();
  const rows = await db
    .select({ id: t.snapshotReads.snapshotId })
    .from(t.snapshotReads)
    .where(
      and(
        inArray(t.snapshotReads.snapshotId, snapshotIds),
        eq(t.snapshotReads.extractor, obtained),
      ),
    );
  return new Set(rows.map((r) => r.id));
}

/** True when all of these words are on record for their day or a later one (also for none at all). */
export async function unresolvedKnown(
  db: Database,
  hostId: string,
  words: readonly { sourceUrl: string; wording: string; reason: string; day: string }[],
): Promise<boolean> {
  const rows = await db
    .select({
      sourceUrl: t.sources.url,
      wording: t.unresolved.wording,
      reason: t.unresolved.reason,
      lastSeen: t.unresolved.lastSeen,
    })
    .from(t.unresolved)
    .innerJoin(t.sources, eq(t.unresolved.sourceId, t.sources.id))
    .where(eq(t.sources.hostId, hostId));
  const key = (w: { sourceUrl: string; wording: string; reason: string }) =>
    JSON.stringify([w.sourceUrl, w.wording, w.reason]);
  const known = new Map(rows.map((r) => [key(r), r.lastSeen]));
  return words.every((w) => (known.get(key(w)) ?? '') >= w.day);
}

export type CurrentOffer = {
  hostModel: string;
  modelId: string | null;
  operation: Operation;
  variant: string;
  tier: Tier | null;
  rule: Rule;
  origin: Origin;
  checkedOn: string;
};

/** What a host itself sells on a day, as far as we know. */
export async function currentOffers(
  db: Database,
  hostId: string,
  day: string,
): Promise<CurrentOffer[]> {
  const rows = await db
    .select({
      hostModel: t.offers.hostModel,
      modelId: t.offers.modelId,
      operation: t.offers.operation,
      variant: t.offers.variant,
      tier: t.offers.tier,
      rule: t.spans.rule,
      from: t.spans.fromDay,
      to: t.spans.toDay,
      checkedOn: t.spans.checkedOn,
      origin: t.observations.origin,
    })
    .from(t.spans)
    .innerJoin(t.offers, eq(t.spans.offerId, t.offers.id))
    .innerJoin(t.observations, eq(t.spans.lastObservation, t.observations.id))
    .where(
      and(eq(t.offers.hostId, hostId), eq(t.offers.reporter, 'host'), lte(t.spans.fromDay, day)),
    )
    .orderBy(t.offers.hostModel, t.offers.operation, t.offers.variant);
  return rows
    .filter((r) => r.to === null || day < r.to)
    .map(({ from: _, to: __, ...r }) => ({ ...r, tier: r.tier as Tier | null }));
}

/** Hosts that a dataset has spoken of, with the address of each of its files. */
export function hostsToldOf(db: Database, reporter: string) {
  return db
    .select({ hostId: t.sources.hostId, url: t.sources.url })
    .from(t.sources)
    .where(eq(t.sources.reporter, reporter));
}

/** Hosts that a run has come to an end for. */
export async function hostsDone(db: Database, runId: number): Promise<Set<string>> {
  const rows = await db
    .select({ host: t.hostRuns.hostId })
    .from(t.hostRuns)
    .where(eq(t.hostRuns.runId, runId));
  return new Set(rows.map((r) => r.host));
}

/** The latest body of each source of a host. */
export function latestSnapshots(db: Database, hostId: string) {
  return db
    .selectDistinctOn([t.sources.url], {
      id: t.snapshots.id,
      url: t.sources.url,
      takenAt: t.snapshots.takenAt,
      form: t.snapshots.form,
    })
    .from(t.snapshots)
    .innerJoin(t.sources, eq(t.snapshots.sourceId, t.sources.id))
    .where(and(eq(t.sources.hostId, hostId), eq(t.sources.reporter, 'host')))
    .orderBy(t.sources.url, desc(t.snapshots.takenAt));
}

/** The newest stored body that each of these offers was read from, with the words that said so. */
export function lastWordsOf(db: Database, offerIds: readonly string[]) {
  if (offerIds.length === 0) return Promise.resolve([]);
  return db
    .selectDistinctOn([t.observations.offerId], {
      offerId: t.observations.offerId,
      quote: t.observations.quote,
      day: t.observations.day,
      snapshotId: t.observations.snapshotId,
    })
    .from(t.observations)
    .where(
      and(inArray(t.observations.offerId, [...offerIds]), isNotNull(t.observations.snapshotId)),
    )
    .orderBy(t.observations.offerId, desc(t.observations.at));
}
