/**
 * A correction made by hand stands until a person says otherwise: what an extractor reads against
 * it is held, and only a person's verdict takes the correction itself back.
 */
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { type Rule, ruleWords, sameRule } from '@/pricing';
import { inChunks } from './chunks';
import type { Database } from './client';
import { AGAINST_CORRECTION, type NewObservation, offerId, sourceId } from './publication';
import * as t from './schema';

/** A reading that a person took back, and what they put in its place, while that stands. */
type ByHand = {
  offerId: string;
  sourceId: string;
  hash: string | null;
  wrong: Rule;
  reason: string;
  right: { id: string; rule: Rule; hash: string | null } | null;
};

/** The readings, those that go against a correction by hand marked to be held. */
export async function heldAgainstCorrections(
  tx: Database,
  observations: NewObservation[],
): Promise<NewObservation[]> {
  const read = observations.filter((o) => o.snapshotId && !o.quarantine);
  const offers = [...new Set(read.map((o) => offerId(o.offer)))];
  const corrected = await correctedByHand(tx, offers);
  if (corrected.length === 0) return observations;
  const hashes = await hashesOf(
    tx,
    read.flatMap((o) => o.snapshotId ?? []),
  );
  const allowed = await acceptedSince(tx, [...new Set(corrected.map((k) => k.offerId))]);
  return observations.map((o) => {
    if (!o.snapshotId || o.quarantine) return o;
    const offer = offerId(o.offer);
    const own = corrected.filter((k) => k.offerId === offer);
    if (allowed.some((a) => a.offerId === offer && sameRule(a.rule, o.rule))) return o;
    const source = sourceId(o.offer.hostId, o.offer.reporter, o.sourceUrl);
    const detail = against(own, { rule: o.rule, source, hash: hashes.get(o.snapshotId) });
    return detail ? { ...o, quarantine: { guard: AGAINST_CORRECTION, detail } } : o;
  });
}

type Read = { rule: Rule; source: string; hash: string | undefined };

/** Why a rule read in a body goes against what was corrected; null: it doesn't. */
function against(own: readonly ByHand[], { rule, source, hash }: Read): string | null {
  const sameBody = own.filter((k) => hash !== undefined && [k.hash, k.right?.hash].includes(hash));
  // The very reading that was taken back, in the very body: it stays taken back, nothing is new.
  const known = (k: ByHand) => k.hash === hash && k.sourceId === source && sameRule(k.wrong, rule);
  if (sameBody.some(known)) return null;
  if (own.some((k) => k.right && sameRule(k.right.rule, rule))) return null;
  const other = sameBody.find((k) => k.right);
  if (other?.right)
    return `the same body was corrected by hand to ${ruleWords(other.right.rule)} (${other.reason})`;
  const again = own.find((k) => sameRule(k.wrong, rule));
  return again ? `the same value was taken back by hand before (${again.reason})` : null;
}

/**
 * A person accepted a reading against a correction: the corrected readings of that body are taken
 * back in their turn, so that one of the two stands and not both.
 */
export async function overrule(
  tx: Database,
  accepted: readonly { observationId: string; by: string; reason: string }[],
): Promise<void> {
  for (const { observationId, by, reason } of accepted) {
    const [held] = await tx
      .select({ offerId: t.observations.offerId, hash: t.snapshots.bodyHash })
      .from(t.quarantines)
      .innerJoin(t.observations, eq(t.observations.id, t.quarantines.observationId))
      .innerJoin(t.snapshots, eq(t.snapshots.id, t.observations.snapshotId))
      .where(
        and(
          eq(t.quarantines.observationId, observationId),
          eq(t.quarantines.guard, AGAINST_CORRECTION),
        ),
      );
    if (!held) continue;
    const stale = (await correctedByHand(tx, [held.offerId])).flatMap(({ right }) =>
      right?.hash === held.hash ? [right.id] : [],
    );
    const rows = [...new Set(stale)].map((id) => ({
      observationId: id,
      reason: `another reading of the same body was accepted: ${reason}`,
      replacedBy: observationId,
      by,
    }));
    if (rows.length > 0) await tx.insert(t.retractions).values(rows).onConflictDoNothing();
  }
}

async function correctedByHand(tx: Database, offerIds: string[]): Promise<ByHand[]> {
  const right = alias(t.observations, 'right_one');
  const rightBody = alias(t.snapshots, 'right_body');
  const undone = alias(t.retractions, 'undone');
  const found: ByHand[] = [];
  await inChunks(offerIds, async (chunk) => {
    const rows = await tx
      .select({
        offerId: t.observations.offerId,
        sourceId: t.observations.sourceId,
        hash: t.snapshots.bodyHash,
        wrong: t.observations.rule,
        reason: t.retractions.reason,
        right: { id: right.id, rule: right.rule },
        rightHash: rightBody.bodyHash,
        undone: undone.observationId,
      })
      .from(t.retractions)
      .innerJoin(t.observations, eq(t.observations.id, t.retractions.observationId))
      .leftJoin(t.snapshots, eq(t.snapshots.id, t.observations.snapshotId))
      .leftJoin(right, eq(right.id, t.retractions.replacedBy))
      .leftJoin(rightBody, eq(rightBody.id, right.snapshotId))
      .leftJoin(undone, eq(undone.observationId, right.id))
      .where(and(isNotNull(t.retractions.by), inArray(t.observations.offerId, chunk)))
      .orderBy(t.retractions.at, t.retractions.observationId);
    for (const { undone: gone, right: one, rightHash, ...row } of rows)
      found.push({ ...row, right: one && !gone ? { ...one, hash: rightHash } : null });
  });
  return found;
}

/** What a person accepted although it had been corrected: it is believed from then on. */
async function acceptedSince(tx: Database, offerIds: string[]) {
  return tx
    .select({ offerId: t.observations.offerId, rule: t.observations.rule })
    .from(t.quarantines)
    .innerJoin(t.verdicts, eq(t.verdicts.observationId, t.quarantines.observationId))
    .innerJoin(t.observations, eq(t.observations.id, t.quarantines.observationId))
    .leftJoin(t.retractions, eq(t.retractions.observationId, t.observations.id))
    .where(
      and(
        inArray(t.observations.offerId, offerIds),
        eq(t.quarantines.guard, AGAINST_CORRECTION),
        eq(t.verdicts.verdict, 'accept'),
        isNull(t.retractions.observationId),
      ),
    );
}

async function hashesOf(tx: Database, snapshotIds: string[]): Promise<Map<string, string>> {
  const rows = await tx
    .select({ id: t.snapshots.id, hash: t.snapshots.bodyHash })
    .from(t.snapshots)
    .where(inArray(t.snapshots.id, [...new Set(snapshotIds)]));
  return new Map(rows.map((row) => [row.id, row.hash]));
}
