import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Connection, connect } from '@/db/client';
import { rebuild } from '@/db/rebuild';
import * as t from '@/db/schema';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { type TestServer, testServer } from '../fetch/server.test-helper';
import { lineModule, manyHosts, page } from '../module.test-helper';
import { startWorker } from './worker';

const HOSTS = manyHosts(6);
const BODY = page('0 0.04', '1 0.05');

let database: TestDatabase;
let c: Connection;
let server: TestServer;
let children: ChildProcess[];
/** Who asked for which host's page, in order. */
let asked: { host: string; by: number }[];

beforeEach(async () => {
  database = await freshDatabase();
  c = connect(database.url);
  server = await testServer();
  children = [];
  asked = [];
});
afterEach(async () => {
  const living = children.filter((child) => child.exitCode === null && child.signalCode === null);
  const ended = living.map((child) => once(child, 'exit'));
  for (const child of living) child.kill('SIGKILL');
  await Promise.all(ended);
  await server.close();
  await c.close();
  await database.drop();
});

async function until(what: string, done: () => boolean | Promise<boolean>, seconds = 60) {
  const end = Date.now() + seconds * 1000;
  while (!(await done())) {
    if (Date.now() > end) throw new Error(`still not: ${what}`);
    await new Promise((r) => setTimeout(r, 50));
  }
}

const urls = () => HOSTS.map((_, i) => `${server.origin}/h${i}`);
const modules = () => urls().map((url, i) => lineModule([url], { host: HOSTS[i] ?? '' }));
const answer = (res: ServerResponse) =>
  void res.writeHead(200, { 'content-type': 'text/plain' }).end(BODY);

/** Every page; `first` takes a process's first request in hand instead of answering it. */
function servePages(first: (by: number, res: ServerResponse) => void = (_, res) => answer(res)) {
  HOSTS.forEach((host, i) => {
    server.on(`/h${i}`, (req, res) => {
      const by = Number(/\((\d+)\)/.exec(req.headers['user-agent'] ?? '')?.[1]);
      const isFirst = !asked.some((a) => a.by === by);
      asked.push({ host, by });
      if (isFirst) first(by, res);
      else answer(res);
    });
  });
}

function spawnWorker(): ChildProcess {
  const script = fileURLToPath(new URL('./worker.test-helper.ts', import.meta.url));
  const argv = ['--import', 'tsx', script, database.url, ...urls()];
  const child = spawn(process.execPath, argv, { stdio: 'ignore' });
  children.push(child);
  return child;
}

const finishedRuns = async () => (await c.db.select().from(t.runs)).filter((r) => r.finishedAt);
const inProcess = () =>
  startWorker({
    url: database.url,
    modules: modules(),
    live: {
      allowedHosts: () => ['127.0.0.1'],
      fetcher: {
        loopback: true,
        limits: { paceMs: 0, attempts: 1 },
        userAgent: 'PerImage/1.0 (1)',
      },
    },
    log: () => {},
  });

it('three workers, one killed in the middle of its job: every host is done exactly once', async () => {
  const held = new Map<number, ServerResponse>();
  servePages((by, res) => void held.set(by, res));
  for (let i = 0; i < 3; i++) spawnWorker();
  await until('three workers with a job each', () => held.size === 3, 90);

  const [victim] = children;
  const pid = victim?.pid ?? 0;
  const lost = asked.find((a) => a.by === pid)?.host;
  const ended = victim && once(victim, 'exit');
  process.kill(pid, 'SIGKILL');
  expect((await ended)?.[1]).toBe('SIGKILL');
  for (const [by, res] of held) if (by !== pid) answer(res);
  await until('the run is finished', async () => (await finishedRuns()).length === 1);
  await until('no job is left', async () => {
    return (await c.sql`select 1 from graphile_worker.jobs`).length === 0;
  });

  expect(await c.db.select().from(t.runs)).toHaveLength(1);
  // The killed one's host was asked for again, by another; every other host once.
  const askers = (host: string) => asked.filter((a) => a.host === host).map((a) => a.by);
  for (const host of HOSTS) expect(askers(host), host).toHaveLength(host === lost ? 2 : 1);
  expect(askers(lost ?? '')[1]).not.toBe(pid);

  const hostRuns = await c.db.select().from(t.hostRuns);
  expect(hostRuns.map((r) => [r.hostId, r.outcome, r.counts.new]).sort()).toEqual(
    HOSTS.map((host) => [host, 'published', 2]).sort(),
  );
  const offers = await c.db.select().from(t.offers);
  expect(offers).toHaveLength(2 * HOSTS.length);
  const ids = offers.map((o) => o.id).sort();
  const once_ = (rows: { offerId: string }[]) => rows.map((r) => r.offerId).sort();
  expect(once_(await c.db.select().from(t.observations))).toEqual(ids);
  expect(once_(await c.db.select().from(t.checks))).toEqual(ids);
  expect(once_(await c.db.select().from(t.spans))).toEqual(ids);
  expect((await rebuild(c.db)).differences).toEqual([]);
}, 180_000);

it('weeks that were slept through are made up for, once for all of them', async () => {
  servePages();
  const first = await inProcess();
  await until('the first run', async () => (await finishedRuns()).length === 1);
  await first.stop();
  await c.sql`update graphile_worker._private_known_crontabs
    set known_since = now() - interval '25 days', last_execution = now() - interval '24 days'`;
  const late = await inProcess();
  await until('the run that was missed', async () => (await finishedRuns()).length === 2);
  await late.stop();
  const again = await inProcess();
  await new Promise((r) => setTimeout(r, 500));
  await again.stop();
  expect(await c.db.select().from(t.runs)).toHaveLength(2);
  const second = (await c.db.select().from(t.hostRuns)).filter((r) => r.runId === 2);
  expect(second.map((r) => r.counts.confirmed)).toEqual(HOSTS.map(() => 2));
}, 60_000);

it('a worker killed between publishing and the end of its job: the next one only closes the run', async () => {
  servePages();
  const first = await inProcess();
  await until('the first run', async () => (await finishedRuns()).length === 1);
  await first.stop();
  await c.db.update(t.runs).set({ finishedAt: null });
  const payload = JSON.stringify({ host: HOSTS[0], runId: 1, hosts: HOSTS.length });
  await c.sql`select graphile_worker.add_job('scrape-host', ${payload}::text::json)`;
  const next = await inProcess();
  await until('the run is closed', async () => (await finishedRuns()).length === 1);
  await next.stop();
  expect(asked).toHaveLength(HOSTS.length);
  expect(await c.db.select().from(t.hostRuns)).toHaveLength(HOSTS.length);
}, 60_000);
