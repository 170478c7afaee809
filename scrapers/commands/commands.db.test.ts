import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Connection, connect } from '@/db/client';
import { importPriceBook } from '@/db/import-price-book';
import { PUBLISHED } from '@/db/publish';
import * as t from '@/db/schema';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { runScript } from './command.test-helper';

let database: TestDatabase;
let c: Connection;
let dir: string;
beforeEach(async () => {
  database = await freshDatabase();
  c = connect(database.url);
  dir = mkdtempSync(join(tmpdir(), 'perimage-replay-'));
});
afterEach(async () => {
  rmSync(dir, { recursive: true, force: true });
  await c.close();
  await database.drop();
});

const script = (name: string, ...args: string[]) =>
  runScript(name, args, { DATABASE_URL: database.url });
const all = async () => ({
  runs: await c.db.select().from(t.runs),
  hostRuns: await c.db.select().from(t.hostRuns).orderBy(t.hostRuns.id),
  checks: await c.db.select().from(t.checks),
  observations: await c.db.select().from(t.observations).orderBy(t.observations.id),
  spans: await c.db.select().from(t.spans).orderBy(t.spans.offerId, t.spans.fromDay),
});
const slow = { timeout: 120_000 };

describe('replaying', slow, () => {
  it('refuses bodies made up for tests unless told otherwise, and writes nothing', async () => {
    mkdirSync(join(dir, 'cloudflare/recorded'), { recursive: true });
    writeFileSync(join(dir, 'cloudflare/recorded/a.md'), 'nothing of use');
    const url = 'https://developers.cloudflare.com/workers-ai/platform/pricing/';
    const entry = {
      host: 'cloudflare',
      url,
      file: 'a.md',
      contentType: 'text/markdown',
      status: 200,
      capturedAt: '2026-03-01',
      form: 'file',
    };
    writeFileSync(join(dir, 'cloudflare/recorded/index.json'), JSON.stringify([entry]));

    const refused = await script('scrape', '--replay', dir);
    expect(refused).toMatchObject({ code: 2, err: expect.stringMatching(/made up for tests/) });
    expect((await all()).runs).toEqual([]);

    const dry = await script('scrape', '--replay', dir, '--dry-run', '--json');
    expect(JSON.parse(dry.out)).toMatchObject({ dryRun: true, total: { failed: 1, new: 0 } });
    expect((await all()).runs).toEqual([]);

    const told = await script('scrape', '--replay', dir, '--allow-synthetic');
    expect(told.err).toMatch(/cloudflare 2026-03-01 \(1 source\): aborted/);
    expect(told.code).toBe(1);
    expect(await c.db.select().from(t.hostRuns)).toMatchObject([{ outcome: 'aborted' }]);
  });

  const captures = join(import.meta.dirname, '../../../shared/captures');
  // Real bodies are third parties' material and not part of the repository.
  it.skipIf(!existsSync(captures))(
    'real bodies twice publishes nothing the second time (skipped without ../shared)',
    async () => {
      await importPriceBook(c.db);
      const first = await script('scrape', '--replay', captures, '--json');
      expect(first.code).toBe(0);
      const { total } = JSON.parse(first.out);
      expect(total.new + total.confirmed + total.changed).toBeGreaterThan(100);
      const before = await all();
      const heard: string[] = [];
      await c.sql.listen(PUBLISHED, (host) => heard.push(host));
      const second = await script('scrape', '--replay', captures, '--json');
      expect(JSON.parse(second.out).total).toMatchObject({
        new: 0,
        changed: 0,
        confirmed: 0,
        gone: 0,
        quarantined: 0,
        unresolved: 0,
      });
      expect(await all()).toEqual(before);
      expect(heard).toEqual([]);

      const quote = await script('quote', 'cloudflare', '@cf/black-forest-labs/flux-1-schnell');
      expect(JSON.parse(quote.out)).toMatchObject({ model: 'flux-1-schnell', usd: '0.0006336' });
      const nothing = await script('review');
      expect(nothing.out).toMatch(/Nothing waits|Decide with/);
      expect((await script('diagnose', 'cloudflare')).out).toMatch(/last good run: \d{4}/);
    },
  );
});
