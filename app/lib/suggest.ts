import { type Host, hosts, type Model, models } from '@/catalog';
import { normal } from './overview';

/** Models whose names are most like what was asked for, best first; shared pairs of letters decide. */
export function nearestModels(text: string, count = 5): Model[] {
  return nearest(text, models, (m) => [m.id, m.name, ...m.alsoCalled], count);
}

/** Hosts likewise. */
export function nearestHosts(text: string, count = 5): Host[] {
  return nearest(text, hosts, (h) => [h.id, h.name], count);
}

function nearest<T extends { id: string }>(
  text: string,
  all: readonly T[],
  namesOf: (item: T) => string[],
  count: number,
): T[] {
  const asked = pairs(text.slice(0, 100));
  return all
    .map((item) => ({
      item,
      score: Math.max(...namesOf(item).map((name) => likenessTo(asked, name))),
    }))
    .filter(({ score }) => score > 0.25)
    .sort((a, b) => b.score - a.score || (a.item.id < b.item.id ? -1 : 1))
    .slice(0, count)
    .map(({ item }) => item);
}

function pairs(text: string): Set<string> {
  // Marked ends, so that the last digit of a version counts.
  const letters = `^${normal(text).replaceAll(' ', '')}$`;
  const found = new Set<string>();
  for (let i = 0; i + 1 < letters.length; i += 1) found.add(letters.slice(i, i + 2));
  return found;
}

/** Likeness to a name, or a little less to one of its longer words: "flxu" is near all of FLUX. */
function likenessTo(asked: ReadonlySet<string>, name: string): number {
  const words = normal(name)
    .split(' ')
    .filter((word) => word.length >= 4);
  const byWord = words.map((word) => likeness(asked, pairs(word)) * 0.8);
  return Math.max(likeness(asked, pairs(name)), ...byWord);
}

/** Dice's coefficient: 1 for the same pairs, 0 for none in common. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}
