import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/bootstrap.mjs';
import { browserTests } from './lib/browser-tests';
import { nextBin } from './lib/build';
import { isStopping, launch, stopAll } from './lib/children.mjs';
import { TEST_DIST } from './lib/filled-site';
import { seconds } from './lib/progress.mjs';
import { noTests, readVitest, single, sum, type Tally } from './lib/tally';

const reports = join(root, '.perimage/reports', String(process.pid));
// Colours make a log unreadable.
const plain = process.stdout.isTTY ? [] : ['--colors=off'];
const bin = (path: string) => join(root, 'node_modules', path);

/** `npm test`: every check to one verdict. `--fast` (`npm run verify`) leaves out the database. */
export async function main(): Promise<number> {
  // The tests bring servers of their own and must never touch a database somebody uses.
  delete process.env.DATABASE_URL;
  mkdirSync(reports, { recursive: true });
  const tallies = [
    await section('Types', types),
    await section('Lint', async () =>
      single(await node([bin('@biomejs/biome/bin/biome'), 'ci', ...plain])),
    ),
    await section('Unit tests', () => vitest('unit')),
  ];
  if (!process.argv.includes('--fast')) {
    tallies.push(await section('Database tests', () => vitest('db')));
    const report = join(reports, 'browser.json');
    tallies.push(await section('Browser tests', () => browserTests(report)));
  }
  // Everything is torn down first, so that the verdict is the last line.
  if (isStopping()) return 130;
  await stopAll();
  rmSync(reports, { recursive: true, force: true });
  const { passed, failed, skipped } = sum(tallies);
  console.log(`\ntests: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exit(failed > 0 ? 1 : 0);
}

async function types(): Promise<Tally> {
  if (existsSync(join(root, 'app'))) {
    // Route types are generated beside the tests' build, not into a served one.
    const code = await node([nextBin, 'typegen'], { PERIMAGE_DIST_DIR: TEST_DIST });
    if (code !== 0) return single(code);
  }
  return single(await node([bin('typescript/bin/tsc'), '--noEmit']));
}

async function vitest(project: string): Promise<Tally> {
  const report = join(reports, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['run', '--project', project, '--passWithNoTests', ...reporters];
  const code = await node([bin('vitest/vitest.mjs'), ...args]);
  return readVitest(report, code);
}

async function section(title: string, work: () => Promise<Tally>): Promise<Tally> {
  if (isStopping()) return noTests;
  const began = Date.now();
  console.log(`\n== ${title}`);
  let tally: Tally;
  try {
    tally = await work();
  } catch (error) {
    if (isStopping()) return noTests;
    console.error(error instanceof Error ? error.message : error);
    tally = { ...noTests, failed: 1 };
  }
  const { passed, failed, skipped } = tally;
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped (${seconds(began)})`);
  return tally;
}

function node(args: string[], env: Record<string, string> = {}): Promise<number> {
  const child = launch(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });
  return new Promise((end) => {
    child.once('exit', (code) => end(code ?? 1));
    child.once('error', () => end(1));
  });
}
