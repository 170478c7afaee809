import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './lock';

// Invariant: the embedded server runs while somebody uses it. Each user keeps one lease, a file
// `<pid>.<n>`; whoever gives back the last one stops the server. Leases of the dead don't count.

let count = 0;

/** Registers this process as a user of the server in `home`; returns the lease's file. */
export function takeLease(home: string): string {
  const folder = join(home, 'leases');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  count += 1;
  const lease = join(folder, `${process.pid}.${count}`);
  writeFileSync(lease, '');
  return lease;
}

/** Gives a lease back; true when nobody living holds another one. */
export function returnLease(home: string, lease: string): boolean {
  rmSync(lease, { force: true });
  return livingLeases(home).length === 0;
}

/** For a server that is about to start: whatever lies there belongs to an earlier one. */
export function clearLeases(home: string) {
  rmSync(join(home, 'leases'), { recursive: true, force: true });
}

function livingLeases(home: string): string[] {
  const folder = join(home, 'leases');
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names.filter((name) => {
    const alive = isAlive(Number.parseInt(name, 10));
    if (!alive) rmSync(join(folder, name), { force: true });
    return alive;
  });
}
