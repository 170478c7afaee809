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

/** A query with every field of the bar set about every second time, edits and upscales too. */
export function randomNeed(next: () => number): string {
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const query = new URLSearchParams({ size: `${whole(32, 256) * 8}x${whole(32, 256) * 8}` });
  const maybe = (name: string, value: () => string | number) => {
    if (next() < 0.5) query.set(name, String(value()));
  };
  maybe('quality', () => TIERS[whole(0, TIERS.length - 1)] ?? 'medium');
  maybe('ratio', () => RATIOS[whole(0, RATIOS.length - 1)] ?? '1:1');
  maybe('steps', () => whole(1, 60));
  maybe('volume', () => whole(1, 1_000_000));
  maybe('acceptance', () => `${whole(5, 100)}%`);
  maybe('edits', () => (whole(1, 30) / 10).toFixed(1));
  maybe('upscale', () => `${whole(0, 100)}%`);
  if (query.has('volume')) maybe('storage', () => whole(1, 500));
  if (next() < 0.1) query.set('batch', '1');
  return query.toString();
}
