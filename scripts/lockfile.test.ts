import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

type Entry = { version?: string; resolved?: string; optionalDependencies?: Record<string, string> };

const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8'));
const packages = Object.entries(lock.packages as Record<string, Entry>);

// `npm ci` refuses a lock file in which another platform's binaries are missing, and npm leaves
// them out when it can't reach them while writing it.
it('lists the optional packages of every platform', () => {
  const missing = packages.flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter(
      (name) =>
        !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});

it('names no download address, so that it works with any registry', () => {
  expect(packages.filter(([, entry]) => entry.resolved)).toEqual([]);
});
