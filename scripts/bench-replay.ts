/**
 * What a replay of recorded bodies takes: time, peak memory, bodies and offers, into a throwaway
 * database, then once more over what is there. Writes docs/bench-replay.md.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { connect } from '@/db/client';
import { runCommand, UsageError } from '@/db/commands/run';
import { migrate } from '@/db/migrate';
import { startServer } from '@/db/server';
import { root } from './lib/bootstrap.mjs';

const CAPTURES = join(root, '../shared/captures');
const PAGE = join(root, 'docs/bench-replay.md');
const COUNTED = ['snapshots', 'bodies', 'offers', 'observations', 'spans', 'checks'] as const;

type Row = { what: string; seconds: number; peakMb: number } & Record<
  (typeof COUNTED)[number],
  number
>;

/** Seconds and peak resident memory of one replay in a process of its own. */
async function replay(url: string, dir: string): Promise<{ seconds: number; peakMb: number }> {
  const note = join(dir, 'peak');
  const atExit = `import {writeFileSync} from 'node:fs';process.on('exit',()=>writeFileSync(${JSON.stringify(note)},String(process.resourceUsage().maxRSS)))`;
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [
      ...['--import', 'tsx', '--import', `data:text/javascript,${encodeURIComponent(atExit)}`],
      ...['scrapers/commands/scrape.ts', '--replay', CAPTURES, '--json'],
    ],
    { cwd: root, env: { ...process.env, DATABASE_URL: url }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let words = '';
  child.stderr.on('data', (chunk) => {
    words += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the replay ended with ${code}: ${words.trim().slice(-400)}`);
  const peakMb = Number(readFileSync(note, 'utf8')) / 1024;
  return { seconds: (performance.now() - start) / 1000, peakMb };
}

async function measured(what: string, url: string, dir: string): Promise<Row> {
  const took = await replay(url, dir);
  const { sql, close } = connect(url);
  try {
    const counts = await Promise.all(
      COUNTED.map(async (name) => {
        const [row] = await sql`select count(*)::int as n from ${sql(name)}`;
        return [name, Number(row?.n)] as const;
      }),
    );
    return {
      what,
      ...took,
      ...(Object.fromEntries(counts) as Record<(typeof COUNTED)[number], number>),
    };
  } finally {
    await close();
  }
}

function page(rows: readonly Row[]): string {
  const cells = (r: Row) => [
    r.what,
    r.seconds.toFixed(1),
    r.peakMb.toFixed(0),
    ...COUNTED.map((name) => r[name].toLocaleString('en')),
  ];
  const head = ['Replay', 'Seconds', 'Peak MB', ...COUNTED];
  const line = (list: readonly string[]) => `| ${list.join(' | ')} |`;
  const load = loadavg()[0]?.toFixed(1);
  return [
    '# What a replay takes',
    '',
    'Written by `npm run bench:replay`; don’t edit. Every recorded body beside the checkout',
    '(`../shared/captures`) through extract, resolve, check and publish into a throwaway database:',
    'once into an empty one, then again over what is there, where bodies already published are known',
    'and not read again. Seconds include the start of the process; peak is its resident memory, the',
    'database’s apart. Counts are rows after the replay.',
    '',
    `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores, load ${load} at the end (other work ran beside it).`,
    '',
    line(head),
    line(head.map((_, i) => (i === 0 ? '---' : '---:'))),
    ...rows.map((r) => line(cells(r))),
    '',
  ].join('\n');
}

await runCommand(async () => {
  if (process.argv.length > 2) throw new UsageError('bench:replay takes no arguments');
  if (!existsSync(join(CAPTURES, 'index.json')))
    throw new UsageError('no recorded bodies at ../shared/captures to replay');
  const dir = mkdtempSync(join(tmpdir(), 'perimage-replay-'));
  const dataDir = mkdtempSync(join(tmpdir(), 'perimage-replay-db-'));
  const server = await startServer({ dataDir });
  try {
    await migrate(server.url);
    const rows = [await measured('into an empty database', server.url, dir)];
    rows.push(await measured('again, nothing new', server.url, dir));
    writeFileSync(PAGE, page(rows));
    for (const r of rows)
      console.log(
        `${r.what}: ${r.seconds.toFixed(1)} s, peak ${r.peakMb.toFixed(0)} MB, ${r.bodies} bodies, ${r.offers} offers`,
      );
  } finally {
    await server.stop();
    for (const made of [dir, dataDir]) rmSync(made, { recursive: true, force: true });
  }
});
