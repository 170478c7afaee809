/**
 * Corrections: a mistake of ours is taken back and, where the right reading is known, read anew
 * from the same source. Nothing that was read is ever rewritten, and both stay visible.
 */
import { eq, sql } from 'drizzle-orm';
import { type Rule, sameRule } from '@/pricing';
import type { Database } from './client';
import {
  type NewObservation,
  type OfferIdentity,
  PUBLISHED,
  type Publication,
} from './publication';
import { finishRun, startRun } from './publish';
import { observationWithEvidence } from './queries/evidence';
import { refold, seenReading } from './refold';
import { addObservations, saveHostRun } from './save';
import { type NewCheck, saveChecks } from './save-checks';
import * as t from './schema';

/** Why a correction can't be made, in one line for whoever asked for it. */
export class CannotCorrect extends Error {
  override name = 'CannotCorrect';
}

export type Correction = {
  observationId: string;
  reason: string;
  /** Who takes it back, as everybody may read it; default: OPERATOR. */
  by?: string;
  /** The right reading of the same source; another observation's id; or nothing known. */
  instead: { rule: Rule; quote: string | null } | { observationId: string } | null;
};

/** Whoever runs the site, where a correction names nobody. */
export const OPERATOR = 'operator';

export type Corrected = { hostId: string; offerId: string; replacedBy: string | null };

type Wrong = NonNullable<Awaited<ReturnType<typeof observationWithEvidence>>>;

/** `obtained` of a reading corrected by hand: from a stored body, or of a recorded fact. */
const BY_HAND = { body: 'a correction by hand', recorded: 'recorded by hand, as a correction' };

/**
 * Takes an observation back, puts the right one in its place at every check that cited it, and
 * refolds the offer: one transaction, announced like a publish. Throws CannotCorrect.
 * @param dryRun do it all, look at what comes of it, and undo it
 */
export async function correct(
  db: Database,
  correction: Correction,
  { dryRun = false, look }: { dryRun?: boolean; look?: (tx: Database) => Promise<void> } = {},
): Promise<Corrected> {
  let done: Corrected | null = null;
  try {
    await db.transaction(async (tx) => {
      done = await apply(tx, correction);
      await look?.(tx);
      if (dryRun) throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  if (!done) throw new Error('the correction came to nothing');
  return done;
}

class Undo extends Error {}

async function apply(tx: Database, correction: Correction) {
  const { observationId, reason, by = OPERATOR, instead } = correction;
  const { hostId, id: offerId } = (await wrongReading(tx, observationId)).offer;
  await lockHost(tx, hostId);
  const wrong = await wrongReading(tx, observationId);
  const runId = await startRun(tx, 'correction');
  const hostRunId = await saveHostRun(tx, nothingOf(hostId, runId, `correction: ${reason}`));
  const replacedBy = await replacement(tx, wrong, instead);
  await tx.insert(t.retractions).values({ observationId, reason, replacedBy, by });
  if (replacedBy && instead && 'rule' in instead) {
    const again = await checksAgain(tx, observationId, replacedBy);
    await saveChecks(tx, again, hostRunId);
  }
  await refold(tx, [offerId]);
  await finishRun(tx, runId);
  await tx.execute(sql`select pg_notify(${PUBLISHED}, ${hostId})`);
  return { hostId, offerId, replacedBy };
}

/** As publishing does, so that no run reads the host's state in between. */
async function lockHost(tx: Database, hostId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`host:${hostId}`}, 0))`);
}

function nothingOf(hostId: string, runId: number, message: string): Publication {
  const none = { observations: [], absences: [], unreachable: [], unresolved: [], accepted: [] };
  return { ...none, hostId, runId, message, outcome: 'published' };
}

async function wrongReading(tx: Database, id: string): Promise<Wrong> {
  const row = await observationWithEvidence(tx, id);
  if (!row) throw new CannotCorrect(`there is no observation ${id}`);
  if (row.retraction)
    throw new CannotCorrect(`${id} was taken back already: ${row.retraction.reason}`);
  if (row.quarantine && row.verdict?.verdict !== 'accept')
    throw new CannotCorrect(
      `${id} is held back and on no page; decide on it with npm run review instead`,
    );
  return row;
}

/** The id of the reading that stands instead; null when there is none. */
async function replacement(
  tx: Database,
  wrong: Wrong,
  instead: Correction['instead'],
): Promise<string | null> {
  if (!instead) return null;
  if ('observationId' in instead) return otherReading(tx, wrong, instead.observationId);
  if (sameRule(instead.rule, wrong.observation.rule))
    throw new CannotCorrect('the new reading bills just what the old one does');
  const [stored] = await addObservations(tx, [anew(wrong, instead.rule, instead.quote)]);
  if (!stored) throw new Error('the new reading was not stored');
  // The same words may have been read so before, and been doubted or taken back then.
  if (!stored.fresh) await otherReading(tx, wrong, stored.id);
  return stored.id;
}

async function otherReading(tx: Database, wrong: Wrong, id: string): Promise<string> {
  if (id === wrong.observation.id) throw new CannotCorrect('a reading can’t be replaced by itself');
  const other = await wrongReading(tx, id);
  if (other.offer.id !== wrong.offer.id)
    throw new CannotCorrect(`${id} is a reading of another offer`);
  return id;
}

function anew({ observation, offer, source }: Wrong, rule: Rule, quote: string | null) {
  const { snapshotId, day, precision, at, origin, effectiveOn } = observation;
  return {
    offer: offer as OfferIdentity,
    sourceUrl: source.url,
    snapshotId,
    day,
    precision,
    at,
    rule,
    quote: quote ?? observation.quote,
    origin,
    obtained: snapshotId ? BY_HAND.body : BY_HAND.recorded,
    effectiveOn,
    quarantine: null,
  } satisfies NewObservation;
}

/** Every check that cited the wrong reading, now citing the right one. */
async function checksAgain(tx: Database, wrong: string, right: string): Promise<NewCheck[]> {
  const [said] = await tx.select().from(t.observations).where(eq(t.observations.id, right));
  const checks = await tx.select().from(t.checks).where(eq(t.checks.observationId, wrong));
  if (!said) throw new Error(`observation ${right} was not stored`);
  return checks.map(({ offerId, sourceId, at, day }) => ({
    offerId,
    sourceId,
    at,
    day,
    outcome: 'seen',
    observationId: right,
    said: seenReading({ ...said, observation: right, day, at: at.toISOString() }),
  }));
}
