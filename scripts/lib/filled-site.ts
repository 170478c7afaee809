import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';
import { buildSite } from './build';
import { onStop, run } from './children.mjs';
import { fillDatabase, openDatabase } from './database';
import { freePort } from './ports';
import { Failure, failWith, step } from './progress.mjs';
import { type Serving, startSite, untilAnswering } from './site';

/** A dist folder of its own: such a build must not disturb a site that is being served. */
export const TEST_DIST = '.perimage/next-test';

/** Recorded bodies beside the checkout, where there are any. */
const CAPTURES = join(root, '../shared/captures');

export type FilledSite = { base: string; url: string };

/**
 * Serves the production build on a free port from a throwaway database that holds the price book,
 * with `replay` also what the recorded bodies beside the checkout say. Gone when this process is.
 */
export async function filledSite({ replay = false } = {}): Promise<FilledSite> {
  const url = await filledDatabase({ replay });
  await buildSite(TEST_DIST);
  return { base: await serve(url), url };
}

/** Serves what is built, over this database, on a free port. */
export async function serve(url: string, how: Serving = {}): Promise<string> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const site = startSite(TEST_DIST, port, '127.0.0.1', url, how);
  if (await untilAnswering(site, base)) return base;
  throw new Failure(`the site did not start:\n${site.lastWords()}`);
}

/** The throwaway database alone. */
export async function filledDatabase({ replay = false } = {}): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'perimage-site-'));
  onStop(() => rmSync(dataDir, { recursive: true, force: true }));
  const url = await openDatabase(dataDir);
  await fillDatabase(url);
  if (replay && existsSync(join(CAPTURES, 'index.json'))) await replayInto(url);
  return url;
}

async function replayInto(url: string) {
  await step('Replaying the recorded bodies', async () => {
    const args = ['--import', 'tsx', 'scrapers/commands/scrape.ts', '--replay', CAPTURES];
    const result = await run(process.execPath, args, {
      cwd: root,
      env: { ...process.env, DATABASE_URL: url },
    });
    // 1: some host published nothing, which is what some bodies are there to show.
    if (result.code > 1) failWith('the replay failed', result);
  });
}
