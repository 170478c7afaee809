/**
 * Everything the rankings need, in one load: current and past spans of every offer with its
 * evidence. Thousands of rows; an instance holds it in memory and loads anew on NOTIFY.
 */
import { asc, eq, min } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { CheckOutcome, Day, Operation, Origin, Precision, Rule, Tier } from '@/pricing';
import type { Database } from '../client';
import { isWhole } from '../forms';
import { KNOWN_FROM } from '../refold';
import * as t from '../schema';

export type MarketSpan = {
  from: Day;
  /** How exactly `from` is known: that of the reading it was first seen in. */
  fromPrecision: Precision;
  /** Exclusive; null: in force. */
  to: Day | null;
  /** The change happened after this day and by `from`; null: first span or stated date. */
  changedAfter: Day | null;
  /** Day on which the value was last read. */
  checkedOn: Day;
  rule: Rule;
  gone: boolean;
  firstObservation: string;
  /** True when a stored body stands behind its first reading; false for recorded facts. */
  firstArchived: boolean;
  /** The source of that reading; `whole`: its body is all that the source served (`db/forms.ts`). */
  firstSource: { url: string; whole: boolean };
  evidence: Evidence;
};

/** Where a number comes from: the latest observation of the span. */
export type Evidence = {
  observation: string;
  day: Day;
  /** How exactly `day` is known. */
  precision: Precision;
  origin: Origin;
  quote: string;
  sourceUrl: string;
  /** True when a stored body stands behind it; false for recorded facts. */
  archived: boolean;
  /** True when that body is the whole of what its source served. */
  whole: boolean;
};

/** What the last try found; `first`: it read the price for the first time, and nobody has since. */
export type Tried = CheckOutcome | 'first';

export type MarketOffer = {
  id: string;
  hostId: string;
  /** `host`, or the dataset that makes the claim; only `host` is ranked. */
  reporter: string;
  hostModel: string;
  modelId: string | null;
  operation: Operation;
  /** Host's words: "quality=Turbo&speed=go_fast"; empty when there is one variant. */
  variant: string;
  tier: Tier | null;
  /** In order of time. */
  spans: MarketSpan[];
  triedOn: Day;
  lastTry: Tried;
  failedTries: number;
  /** Observations that contradict the span in force. */
  disputes: string[];
};

export type LeftOut = Pick<MarketOffer, 'hostId' | 'modelId' | 'reporter'>;

export type Market = {
  offers: MarketOffer[];
  /** First day on which any reading was known; null while there is none. */
  firstDay: Day | null;
  /** Offers left out of an earlier day: all that may be of that time is dated too vaguely. */
  leftOut?: LeftOut[];
  loadedAt: Date;
};

export async function loadMarket(db: Database): Promise<Market> {
  const first = alias(t.observations, 'first');
  const firstBody = alias(t.snapshots, 'first_body');
  const firstSource = alias(t.sources, 'first_source');
  const [offers, spans, disputes, firstDay] = await Promise.all([
    db
      .select({
        ...offerColumns,
        triedOn: t.offerStates.triedOn,
        lastTry: t.offerStates.lastTry,
        failedTries: t.offerStates.failedTries,
      })
      .from(t.offers)
      .innerJoin(t.offerStates, eq(t.offerStates.offerId, t.offers.id))
      .orderBy(asc(t.offers.id)),
    db
      .select({
        offerId: t.spans.offerId,
        from: t.spans.fromDay,
        to: t.spans.toDay,
        changedAfter: t.spans.changedAfter,
        checkedOn: t.spans.checkedOn,
        rule: t.spans.rule,
        gone: t.spans.gone,
        firstObservation: t.spans.firstObservation,
        first: {
          precision: first.precision,
          snapshotId: first.snapshotId,
          form: firstBody.form,
          sourceUrl: firstSource.url,
        },
        last: readingColumns,
      })
      .from(t.spans)
      .innerJoin(t.observations, eq(t.observations.id, t.spans.lastObservation))
      .innerJoin(first, eq(first.id, t.spans.firstObservation))
      .innerJoin(t.sources, eq(t.sources.id, t.observations.sourceId))
      .leftJoin(t.snapshots, eq(t.snapshots.id, t.observations.snapshotId))
      .innerJoin(firstSource, eq(firstSource.id, first.sourceId))
      .leftJoin(firstBody, eq(firstBody.id, first.snapshotId))
      .orderBy(asc(t.spans.offerId), asc(t.spans.fromDay)),
    db
      .select({ offerId: t.disputes.offerId, observation: t.disputes.observationId })
      .from(t.disputes)
      .orderBy(asc(t.disputes.day), asc(t.disputes.observationId)),
    firstReading(db),
  ]);
  const byOffer = new Map<string, MarketOffer>();
  for (const row of offers)
    byOffer.set(row.id, { ...row, tier: row.tier as Tier | null, spans: [], disputes: [] });
  for (const { offerId, first, last, ...span } of spans)
    byOffer.get(offerId)?.spans.push(marketSpan(span, first, last));
  for (const { offerId, observation } of disputes) byOffer.get(offerId)?.disputes.push(observation);
  for (const offer of byOffer.values()) offer.lastTry = triedAs(offer.lastTry, offer.spans);
  return { offers: [...byOffer.values()], firstDay, loadedAt: new Date() };
}

export const offerColumns = {
  id: t.offers.id,
  hostId: t.offers.hostId,
  reporter: t.offers.reporter,
  hostModel: t.offers.hostModel,
  modelId: t.offers.modelId,
  operation: t.offers.operation,
  variant: t.offers.variant,
  tier: t.offers.tier,
};

/** What a span shows of the readings it rests on; `sources` and, left, `snapshots` are to be joined. */
export const readingColumns = {
  observation: t.observations.id,
  day: t.observations.day,
  precision: t.observations.precision,
  origin: t.observations.origin,
  quote: t.observations.quote,
  snapshotId: t.observations.snapshotId,
  form: t.snapshots.form,
  sourceUrl: t.sources.url,
};

type ReadingRow = Omit<Evidence, 'archived' | 'whole'> & {
  snapshotId: string | null;
  form: string | null;
};

export function marketSpan(
  span: Omit<MarketSpan, 'fromPrecision' | 'firstArchived' | 'firstSource' | 'evidence'>,
  first: Pick<ReadingRow, 'precision' | 'snapshotId' | 'form' | 'sourceUrl'>,
  { snapshotId, form, ...last }: ReadingRow,
): MarketSpan {
  return {
    ...span,
    fromPrecision: first.precision,
    firstArchived: first.snapshotId !== null,
    firstSource: { url: first.sourceUrl, whole: isWhole(first.form) },
    evidence: { ...last, archived: snapshotId !== null, whole: isWhole(form) },
  };
}

/** A price is confirmed by a second reading; checks call the first one so, too. */
export function triedAs(outcome: Tried, spans: readonly MarketSpan[]): Tried {
  const last = spans.at(-1);
  if (outcome !== 'confirmed' || !last) return outcome;
  const { firstObservation, evidence, checkedOn } = last;
  const again = firstObservation !== evidence.observation || checkedOn > evidence.day;
  return again ? outcome : 'first';
}

export async function firstReading(db: Database): Promise<Day | null> {
  const [row] = await db.select({ day: min(KNOWN_FROM) }).from(t.observations);
  return row?.day ?? null;
}
