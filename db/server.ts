import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { unprivilegedAccount } from './embedded/account';
import { findBinaries } from './embedded/binaries';
import { DatabaseUnavailable, reasonOf } from './embedded/errors';
import { type Home, openHome, passwordFile, urlOf } from './embedded/home';
import { clearLeases, returnLease, takeLease } from './embedded/leases';
import { withLock } from './embedded/lock';
import { findRunning, initialise, launch, type Running, shutDown } from './embedded/postmaster';

export { DatabaseUnavailable } from './embedded/errors';

export type StartOptions = {
  /** Folder for everything of this server; default: one for this checkout. */
  dataDir?: string;
  /** Told, in a few words, of what takes time. */
  log?: (line: string) => void;
  /** Server settings on top of the defaults, e.g. `{ fsync: 'off' }` for a throwaway one. */
  settings?: Record<string, string>;
};

export type Server = {
  /** `postgres://…` of the database `perimage`, on 127.0.0.1. */
  url: string;
  /** False when a server for this folder was running already. */
  started: boolean;
  /** Gives the server back; the last user in any process stops it. Safe to call twice. */
  stop: () => Promise<void>;
};

/**
 * Starts the embedded Postgres of this checkout, or joins the one that runs. Any number of
 * processes may call this at once. Throws DatabaseUnavailable with a one-line reason.
 */
export async function startServer(options: StartOptions = {}): Promise<Server> {
  const account = unprivilegedAccount();
  const home = openHome(account, options.dataDir);
  const lock = `${home.folder}/lock`;
  return withLock(lock, async () => {
    let running = await settled(home);
    const started = running === null;
    if (!running) {
      options.log?.('Starting the embedded Postgres');
      clearLeases(home.folder);
      const programs = findBinaries(home.shared);
      await initialise(home, programs, passwordFile(home, account), account);
      running = await launch(home, programs, account, options.settings ?? {});
    }
    const lease = takeLease(home.folder);
    const atExit = () => giveBackAtExit(home, lease);
    process.once('exit', atExit);
    let stopping: Promise<void> | undefined;
    const stop = () => {
      stopping ??= withLock(lock, async () => {
        process.off('exit', atExit);
        if (returnLease(home.folder, lease)) await shutDown(home);
      });
      return stopping;
    };
    try {
      await createDatabase(urlOf(home, running.port, 'postgres'));
      return { url: urlOf(home, running.port), started, stop };
    } catch (error) {
      process.off('exit', atExit);
      if (returnLease(home.folder, lease)) await shutDown(home);
      throw new DatabaseUnavailable(`the embedded Postgres does not answer: ${reasonOf(error)}`);
    }
  });
}

/**
 * Calls `fn` with the URL of a database that answers: DATABASE_URL if it is set, otherwise the
 * embedded server, which is started for the duration unless it runs already.
 */
export async function withDatabase<T>(fn: (url: string) => Promise<T>): Promise<T> {
  if (process.env.DATABASE_URL) {
    await checkDatabase(process.env.DATABASE_URL);
    return fn(process.env.DATABASE_URL);
  }
  const server = await startServer();
  const onSignal = (signal: NodeJS.Signals) => {
    // A command with its own handler ends by itself and comes back through `finally`.
    if (process.listenerCount(signal) > 1) return;
    server.stop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    return await fn(server.url);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    await server.stop();
  }
}

/** Throws DatabaseUnavailable, without the password, unless the database at `url` answers. */
export async function checkDatabase(url: string): Promise<void> {
  let where = 'DATABASE_URL';
  try {
    const { protocol, host, pathname } = new URL(url);
    if (!/^postgres(ql)?:$/.test(protocol)) throw new Error('it does not begin with postgres://');
    where = `${host}${pathname}`;
    await ask(url, (sql) => sql`select 1`);
  } catch (error) {
    throw new DatabaseUnavailable(`cannot reach the database ${where}: ${reasonOf(error)}`);
  }
}

/** The server of this folder once it is up, or null once it is down. */
async function settled(home: Home): Promise<Running | null> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const running = findRunning(home);
    if (!running || running.status === 'ready') return running;
    if (Date.now() > deadline) {
      throw new DatabaseUnavailable(
        `the embedded Postgres has been ${running.status} for a minute`,
      );
    }
    await sleep(50);
  }
}

/** For exits that can't wait: the server finishes shutting down on its own. */
function giveBackAtExit(home: Home, lease: string) {
  const running = findRunning(home);
  if (returnLease(home.folder, lease) && running) process.kill(running.pid, 'SIGINT');
}

async function createDatabase(url: string) {
  await ask(url, async (sql) => {
    const found = await sql`select 1 from pg_database where datname = 'perimage'`;
    if (found.length === 0) await sql`create database perimage`;
  });
}

async function ask(url: string, question: (sql: postgres.Sql) => PromiseLike<unknown>) {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await question(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
