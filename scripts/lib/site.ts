import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '@/db/embedded/lock';
import { root } from './bootstrap.mjs';
import { isStopping, launch } from './children.mjs';
import { lifeline } from './database';
import { Failure } from './progress.mjs';

/** A child whose output goes to a file, and the news of its end. */
export type Service = { log: string; ended: Promise<number | null>; lastWords: () => string };

/** Starts `node <args>` with its output in `.perimage/logs/<name>.log`. */
export function startService(name: string, args: string[], env: NodeJS.ProcessEnv): Service {
  const folder = join(root, '.perimage/logs');
  mkdirSync(folder, { recursive: true });
  removeOldLogs(folder, name);
  // By process, since two starts in one folder must not write over each other's log.
  const log = join(folder, `${name}-${process.pid}.log`);
  const file = openSync(log, 'w');
  const stdio: ['ignore', number, number] = ['ignore', file, file];
  const child = launch(process.execPath, ['--import', lifeline, ...args], {
    cwd: root,
    env,
    stdio,
  });
  closeSync(file);
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => resolve(null));
  });
  const lastWords = () => readFileSync(log, 'utf8').trim().split('\n').slice(-20).join('\n');
  return { log, ended, lastWords };
}

function removeOldLogs(folder: string, name: string) {
  for (const file of readdirSync(folder)) {
    const pid = Number(new RegExp(`^${name}-(\\d+)\\.log$`).exec(file)?.[1]);
    if (pid && !isAlive(pid)) rmSync(join(folder, file), { force: true });
  }
}

/** `name` is its log's; `today` fixes the day that its pages count from. */
export type Serving = { name?: string; today?: string };

/** Serves what was built in `distDir`; the caller waits with `untilAnswering`. */
export function startSite(
  distDir: string,
  port: number,
  address: string,
  url: string,
  { name = 'site', today }: Serving = {},
): Service {
  const env = {
    ...process.env,
    ...(today && { PERIMAGE_TODAY: today }),
    NODE_ENV: 'production' as const,
    PERIMAGE_DIST_DIR: distDir,
    DATABASE_URL: url,
  };
  return startService(name, ['scripts/serve.mjs', String(port), address], env);
}

/** Resolves true when the site answers at `base`, false when its process ends before. */
export async function untilAnswering(site: Service, base: string): Promise<boolean> {
  let over = false;
  site.ended.then(() => {
    over = true;
  });
  const deadline = Date.now() + 90_000;
  let last = 'no answer';
  while (!over && !isStopping() && Date.now() < deadline) {
    try {
      const answer = await fetch(base, { redirect: 'manual', signal: AbortSignal.timeout(15_000) });
      await answer.arrayBuffer();
      // A process that has ended leaves the answer to whoever else listens there.
      if (answer.status < 500 && !over) return true;
      last = `it answers with status ${answer.status}`;
    } catch {
      // Not listening yet.
    }
    await sleep(100);
  }
  if (over || isStopping()) return false;
  console.error(site.lastWords());
  throw new Failure(`the site did not come up: ${last} (log: ${site.log})`);
}
