import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  lstatSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Account } from './account';
import { DatabaseUnavailable, reasonOf } from './errors';

/** This checkout's top folder. */
export const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where one embedded server keeps its things; `shared` holds binaries copied for an account. */
export type Home = { folder: string; data: string; log: string; shared: string | null };

/**
 * Ordinary users keep the data in the checkout. As root it lies where the unprivileged account
 * can reach it: a checkout below a 0700 home would shut that account out.
 */
export function openHome(account: Account | null, wanted?: string): Home {
  try {
    const shared = account ? sharedFolder() : null;
    const key = createHash('sha256').update(checkout).digest('hex').slice(0, 16);
    const folder = wanted ?? (shared ? join(shared, key) : join(checkout, '.perimage/postgres'));
    mkdirSync(folder, { recursive: true });
    if (account) chownSync(folder, account.uid, account.gid);
    chmodSync(folder, 0o700);
    return {
      folder,
      data: join(folder, 'data'),
      log: join(folder, 'postgres.log'),
      shared: shared && join(shared, 'bin'),
    };
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    throw new DatabaseUnavailable(`no folder for the database: ${reasonOf(error)}`);
  }
}

/** The password of the server in `home`, made up the first time. */
export function passwordFile(home: Home, account: Account | null): string {
  const file = join(home.folder, 'password');
  try {
    writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' });
    if (account) chownSync(file, account.uid, account.gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return file;
}

export function urlOf(home: Home, port: number, database = 'perimage'): string {
  const password = readFileSync(join(home.folder, 'password'), 'utf8').trim();
  return `postgres://perimage:${password}@127.0.0.1:${port}/${database}`;
}

function sharedFolder(): string {
  for (const folder of ['/var/lib/perimage', join(tmpdir(), 'perimage-root')]) {
    try {
      mkdirSync(folder, { recursive: true });
      // Binaries run from here: in a world-writable parent somebody else may have put it there.
      if (!lstatSync(folder).isDirectory() || lstatSync(folder).uid !== 0) continue;
      chmodSync(folder, 0o755);
      accessSync(folder, constants.W_OK);
      return folder;
    } catch {
      // Read-only or forbidden: try the next one.
    }
  }
  throw new DatabaseUnavailable(
    'no folder that an unprivileged Postgres can reach; set DATABASE_URL',
  );
}
