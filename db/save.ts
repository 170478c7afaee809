/** Writing the parts of a publication. Everything is insert-or-leave, so a repeat changes nothing. */
import { inArray, sql } from 'drizzle-orm';
import { ruleKey, ruleSchema } from '@/pricing';
import { inChunks } from './chunks';
import type { Database } from './client';
import { contentId } from './ids';
import { heldAgainstCorrections } from './overrule';
import { type NewObservation, offerId, type Publication, sourceId } from './publication';
import * as t from './schema';

export type Stored = NewObservation & { id: string; fresh: boolean; quarantined: boolean };

export async function saveSources(tx: Database, p: Publication): Promise<void> {
  const rows = new Map<string, typeof t.sources.$inferInsert>();
  const add = (reporter: string, url: string) => {
    const id = sourceId(p.hostId, reporter, url);
    rows.set(id, { id, hostId: p.hostId, reporter, url });
  };
  for (const o of p.observations) add(o.offer.reporter, o.sourceUrl);
  for (const o of [...p.absences, ...p.unreachable]) add(o.reporter ?? 'host', o.sourceUrl);
  for (const u of p.unresolved) add(p.reporter ?? 'host', u.sourceUrl);
  await inChunks([...rows.values()], (chunk) =>
    tx.insert(t.sources).values(chunk).onConflictDoNothing(),
  );
}

/** The catalog may learn a wording later, so the model and tier of an offer follow it. */
export async function saveOffers(tx: Database, observations: NewObservation[]): Promise<void> {
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

const recordedOn = (day: string) => `recorded ${day}`;

/** @param evidence hash of the body it was read in, or the day of a recorded fact */
function observationId(o: NewObservation, evidence: string): string {
  const source = sourceId(o.offer.hostId, o.offer.reporter, o.sourceUrl);
  const parts = [offerId(o.offer), source, evidence, ruleKey(o.rule), o.origin];
  // Held back anew each time: what was believed once may be suspect when it comes back.
  if (o.quarantine) parts.push(o.at.toISOString());
  return contentId('observation', ...parts);
}

/** The id that a recorded fact gets when it is published. */
export function recordedId(o: NewObservation): string {
  return observationId({ ...o, rule: ruleSchema.parse(o.rule) }, recordedOn(o.day));
}

/**
 * Stores readings; a newer extractor's takes an older one's of the same body back, unless a person
 * has corrected that one: then the newer is held for a person to decide.
 */
export async function saveObservations(
  tx: Database,
  observations: NewObservation[],
): Promise<Stored[]> {
  const stored = await addObservations(tx, await heldAgainstCorrections(tx, observations));
  await retractMisreadings(tx, stored);
  return stored;
}

/** An equal reading of an equal body is the same observation; a later check cites it again. */
export async function addObservations(
  tx: Database,
  observations: NewObservation[],
): Promise<Stored[]> {
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
    const evidence = o.snapshotId === null ? recordedOn(o.day) : hashes.get(o.snapshotId);
    if (evidence === undefined) throw new Error(`snapshot ${o.snapshotId} is not in the archive`);
    const id = observationId({ ...o, rule }, evidence);
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

/** A newer extractor that reads another rule in the same body takes the older reading back. */
async function retractMisreadings(tx: Database, stored: Stored[]): Promise<void> {
  const anew = new Map(
    stored
      .filter((o) => o.fresh && !o.quarantined && o.snapshotId)
      .map((o) => [`${offerId(o.offer)} ${o.snapshotId}`, o]),
  );
  await inChunks([...anew.values()], async (chunk) => {
    const rows = await tx
      .select({
        id: t.observations.id,
        offerId: t.observations.offerId,
        snapshotId: t.observations.snapshotId,
        obtained: t.observations.obtained,
      })
      .from(t.observations)
      .where(
        inArray(
          t.observations.snapshotId,
          chunk.flatMap((o) => o.snapshotId ?? []),
        ),
      );
    const retracted = rows.flatMap((row) => {
      const by = anew.get(`${row.offerId} ${row.snapshotId}`);
      if (!by || by.id === row.id || by.obtained === row.obtained) return [];
      const reason = `${by.obtained} reads the same body otherwise than ${row.obtained}`;
      return [{ observationId: row.id, reason, replacedBy: by.id }];
    });
    if (retracted.length > 0)
      await tx.insert(t.retractions).values(retracted).onConflictDoNothing();
  });
}

export async function saveReads(tx: Database, p: Publication): Promise<void> {
  await inChunks([...(p.read ?? [])], (chunk) =>
    tx.insert(t.snapshotReads).values(chunk).onConflictDoNothing(),
  );
}

export async function saveHostRun(tx: Database, p: Publication): Promise<number> {
  const [row] = await tx
    .insert(t.hostRuns)
    .values({
      runId: p.runId,
      hostId: p.reporter ?? p.hostId,
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

export async function saveUnresolved(tx: Database, p: Publication): Promise<number> {
  const rows = new Map(
    p.unresolved.map((u) => [
      JSON.stringify([u.sourceUrl, u.wording, u.reason]),
      {
        sourceId: sourceId(p.hostId, p.reporter ?? 'host', u.sourceUrl),
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
