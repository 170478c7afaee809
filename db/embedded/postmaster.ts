import { type ChildProcess, execFile, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Account } from './account';
import type { Binaries } from './binaries';
import { DatabaseUnavailable, reasonOf } from './errors';
import type { Home } from './home';
import { isAlive } from './lock';

/** What postmaster.pid says of a living server. */
export type Running = { pid: number; port: number; status: string };

const START_MS = 60_000;
const MAJOR = '18';

/** The living server of this data folder, or null; a pid file left by a kill counts as none. */
export function findRunning(home: Home): Running | null {
  let lines: string[];
  try {
    lines = readFileSync(join(home.data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!isAlive(pid) || !isPostgres(pid)) return null;
  return { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
}

/** Makes the data folder if there is none. Half-made ones never carry its name. */
export async function initialise(
  home: Home,
  programs: Binaries,
  password: string,
  account: Account | null,
) {
  if (existsSync(home.data)) {
    const made = readFileSync(join(home.data, 'PG_VERSION'), 'utf8').trim();
    if (made === MAJOR) return;
    throw new DatabaseUnavailable(
      `${home.data} was made by Postgres ${made}, this is ${MAJOR}: move it away or set DATABASE_URL`,
    );
  }
  for (const name of readdirSync(home.folder)) {
    if (name.startsWith('data.')) rmSync(join(home.folder, name), { recursive: true, force: true });
  }
  const draft = `${home.data}.${process.pid}`;
  const flags = [`--pgdata=${draft}`, '--username=perimage', `--pwfile=${password}`];
  flags.push('--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions');
  flags.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  try {
    const options = { cwd: home.folder, env: environment(), ...account };
    await promisify(execFile)(programs.initdb, flags, options);
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw new DatabaseUnavailable(
      `initdb failed: ${stderr?.trim().split('\n')[0] || reasonOf(error)}`,
    );
  }
  renameSync(draft, home.data);
}

/** Starts the server on a free loopback port; it outlives this process unless it is stopped. */
export async function launch(
  home: Home,
  programs: Binaries,
  account: Account | null,
  settings: Record<string, string>,
): Promise<Running> {
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    logging_collector: 'off',
    ...settings,
  };
  // A leftover pid file whose number now belongs to another process would stop the start.
  rmSync(join(home.data, 'postmaster.pid'), { force: true });
  for (let attempt = 1; ; attempt += 1) {
    const flags = ['-D', home.data, '-p', String(await freePort())];
    for (const [name, value] of Object.entries(all)) flags.push('-c', `${name}=${value}`);
    const log = openSync(home.log, 'w', 0o600);
    // Its own session: Ctrl-C must reach the site and the worker before their database.
    const child = spawn(programs.postgres, flags, {
      cwd: home.folder,
      env: environment(),
      detached: true,
      stdio: ['ignore', log, log],
      ...account,
    });
    closeSync(log);
    child.unref();
    const failure = await untilReady(home, child);
    if (failure === null) return findRunning(home) ?? launchFailed(home, 'it ended at once');
    // A port taken in between, or a killed server's last children still dying.
    const passing = /in use|pre-existing shared memory|is another postmaster/i.test(failure);
    if (!passing || attempt === 5) launchFailed(home, failure);
    await sleep(300 * attempt);
  }
}

/** Fast shutdown, then an immediate one; resolves when the server is gone. */
export async function shutDown(home: Home) {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    const running = findRunning(home);
    if (!running) return;
    process.kill(running.pid, signal);
    const deadline = Date.now() + 5_000;
    while (Date.now() < deadline) {
      // The pid file goes a moment before the process does.
      if (!isAlive(running.pid) || !isPostgres(running.pid)) return;
      await sleep(20);
    }
  }
}

/** Null once the server accepts connections, otherwise why it didn't start. */
async function untilReady(home: Home, child: ChildProcess): Promise<string | null> {
  let failed: string | null = null;
  child.once('error', (error) => {
    failed = reasonOf(error);
  });
  const onExit = () => {
    failed ??= lastComplaint(home);
  };
  child.once('exit', onExit);
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    if (failed !== null) return failed;
    const running = findRunning(home);
    if (running && running.pid === child.pid && running.status === 'ready') {
      // From here on its end is nobody's failure to start.
      child.off('exit', onExit);
      return null;
    }
    await sleep(15);
  }
  return `not ready after ${START_MS / 1000} seconds`;
}

function launchFailed(home: Home, reason: string): never {
  throw new DatabaseUnavailable(`Postgres did not start: ${reason} (log: ${home.log})`);
}

function lastComplaint(home: Home): string {
  const lines = readFileSync(home.log, 'utf8').trim().split('\n');
  const fatal = lines.filter((line) => /FATAL|PANIC|error while loading/.test(line));
  return (fatal.at(-1) ?? lines.at(-1) ?? 'no reason given').replace(/^.*?(FATAL|PANIC): */, '');
}

/** Process numbers are reused: on Linux make sure that this one is Postgres. */
function isPostgres(pid: number): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return false;
  }
}

/** Settings meant for another server's clients (PGPORT, PGDATA, locale) must not leak in. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' } as unknown as NodeJS.ProcessEnv;
}

/** A port nobody listens on right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
