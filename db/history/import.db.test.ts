import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Connection, connect } from '../client';
import { importPriceBook } from '../import-price-book';
import { rebuild } from '../rebuild';
import * as t from '../schema';
import { freshDatabase, type TestDatabase } from '../testing';
import { importHistories, readHistories } from './import';

// A few made-up changes in the true shape; hosts and wordings are the catalog's, prices nobody's.
const HEAD =
  'observed_at,source_repo,source_commit,host,model_id,field,unit,value_usd,event,prev_value_usd,mode,commit_subject';
const COMMIT = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const line = (day: string, host: string, model: string, usd: string, event = 'changed') =>
  `${day}T10:00:00Z,synthetic/list,${COMMIT},${host},${model},output_cost_per_image,USD/image,${usd},${event},,image_generation,"a, b"`;
const RECRAFT = ['recraft', 'recraft/recraftv3'] as const;
const FAL = ['fal_ai', 'fal_ai/fal-ai/recraft/v3/text-to-image'] as const;
const LINES = [
  line('2031-01-05', ...RECRAFT, '0.04', 'added'),
  line('2031-01-05', ...FAL, '0.05', 'added'),
  line('2031-02-02', ...RECRAFT, '0.05'),
  line('2031-03-02', ...RECRAFT, '0.5'),
  line('2031-04-06', ...RECRAFT, '', 'removed'),
  line('2031-05-04', ...FAL, '0.06'),
];

let database: TestDatabase;
let c: Connection;
let dir: string;
beforeEach(async () => {
  database = await freshDatabase();
  c = connect(database.url);
  dir = mkdtempSync(join(tmpdir(), 'perimage-history-'));
});
afterEach(async () => {
  rmSync(dir, { recursive: true, force: true });
  await c.close();
  await database.drop();
});

const write = (lines: readonly string[], head = HEAD) =>
  writeFileSync(join(dir, 'litellm-image-price-history.csv'), [head, ...lines, ''].join('\n'));

function start(...args: string[]) {
  const script = join(import.meta.dirname, '../commands/import-history.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    env: { ...process.env, DATABASE_URL: database.url },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, out, err })),
  );
  return { child, ended };
}
const run = (...args: string[]) => start(...args).ended;

/** What was read and what follows from it, without what only says when it was written. */
async function facts() {
  const observations = await c.db.select().from(t.observations).orderBy(t.observations.id);
  const checks = await c.db.select().from(t.checks);
  return {
    observations: observations.map(({ recordedAt: _, ...rest }) => rest),
    checks: checks.map(({ id: _, hostRunId: __, ...rest }) => JSON.stringify(rest)).sort(),
    spans: await c.db.select().from(t.spans).orderBy(t.spans.offerId, t.spans.fromDay),
    held: (await c.db.select().from(t.quarantines)).map(({ at: _, ...rest }) => rest),
  };
}
async function everything() {
  const tables = [t.runs, t.hostRuns, t.imports, t.checks, t.observations, t.offers, t.sources];
  const rows = await Promise.all(tables.map((table) => c.db.select().from(table)));
  return { rows, ...(await facts()) };
}

