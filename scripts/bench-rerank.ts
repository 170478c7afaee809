/**
 * How long a change of the need keeps a reader waiting: 1,000 offers of the home table re-ranked
 * in Chromium on a processor slowed down fourfold. Writes docs/bench-rerank.md.
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { FIRST_DRAWN } from '@/app/components/need/gradual';
import { liveMarket } from '@/app/lib/live-pages';
import { connect } from '@/db/client';
import { loadMarket } from '@/db/queries/market';
import { today } from '@/pricing';
import { changed, random, randomNeed } from './bench/needs';
import { enlarged } from './bench/offers';
import type { Took } from './bench/rerank-page';
import { bootstrap, root } from './lib/bootstrap.mjs';
import { browserArgs } from './lib/browser-args';
import { findChromium } from './lib/chromium.mjs';
import { filledDatabase } from './lib/filled-site';
import { PROFILE } from './lib/measure';
import { Failure } from './lib/progress.mjs';

const OFFERS = 1_000;
const CHANGES = 250;
/** The first answers, while the browser still compiles, are no re-ranking. */
const WARM = 20;
/** From a field's change to the rows at the head of the table, at p95. */
const LIMIT_MS = 16;
const PAGE = join(root, 'docs/bench-rerank.md');

async function offers() {
  const c = connect(await filledDatabase({ replay: true }), { max: 2 });
  try {
    const day = today();
    return liveMarket({ market: await loadMarket(c.db), day, asOf: null, error: null });
  } finally {
    await c.close();
  }
}

async function bundled(): Promise<string> {
  const made = await build({
    entryPoints: [join(root, 'scripts/bench/rerank-page.ts')],
    inject: [join(root, 'scripts/bench/slices.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    tsconfig: join(root, 'tsconfig.base.json'),
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return made.outputFiles[0]?.text ?? '';
}

/** By the thread's own time: the ranking, and the ranking with the rows at the head. */
type Own = { rankedOwn: number; headOwn: number };
type Measured = Took & Own;

/** Each series three times: by the clock to the last row, then twice by the thread's own time. */
async function measured(code: string, data: unknown, series: string[][]): Promise<Measured[][]> {
  const executablePath = findChromium();
  if (!executablePath) throw new Failure('no Chromium found; name one in PERIMAGE_CHROMIUM', 2);
  const browser = await chromium.launch({ executablePath, args: browserArgs() });
  try {
    const page = await browser.newPage({ viewport: { width: 412, height: 823 } });
    await page.addScriptTag({ content: code });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: PROFILE.cpu });
    await devtools.send('Performance.enable');
    await page.evaluate((data) => window.bench.prepare(data as never), data);
    const threadMs = async () => {
      const { metrics } = await devtools.send('Performance.getMetrics');
      return (metrics.find((m) => m.name === 'ThreadTime')?.value ?? Number.NaN) * 1000;
    };
    const found: Measured[][] = [];
    for (const queries of series) {
      const clock: Took[] = [];
      for (const query of queries)
        clock.push(await page.evaluate((query) => window.bench.rerank(query), query));
      const own = async (part: 'rank' | 'head', query: string) => {
        const before = await threadMs();
        await page.evaluate(() => window.bench.nothing());
        const asked = await threadMs();
        await page.evaluate(([part, query]) => window.bench[part](query), [part, query] as const);
        return (await threadMs()) - asked - (asked - before);
      };
      const rankedOwn: number[] = [];
      for (const query of queries) rankedOwn.push(await own('rank', query));
      const headOwn: number[] = [];
      await page.evaluate(() => window.bench.hide(true));
      for (const query of queries) {
        headOwn.push(await own('head', query));
        await page.evaluate(() => window.bench.rest());
      }
      await page.evaluate(() => window.bench.hide(false));
      const owns = (i: number): Own => ({
        rankedOwn: rankedOwn[i] ?? Number.NaN,
        headOwn: headOwn[i] ?? Number.NaN,
      });
      found.push(clock.map((took, i) => ({ ...took, ...owns(i) })).slice(WARM));
    }
    return found;
  } finally {
    await browser.close();
  }
}

type Spread = { p50: number; p95: number; max: number };

function spread(values: number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

const PARTS = [
  ['rankedOwn', 'Ranking computed, by its thread’s own time'],
  ['ranked', 'Ranking computed'],
  [
    'headOwn',
    `Ranking computed and the first ${FIRST_DRAWN} rows written, by its thread’s own time`,
  ],
  ['head', `Ranking computed and the first ${FIRST_DRAWN} rows written`],
  ['laidOut', 'The first rows laid out, too'],
  ['whole', 'All rows written'],
] as const satisfies readonly (readonly [keyof Measured, string])[];

function table(took: readonly Measured[]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const rows = PARTS.map(([part, what]) => {
    const { p50, p95, max } = spread(took.map((t) => t[part]));
    return line([what, ...[p50, p95, max].map((ms) => ms.toFixed(1))]);
  });
  return [line(['', 'p50', 'p95', 'max']), '| --- | ---: | ---: | ---: |', ...rows].join('\n');
}

function offersWords(real: number): string {
  const all = `${OFFERS.toLocaleString('en-US')} offers`;
  if (real >= OFFERS) return `${all}, all of them real`;
  return `${all} (${real} real ones, the others the same again under hosts called synthetic)`;
}

async function main(): Promise<number> {
  if (process.argv.length > 2) throw new Failure('usage: npm run bench:rerank', 2);
  const data = enlarged(await offers(), OFFERS);
  const next = random(1);
  const all = Array.from({ length: CHANGES + WARM }, () => randomNeed(next));
  let query = '';
  const one = all.map(() => {
    query = changed(query, next);
    return query;
  });
  const before = loadavg()[0] ?? 0;
  const sorted = one.map((query) => `${query}&sort=price`);
  const series = [one, all, sorted];
  const [byOne = [], byAll = [], bySorted = []] = await measured(await bundled(), data, series);
  const text = `# How quick a re-rank is

Written by \`npm run bench:rerank\`; don’t edit. The code of the home page’s bar in headless Chromium
on a processor slowed down ${PROFILE.cpu}×: ${offersWords(data.real)}, ${CHANGES} changes after ${WARM} to warm up, tables of up to ${Math.max(...byAll.map((t) => t.rows))} rows. Milliseconds since
the change; nothing is painted within them. Offers are counted at once, which puts the rows in order; those
of a row are ranked when it is drawn. The limit is ${LIMIT_MS} at p95 from the change of one field to the first rows written. Load of the machine before: ${before.toFixed(1)}.

## One field changed, as a reader does

Size, quality, shape, steps, volume, share kept, edits, upscales, storage or batch, at random, on
top of what was set before.

${table(byOne)}

## Everything changed at once

Every need changes size, and mostly quality, steps, volume, share kept, edits and upscales as well.

${table(byAll)}

## One field changed, sorted by price

The same changes as above where the order of the rows is that of their prices: every row is ranked
before the first is drawn.

${table(bySorted)}
`;
  writeFileSync(PAGE, text);
  console.log(text);
  const { p95 } = spread(byOne.map((t) => t.head));
  if (p95 < LIMIT_MS) return 0;
  console.error(`over the limit: p95 ${p95.toFixed(1)} ms of ${LIMIT_MS}`);
  return 1;
}

await bootstrap(async () => ({ main }));
