import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connection, connect } from '@/db/client';
import { hostRuns, offers, spans, unresolved } from '@/db/schema';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import type { DatasetModule } from '../contract';
import type { SourceResult } from '../plan';
import { lazyRun } from '../run';
import { litellm as real } from './litellm';
import { runDataset } from './run';

let database: TestDatabase;
let connection: Connection;
beforeAll(async () => {
  database = await freshDatabase();
  connection = connect(database.url);
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

const URL = real.sources()[0]?.url ?? '';
const dataset: DatasetModule = {
  ...real,
  sources: () => [{ url: URL, kind: 'api', minimumOffers: 1 }],
};
const FAL = 'fal_ai/fal-ai/flux-pro/v1.1';
const BFL = 'black_forest_labs/flux-pro-1.1';
const entry = (litellm_provider: string, output_cost_per_image: number) => {
  return { litellm_provider, mode: 'image_generation', output_cost_per_image };
};

async function read(day: string, rows: object) {
  const body = { url: URL, contentType: 'application/json', text: JSON.stringify(rows) };
  const result: SourceResult = {
    url: URL,
    takenAt: new Date(`${day}T12:00:00Z`),
    form: 'file',
    precision: 'day',
    minimumOffers: 1,
    body,
  };
  const run = lazyRun(connection.db, 'replay');
  const report = await runDataset(connection.db, dataset, [result], run.id);
  await run.finish();
  return report;
}

const claimed = () =>
  connection.db
    .select({ host: offers.hostId, by: offers.reporter, to: spans.toDay, rule: spans.rule })
    .from(spans)
    .innerJoin(offers, eq(offers.id, spans.offerId))
    .orderBy(offers.hostId, spans.fromDay);

test('one body becomes claims about each host, in one run of the dataset', async () => {
  const unknown = { 'x/y': entry('nobody-knows', 0.02) };
  const rows = {
    [FAL]: entry('fal_ai', 0.04),
    [BFL]: entry('black_forest_labs', 0.04),
    ...unknown,
  };
  const report = await read('2026-11-02', rows);
  expect(report).toMatchObject({ host: 'litellm', outcome: 'published', counts: { new: 2 } });
  expect((await claimed()).map((c) => [c.host, c.by])).toEqual([
    ['bfl', 'litellm'],
    ['fal', 'litellm'],
  ]);
  const runs = await connection.db.select().from(hostRuns);
  expect(runs.map((r) => [r.hostId, r.counts.new])).toEqual([['litellm', 2]]);
  expect(await connection.db.select().from(unresolved)).toMatchObject([
    { wording: 'nobody-knows x/y' },
  ]);
});

test('the same body again changes nothing; a tenfold price is held back', async () => {
  const rows = { [FAL]: entry('fal_ai', 0.04), [BFL]: entry('black_forest_labs', 0.04) };
  expect(await read('2026-11-02', { ...rows, 'x/y': entry('nobody-knows', 0.02) })).toMatchObject({
    outcome: 'skipped',
  });
  const slip = await read('2026-11-09', { ...rows, [FAL]: entry('fal_ai', 0.4) });
  expect(slip.counts).toMatchObject({ confirmed: 1, quarantined: 1, changed: 0 });
});

test('a host that left the file ends after two readings; a broken file ends nothing', async () => {
  const rows = { [BFL]: entry('black_forest_labs', 0.04) };
  expect(await read('2026-11-10', {})).toMatchObject({ outcome: 'failed' });
  await read('2026-11-16', rows);
  expect((await claimed()).every((c) => c.to === null)).toBe(true);
  expect((await read('2026-11-23', rows)).counts.gone).toBe(1);
  const [fal] = await connection.db
    .select({ to: spans.toDay })
    .from(spans)
    .innerJoin(offers, eq(offers.id, spans.offerId))
    .where(and(eq(offers.hostId, 'fal'), eq(offers.reporter, 'litellm')));
  expect(fal?.to).not.toBeNull();
});
