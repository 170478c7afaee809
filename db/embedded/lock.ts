import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseUnavailable } from './errors';

const STALE_AFTER_MS = 10 * 60_000;

/** True while a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Runs `work` while holding the lock file `path`; other processes wait for up to `waitMs`.
 * A lock whose holder has died is taken over.
 */
export async function withLock<T>(path: string, work: () => Promise<T>, waitMs = 120_000) {
  const deadline = Date.now() + waitMs;
  while (!tryLock(path)) {
    breakStale(path);
    if (Date.now() > deadline) {
      throw new DatabaseUnavailable(`${path} is held by another process (${holderOf(path)})`);
    }
    await sleep(50 + Math.random() * 50);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** A link appears whole or not at all, so nobody ever reads a lock without its holder's id. */
function tryLock(path: string): boolean {
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(draft, `${process.pid}\n`);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function breakStale(path: string) {
  const holder = holderOf(path);
  if (holder === null || (isAlive(holder) && ageOf(path) < STALE_AFTER_MS)) return;
  const taken = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, taken);
    // Between reading and renaming somebody else may have locked anew: give it back.
    if (Number(readFileSync(taken, 'utf8')) !== holder) linkSync(taken, path);
  } catch {
    // Another process broke it first.
  }
  rmSync(taken, { force: true });
}

function holderOf(path: string): number | null {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function ageOf(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}
