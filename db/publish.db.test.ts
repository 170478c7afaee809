import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { perImage, type Rule, USD } from '@/pricing';
import { type Connection, connect } from './client';
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
import { rebuild } from './rebuild';
import * as t from './schema';
import { freshDatabase, type TestDatabase } from './testing';

// Synthetic host, model and prices: nothing here is a fact.
const URL = 'https://prices.example/list';
const flat = (usd: string): Rule => ({ money: USD, terms: [perImage(usd)] });

let database: TestDatabase;
let c: Connection;

beforeAll(async () => {
  database = await freshDatabase();
  c = connect(database.url, { max: 4 });
});
afterAll(async () => {
  await c.close();
  await database.drop();
});

/** A host of its own for each test, so that none sees another's rows. */
let host = '';
let n = 0;
beforeEach(async () => {
  host = `synthetic-${++n}`;
  await c.db.insert(t.hosts).values({ id: host, name: host });
  await c.db.insert(t.models).values({ id: 'synthetic-model', name: 'M' }).onConflictDoNothing();
});

function reading(day: string, usd: string, more: Partial<NewObservation> = {}): NewObservation {
  return {
    offer: {
      hostId: host,
      reporter: 'host',
      hostModel: 'm',
      modelId: 'synthetic-model',
      operation: 'generate',
      variant: '',
      tier: null,
    },
    sourceUrl: URL,
    snapshotId: null,
    day,
    precision: 'day',
    at: new Date(`${day}T00:00:00Z`),
    rule: flat(usd),
    quote: `$${usd} per image`,
    origin: 'host',
    obtained: 'recorded: synthetic',
    effectiveOn: null,
    quarantine: null,
    ...more,
  };
}

async function publish(p: Partial<Publication>) {
  const runId = await startRun(c.db, 'replay');
  const counts = await publishHost(c.db, {
    runId,
    hostId: host,
    outcome: 'published',
    message: null,
    observations: [],
    absences: [],
    unreachable: [],
    unresolved: [],
    accepted: [],
    ...p,
  });
  await finishRun(c.db, runId);
  return counts;
}

const noon = (day: string) => new Date(`${day}T12:00:00Z`);
const theOffer = () =>
  offerId({ hostId: host, reporter: 'host', hostModel: 'm', operation: 'generate', variant: '' });
const spans = () =>
  c.db.select().from(t.spans).where(eq(t.spans.offerId, theOffer())).orderBy(t.spans.fromDay);

