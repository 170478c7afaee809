import { and, isNotNull, lte } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connection, connect } from '@/db/client';
import { importPriceBook } from '@/db/import-price-book';
import { firstKnown, loadMarketAsOf } from '@/db/queries/as-of';
import { lastRuns, lastTries, quarantinedOfHost, sourcesOfHost } from '@/db/queries/host';
import { loadMarket, type Market } from '@/db/queries/market';
import { refold } from '@/db/refold';
import * as t from '@/db/schema';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { addDays, knownFrom, latest } from '@/pricing';
import { runScript } from './commands/command.test-helper';

/** Days in a thin, a thick and a late part of what is known. */
const DAYS = ['2025-08-15', '2026-08-20', '2026-10-10'];

const open: { database: TestDatabase; c: Connection }[] = [];
async function fresh(): Promise<Connection> {
  const database = await freshDatabase();
  const c = connect(database.url, { max: 4 });
  open.push({ database, c });
  return c;
}

let whole: Connection;
beforeAll(async () => {
  whole = await fresh();
  await importPriceBook(whole.db);
  const url = open[0]?.database.url ?? '';
  const args = ['--replay', '--allow-synthetic', '--json'];
  const { code, err } = await runScript('scrape', args, { DATABASE_URL: url });
  if (code === 2) throw new Error(err);
}, 180_000);
afterAll(async () => {
  for (const { database, c } of open) {
    await c.close();
    await database.drop();
  }
});

type Rows<T extends PgTable> = T['$inferSelect'][];

type Observation = typeof t.observations.$inferSelect;

const knownDay = (o: Observation) => knownFrom(o, o.recordedAt.toISOString().slice(0, 10));

/** A database holding only what was known on a day by the published rule, folded anew. */
async function truncated(day: string): Promise<Connection> {
  const c = await fresh();
  const copy = async <T extends PgTable>(
    table: T,
    keep: (row: T['$inferSelect']) => boolean = () => true,
  ): Promise<Rows<T>> => {
    const rows = (await whole.db.select().from(table as PgTable)) as Rows<T>;
    const kept = rows.filter(keep);
    for (let i = 0; i < kept.length; i += 500)
      await c.db.insert(table).values(kept.slice(i, i + 500) as never);
    return kept;
  };
  const by = (at: Date) => at.toISOString().slice(0, 10) <= day;
  for (const table of [t.hosts, t.models, t.sources, t.bodies, t.runs, t.offers]) await copy(table);
  await copy(t.snapshots, (s) => by(s.takenAt));
  await copy(t.hostRuns, (r) => by(r.at));
  await copy(t.fetches, (f) => by(f.at));
  const readings = await copy(t.observations, (o) => knownDay(o) <= day);
  const known = new Set(readings.map((o) => o.id));
  const held = await copy(t.quarantines, (q) => known.has(q.observationId));
  const verdicts = await copy(t.verdicts, (v) => known.has(v.observationId) && by(v.at));
  await copy(t.retractions, (r) => known.has(r.observationId) && by(r.at));
  const accepted = new Set(
    verdicts.filter((v) => v.verdict === 'accept').map((v) => v.observationId),
  );
  const doubted = new Set(held.map((q) => q.observationId).filter((id) => !accepted.has(id)));
  const runs = new Set((await c.db.select().from(t.hostRuns)).map((r) => r.id));
  const checks = await whole.db.select().from(t.checks);
  const kept = checks.filter(
    (k) =>
      k.day <= day &&
      !doubted.has(k.observationId ?? '') &&
      (k.observationId === null || known.has(k.observationId)),
  );
  for (let i = 0; i < kept.length; i += 500)
    await c.db.insert(t.checks).values(
      kept.slice(i, i + 500).map((k) => ({
        ...k,
        hostRunId: runs.has(k.hostRunId ?? -1) ? k.hostRunId : null,
      })),
    );
  await refold(
    c.db,
    (await c.db.select().from(t.offers)).map((o) => o.id),
  );
  return c;
}

const untimed = ({ loadedAt: _, leftOut: __, ...market }: Market) => market;

