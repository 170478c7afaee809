import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';
import { buildSite } from './build';
import { launch, run } from './children.mjs';
import { findChromium } from './chromium.mjs';
import { correctedDatabase } from './corrected-database';
import { filledDatabase, serve, TEST_DIST } from './filled-site';
import { noTests, readPlaywright, type Tally } from './tally';

const cli = join(root, 'node_modules/@playwright/test/cli.js');

/**
 * The day of the site under test: the price book ages, and what is fresh, ageing or stale must not
 * depend on the day that the tests run. The copy with a correction, made now, keeps the real day.
 */
const TODAY = '2026-11-21';

/** Runs Playwright against a freshly filled site, and one over a copy that holds a correction. */
export async function browserTests(report: string): Promise<Tally> {
  if (!hasSpecs()) {
    console.log('There is no browser test yet.');
    return noTests;
  }
  if (!findChromium()) return withoutBrowser();
  const url = await filledDatabase();
  const corrected = await correctedDatabase(url);
  await buildSite(TEST_DIST);
  const env = {
    ...process.env,
    E2E_BASE_URL: await serve(url, { today: TODAY }),
    E2E_CORRECTED_URL: await serve(corrected, { name: 'corrected-site' }),
    DATABASE_URL: url,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const args = [cli, 'test', '--reporter=list,json', '--pass-with-no-tests'];
  const child = launch(process.execPath, args, { cwd: root, env });
  const code = await new Promise<number>((end) => child.once('exit', (status) => end(status ?? 1)));
  return readPlaywright(report, code);
}

/** On a machine of one's own a missing browser is no fault of the code; in CI it hides faults. */
async function withoutBrowser(): Promise<Tally> {
  const reason = 'no Chromium found (install chromium, or name one in PERIMAGE_CHROMIUM)';
  if (process.env.CI === 'true') {
    console.error(`Browser tests failed: ${reason}.`);
    return { ...noTests, failed: 1 };
  }
  const { output } = await run(process.execPath, [cli, 'test', '--list'], { cwd: root });
  const count = Number(/Total: (\d+) test/.exec(output)?.[1] ?? 1);
  console.log(`${count} browser tests skipped: ${reason}.`);
  return { ...noTests, skipped: count };
}

function hasSpecs(): boolean {
  const folder = join(root, 'e2e');
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true }).some((name) =>
    /\.(spec|test)\.ts$/.test(`${name}`),
  );
}