describe('publishing', () => {
  it('counts new, confirmed and changed, and folds spans', async () => {
    expect(await publish({ observations: [reading('2026-01-05', '0.03')] })).toMatchObject({
      new: 1,
    });
    expect(await publish({ observations: [reading('2026-01-12', '0.030')] })).toMatchObject({
      confirmed: 1,
    });
    expect(await publish({ observations: [reading('2026-01-19', '0.04')] })).toMatchObject({
      changed: 1,
    });
    expect(await spans()).toMatchObject([
      { fromDay: '2026-01-05', toDay: '2026-01-19', checkedOn: '2026-01-12' },
      { fromDay: '2026-01-19', toDay: null, changedAfter: '2026-01-12' },
    ]);
  });

  it('changes nothing when the same is published again', async () => {
    const observations = [reading('2026-01-05', '0.03'), reading('2026-01-12', '0.04')];
    await publish({ observations });
    const before = await spans();
    expect(await publish({ observations })).toEqual({
      new: 0,
      changed: 0,
      confirmed: 0,
      gone: 0,
      quarantined: 0,
      unreachable: 0,
      unresolved: 0,
    });
    expect(await spans()).toEqual(before);
  });

  it('gives the same spans when readings arrive late', async () => {
    await publish({ observations: [reading('2026-01-19', '0.04')] });
    await publish({ observations: [reading('2026-01-05', '0.03')] });
    expect(await spans()).toMatchObject([
      { fromDay: '2026-01-05', toDay: '2026-01-19' },
      { fromDay: '2026-01-19', toDay: null },
    ]);
  });

  it('keeps a quarantined reading out of spans until it is accepted', async () => {
    await publish({ observations: [reading('2026-01-05', '0.03')] });
    const odd = reading('2026-01-12', '30', { quarantine: { guard: 'jump', detail: '1000×' } });
    expect(await publish({ observations: [odd] })).toMatchObject({ quarantined: 1, changed: 0 });
    expect(await spans()).toHaveLength(1);
    const [held] = await c.db
      .select({ id: t.quarantines.observationId })
      .from(t.quarantines)
      .innerJoin(t.observations, eq(t.observations.id, t.quarantines.observationId))
      .where(eq(t.observations.offerId, theOffer()));
    const accepted = [{ observationId: held?.id ?? '', by: 'test', reason: 'read twice' }];
    await publish({ accepted });
    expect(await spans()).toMatchObject([{ toDay: '2026-01-12' }, { fromDay: '2026-01-12' }]);
  });

  it('holds a value back anew each time it comes, so that it can be believed again', async () => {
    const hold = { guard: 'jump', detail: '10×' };
    const held = () =>
      c.db
        .select({ id: t.quarantines.observationId })
        .from(t.quarantines)
        .innerJoin(t.observations, eq(t.observations.id, t.quarantines.observationId))
        .where(eq(t.observations.offerId, theOffer()));
    await publish({ observations: [reading('2026-01-05', '0.4', { at: noon('2026-01-05') })] });
    const back = (day: string) =>
      reading('2026-01-05', '0.04', { day, at: noon(day), quarantine: hold });
    await publish({ observations: [back('2026-01-12')] });
    await publish({ observations: [back('2026-01-19')] });
    expect(await held()).toHaveLength(2);
    await publish({ observations: [back('2026-01-19')] });
    expect(await held()).toHaveLength(2);
  });

  it('takes an older reading back when a newer extractor reads the same body otherwise', async () => {
    const body = { hash: sha256(host), size: 1, data: Buffer.from('x') };
    await c.db.insert(t.bodies).values(body);
    const source = sourceId(host, 'host', URL);
    await c.db.insert(t.sources).values({ id: source, hostId: host, url: URL });
    await c.db.insert(t.snapshots).values({
      id: host,
      sourceId: source,
      bodyHash: body.hash,
      takenAt: noon('2026-01-05'),
      contentType: 'text/plain',
      form: 'live',
    });
    const read = (usd: string, obtained: string) =>
      reading('2026-01-05', usd, { snapshotId: host, at: noon('2026-01-05'), obtained });
    await publish({ observations: [read('30', 'synthetic@1')] });
    await publish({ observations: [read('0.03', 'synthetic@2')] });
    expect(await spans()).toMatchObject([
      { fromDay: '2026-01-05', toDay: null, rule: flat('0.03') },
    ]);
    expect((await rebuild(c.db)).differences).toEqual([]);
  });

  it('ends an offer after two absences, not one; unreachable ends nothing', async () => {
    await publish({ observations: [reading('2026-01-05', '0.03')] });
    const gone = (day: string) => ({
      offerId: theOffer(),
      sourceUrl: URL,
      at: new Date(`${day}T00:00:00Z`),
    });
    await publish({ absences: [gone('2026-01-12')] });
    await publish({ unreachable: [gone('2026-01-19')], outcome: 'failed', message: 'HTTP 500' });
    expect(await spans()).toMatchObject([{ toDay: null, gone: false }]);
    expect(await publish({ absences: [gone('2026-01-26')] })).toMatchObject({ gone: 1 });
    expect(await spans()).toMatchObject([{ toDay: '2026-01-12', gone: true }]);
  });

  it('publishes nothing of an aborted run, and nothing at all when one row is bad', async () => {
    await publish({
      observations: [reading('2026-01-05', '0.03')],
      outcome: 'aborted',
      message: 'x',
    });
    expect(await spans()).toEqual([]);
    const bad = reading('2026-01-12', '0.04', { rule: { money: USD, terms: [] } });
    await expect(publish({ observations: [reading('2026-01-05', '0.03'), bad] })).rejects.toThrow();
    expect(await spans()).toEqual([]);
  });

  it('lets a retraction take a reading out, and a rebuild finds that the spans differ', async () => {
    await publish({ observations: [reading('2026-01-05', '0.03'), reading('2026-01-12', '0.04')] });
    expect((await rebuild(c.db)).differences).toEqual([]);
    const [, second] = await spans();
    await c.db
      .insert(t.retractions)
      .values({ observationId: second?.firstObservation ?? '', reason: 'misread' });
    expect((await rebuild(c.db)).differences).toHaveLength(1);
    expect(await spans()).toMatchObject([{ fromDay: '2026-01-05', toDay: null }]);
    expect((await rebuild(c.db)).differences).toEqual([]);
  });

  it('finds that a state of the last try differs, or a dispute that nobody raised', async () => {
    await publish({ observations: [reading('2026-01-05', '0.03'), reading('2026-01-12', '0.04')] });
    await c.db
      .update(t.offerStates)
      .set({ lastTry: 'unreachable', failedTries: 2 })
      .where(eq(t.offerStates.offerId, theOffer()));
    expect((await rebuild(c.db)).differences).toHaveLength(1);
    const [span] = await spans();
    const { offerId = '', firstObservation: observationId = '' } = span ?? {};
    await c.db.insert(t.disputes).values({ offerId, observationId, day: '2026-01-05' });
    expect((await rebuild(c.db)).differences).toHaveLength(1);
    expect((await rebuild(c.db)).differences).toEqual([]);
  });

  it('announces each publish', async () => {
    let heard: (id: string) => void = () => {};
    const told = new Promise<string>((resolve) => {
      heard = resolve;
    });
    const listener = await c.sql.listen('perimage_published', (id) => id === host && heard(id));
    await publish({ observations: [reading('2026-01-05', '0.03')] });
    expect(await told).toBe(host);
    await listener.unlisten();
  });
});

