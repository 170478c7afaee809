import { readFileSync } from 'node:fs';
import { DatabaseUnavailable } from './errors';

/** The user id and group id that Postgres runs under. */
export type Account = { uid: number; gid: number };

/**
 * Postgres refuses to run as root: as root this finds an unprivileged account, for anybody
 * else (and on Windows) it returns null, meaning "run as you are".
 */
export function unprivilegedAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const account = lookUp('postgres') ?? lookUp('nobody');
  if (!account) {
    throw new DatabaseUnavailable(
      'Postgres does not run as root and there is no user "postgres" or "nobody"; run as an ordinary user or set DATABASE_URL',
    );
  }
  return account;
}

function lookUp(name: string): Account | null {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [user, , uid, gid] = line.split(':');
    // macOS writes nobody's ids as -2; the kernel knows them as unsigned.
    if (user === name && Number(uid)) return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
  }
  return null;
}
