/**
 * Publishing: what a run read for one host, in one transaction, idempotent.
 * Invariant 2: one host's failure changes nothing for others and never erases a last good price.
 * Invariant 4: "checked" moves only through a check that carries an observation.
 */
import { eq, inArray, sql } from 'drizzle-orm';
import type { Day, Operation, Origin, Rule, Tier } from '@/pricing';
import { agree, ruleKey, ruleSchema, type Statement } from '@/pricing';
import { inChunks } from './chunks';
import type { Database } from './client';
import { contentId } from './ids';
import { readingsOf, refold } from './refold';
import * as t from './schema';

export type OfferIdentity = {
  hostId: string;
  /** `host`, or the name of the dataset that makes the claim. */
  reporter: string;
  hostModel: string;
  modelId: string | null;
  operation: Operation;
  variant: string;
  tier: Tier | null;
};

export type NewObservation = {
  offer: OfferIdentity;
  sourceUrl: string;
  /** Null for recorded facts, whose source and date stand instead of a stored body. */
  snapshotId: string | null;
  day: Day;
  precision: 'day' | 'month' | 'year';
  at: Date;
  rule: Rule;
  quote: string;
  origin: Origin;
  obtained: string;
  effectiveOn: Day | null;
  quarantine: { guard: string; detail: string } | null;
};

/** `reporter`: whose source was looked at; default: the host's own. */
type Try = { offerId: string; sourceUrl: string; at: Date; reporter?: string };

export type Publication = {
  runId: number;
  hostId: string;
  outcome: 'published' | 'aborted' | 'failed';
  message: string | null;
  observations: NewObservation[];
  /** Offers that a complete reading of their source no longer held. */
  absences: Try[];
  /** Offers whose source could not be read. */
  unreachable: Try[];
  unresolved: { sourceUrl: string; wording: string; words: string; reason: string; day: Day }[];
  /** Quarantined readings of earlier runs that are now believed. */
  accepted: { observationId: string; by: string; reason: string }[];
};

export type PublishCounts = {
  new: number;
  changed: number;
  confirmed: number;
  gone: number;
  quarantined: number;
  unreachable: number;
  unresolved: number;
};

/** Channel on which a publish is announced; the payload is the host's id. */
export const PUBLISHED = 'perimage_published';

export function offerId(
  o: Pick<OfferIdentity, 'hostId' | 'reporter' | 'hostModel' | 'operation' | 'variant'>,
): string {
  return contentId('offer', o.hostId, o.reporter, o.hostModel, o.operation, o.variant);
}

export function sourceId(hostId: string, reporter: string, url: string): string {
  return contentId('source', hostId, reporter, url);
}

/**
 * Publishes one host's readings. Running it again with the same input changes nothing.
 * Unless the outcome is `published`, only the tries that failed are recorded.
 */
