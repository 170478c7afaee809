import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isStopping, run, stopAll, stopOnSignals } from './children.mjs';
import { Failure, failWith, step } from './progress.mjs';

// Plain JavaScript without dependencies: this runs before there are any.

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const record = join(root, 'node_modules/.perimage-lock');
const installing = join(root, '.perimage/installing.pid');

/**
 * Brings a fresh checkout to where TypeScript runs, then hands over to `main`.
 * @param {() => Promise<{ main: () => Promise<number | undefined> }>} load
 * @param {() => number} exitCode what a stop by Ctrl-C or SIGTERM counts as
 */
export async function bootstrap(load, exitCode = () => 130) {
  process.chdir(root);
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  stopOnSignals(exitCode);
  try {
    checkNode();
    await alone(install);
    const { register } = await import('tsx/esm/api');
    register();
    const { main } = await load();
    const code = (await main()) ?? 0;
    // Whoever asked to stop decides how this ends.
    if (isStopping()) return;
    await stopAll();
    process.exit(code);
  } catch (error) {
    if (isStopping()) return;
    await stopAll();
    report(error);
  }
}

/** @param {unknown} error */
function report(error) {
  const known = error instanceof Failure;
  const unavailable = error instanceof Error && error.name === 'DatabaseUnavailable';
  if (known || unavailable) console.error(`perimage: ${error.message}`);
  else console.error(error);
  process.exit(known ? error.code : unavailable ? 2 : 1);
}

function checkNode() {
  const [major = 0, minor = 0, patch = 0] = process.versions.node.split('.').map(Number);
  const enough = major > 20 || (major === 20 && (minor > 18 || (minor === 18 && patch >= 1)));
  if (!enough) {
    throw new Failure(`PerImage needs Node 20.18.1 or newer; this is ${process.versions.node}`, 2);
  }
}

/**
 * Two first starts in one folder would pull the packages from under each other: one waits.
 * @param {() => Promise<void>} fn
 */
async function alone(fn) {
  mkdirSync(dirname(installing), { recursive: true });
  while (!claimed()) {
    if (isStopping()) return;
    await sleep(500);
  }
  try {
    await fn();
  } finally {
    rmSync(installing, { force: true });
  }
}

/** True when nobody else alive is installing here. */
function claimed() {
  try {
    writeFileSync(installing, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  try {
    process.kill(Number(readFileSync(installing, 'utf8')), 0);
  } catch (error) {
    const gone = /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
    if (gone) rmSync(installing, { force: true });
  }
  return false;
}

async function install() {
  const wanted = lockHash();
  if (existsSync(record) && readFileSync(record, 'utf8') === wanted) return;
  if (matchesInstalled()) {
    remember(wanted);
    return;
  }
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--no-update-notifier'];
  await step('Installing packages', async () => {
    const npm = process.env.npm_execpath;
    const result = npm?.endsWith('.js')
      ? await run(process.execPath, [npm, ...flags])
      : await run('npm', flags, { shell: process.platform === 'win32' });
    if (result.code !== 0) failWith('npm ci failed', { ...result, code: 1 });
  });
  remember(wanted);
}

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

function remember(/** @type {string} */ hash) {
  try {
    writeFileSync(record, hash);
  } catch {
    // A read-only install is compared in full every time.
  }
}

/** Somebody ran `npm install` by hand: npm's own note of what lies there says whether it fits. */
function matchesInstalled() {
  const note = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) =>
      path === '' || (installed[path]?.version ?? (optional || peer ? version : '')) === version,
  );
}
