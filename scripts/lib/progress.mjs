import { isStopping } from './children.mjs';

/** Ends the run with `message` as its one line on stderr. */
export class Failure extends Error {
  /** @param {string} message @param {number} [code] exit code; 2 = wrong use or environment */
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

/** @param {number} since a Date.now() */
export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Says what is being done and for how long: live on a terminal, once in a while in a log.
 * `work` returns a word on the outcome, shown in brackets.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @param {(result: T) => string} [outcome]
 * @returns {Promise<T>}
 */
export async function step(label, work, outcome = () => '') {
  const began = Date.now();
  const live = process.stdout.isTTY;
  if (live) process.stdout.write(`  ${label} …`);
  const ticker = setInterval(
    () => {
      if (live) process.stdout.write(`\r  ${label} … ${Math.round((Date.now() - began) / 1000)} s`);
      else console.log(`  ${label} … ${Math.round((Date.now() - began) / 1000)} s`);
    },
    live ? 1_000 : 15_000,
  );
  const finish = (/** @type {string} */ mark, /** @type {string} */ note) => {
    clearInterval(ticker);
    // Stopped on purpose: that is no failure to report.
    if (isStopping()) return;
    const line = `${mark} ${label}${note ? `: ${note}` : ''} (${seconds(began)})`;
    process.stdout.write(live ? `\r\u001b[K${line}\n` : `${line}\n`);
  };
  try {
    const result = await work();
    finish('✓', outcome(result));
    return result;
  } catch (error) {
    finish('✗', '');
    throw error;
  }
}

/**
 * For a child run quietly: shows the end of what it said and gives up.
 * @param {string} what
 * @param {import('./children.mjs').Result} result
 */
export function failWith(what, { code, output }) {
  const said = isStopping() ? '' : output.trim();
  if (code === 2) throw new Failure(said.split('\n').at(-1) || what, 2);
  if (said) console.error(said.split('\n').slice(-40).join('\n'));
  throw new Failure(`${what} (exit code ${code})`);
}
