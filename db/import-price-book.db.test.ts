import { count, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connection, connect } from './client';
import { importPriceBook } from './import-price-book';
import { offerId } from './publish';
import { rebuild } from './rebuild';
import * as t from './schema';
import { freshDatabase, type TestDatabase } from './testing';

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await freshDatabase();
  connection = connect(database.url);
});
afterAll(async () => {
  await connection?.close();
  await database?.drop();
});

const offer = {
  host: 'recraft',
  reporter: 'litellm',
  hostModel: 'recraft/recraftv3',
  operation: 'generate',
  variant: '',
};
const price = (day: string, amount: string, more = {}) => ({
  ...offer,
  rule: { money: { kind: 'usd' }, terms: [{ amount, per: 1, times: [{ kind: 'image' }] }] },
  quote: `costs ${amount}`,
  sourceUrl: 'https://example.org/prices',
  day,
  precision: 'day',
  origin: 'dataset',
  obtained: 'recorded: a test',
  ...more,
});
const file = (...rows: object[]) => ({ host: 'recraft', text: JSON.stringify(rows) });
const { observations, spans, checks, runs } = t;
const TABLES = { observations, spans, checks, runs };
const rowsIn = async (table: keyof typeof TABLES) =>
  (await connection.db.select({ n: count() }).from(TABLES[table]))[0]?.n;

describe('importing the price book', () => {
  it('writes nothing when a line is bad, and names it', async () => {
    const bad = file(price('2026-01-01', '0.04'), {
      ...price('2026-02-01', '0.05'),
      sourceUrl: 'somewhere',
    });
    await expect(importPriceBook(connection.db, undefined, [bad])).rejects.toThrow(
      /recraft\.json, line 3: /,
    );
    expect(await rowsIn('runs')).toBe(0);
  });

  it('folds prices, holds back what is marked, ends what stayed away', async () => {
    const removed = {
      event: 'removed',
      ...offer,
      sourceUrl: 'https://example.org/prices',
      day: '2026-04-01',
      stillAbsentOn: '2026-05-01',
    };
    const held = price('2026-03-01', '0.4', {
      quarantine: { guard: 'jumped', detail: 'ten times' },
    });
    const done = await importPriceBook(connection.db, undefined, [
      file(price('2026-01-01', '0.04'), price('2026-02-01', '0.05'), held, removed),
    ]);
    expect(done).toMatchObject({ skipped: false, observations: 3, removals: 1 });
    const id = offerId({ hostId: 'recraft', ...offer, operation: 'generate' });
    const found = await connection.db
      .select()
      .from(t.spans)
      .where(eq(t.spans.offerId, id))
      .orderBy(t.spans.fromDay);
    expect(found.map((s) => [s.fromDay, s.toDay, s.gone])).toEqual([
      ['2026-01-01', '2026-02-01', false],
      ['2026-02-01', '2026-04-01', true],
    ]);
    expect(await connection.db.select().from(t.quarantines)).toHaveLength(1);
  });

  it('takes back what a newer book corrects, holds back or drops', async () => {
    const id = offerId({ hostId: 'recraft', ...offer, operation: 'generate' });
    const inForce = async (...rows: object[]) => {
      await importPriceBook(connection.db, undefined, [file(...rows)]);
      const found = await connection.db.select().from(t.spans).where(eq(t.spans.offerId, id));
      return found.filter((s) => s.toDay === null).map((s) => s.rule.terms[0]?.amount);
    };
    expect(await inForce(price('2026-06-01', '0.07'))).toEqual(['0.07']);
    expect(await inForce(price('2026-06-01', '0.007'))).toEqual(['0.007']);
    const quarantine = { guard: 'disputed', detail: 'another source says otherwise' };
    expect(await inForce(price('2026-06-01', '0.007', { quarantine }))).toEqual([]);
    expect(await rowsIn('observations')).toBe(6);
    expect((await rebuild(connection.db)).differences).toEqual([]);
  });

  it('brings the whole book in, and the second time does nothing', async () => {
    const first = await importPriceBook(connection.db);
    expect(first.hosts).toBeGreaterThan(40);
    const before = [
      await rowsIn('observations'),
      await rowsIn('spans'),
      await rowsIn('checks'),
      await rowsIn('runs'),
    ];
    expect(await importPriceBook(connection.db)).toMatchObject({ skipped: true });
    expect([
      await rowsIn('observations'),
      await rowsIn('spans'),
      await rowsIn('checks'),
      await rowsIn('runs'),
    ]).toEqual(before);
  });

  it('repeats without harm when the hash is lost', async () => {
    const before = [await rowsIn('observations'), await rowsIn('spans'), await rowsIn('checks')];
    await connection.db.delete(t.imports);
    await importPriceBook(connection.db);
    expect([await rowsIn('observations'), await rowsIn('spans'), await rowsIn('checks')]).toEqual(
      before,
    );
  });

  it('stands up to a rebuild, and every ranked offer has a model', async () => {
    expect((await rebuild(connection.db)).differences).toEqual([]);
    const lost = await connection.db
      .select()
      .from(t.offers)
      .where(sql`${t.offers.modelId} is null`);
    expect(lost).toEqual([]);
  });
});
