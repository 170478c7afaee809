/**
 * How long a change of the need keeps a reader waiting: 1,000 offers of the home table re-ranked
 * in Chromium on a processor slowed down fourfold. Writes docs/bench-rerank.md.
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { liveMarket } from '@/app/lib/live-pages';
import { connect } from '@/db/client';
import { loadMarket } from '@/db/queries/market';
import { today } from '@/pricing';
import { random, randomNeed } from './bench/needs';
import { enlarged } from './bench/offers';
import type { Took } from './bench/rerank-page';
import { bootstrap, root } from './lib/bootstrap.mjs';
import { browserArgs } from './lib/browser-args';
import { findChromium } from './lib/chromium.mjs';
import { filledDatabase } from './lib/filled-site';
import { PROFILE } from './lib/measure';
import { Failure } from './lib/progress.mjs';

const OFFERS = 1_000;
const NEEDS = 250;
/** The first answers, while the browser still compiles, are no re-ranking. */
const WARM = 20;
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

async function timed(code: string, data: unknown, queries: string[]): Promise<Took[]> {
  const executablePath = findChromium();
  if (!executablePath) throw new Failure('no Chromium found; name one in PERIMAGE_CHROMIUM', 2);
  const browser = await chromium.launch({ executablePath, args: browserArgs() });
  try {
    const page = await browser.newPage({ viewport: { width: 412, height: 823 } });
    await page.addScriptTag({ content: code });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: PROFILE.cpu });
    return await page.evaluate(
      ([data, queries]) => window.rerank(data as never, queries as string[]),
      [data, queries] as const,
    );
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

const row = (what: string, { p50, p95, max }: Spread) =>
  `| ${[what, ...[p50, p95, max].map((ms) => ms.toFixed(1))].join(' | ')} |`;

async function main(): Promise<number> {
  if (process.argv.length > 2) throw new Failure('usage: npm run bench:rerank', 2);
  const data = enlarged(await offers(), OFFERS);
  const next = random(1);
  const queries = Array.from({ length: NEEDS + WARM }, () => randomNeed(next));
  const before = loadavg()[0] ?? 0;
  const took = (await timed(await bundled(), data, queries)).slice(WARM);
  const rank = spread(took.map((t) => t.rank));
  const table = spread(took.map((t) => t.table));
  const rows = Math.max(...took.map((t) => t.rows));
  const text = `# How quick a re-rank is

Written by \`npm run bench:rerank\`; don’t edit. The code of the home page’s bar in headless Chromium
on a processor slowed down ${PROFILE.cpu}×: ${OFFERS.toLocaleString('en-US')} offers (${data.real} real ones, the others the same again under
hosts called synthetic), ${NEEDS} random needs after ${WARM} to warm up; every need changes size, and mostly
quality, steps, volume, acceptance, edits and upscales as well. Load of the machine before: ${before.toFixed(1)}.
Milliseconds; the limit for the ranking is ${LIMIT_MS} at p95.

| | p50 | p95 | max |
| --- | ---: | ---: | ---: |
${row('Ranking computed', rank)}
${row(`Table of up to ${rows} rows drawn anew and laid out`, table)}
`;
  writeFileSync(PAGE, text);
  console.log(text);
  if (rank.p95 < LIMIT_MS) return 0;
  console.error(`over the limit: p95 ${rank.p95.toFixed(1)} ms of ${LIMIT_MS}`);
  return 1;
}

await bootstrap(async () => ({ main }));