export async function publishHost(db: Database, p: Publication): Promise<PublishCounts> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`host:${p.hostId}`}, 0))`);
    const published = p.outcome === 'published';
    const observations = published ? p.observations : [];
    await saveSources(tx, p);
    await saveOffers(tx, observations);
    const stored = await saveObservations(tx, observations);
    const accepted = published ? await accept(tx, p.accepted) : [];

    const tries: NewCheck[] = [
      ...stored.filter((o) => !o.quarantined).map(checkOf),
      ...accepted,
      ...(published ? p.absences : []).map((a) => tryOf(a, p.hostId, 'not_found' as const)),
      ...p.unreachable.map((a) => tryOf(a, p.hostId, 'unreachable' as const)),
    ];
    const hostRunId = await saveHostRun(tx, p);
    const before = await goneCount(tx, tries);
    const counts = await saveChecks(tx, tries, hostRunId);
    await refold(tx, [...new Set(tries.map((c) => c.offerId))]);
    counts.gone = (await goneCount(tx, tries)) - before;
    counts.quarantined = stored.filter((o) => o.quarantined && o.fresh).length;
    counts.unresolved = published ? await saveUnresolved(tx, p) : 0;
    await tx.update(t.hostRuns).set({ counts }).where(eq(t.hostRuns.id, hostRunId));
    await tx.execute(sql`select pg_notify(${PUBLISHED}, ${p.hostId})`);
    return counts;
  });
}

type NewCheck = Omit<typeof t.checks.$inferInsert, 'outcome'> & {
  outcome: 'seen' | 'not_found' | 'unreachable';
  said?: Statement;
};
type Stored = NewObservation & { id: string; fresh: boolean; quarantined: boolean };

function checkOf(o: Stored): NewCheck {
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

function tryOf(a: Try, hostId: string, outcome: 'not_found' | 'unreachable'): NewCheck {
  return {
    offerId: a.offerId,
    sourceId: sourceId(hostId, a.reporter ?? 'host', a.sourceUrl),
    at: a.at,
    day: a.at.toISOString().slice(0, 10),
    outcome,
  };
}

async function saveSources(tx: Database, p: Publication): Promise<void> {
  const rows = new Map<string, typeof t.sources.$inferInsert>();
  const add = (reporter: string, url: string) => {
    const id = sourceId(p.hostId, reporter, url);
    rows.set(id, { id, hostId: p.hostId, reporter, url });
  };
  for (const o of p.observations) add(o.offer.reporter, o.sourceUrl);
  for (const o of [...p.absences, ...p.unreachable]) add(o.reporter ?? 'host', o.sourceUrl);
  for (const u of p.unresolved) add('host', u.sourceUrl);
  await inChunks([...rows.values()], (chunk) =>
    tx.insert(t.sources).values(chunk).onConflictDoNothing(),
  );
}

/** The catalog may learn a wording later, so the model and tier of an offer follow it. */
async function saveOffers(tx: Database, observations: NewObservation[]): Promise<void> {
  const rows = new Map(observations.map((o) => [offerId(o.offer), o.offer]));
  await inChunks([...rows], (chunk) =>
    tx
      .insert(t.offers)
      .values(chunk.map(([id, offer]) => ({ id, ...offer })))
      .onConflictDoUpdate({
        target: t.offers.id,
        set: { modelId: sql`excluded.model_id`, tier: sql`excluded.tier` },
      }),
  );
}

/** An equal reading of an equal body is the same observation; a later check cites it again. */
async function saveObservations(tx: Database, observations: NewObservation[]): Promise<Stored[]> {
  const snapshotIds = [...new Set(observations.flatMap((o) => o.snapshotId ?? []))];
  const hashes = new Map<string, string>();
  await inChunks(snapshotIds, async (chunk) => {
    const rows = await tx
      .select({ id: t.snapshots.id, hash: t.snapshots.bodyHash })
      .from(t.snapshots)
      .where(inArray(t.snapshots.id, chunk));
    for (const row of rows) hashes.set(row.id, row.hash);
  });
  const stored = observations.map((o) => {
    const rule = ruleSchema.parse(o.rule);
    const evidence = o.snapshotId === null ? `recorded ${o.day}` : hashes.get(o.snapshotId);
    if (evidence === undefined) throw new Error(`snapshot ${o.snapshotId} is not in the archive`);
    const source = sourceId(o.offer.hostId, o.offer.reporter, o.sourceUrl);
    const id = contentId(
      'observation',
      offerId(o.offer),
      source,
      evidence,
      ruleKey(rule),
      o.origin,
    );
    return { ...o, rule, id, fresh: false, quarantined: o.quarantine !== null };
  });
  const rows = new Map(stored.map((o) => [o.id, o]));
  await inChunks([...rows.values()], async (chunk) => {
    const inserted = await tx
      .insert(t.observations)
      .values(
        chunk.map((o) => ({
          ...o,
          offerId: offerId(o.offer),
          sourceId: sourceId(o.offer.hostId, o.offer.reporter, o.sourceUrl),
        })),
      )
      .onConflictDoNothing()
      .returning({ id: t.observations.id });
    for (const { id } of inserted) (rows.get(id) as Stored).fresh = true;
    const held = chunk.filter((o) => o.quarantine && o.fresh);
    if (held.length > 0)
      await tx.insert(t.quarantines).values(
        held.map((o) => ({
          observationId: o.id,
          guard: o.quarantine?.guard ?? '',
          detail: o.quarantine?.detail ?? '',
        })),
      );
  });
  return stored;
}

/** An accepted reading counts from the day it was made. */
async function accept(tx: Database, accepted: Publication['accepted']): Promise<NewCheck[]> {
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

async function saveHostRun(tx: Database, p: Publication): Promise<number> {
  const [row] = await tx
    .insert(t.hostRuns)
    .values({
      runId: p.runId,
      hostId: p.hostId,
      outcome: p.outcome,
      message: p.message,
      counts: {},
    })
    .onConflictDoUpdate({
      target: [t.hostRuns.runId, t.hostRuns.hostId],
      set: { outcome: p.outcome, message: p.message, at: new Date() },
    })
    .returning({ id: t.hostRuns.id });
  if (!row) throw new Error('the host run was not recorded');
  return row.id;
}

/** Stores the checks that are new and counts what they found against what was known before them. */
async function saveChecks(
  tx: Database,
  tries: NewCheck[],
  hostRunId: number,
): Promise<PublishCounts> {
  const counts: PublishCounts = {
    new: 0,
    changed: 0,
    confirmed: 0,
    gone: 0,
    quarantined: 0,
    unreachable: 0,
    unresolved: 0,
  };
  const known = await readingsOf(tx, [...new Set(tries.map((c) => c.offerId))]);
  const latest = new Map<string, Statement>();
  for (const [offer, readings] of known) {
    const seen = readings
      .filter((r) => r.outcome === 'seen')
      .sort((a, b) => (a.at < b.at ? -1 : 1));
    const last = seen.at(-1);
    if (last?.outcome === 'seen') latest.set(offer, last);
  }
  const ordered = [...tries].sort((a, b) => a.at.getTime() - b.at.getTime());
  const rows = new Map<
    string,
    typeof t.checks.$inferInsert & { found: keyof PublishCounts | null }
  >();
  for (const { said, ...check } of ordered) {
    const before = latest.get(check.offerId);
    const found =
      check.outcome !== 'seen'
        ? null
        : !before
          ? 'new'
          : said && agree(before, said)
            ? 'confirmed'
            : 'changed';
    if (said) latest.set(check.offerId, said);
    const outcome =
      check.outcome === 'seen' ? (found === 'changed' ? 'changed' : 'confirmed') : check.outcome;
    const key = `${check.offerId} ${check.sourceId} ${check.at.getTime()}`;
    if (!rows.has(key))
      rows.set(key, {
        ...check,
        outcome,
        hostRunId,
        found: check.outcome === 'unreachable' ? 'unreachable' : found,
      });
  }
  await inChunks([...rows], async (chunk) => {
    const inserted = await tx
      .insert(t.checks)
      .values(chunk.map(([, { found: _, ...row }]) => row))
      .onConflictDoNothing()
      .returning({ offerId: t.checks.offerId, sourceId: t.checks.sourceId, at: t.checks.at });
    for (const row of inserted) {
      const found = rows.get(`${row.offerId} ${row.sourceId} ${row.at.getTime()}`)?.found;
      if (found) counts[found] += 1;
    }
  });
  return counts;
}

async function goneCount(tx: Database, tries: NewCheck[]): Promise<number> {
  const ids = [...new Set(tries.filter((c) => c.outcome === 'not_found').map((c) => c.offerId))];
  if (ids.length === 0) return 0;
  const rows = await tx
    .select({ offerId: t.spans.offerId })
    .from(t.spans)
    .where(sql`${inArray(t.spans.offerId, ids)} and ${t.spans.gone}`);
  return rows.length;
}

async function saveUnresolved(tx: Database, p: Publication): Promise<number> {
  const rows = new Map(
    p.unresolved.map((u) => [
      JSON.stringify([u.sourceUrl, u.wording, u.reason]),
      {
        sourceId: sourceId(p.hostId, 'host', u.sourceUrl),
        wording: u.wording,
        words: u.words,
        reason: u.reason,
        firstSeen: u.day,
        lastSeen: u.day,
      },
    ]),
  );
  await inChunks([...rows.values()], (chunk) =>
    tx
      .insert(t.unresolved)
      .values(chunk)
      .onConflictDoUpdate({
        target: [t.unresolved.sourceId, t.unresolved.wording, t.unresolved.reason],
        set: {
          words: sql`excluded.words`,
          firstSeen: sql`least(${t.unresolved.firstSeen}, excluded.first_seen)`,
          lastSeen: sql`greatest(${t.unresolved.lastSeen}, excluded.last_seen)`,
        },
      }),
  );
  return rows.size;
}

/** Opens a run; close it with `finishRun`, also after failures. */
export async function startRun(
  db: Database,
  kind: 'live' | 'replay' | 'price_book',
): Promise<number> {
  const [row] = await db.insert(t.runs).values({ kind }).returning({ id: t.runs.id });
  if (!row) throw new Error('the run was not recorded');
  return row.id;
}

export async function finishRun(db: Database, runId: number): Promise<void> {
  await db.update(t.runs).set({ finishedAt: new Date() }).where(eq(t.runs.id, runId));
}