describe('the database keeps its invariants', () => {
  const run = (query: string) => c.sql.unsafe(query);

  it('refuses to change or delete what was read', async () => {
    await publish({ observations: [reading('2026-01-05', '0.03')] });
    for (const table of [
      'observations',
      'checks',
      'bodies',
      'snapshots',
      'verdicts',
      'retractions',
    ]) {
      await expect(run(`delete from ${table}`)).rejects.toThrow(/append-only/);
      await expect(run(`truncate ${table} cascade`)).rejects.toThrow(/append-only/);
    }
    await expect(run(`update observations set quote = 'x'`)).rejects.toThrow(/append-only/);
  });

  it('refuses overlapping spans, backward spans, and another offer’s observation', async () => {
    await publish({ observations: [reading('2026-01-05', '0.03')] });
    const [span] = await spans();
    if (!span) throw new Error('no span');
    const more = (change: Partial<typeof span>) =>
      c.db.insert(t.spans).values({ ...span, ...change });
    await expect(more({ fromDay: '2026-02-01' })).rejects.toThrow();
    await expect(more({ fromDay: '2025-02-01', toDay: '2025-01-01' })).rejects.toThrow();
    const first = span.firstObservation;
    const firstOffer = span.offerId;
    host = `${host}-other`;
    await c.db.insert(t.hosts).values({ id: host, name: host });
    await publish({ observations: [reading('2026-01-05', '0.03')] });
    expect(firstOffer).not.toBe(theOffer());
    await expect(
      c.db.update(t.spans).set({ lastObservation: first }).where(eq(t.spans.offerId, theOffer())),
    ).rejects.toThrow();
  });

  it('refuses a body under a hash that is none, and host words without evidence', async () => {
    await expect(
      c.db.insert(t.bodies).values({ hash: 'x', size: 1, data: Buffer.from('x') }),
    ).rejects.toThrow();
    await publish({ observations: [reading('2026-01-05', '0.03')] });
    await expect(
      c.db.insert(t.observations).values({
        id: sha256('x').slice(0, 16),
        offerId: theOffer(),
        sourceId: sourceId(host, 'host', URL),
        day: '2026-01-05',
        at: new Date(),
        rule: flat('0.03'),
        quote: 'x',
        origin: 'host',
        obtained: 'openrouter@1',
      }),
    ).rejects.toThrow();
  });
});
