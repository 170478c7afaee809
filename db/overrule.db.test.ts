import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { perImage, type Rule, USD } from '@/pricing';
import { type Connection, connect } from './client';
import { correct } from './correct';
import { sha256 } from './ids';
import {
  finishRun,
  type NewObservation,
  offerId,
  type Publication,
  publishHost,
  sourceId,
  startRun,
} from './publish';
import { corrections } from './queries/corrections';
import { loadMarket } from './queries/market';
import { heldBefore } from './queries/pipeline';
import { decide, undecided } from './queries/review';
import { rebuild } from './rebuild';
import * as t from './schema';
import { freshDatabase, type TestDatabase } from './testing';

// Synthetic host and prices: nothing here is a fact.
const URL = 'https://prices.example/list';
const flat = (usd: string): Rule => ({ money: USD, terms: [perImage(usd)] });

let database: TestDatabase;
let c: Connection;
beforeAll(async () => {
  database = await freshDatabase();
  c = connect(database.url);
});
afterAll(async () => {
  await c?.close();
  await database?.drop();
});

let host = '';
let n = 0;
beforeEach(async () => {
  host = `synthetic-${++n}`;
  await c.db.insert(t.hosts).values({ id: host, name: host });
  await c.db.insert(t.sources).values({ id: sourceId(host, 'host', URL), hostId: host, url: URL });
});

const offer = () => {
  const names = { hostId: host, reporter: 'host', hostModel: 'm', modelId: null };
  return { ...names, operation: 'generate' as const, variant: '', tier: null };
};

/** One run of an extractor over a body of a day; the body of another day is another one. */
async function read(day: string, usd: string, version: number, more: Partial<Publication> = {}) {
  const at = new Date(`${day}T12:00:00Z`);
  const snapshotId = `${host} ${day}`;
  const body = { hash: sha256(snapshotId), size: 1, data: Buffer.from('x') };
  const stored = { id: snapshotId, bodyHash: body.hash, takenAt: at, contentType: 'text/plain' };
  await c.db.insert(t.bodies).values(body).onConflictDoNothing();
  await c.db
    .insert(t.snapshots)
    .values({ ...stored, form: 'live', sourceId: sourceId(host, 'host', URL) })
    .onConflictDoNothing();
  const said = { rule: flat(usd), quote: `$${usd}`, origin: 'host', quarantine: null } as const;
  const when = { day, at, precision: 'day', effectiveOn: null } as const;
  const obtained = `synthetic@${version}`;
  const reading: NewObservation = {
    offer: offer(),
    sourceUrl: URL,
    snapshotId,
    obtained,
    ...said,
    ...when,
  };
  const runId = await startRun(c.db, 'replay');
  const none = { absences: [], unreachable: [], unresolved: [], accepted: [] };
  const published = { ...none, outcome: 'published' as const, message: null, ...more };
  const counts = await publishHost(c.db, {
    ...published,
    observations: [reading],
    runId,
    hostId: host,
  });
  await finishRun(c.db, runId);
  return counts;
}

const inForce = async () => {
  const { offers } = await loadMarket(c.db);
  const own = offers.find((o) => o.hostId === host);
  return (own?.spans ?? []).map((s) => [s.from, s.to, s.rule.terms[0]?.amount]);
};
const held = async () => (await undecided(c.db)).filter((h) => h.hostId === host);
const latest = async () => {
  const rows = await c.db.select().from(t.spans);
  return rows.find((s) => s.offerId === offerId(offer()))?.lastObservation ?? '';
};
const correctTo = async (usd: string | null, by?: string) =>
  correct(c.db, {
    observationId: await latest(),
    reason: 'the price of ten',
    ...(by ? { by } : {}),
    instead: usd === null ? null : { rule: flat(usd), quote: null },
  });

