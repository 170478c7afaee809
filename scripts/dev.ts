import { join } from 'node:path';
import { isStopping, launch, stopAll, stopOnSignals } from './lib/children.mjs';
import { fillDatabase, lifeline, openDatabase } from './lib/database';
import { Failure } from './lib/progress.mjs';

// `npm run dev`: the embedded database, filled, and Next's development server.
stopOnSignals(() => 0);
process.env.NEXT_TELEMETRY_DISABLED = '1';
try {
  const url = await openDatabase();
  await fillDatabase(url);
  const next = join(import.meta.dirname, '../node_modules/next/dist/bin/next');
  const args = ['--import', lifeline, next, 'dev', ...process.argv.slice(2)];
  const child = launch(process.execPath, args, { env: { ...process.env, DATABASE_URL: url } });
  const code = await new Promise<number>((end) => child.once('exit', (status) => end(status ?? 1)));
  if (!isStopping()) await stopAll().then(() => process.exit(code));
} catch (error) {
  if (!isStopping()) {
    await stopAll();
    console.error(`perimage: ${error instanceof Error ? error.message : error}`);
    const wrongUse = error instanceof Failure ? error.code : 2;
    process.exit(error instanceof Error && error.name === 'DatabaseUnavailable' ? 2 : wrongUse);
  }
}
