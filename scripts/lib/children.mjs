import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

// Invariant: whatever is started here is gone when this process is. Each child leads a process
// group of its own, so that its own children (npm's scripts, Next's workers) go with it.

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {{ code: number, output: string }} Result */

/** @type {Set<ChildProcess>} */
const living = new Set();
/** @type {(() => unknown)[]} */
const cleanups = [];
/** @type {Promise<void> | null} */
let stopping = null;

/** True from the first signal on: what fails then fails because it was stopped. */
export const isStopping = () => stopping !== null;

/** Registers work for the end; the last registered runs first, after the children are gone. */
export function onStop(/** @type {() => unknown} */ cleanup) {
  cleanups.push(cleanup);
}

/**
 * Starts a child that `stopAll` ends.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {ChildProcess}
 */
export function launch(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options, detached: !isWindows });
  living.add(child);
  child.once('exit', () => living.delete(child));
  child.once('error', () => living.delete(child));
  // Asked to stop while this was being prepared.
  if (stopping) signal(child, 'SIGTERM');
  return child;
}

/**
 * Runs a child to its end, quietly: its output comes back with its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<Result>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = launch(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8');
      stream?.on('data', (text) => {
        output = (output + text).slice(-100_000);
      });
    }
    child.once('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Ends all children, kills what is still there after `graceMs`, then cleans up. */
export function stopAll(graceMs = 5_000) {
  stopping ??= (async () => {
    const gone = [...living].map((child) => new Promise((done) => child.once('exit', done)));
    for (const child of living) signal(child, 'SIGTERM');
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const late = new Promise((done) => {
      timer = setTimeout(done, graceMs);
    });
    await Promise.race([Promise.all(gone), late]);
    clearTimeout(timer);
    for (const child of living) signal(child, 'SIGKILL');
    for (const cleanup of cleanups.reverse()) await Promise.resolve(cleanup()).catch(() => {});
  })();
  return stopping;
}

/**
 * Ctrl-C and friends stop everything; a second one doesn't wait. Under npm, also npm's own death.
 * @param {() => number} exitCode
 */
export function stopOnSignals(exitCode) {
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(name, () => end(exitCode));
  }
  if (!process.env.npm_lifecycle_event) return;
  const before = ancestors();
  const watch = setInterval(() => {
    if (ancestors() !== before) end(exitCode);
  }, 1_000);
  watch.unref();
}

/** The parent and, where /proc tells, its parent: npm puts a shell between itself and us. */
function ancestors() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')')).split(' ')[2]}`;
  } catch {
    return String(process.ppid);
  }
}

let asked = 0;
function end(/** @type {() => number} */ exitCode) {
  asked += 1;
  // npm passes on a Ctrl-C that the terminal has delivered already: two at once are one.
  if (asked === 1) setTimeout(() => stopAll().finally(() => process.exit(exitCode())), 0);
  else if (asked > 2) {
    for (const child of living) signal(child, 'SIGKILL');
    process.exit(130);
  }
}

const isWindows = process.platform === 'win32';

function signal(/** @type {ChildProcess} */ child, /** @type {NodeJS.Signals} */ name) {
  if (!child.pid) return;
  try {
    if (isWindows) child.kill(name);
    else process.kill(-child.pid, name);
  } catch {
    // It has just ended.
  }
}
