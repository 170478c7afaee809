/** Random needs as addresses, the same ones in every run. */

/** Mulberry32: numbers from 0 up to 1 that depend on the seed alone. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const TIERS = ['very_low', 'low', 'medium', 'high', 'max'];
const RATIOS = ['1:1', '4:3', '3:2', '16:9', '9:16'];

type Next = () => number;

const whole = (next: Next, from: number, to: number) => from + Math.floor(next() * (to - from + 1));
const one = (next: Next, all: readonly string[]) => all[whole(next, 0, all.length - 1)] ?? '';

/** What a reader may put into each field of the bar. */
const FIELDS: Record<string, (next: Next) => string> = {
  size: (next) => `${whole(next, 32, 256) * 8}x${whole(next, 32, 256) * 8}`,
  quality: (next) => one(next, TIERS),
  ratio: (next) => one(next, RATIOS),
  steps: (next) => `${whole(next, 1, 60)}`,
  volume: (next) => `${whole(next, 1, 1_000_000)}`,
  acceptance: (next) => `${whole(next, 5, 100)}%`,
  edits: (next) => (whole(next, 1, 30) / 10).toFixed(1),
  upscale: (next) => `${whole(next, 0, 100)}%`,
  storage: (next) => `${whole(next, 1, 500)}`,
  batch: () => '1',
};

/** How often a field is set; the size always is. */
const SET: Record<string, number> = { size: 1, storage: 0.25, batch: 0.1 };

/** A query with every field of the bar set about every second time, edits and upscales too. */
export function randomNeed(next: Next): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(FIELDS))
    if (next() < (SET[name] ?? 0.5)) query.set(name, value(next));
  if (!query.has('volume')) query.delete('storage');
  return query.toString();
}

/** The query with one field set anew, or left empty where it was set: what a reader does. */
export function changed(query: string, next: Next): string {
  const now = new URLSearchParams(query);
  const field = one(next, Object.keys(FIELDS));
  const before = now.get(field);
  if (before !== null && field !== 'size' && next() < 0.4) now.delete(field);
  else now.set(field, FIELDS[field]?.(next) ?? '');
  const after = now.toString();
  return after === query ? changed(query, next) : after;
}