describe('a correction by hand', () => {
  it('bears a name; what a newer extractor takes back bears none', async () => {
    await read('2026-01-05', '0.4', 1);
    await correctTo('0.04');
    await correctTo('0.05', 'Synthetic Person');
    await read('2026-01-12', '0.06', 1);
    await read('2026-01-12', '0.07', 2);
    const own = (await corrections(c.db)).filter((r) => r.offer.hostId === host);
    const named = own.map((r) => [r.rule.terms[0]?.amount, r.by]);
    expect(named.sort()).toEqual([
      ['0.04', 'Synthetic Person'],
      ['0.06', null],
      ['0.4', 'operator'],
    ]);
  });

  it('is not overruled by a newer extractor: its reading of that body is held', async () => {
    await read('2026-01-05', '0.4', 1);
    await correctTo('0.04');
    const before = await inForce();
    expect(await read('2026-01-05', '0.5', 2)).toMatchObject({ quarantined: 1, changed: 0 });
    expect(await inForce()).toEqual(before);
    expect(before).toEqual([['2026-01-05', null, '0.04']]);
    const [one, ...more] = await held();
    expect(more).toEqual([]);
    expect(one).toMatchObject({ guard: 'corrected_by_hand', rule: flat('0.5') });
    expect(one?.detail).toMatch(/same body was corrected by hand to \$0\.04 .*the price of ten/);
    // Running it once more finds the same, and nothing new.
    expect(await read('2026-01-05', '0.5', 2)).toMatchObject({ quarantined: 0 });
    expect(await held()).toHaveLength(1);
    expect((await rebuild(c.db)).differences).toEqual([]);
  });

  it('is confirmed by one that agrees, and untouched by one that misreads as before', async () => {
    await read('2026-01-05', '0.4', 1);
    await correctTo('0.04');
    expect(await read('2026-01-05', '0.04', 2)).toMatchObject({ quarantined: 0, changed: 0 });
    expect(await read('2026-01-05', '0.4', 3)).toMatchObject({ quarantined: 0, changed: 0 });
    expect(await inForce()).toEqual([['2026-01-05', null, '0.04']]);
    expect(await held()).toEqual([]);
  });

  it.each([['0.04'], [null]])(
    'keeps the same misreading of later bodies from coming back, however often (%s)',
    async (right) => {
      await read('2026-01-05', '0.4', 1);
      await correctTo(right);
      const before = await inForce();
      for (const day of ['2026-01-12', '2026-01-19', '2026-01-26'])
        expect(await read(day, '0.4', 1)).toMatchObject({ quarantined: 1, changed: 0 });
      expect(await inForce()).toEqual(before);
      expect((await held()).map((h) => h.guard)).toEqual(Array(3).fill('corrected_by_hand'));
      // No run can vote for it: guards never get to see it.
      expect(await heldBefore(c.db, host, new Date('2026-02-01'))).toEqual([]);
    },
  );

  it('lets another price of a later body through', async () => {
    await read('2026-01-05', '0.4', 1);
    await correctTo('0.04');
    await read('2026-01-12', '0.05', 1);
    expect(await inForce()).toEqual([
      ['2026-01-05', '2026-01-12', '0.04'],
      ['2026-01-12', null, '0.05'],
    ]);
  });

  it('ends when a person accepts what was held, and is itself taken back by name', async () => {
    await read('2026-01-05', '0.4', 1);
    await correctTo('0.04');
    await read('2026-01-05', '0.5', 2);
    const [one] = await held();
    if (!one) throw new Error('nothing was held');
    await decide(c.db, one, {
      verdict: 'accept',
      by: 'Synthetic Person',
      reason: 'it is 50 cents',
    });
    expect(await inForce()).toEqual([['2026-01-05', null, '0.5']]);
    const own = (await corrections(c.db)).filter((r) => r.offer.hostId === host);
    const second = own.find((r) => r.rule.terms[0]?.amount === '0.04');
    expect(second).toMatchObject({ by: 'Synthetic Person', after: { observation: one.id } });
    expect(second?.reason).toContain('it is 50 cents');
    // From now on the extractor is believed.
    expect(await read('2026-01-12', '0.5', 2)).toMatchObject({ confirmed: 1, quarantined: 0 });
    expect((await rebuild(c.db)).differences).toEqual([]);
  });

  it('stays when a person rejects it', async () => {
    await read('2026-01-05', '0.4', 1);
    await correctTo('0.04');
    await read('2026-01-05', '0.5', 2);
    const [one] = await held();
    if (!one) throw new Error('nothing was held');
    await decide(c.db, one, { verdict: 'reject', by: 'Synthetic Person', reason: 'no' });
    expect(await inForce()).toEqual([['2026-01-05', null, '0.04']]);
  });
});