describe('the price book with the recorded bodies', () => {
  for (const day of DAYS)
    it(`as of ${day} is what a database holds that knows nothing later`, async () => {
      const past = await truncated(day);
      const asOf = await loadMarketAsOf(whole.db, day);
      const shown = untimed(await loadMarket(past.db));
      expect(shown.offers.length).toBeGreaterThan(20);
      expect(untimed(asOf)).toEqual(shown);

      for (const { hostId } of asOf.offers.filter((_, i) => i % 40 === 0)) {
        const sources = (await sourcesOfHost(past.db, hostId)).filter((s) => s.lastRead);
        expect((await sourcesOfHost(whole.db, hostId, day)).filter((s) => s.lastRead)).toEqual(
          sources,
        );
        expect(await lastTries(whole.db, hostId, 10, day)).toEqual(
          await lastTries(past.db, hostId),
        );
        expect(await lastRuns(whole.db, hostId, 5, day)).toEqual(await lastRuns(past.db, hostId));
        expect(await quarantinedOfHost(whole.db, hostId, day)).toEqual(
          await quarantinedOfHost(past.db, hostId),
        );
      }
    }, 120_000);

  it('shows nothing dated wholly after the day, and no vague date before it is over', async () => {
    const observations = await whole.db.select().from(t.observations);
    const byId = new Map(observations.map((o) => [o.id, o]));
    const vague = observations.filter((o) => o.precision !== 'day');
    expect(vague.length).toBeGreaterThan(100);
    for (const day of DAYS) {
      const { offers } = await loadMarketAsOf(whole.db, day);
      const shown = offers.flatMap((o) =>
        o.spans.flatMap((s) => [s.firstObservation, s.evidence.observation]),
      );
      for (const id of shown) {
        const o = byId.get(id) as Observation;
        expect(o.day <= day && knownDay(o) <= day, id).toBe(true);
        if (o.precision !== 'day' && knownDay(o) !== o.recordedAt.toISOString().slice(0, 10))
          expect(latest(o) <= day, id).toBe(true);
      }
    }
  }, 60_000);

  it('knows more offers with every day, and says how many it leaves out', async () => {
    let before = new Set<string>();
    for (let day = '2025-12-28'; day < '2026-11-20'; day = addDays(day, 29)) {
      const { offers, leftOut = [] } = await loadMarketAsOf(whole.db, day);
      const now = new Set(offers.map((o) => o.id));
      expect([...before].filter((id) => !now.has(id))).toEqual([]);
      const begun = await whole.db
        .selectDistinct({ id: t.checks.offerId })
        .from(t.checks)
        .where(and(lte(t.checks.day, day), isNotNull(t.checks.observationId)));
      // Besides, some are held back or were taken back; all left out are dated by then.
      expect(leftOut.length).toBeLessThanOrEqual(begun.filter(({ id }) => !now.has(id)).length);
      before = now;
    }
    expect((await loadMarketAsOf(whole.db, '2026-11-14')).leftOut?.length).toBeGreaterThan(50);
    expect((await loadMarketAsOf(whole.db, '2999-01-01')).leftOut).toEqual([]);
  }, 60_000);

  it('knows of a model or a host from its first known reading, and not the day before', async () => {
    const { offers } = await loadMarket(whole.db);
    const models = [...new Set(offers.map((o) => o.modelId))].filter((_, i) => i % 25 === 3);
    for (const modelId of models) {
      if (modelId === null) continue;
      const day = await firstKnown(whole.db, { modelId });
      const of = async (d: string) =>
        (await loadMarketAsOf(whole.db, d)).offers.filter(
          (o) => o.modelId === modelId && o.reporter === 'host',
        );
      if (day === null) expect(await of('2999-01-01')).toEqual([]);
      else {
        expect(await of(day)).not.toEqual([]);
        expect(await of(addDays(day, -1))).toEqual([]);
      }
    }
    expect(await firstKnown(whole.db, { hostId: 'no-such-host' })).toBeNull();
    expect((await firstKnown(whole.db, { hostId: 'fal' })) ?? '').toMatch(/^20\d\d-/);
  }, 60_000);

  it('as of the last day of all is what is shown today', async () => {
    const now = untimed(await loadMarket(whole.db));
    expect(untimed(await loadMarketAsOf(whole.db, '2999-01-01'))).toEqual(now);
    expect(now.offers.some((o) => o.spans.some((s) => s.evidence.archived))).toBe(true);
  });
});