describe('importing a history', { timeout: 60_000 }, () => {
  it('folds dated claims of the dataset, holds back a jump, and never ranks them', async () => {
    write(LINES);
    const { code, out, err } = await run(dir);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/Imported 2 of 2 parts/);
    const offers = await c.db.select().from(t.offers);
    expect(offers.map((o) => [o.hostId, o.reporter, o.modelId]).sort()).toEqual([
      ['fal', 'litellm', 'recraft-v3'],
      ['recraft', 'litellm', 'recraft-v3'],
    ]);
    const { spans, held, observations } = await facts();
    const own = (host: string) =>
      spans.filter((s) => offers.find((o) => o.id === s.offerId)?.hostId === host);
    const told = (host: string) =>
      own(host).map((s) => [s.fromDay, s.toDay, s.rule.terms[0]?.amount, s.gone]);
    expect(told('recraft')).toEqual([
      ['2031-01-05', '2031-02-02', '0.04', false],
      ['2031-02-02', '2031-04-06', '0.05', true],
    ]);
    expect(told('fal')).toEqual([
      ['2031-01-05', '2031-05-04', '0.05', false],
      ['2031-05-04', null, '0.06', false],
    ]);
    expect(held).toMatchObject([{ guard: 'jumped' }]);
    expect(new Set(observations.map((o) => o.origin))).toEqual(new Set(['dataset']));
    expect((await rebuild(c.db)).differences).toEqual([]);
  });

  it('changes nothing the second time, and adds what a longer file says', async () => {
    write(LINES.slice(0, 3));
    await run(dir);
    const before = await everything();
    expect(await run(dir)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/All of it is in the database already/),
    });
    expect(await everything()).toEqual(before);
    write(LINES);
    await run(dir);
    const grown = await facts();
    await c.sql.unsafe('delete from imports');
    await run(dir);
    expect(await facts()).toEqual(grown);
    expect((await rebuild(c.db)).differences).toEqual([]);
  });

  it('killed in the middle, goes on where it stopped', async () => {
    write(LINES);
    const locker = connect(database.url, { max: 1 });
    let release = () => {};
    // As another publish of that host would: the import waits after its first part.
    const locked = locker.db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('host:recraft', 0))`);
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    });
    const { child, ended } = start(dir);
    const parts = () => c.db.select().from(t.imports);
    while ((await parts()).length < 1) await sleep(50);
    await sleep(300);
    child.kill('SIGKILL');
    expect((await ended).code).toBeNull();
    release();
    await locked;
    await locker.close();
    expect((await parts()).map((p) => p.name)).toEqual([
      'history litellm-image-price-history.csv fal',
    ]);
    expect((await run(dir)).out).toMatch(/Imported 1 of 2 parts \(1 were there\)/);
    const resumed = await facts();

    await c.close();
    await database.drop();
    database = await freshDatabase();
    c = connect(database.url);
    await run(dir);
    expect(resumed).toEqual(await facts());
  });

  it('names bad rows by file and line, and leaves out whole what they belong to', async () => {
    write([
      ...LINES.slice(0, 2),
      line('2031-02-02', ...RECRAFT, 'a lot'),
      'not,a,row',
      line('2031-02-30', ...RECRAFT, '0.05'),
      line('2031-05-04', ...FAL, '0.06'),
    ]);
    const { code, out, err } = await run(dir);
    expect(code).toBe(1);
    const name = 'litellm-image-price-history.csv';
    expect(err.trim().split('\n')).toEqual([
      `${name}, line 4: value_usd: expected US dollars as a number`,
      `${name}, line 5: 3 fields where 12 were expected`,
      expect.stringMatching(/line 6: observed_at: /),
    ]);
    expect(out).toMatch(/3 bad rows/);
    expect((await c.db.select().from(t.offers)).map((o) => o.hostId)).toEqual(['fal']);
  });

  it.each<[string, () => void, RegExp]>([
    ['an unknown column', () => write([], `${HEAD},colour`), /unknown column "colour"$/],
    ['a missing column', () => write([], HEAD.replace(',field', '')), /no column field$/],
    [
      'an empty file',
      () => writeFileSync(join(dir, 'litellm-image-price-history.csv'), ''),
      /is empty$/,
    ],
    ['a folder without histories', () => {}, /no history in .*: expected litellm/],
  ])('refuses %s in one line and writes nothing', async (_, make, words) => {
    make();
    const { code, out, err } = await run(dir);
    expect([code, out, err.trim().split('\n').length]).toEqual([2, '', 1]);
    expect(err.trim()).toMatch(words);
    expect(await c.db.select().from(t.runs)).toEqual([]);
  });

  it('only looks with --dry-run', async () => {
    write(LINES);
    expect(await run(dir, '--dry-run')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Read 5 dated prices of 2 hosts.*Nothing was written/s),
    });
    expect(await c.db.select().from(t.runs)).toEqual([]);
    expect((await run()).code).toBe(2);
  });
});

const real = join(import.meta.dirname, '../../../shared/history');

describe.skipIf(!existsSync(real))('the real histories (skipped without ../shared)', () => {
  it('say nothing twice that the price book says, and stand without it', async () => {
    const { parts, faults, inBook } = readHistories(real);
    expect(faults).toEqual([]);
    expect(inBook).toBeGreaterThan(400);
    await importHistories(c.db, parts);
    const alone = await facts();
    expect(alone.observations.length).toBeGreaterThan(400);
    await importPriceBook(c.db);
    const both = await facts();
    await importHistories(c.db, parts);
    expect(await facts()).toEqual(both);
    // In the other order, too: the same facts, whoever brought them.
    const other = await freshDatabase();
    const d = connect(other.url);
    try {
      await importPriceBook(d.db);
      const book = (await d.db.select().from(t.observations)).length;
      await importHistories(d.db, parts);
      expect((await d.db.select().from(t.observations)).length).toBe(book);
      expect(both.observations.length).toBe(book);
      const spans = await d.db.select().from(t.spans).orderBy(t.spans.offerId, t.spans.fromDay);
      expect(spans).toEqual(both.spans);
      expect((await rebuild(d.db)).differences).toEqual([]);
    } finally {
      await d.close();
      await other.drop();
    }
  }, 120_000);
});
