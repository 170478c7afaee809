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

/** A word with each two neighbouring letters changed: "gtp" → "tgp", "gpt". */
export function neighboursChanged(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, i) =>
    [word.slice(0, i), word[i + 1], word[i], word.slice(i + 2)].join(''),
  );
}

/**
 * The words with two neighbouring letters put right wherever a word stands in no name and becomes
 * one that does: "gtp imgae" → "gpt image". Numbers stay: another number is another model.
 * @param known words of names, with how many entries have each
 */
export function inOrder(asked: string, known: ReadonlyMap<string, number>): string {
  return asked
    .split(' ')
    .map((word) => {
      if (known.has(word) || word.length <= FEW || word.length > 20 || /\d/.test(word)) return word;
      const meant = neighboursChanged(word).filter((changed) => known.has(changed));
      meant.sort((a, b) => (known.get(b) ?? 0) - (known.get(a) ?? 0));
      return meant[0] ?? word;
    })
    .join(' ');
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
