import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Connection, connect } from '@/db/client';
import { disputedReadings } from '@/db/queries/disagreements';
import { hostReadings } from '@/db/queries/status';
import { rebuild } from '@/db/rebuild';
import * as t from '@/db/schema';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { ruleWords } from '@/pricing';
import { summaryTable } from './commands/summary';
import type { HostModule } from './contract';
import { type Handler, type TestServer, testServer } from './fetch/server.test-helper';
import { fetchSources } from './live';
import { HOST, lineModule, page, wordings } from './module.test-helper';
import { lazyRun, runHost } from './run';

const VALUE = 'made-up-key-0001';
let database: TestDatabase;
let c: Connection;
let server: TestServer;
let module: HostModule;
beforeEach(async () => {
  database = await freshDatabase();
  c = connect(database.url);
  server = await testServer();
  module = lineModule([`${server.origin}/page`, `${server.origin}/list`], {
    keyOf: (url) => (url.endsWith('/list') ? { env: 'SOME_KEY', scheme: 'Key' } : null),
  });
});
afterEach(async () => {
  await server.close();
  await c.close();
  await database.drop();
});

const says =
  (...lines: string[]): Handler =>
  (_, res) =>
    void res.writeHead(200, { 'content-type': 'text/plain' }).end(page(...lines));

async function run(env: Record<string, string> = { SOME_KEY: VALUE }) {
  const { results, skipped } = await fetchSources(c.db, module, {
    env,
    allowedHosts: () => ['127.0.0.1'],
    fetcher: { loopback: true, limits: { paceMs: 0, attempts: 1 }, userAgent: 'PerImage/1.0' },
  });
  const id = lazyRun(c.db, 'live').id;
  return { ...(await runHost(c.db, module, results, id, { skipped })), skipped };
}

/** Prices in force: wording and rule. */
async function inForce() {
  const offers = new Map((await c.db.select().from(t.offers)).map((o) => [o.id, o.hostModel]));
  const spans = await c.db.select().from(t.spans);
  return spans
    .filter((s) => s.toDay === null)
    .map((s) => `${offers.get(s.offerId)}: ${ruleWords(s.rule)}`)
    .sort();
}

it('the page and the account’s list of one host disagree: the page rules, the difference is kept', async () => {
  server.on('/page', says('0 0.04', '1 0.05'));
  server.on('/list', says('0 0.036', '1 0.05', '2 0.07'));
  expect(await run()).toMatchObject({ outcome: 'published', counts: { new: 2 }, skipped: [] });
  const prices = [`${wordings[0]}: $0.04 per image`, `${wordings[1]}: $0.05 per image`].sort();
  expect(await inForce()).toEqual(prices);
  const disputed = await disputedReadings(c.db);
  expect(disputed.map((d) => [d.origin, ruleWords(d.rule)])).toEqual([
    ['account', '$0.036 per image'],
  ]);
  expect(await c.db.select().from(t.unresolved)).toMatchObject([
    { wording: wordings[2], reason: expect.stringMatching(/told to our account only/) },
  ]);
  expect((await rebuild(c.db)).differences).toEqual([]);

  // Pages that can't be read leave the price to age; the account's word doesn't replace it.
  server.on('/page', (_, res) => void res.writeHead(404).end());
  expect(await run()).toMatchObject({ outcome: 'failed' });
  expect(await inForce()).toEqual(prices);
});

it('a jump on the page that the account’s list confirms is believed at once', async () => {
  server.on('/page', says('0 0.04'));
  server.on('/list', says('0 0.04'));
  await run();
  server.on('/page', says('0 0.2'));
  server.on('/list', says('0 0.2'));
  expect(await run()).toMatchObject({ outcome: 'published', counts: { quarantined: 0 } });
  // The same day twice: the later reading corrects the earlier one.
  expect(await inForce()).toEqual([`${wordings[0]}: $0.2 per image`]);
});

it('without the key its list is passed over, and every place says so', async () => {
  server.on('/page', says('0 0.04'));
  server.on('/list', says('0 0.04'));
  const report = await run({});
  expect(report).toMatchObject({
    outcome: 'published',
    counts: { new: 1, unreachable: 0 },
    message: 'skipped: needs SOME_KEY',
    skipped: ['needs SOME_KEY'],
  });
  expect(server.asked).toEqual(['/page']);
  expect(summaryTable([report], [], false)).toMatch(/fal: 1 source skipped: needs SOME_KEY/);
  const [reading] = await hostReadings(c.db);
  expect(reading).toMatchObject({
    hostId: HOST,
    lastTry: { ok: true, words: 'skipped: needs SOME_KEY' },
  });
});

it('the key is nowhere in the database, also after answers that repeat it', async () => {
  server.on('/page', says('0 0.04'));
  server.on('/list', says('0 0.04', `? your key is ${VALUE}`));
  expect((await run()).message).toMatch(/repeats our key/);
  const { tables } = { tables: [t.fetches, t.sources, t.unresolved, t.hostRuns, t.observations] };
  for (const table of tables)
    expect(JSON.stringify(await c.db.select().from(table))).not.toContain(VALUE);
  expect(await c.db.select().from(t.bodies)).toHaveLength(1);
});
