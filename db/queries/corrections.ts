/** Readings that were taken back: what they said, why they went, and what stands instead. */
import { desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '../client';
import * as t from '../schema';

/** Newest first. */
export async function corrections(db: Database) {
  const after = alias(t.observations, 'after');
  return db
    .select({
      observation: t.observations.id,
      at: t.retractions.at,
      reason: t.retractions.reason,
      /** Who took it back by hand; null: a newer reading or the price book. */
      by: t.retractions.by,
      offer: t.offers,
      sourceUrl: t.sources.url,
      day: t.observations.day,
      precision: t.observations.precision,
      rule: t.observations.rule,
      quote: t.observations.quote,
      /** When the wrong reading came into the database: from then on pages could show it. */
      recordedAt: t.observations.recordedAt,
      after: { observation: after.id, rule: after.rule, quote: after.quote },
    })
    .from(t.retractions)
    .innerJoin(t.observations, eq(t.observations.id, t.retractions.observationId))
    .innerJoin(t.offers, eq(t.offers.id, t.observations.offerId))
    .innerJoin(t.sources, eq(t.sources.id, t.observations.sourceId))
    .leftJoin(after, eq(after.id, t.retractions.replacedBy))
    .orderBy(desc(t.retractions.at), t.observations.id);
}

export type CorrectionRow = Awaited<ReturnType<typeof corrections>>[number];

/** Ids of observations that begin so, at most `limit`. */
export async function observationsByPrefix(
  db: Database,
  prefix: string,
  limit = 3,
): Promise<string[]> {
  const rows = await db
    .select({ id: t.observations.id })
    .from(t.observations)
    .where(sql`starts_with(${t.observations.id}, ${prefix})`)
    .limit(limit);
  return rows.map((row) => row.id);
}

/** What an offer cost over time. */
export async function spansOfOffer(db: Database, offerId: string) {
  return db
    .select({ from: t.spans.fromDay, to: t.spans.toDay, rule: t.spans.rule, gone: t.spans.gone })
    .from(t.spans)
    .where(eq(t.spans.offerId, offerId))
    .orderBy(t.spans.fromDay);
}
