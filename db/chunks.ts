/** Postgres takes at most 65,535 parameters a statement; our widest row has about fifteen. */
const CHUNK = 2_000;

/** Calls `fn` with slices of the rows, in order; not at all when there are none. */
export async function inChunks<T>(
  rows: T[],
  fn: (chunk: T[]) => PromiseLike<unknown>,
): Promise<void> {
  for (let i = 0; i < rows.length; i += CHUNK) await fn(rows.slice(i, i + CHUNK));
}
