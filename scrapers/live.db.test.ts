import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Connection, connect } from '@/db/client';
import * as t from '@/db/schema';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { type Handler, inTurn, type TestServer, testServer } from './fetch/server.test-helper';
import { startWorker } from './job/worker';
import { fetchSources, type LiveOptions } from './live';
import { HOST, lineModule, page } from './module.test-helper';
import { lazyRun, runHost } from './run';

let database: TestDatabase;
let c: Connection;
let server: TestServer;
beforeEach(async () => {
  database = await freshDatabase();
  c = connect(database.url);
  server = await testServer();
});
afterEach(async () => {
  await server.close();
  await c.close();
  await database.drop();
});

const live: LiveOptions = {
  allowedHosts: () => ['127.0.0.1', 'nowhere.invalid'],
  fetcher: { loopback: true, limits: { paceMs: 0, attempts: 1 }, userAgent: 'PerImage/1.0' },
};
const text =
  (body: string, etag: string): Handler =>
  (req, res) => {
    if (req.headers['if-none-match'] === etag) return void res.writeHead(304).end();
    res.writeHead(200, { 'content-type': 'text/plain', etag }).end(body);
  };
const module = (path = '/a') => lineModule([`${server.origin}${path}`]);
const read = async () => {
  const { results } = await fetchSources(c.db, module(), live);
  return runHost(c.db, module(), results, lazyRun(c.db, 'live').id);
};

describe('reading over the network', () => {
  it('counts a page that has not changed as read again, out of the archive', async () => {
    server.on('/a', text(page('0 0.04'), '"1"'));
    expect((await read()).counts.new).toBe(1);
    expect((await read()).counts.confirmed).toBe(1);
    const log = await c.db.select().from(t.fetches).orderBy(t.fetches.id);
    const ofPage = log.filter((row) => row.url.endsWith('/a'));
    expect(ofPage.map((row) => [row.status, row.notModified])).toEqual([
      [200, false],
      [304, true],
    ]);
    expect(ofPage.every((row) => row.snapshotId !== null)).toBe(true);
    expect(await c.db.select().from(t.bodies)).toHaveLength(1);
  });

  it('asks without conditions after a body that was no good', async () => {
    const asked: (string | undefined)[] = [];
    server.on('/a', (req, res) => {
      asked.push(req.headers['if-none-match']);
      res.writeHead(200, { 'content-type': 'application/pdf', etag: '"1"' }).end('x');
    });
    await read();
    await read();
    expect(asked).toEqual([undefined, undefined]);
  });

  it('logs every try that failed, with the reason, and keeps the price', async () => {
    server.on(
      '/a',
      inTurn(text(page('0 0.04'), '"1"'), (_, res) => void res.writeHead(503).end()),
    );
    await read();
    expect(await read()).toMatchObject({ outcome: 'failed', counts: { unreachable: 1 } });
    const log = await c.db.select().from(t.fetches).orderBy(t.fetches.id);
    expect(log.at(-1)).toMatchObject({ status: 503, error: expect.stringMatching(/answered 503/) });
    expect(await c.db.select().from(t.spans)).toHaveLength(1);
  });

  it('gives up on a name that cannot be looked up after the first of its pages', async () => {
    const many = lineModule(['/1', '/2', '/3'].map((path) => `https://nowhere.invalid${path}`));
    const { results } = await fetchSources(c.db, many, live);
    expect(results).toHaveLength(3);
    const log = await c.db.select().from(t.fetches);
    expect(log.filter((row) => !row.url.endsWith('/robots.txt'))).toHaveLength(1);
  });
});

describe('the worker', () => {
  const until = async (done: () => boolean | Promise<boolean>, tries = 200) => {
    for (let i = 0; i < tries && !(await done()); i++) await new Promise((r) => setTimeout(r, 50));
    expect(await done()).toBe(true);
  };
  const start = (modules: ReturnType<typeof module>[], log: string[]) =>
    startWorker({ url: database.url, modules, live, log: (line) => log.push(line) });

  it('does the weekly job at once when it never ran, and only then', async () => {
    server.on('/a', text(page('0 0.04'), '"1"'));
    const log: string[] = [];
    const worker = await start([module()], log);
    await until(() => log.some((line) => line.startsWith(HOST)));
    await worker.stop();
    expect(log.at(-1)).toBe(`${HOST}: 1 new`);
    const runs = await c.db.select().from(t.runs);
    expect(runs).toMatchObject([{ kind: 'live', finishedAt: expect.any(Date) }]);

    const again = await start([module()], log);
    await new Promise((r) => setTimeout(r, 300));
    await again.stop();
    expect(await c.db.select().from(t.runs)).toHaveLength(1);
  });

  it('says in one quiet line that there is no network, and comes back to it', async () => {
    const log: string[] = [];
    const worker = await start([lineModule(['https://nowhere.invalid/a'])], log);
    await until(async () => {
      const rows =
        await c.sql`select attempts from graphile_worker.jobs where attempts >= 1 and locked_at is null`;
      return rows.length > 0;
    });
    await worker.stop();
    expect(log.filter((line) => !line.startsWith('weekly run'))).toEqual([
      `${HOST}: its name could not be looked up; is there a network?; trying again later`,
    ]);
    expect(await c.db.select().from(t.hostRuns)).toEqual([]);
  });

  it('stops in the middle of a slow page and leaves the job to the next worker', async () => {
    let asked = false;
    server.on('/a', () => {
      asked = true;
    });
    const log: string[] = [];
    const worker = await start([module()], log);
    await until(() => asked);
    await worker.stop();
    server.on('/a', text(page('0 0.04'), '"1"'));
    await c.sql`update graphile_worker._private_jobs set run_at = now()`;
    const next = await start([module()], log);
    await until(() => log.includes(`${HOST}: 1 new`));
    await next.stop();
  });

  it('that was killed leaves its job to the next one, at once', async () => {
    let asked = false;
    server.on('/a', () => {
      asked = true;
    });
    const script = fileURLToPath(new URL('./job/worker.test-helper.ts', import.meta.url));
    const argv = ['--import', 'tsx', script, database.url, `${server.origin}/a`];
    const child = spawn(process.execPath, argv, { stdio: 'ignore' });
    const ended = once(child, 'exit');
    try {
      await until(() => asked, 600);
    } finally {
      child.kill('SIGKILL');
      await ended;
    }
    const taken = () => c.sql`select 1 from graphile_worker.jobs where locked_at is not null`;
    expect(await taken()).toHaveLength(1);
    server.on('/a', text(page('0 0.04'), '"1"'));
    const log: string[] = [];
    const next = await start([module()], log);
    await until(() => log.includes(`${HOST}: 1 new`));
    await next.stop();
    expect(await c.db.select().from(t.runs)).toHaveLength(1);
  }, 60_000);

  it('leaves the jobs of a living one alone', async () => {
    let asked = 0;
    server.on('/a', () => {
      asked += 1;
    });
    const living = await start([module()], []);
    await until(() => asked === 1);
    const other = await start([module()], []);
    await new Promise((r) => setTimeout(r, 500));
    expect(asked).toBe(1);
    await other.stop();
    await living.stop();
  });

  it('does the first weekly job although a host was read by hand before', async () => {
    server.on('/a', text(page('0 0.04'), '"1"'));
    await read();
    const log: string[] = [];
    const worker = await start([module()], log);
    await until(() => log.includes(`${HOST}: 1 confirmed`));
    await worker.stop();
  });
});
