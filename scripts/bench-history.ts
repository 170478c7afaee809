/**
 * How loading and drawing history grow with the weeks: a synthetic market of 5,000 offers, read
 * weekly, in a throwaway database. A whole run writes docs/bench.md; a part of one is printed.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { inArray } from 'drizzle-orm';
import { plot } from '@/app/lib/chart';
import { lanes } from '@/app/lib/history';
import { historyView } from '@/app/lib/history-view';
import { modelById } from '@/catalog';
import { type Connection, connect } from '@/db/client';
import { runCommand, UsageError } from '@/db/commands/run';
import { migrate } from '@/db/migrate';
import { checksOfOffer, readingsOfOffer } from '@/db/queries/evidence';
import { loadMarket } from '@/db/queries/market';
import { refold } from '@/db/refold';
import { spans } from '@/db/schema';
import { startServer } from '@/db/server';
import { onServer } from '@/db/testing';
import { workload } from '@/pricing';
import { LAST_DAY, MODEL, makeMarket, OFFERS, OFFERS_OF_MODEL, someOffers } from './bench/market';
import { page, type Row } from './bench/page';
import { root } from './lib/bootstrap.mjs';
import { buildSite, nextBin } from './lib/build';
import { freePort } from './lib/ports';

const WEEKS = [52, 104, 260, 520];
const PAGE = join(import.meta.dirname, '../docs/bench.md');
/** Offers whose made-up spans are held against a refold of their readings. */
const SAMPLE = 100;
const DIST = '.perimage/next-bench';

/** Milliseconds of the median and of the 99th in a hundred. */
async function timed(times: number, go: () => unknown): Promise<{ p50: number; p99: number }> {
  await go();
  const took: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    await go();
    took.push(performance.now() - start);
  }
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(times - 1, Math.ceil(times * share) - 1)] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

async function measure(c: Connection, weeks: number, base: string | null): Promise<Row> {
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  const market = await loadMarket(c.db);
  const loadMs = performance.now() - start;
  global.gc?.();
  const heapMb = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  const model = modelById(MODEL);
  if (!model) throw new Error(`no model ${MODEL} in the catalog`);
  const draw = () => {
    const own = market.offers.filter((o) => o.modelId === MODEL);
    const all = lanes(model, own, workload({}), LAST_DAY);
    return plot(historyView(all, {}, LAST_DAY), LAST_DAY);
  };
  const [offer = ''] = await someOffers(c, 1);
  const counted = await c.sql.unsafe(
    'select (select count(*)::int from spans) spans, (select count(*)::int from checks) checks',
  );
  return {
    weeks,
    checks: Number(counted[0]?.checks),
    spans: Number(counted[0]?.spans),
    loadMs,
    heapMb,
    draw: await timed(100, draw),
    evidence: await timed(100, () =>
      Promise.all([readingsOfOffer(c.db, offer), checksOfOffer(c.db, offer)]),
    ),
    page: base ? await pageTimes(base) : null,
  };
}

async function pageTimes(base: string): Promise<{ p50: number; p99: number; kb: number }> {
  const url = `${base}/models/${MODEL}/history`;
  let bytes = 0;
  const times = await timed(100, async () => {
    const answer = await fetch(url, { signal: AbortSignal.timeout(60_000) });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
    bytes = text.length;
  });
  return { ...times, kb: bytes / 1024 };
}

/** A site of its own for each size, so that its market is the one just made. */
async function served<T>(url: string, go: (base: string) => Promise<T>): Promise<T> {
  const port = String(await freePort());
  const base = `http://127.0.0.1:${port}`;
  const env = { ...process.env, DATABASE_URL: url, PERIMAGE_DIST_DIR: DIST };
  const args = [nextBin, 'start', '--port', port, '--hostname', '127.0.0.1'];
  const site = spawn(process.execPath, args, {
    cwd: root,
    env: { ...env, NODE_ENV: 'production', PERIMAGE_TODAY: LAST_DAY },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => site.once('exit', resolve));
  try {
    await untilUp(base);
    return await go(base);
  } finally {
    site.kill();
    await ended;
  }
}

async function untilUp(base: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const up = await fetch(`${base}/robots.txt`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) return;
    await sleep(200);
  }
  throw new Error('the site did not come up within a minute');
}

/** An empty, migrated database for each size. */
async function inDatabase<T>(url: string, weeks: number, go: (url: string) => Promise<T>) {
  await onServer(url, `create database bench_${weeks}`);
  const own = new URL(url);
  own.pathname = `/bench_${weeks}`;
  await migrate(own.href);
  const result = await go(own.href);
  await onServer(url, `drop database bench_${weeks} with (force)`);
  return result;
}

/** What was made is what publishing week by week would have given: a sample folded anew. */
async function checkFolding(c: Connection): Promise<void> {
  const sample = await someOffers(c, SAMPLE);
  const stored = () =>
    c.db
      .select()
      .from(spans)
      .where(inArray(spans.offerId, sample))
      .orderBy(spans.offerId, spans.fromDay);
  const made = JSON.stringify(await stored());
  await refold(c.db, sample);
  if (JSON.stringify(await stored()) !== made) throw new Error('not what folding gives');
}

async function benchmark(url: string, weeks: number, pages: boolean): Promise<Row> {
  const c = connect(url, { max: 4 });
  try {
    await makeMarket(c, weeks);
    const row = pages
      ? await served(url, (base) => measure(c, weeks, base))
      : await measure(c, weeks, null);
    await checkFolding(c);
    return row;
  } finally {
    await c.close();
  }
}

const USAGE = `usage: npm run bench:history [-- [--no-page] [--weeks ${WEEKS.join(',')}]]
(--no-page: without building and serving the site)`;

function asked(args: string[]): { pages: boolean; sizes: number[] } {
  const { values } = optionsOf(args);
  const sizes = values.weeks === undefined ? WEEKS : values.weeks.split(',').map(Number);
  if (!sizes.every((n) => Number.isInteger(n) && n >= 2 && n <= 1040)) throw new UsageError(USAGE);
  return { pages: !values['no-page'], sizes };
}

function optionsOf(args: string[]) {
  try {
    const options = { 'no-page': { type: 'boolean' }, weeks: { type: 'string' } } as const;
    return parseArgs({ args, options });
  } catch {
    throw new UsageError(USAGE);
  }
}

await runCommand(async () => {
  const { pages, sizes } = asked(process.argv.slice(2));
  if (pages) await buildSite(DIST);
  const dataDir = mkdtempSync(join(tmpdir(), 'perimage-bench-'));
  const settings = { fsync: 'off', synchronous_commit: 'off', max_wal_size: '4GB' };
  const server = await startServer({ dataDir, settings });
  const rows: Row[] = [];
  try {
    for (const weeks of sizes) {
      const row = await inDatabase(server.url, weeks, (url) => benchmark(url, weeks, pages));
      rows.push(row);
      console.log(JSON.stringify(row));
    }
    const text = page(rows, { offers: OFFERS, ofModel: OFFERS_OF_MODEL, model: MODEL });
    // Only a whole run replaces the documented table: a part of it would pass for all of it.
    if (pages && sizes === WEEKS) {
      writeFileSync(PAGE, text);
      console.log('Written to docs/bench.md.');
    } else {
      console.log(text);
    }
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
