import { join } from 'node:path';
import { migrate } from '@/db/migrate';
import { checkDatabase, startServer } from '@/db/server';
import { root } from './bootstrap.mjs';
import { onStop, run } from './children.mjs';
import { failWith, step } from './progress.mjs';

/** DATABASE_URL, or the embedded server of `dataDir` (default: this checkout's), until the end. */
export async function openDatabase(dataDir?: string): Promise<string> {
  const given = dataDir ? undefined : process.env.DATABASE_URL;
  if (given) {
    await step('Reaching the database of DATABASE_URL', () => checkDatabase(given));
    return given;
  }
  const settings: Record<string, string> = dataDir ? { fsync: 'off' } : {};
  const starting = startServer({ dataDir, settings });
  // Registered before it is up: a Ctrl-C in between must find it, too.
  onStop(async () => (await starting).stop());
  const said = (server: { started: boolean }) => (server.started ? '' : 'it runs already');
  const server = await step('Starting the embedded Postgres', () => starting, said);
  return server.url;
}

/** Migrates and imports the price book, both quick when there is nothing to do. */
export async function fillDatabase(url: string): Promise<void> {
  await step(
    'Migrating the database',
    () => migrate(url),
    (count) => (count === 0 ? 'up to date' : `${count} applied`),
  );
  await step(
    'Importing the price book',
    async () => {
      const env = { ...process.env, DATABASE_URL: url };
      const file = 'db/commands/import-price-book.ts';
      const result = await run(process.execPath, ['--import', 'tsx', file], { cwd: root, env });
      if (result.code !== 0) failWith('importing the price book failed', result);
      return result.output.trim().split('\n').at(-1) ?? '';
    },
    (lastLine) => lastLine.slice(0, 120),
  );
}

export const lifeline = `file://${join(root, 'scripts/lib/lifeline.mjs')}`;
