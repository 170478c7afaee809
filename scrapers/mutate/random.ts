/** Choices that look random and are the same in every run: a seed is a text. */

/** Numbers in [0, 1), by the mulberry32 generator over an FNV-1a hash of the seed. */
export function randomFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** At most `most` of a list, in its order. */
export function some<T>(list: readonly T[], most: number, random: () => number): T[] {
  if (list.length <= most) return [...list];
  const ranked = list.map((_, at) => ({ at, rank: random() })).sort((a, b) => a.rank - b.rank);
  const kept = new Set(ranked.slice(0, most).map(({ at }) => at));
  return list.filter((_, at) => kept.has(at));
}
