/**
 * The market of an earlier day: what a database held that had only the readings, checks, verdicts
 * and retractions known by then (`knownOn`). Folded by the code that publishing uses; nothing is stored.
 * Models and wordings are named as the catalog names them today.
 */
import { and, asc, eq, inArray, isNull, min, sql } from 'drizzle-orm';
import { type Day, type Folded, fold, type Tier } from '@/pricing';
import { inChunks } from '../chunks';
import type { Database } from '../client';
import { CHECK_KNOWN, knownOn, readingsOf } from '../refold';
import * as t from '../schema';
import {
  firstReading,
  type LeftOut,
  type Market,
  type MarketOffer,
  marketSpan,
  offerColumns,
  readingColumns,
  triedAs,
} from './market';

/** @param asOf the last day whose readings count */
export async function loadMarketAsOf(db: Database, asOf: Day): Promise<Market> {
  const offers = await db.select(offerColumns).from(t.offers).orderBy(asc(t.offers.id));
  const [readings, firstDay] = await Promise.all([
    readingsOf(
      db,
      offers.map((o) => o.id),
      asOf,
    ),
    firstReading(db),
  ]);
  const folded = new Map([...readings].map(([id, list]) => [id, fold(list)]));
  const known = await readingsNamed(db, [...folded.values()]);
  const found = offers.flatMap((offer): MarketOffer[] => {
    const state = folded.get(offer.id);
    if (!state?.lastTry) return [];
    const spans = spansOf(state, known);
    return [
      {
        ...offer,
        tier: offer.tier as Tier | null,
        spans,
        triedOn: state.lastTry.day,
        lastTry: triedAs(state.lastTry.outcome, spans),
        failedTries: state.failedTries,
        disputes: disputesOf(state),
      },
    ];
  });
  const leftOut = await vagueOn(db, asOf, new Set(found.map((o) => o.id)));
  return { offers: found, firstDay, leftOut, loadedAt: new Date() };
}

/** Offers that nothing was known of, though a reading of them may be of that day or before. */
async function vagueOn(db: Database, asOf: Day, known: ReadonlySet<string>): Promise<LeftOut[]> {
  const { id, hostId, modelId, reporter } = offerColumns;
  const rows = await db
    .selectDistinct({ id, hostId, modelId, reporter })
    .from(t.checks)
    .innerJoin(t.offers, eq(t.offers.id, t.checks.offerId))
    .innerJoin(t.observations, eq(t.observations.id, t.checks.observationId))
    .leftJoin(t.retractions, eq(t.retractions.observationId, t.observations.id))
    .leftJoin(t.quarantines, eq(t.quarantines.observationId, t.observations.id))
    .leftJoin(t.verdicts, eq(t.verdicts.observationId, t.observations.id))
    .where(knownOn(asOf, 'vague'));
  return rows.flatMap(({ id, ...offer }) => (known.has(id) ? [] : [offer]));
}

/**
 * The first day on which anything was known of some offers: of a model at the hosts (datasets
 * too with `datasets`), or of a host's own prices. Null: nothing ever was.
 */
export async function firstKnown(
  db: Database,
  of: { modelId: string; datasets?: boolean } | { hostId: string },
): Promise<Day | null> {
  const own = 'datasets' in of && of.datasets ? undefined : eq(t.offers.reporter, 'host');
  const whose = 'hostId' in of ? eq(t.offers.hostId, of.hostId) : eq(t.offers.modelId, of.modelId);
  const since = sql<Day>`greatest(${CHECK_KNOWN}, (${t.verdicts.at} at time zone 'UTC')::date)`;
  const [row] = await db
    .select({ day: min(since) })
    .from(t.checks)
    .innerJoin(t.offers, eq(t.offers.id, t.checks.offerId))
    .innerJoin(t.observations, eq(t.observations.id, t.checks.observationId))
    .leftJoin(t.retractions, eq(t.retractions.observationId, t.observations.id))
    .leftJoin(t.verdicts, eq(t.verdicts.observationId, t.observations.id))
    .where(and(own, whose, isNull(t.retractions.observationId)));
  return row?.day ?? null;
}

type Known = Map<string, Awaited<ReturnType<typeof readingRows>>[number]>;

/** The readings that spans begin and end with. */
async function readingsNamed(db: Database, folded: readonly Folded[]): Promise<Known> {
  const ids = new Set(
    folded.flatMap((f) => f.spans.flatMap((s) => [s.firstObservation, s.lastObservation])),
  );
  const known: Known = new Map();
  await inChunks([...ids], async (chunk) => {
    for (const row of await readingRows(db, chunk)) known.set(row.observation, row);
  });
  return known;
}

function readingRows(db: Database, ids: string[]) {
  return db
    .select(readingColumns)
    .from(t.observations)
    .innerJoin(t.sources, eq(t.sources.id, t.observations.sourceId))
    .leftJoin(t.snapshots, eq(t.snapshots.id, t.observations.snapshotId))
    .where(inArray(t.observations.id, ids));
}

function spansOf({ spans }: Folded, known: Known): MarketOffer['spans'] {
  return spans.map(({ lastObservation, ...span }) => {
    const first = known.get(span.firstObservation);
    const last = known.get(lastObservation);
    if (!first || !last) throw new Error(`a span of ${span.from} rests on no reading`);
    return marketSpan(span, first, last);
  });
}

/** In the order in which the stored ones are read. */
function disputesOf({ conflicts }: Folded): string[] {
  const sorted = [...conflicts].sort((a, b) =>
    `${a.day} ${a.observation}` < `${b.day} ${b.observation}` ? -1 : 1,
  );
  return [...new Set(sorted.map((c) => c.observation))];
}
