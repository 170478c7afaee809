import { buildSite } from './lib/build';
import { isStopping } from './lib/children.mjs';
import { fillDatabase, openDatabase } from './lib/database';
import { listenAddress, mustBeFree, nextFree, wantedPort } from './lib/ports';
import { Failure, step } from './lib/progress.mjs';
import { type Service, startService, startSite, untilAnswering } from './lib/site';
import { siteCameUp } from './lib/state.mjs';

const DIST = '.next';
const FIRST_PORT = 3000;

/** `npm start`: everything up to a site that answers; stays until it is stopped. */
export async function main(): Promise<number> {
  const wanted = wantedPort();
  const address = listenAddress();
  if (wanted !== null) await mustBeFree(wanted, address);
  const url = await openDatabase();
  await fillDatabase(url);
  await buildSite(DIST);
  const { site, port } = await serve(wanted, address, url);
  const worker = startWorker(url);
  siteCameUp();
  console.log(`  Logs: ${[site, worker].flatMap((service) => service?.log ?? []).join('  ')}`);
  console.log('  Ctrl-C stops everything.');
  console.log(`\nPerImage is ready: ${addressOf(address, port)}`);
  await site.ended;
  if (isStopping()) return 0;
  console.error(site.lastWords());
  throw new Failure(`the site ended by itself (log: ${site.log})`);
}

async function serve(wanted: number | null, address: string, url: string) {
  let port = wanted ?? (await nextFree(FIRST_PORT, address));
  for (;;) {
    if (wanted === null && port !== FIRST_PORT) {
      console.log(`  Port ${FIRST_PORT} is taken, using ${port}.`);
    }
    const site = startSite(DIST, port, address, url);
    const up = await step('Starting the site', () =>
      untilAnswering(site, addressOf(address, port, true)),
    );
    if (up || isStopping()) return { site, port };
    const lost = site.lastWords();
    if (!lost.includes('EADDRINUSE')) {
      console.error(lost);
      throw new Failure(`the site did not start (log: ${site.log})`);
    }
    // Somebody else took the port between our look and Next's.
    if (wanted !== null) throw new Failure(`port ${port} is taken; choose another one`, 2);
    port = await nextFree(port + 1, address);
  }
}

/** The worker keeps prices fresh; the site does without it. PERIMAGE_WORKER=0 leaves it out. */
function startWorker(url: string): Service | null {
  if (process.env.PERIMAGE_WORKER === '0' || isStopping()) return null;
  const env = { ...process.env, DATABASE_URL: url };
  const worker = startService('worker', ['--import', 'tsx', 'scrapers/commands/worker.ts'], env);
  worker.ended.then((code) => {
    if (isStopping()) return;
    const reason = worker.lastWords().split('\n').at(-1)?.slice(0, 200) ?? '';
    console.error(
      `perimage: the worker ended (exit code ${code}); the site stays up, prices are not refreshed. ${reason}`,
    );
  });
  return worker;
}

function addressOf(address: string, port: number, direct = false): string {
  const all = address === '0.0.0.0' || address === '::';
  if (direct) return `http://${all ? '127.0.0.1' : bracketed(address)}:${port}/`;
  return `http://${all || address === '127.0.0.1' ? 'localhost' : bracketed(address)}:${port}`;
}

const bracketed = (address: string) => (address.includes(':') ? `[${address}]` : address);
