import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq, isNotNull } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connection, connect } from '@/db/client';
import { correct } from '@/db/correct';
import { importHistories, readHistories } from '@/db/history/import';
import { importPriceBook } from '@/db/import-price-book';
import { rebuild } from '@/db/rebuild';
import * as t from '@/db/schema';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { perImage, USD } from '@/pricing';
import { runScript } from '@/scrapers/commands/command.test-helper';

let database: TestDatabase;
let c: Connection;
let dir: string;
beforeAll(async () => {
  database = await freshDatabase();
  c = connect(database.url);
  dir = mkdtempSync(join(tmpdir(), 'perimage-rebuild-'));
});
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  await c?.close();
  await database?.drop();
});

const folded = async () => ({
  spans: await c.db.select().from(t.spans).orderBy(t.spans.offerId, t.spans.fromDay),
  states: await c.db.select().from(t.offerStates).orderBy(t.offerStates.offerId),
  disputes: await c.db
    .select()
    .from(t.disputes)
    .orderBy(t.disputes.offerId, t.disputes.observationId),
});

test('after book, replay, imported history and corrections a rebuild gives the same, to the digit', async () => {
  await importPriceBook(c.db);
  const bodies = join(import.meta.dirname, '../scrapers/hosts');
  const args = ['--replay', bodies, '--allow-synthetic', '--json'];
  const replay = await runScript('scrape', args, { DATABASE_URL: database.url });
  const { total } = JSON.parse(replay.out);
  expect(total.new + total.changed + total.confirmed).toBeGreaterThan(50);

  // Made-up changes of a real entry, years from now.
  const head =
    'observed_at,source_repo,source_commit,host,model_id,field,unit,value_usd,event,prev_value_usd,mode,commit_subject';
  const line = (day: string, usd: string) =>
    `${day}T10:00:00Z,synthetic/list,${'a'.repeat(40)},recraft,recraft/recraftv3,output_cost_per_image,USD/image,${usd},changed,,image_generation,x`;
  const rows = [head, line('2031-01-05', '0.06'), line('2031-02-02', '0.07')].join('\n');
  writeFileSync(join(dir, 'litellm-image-price-history.csv'), rows);
  expect((await importHistories(c.db, readHistories(dir).parts)).written).toBe(1);

  const [fromBody] = await c.db
    .select({ id: t.observations.id })
    .from(t.observations)
    .innerJoin(t.spans, eq(t.spans.lastObservation, t.observations.id))
    .where(and(isNotNull(t.observations.snapshotId), eq(t.observations.origin, 'host')))
    .orderBy(t.observations.id)
    .limit(1);
  const [fromBook] = await c.db
    .select({ id: t.observations.id })
    .from(t.observations)
    .innerJoin(t.checks, eq(t.checks.observationId, t.observations.id))
    .where(eq(t.observations.obtained, 'recorded: LiteLLM’s price file'))
    .orderBy(t.observations.id)
    .limit(1);
  const right = { rule: { money: USD, terms: [perImage('0.0123')] }, quote: 'made up' };
  const wrong = [fromBody, fromBook].map((row) => row?.id ?? '');
  for (const observationId of wrong)
    await correct(c.db, { observationId, reason: 'a test', instead: right });
  await importPriceBook(c.db);

  const before = await folded();
  expect(before.spans.filter((s) => s.rule.terms[0]?.amount === '0.0123')).not.toEqual([]);
  const { offers, differences } = await rebuild(c.db);
  expect(offers).toBeGreaterThan(1000);
  expect(differences).toEqual([]);
  expect(await folded()).toEqual(before);
}, 180_000);
