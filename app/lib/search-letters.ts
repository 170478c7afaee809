/** What few letters, or wholly misspelt ones, can mean: by the letters of the names alone. Pure. */
import { type Entry, plain } from './search';

/** So few letters stand in too many words to mean anything but a beginning. */
export const FEW = 2;

/**
 * Entries of which a name is the letters, then whose title and then another name begins with them,
 * then with a word of a name that does. Equals by weight.
 */
export function beginningWith(entries: readonly Entry[], letters: string): Entry[] {
  const scored = entries.flatMap((entry) => {
    const [title = '', ...others] = [entry.title, ...entry.names].map(plain);
    const all = [title, ...others];
    const score = all.includes(letters)
      ? 4
      : title.startsWith(letters)
        ? 3
        : others.some((name) => name.startsWith(letters))
          ? 2
          : all.some((name) => name.split(' ').some((word) => word.startsWith(letters)))
            ? 1
            : 0;
    return score > 0 ? [{ entry, score }] : [];
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  // One letter begins some word of almost everything: only where no name begins with it.
  const kept = letters.length < FEW && best > 1 ? scored.filter(({ score }) => score > 1) : scored;
  kept.sort((a, b) => b.score - a.score || b.entry.weight - a.entry.weight);
  return kept.map(({ entry }) => entry);
}

const LIKE = 0.5;

/** Names that share most pairs of neighbouring letters with what was asked; none below a half. */
export function alike(entries: readonly Entry[], asked: string): Entry[] {
  const own = pairs(asked);
  if (own.size < 3) return [];
  const scored = entries.flatMap((entry) => {
    const share = Math.max(...entry.names.map((name) => shared(own, pairs(name))));
    return share >= LIKE ? [{ entry, share }] : [];
  });
  scored.sort((a, b) => b.share - a.share || b.entry.weight - a.entry.weight);
  return scored.map(({ entry }) => entry);
}

function pairs(text: string): ReadonlySet<string> {
  const letters = plain(text).replaceAll(' ', '');
  return new Set(
    Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)),
  );
}

/** Twice the common pairs over all pairs: 1 where both are the same. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((pair) => b.has(pair)).length;
  return (2 * common) / Math.max(1, a.size + b.size);
}
