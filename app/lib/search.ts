/**
 * Finds models, hosts and pages by what people type. The palette in the browser, the search page
 * and the near names of a 404 all use this; it imports neither the catalog nor prices. Pure.
 */
import MiniSearch, { type SearchOptions } from 'minisearch';
import { alike, beginningWith, FEW, inOrder, neighboursChanged } from './search-letters';

export type EntryKind = 'model' | 'host' | 'page';

export type Entry = {
  kind: EntryKind;
  path: string;
  title: string;
  /** Maker of a model, kind of a host, what a page is about. */
  detail: string;
  /** "from $0.003": the cheapest comparable price. */
  price?: string;
  /** The day it was read, as shown and as a machine reads it. */
  day?: [shown: string, iso: string];
  /** What has to be known beside the price: "stale", "ended 12 May 2026", "grade B". */
  note?: string;
  names: readonly string[];
  /** Hosts' own wordings for it. */
  wordings: readonly string[];
  words: string;
  /** At least 1: of two equal hits, the one that more people mean. */
  weight: number;
};

export type Found = {
  hits: Entry[];
  /** True when nothing is called so, and the hits only look alike. */
  near: boolean;
};

export type Finder = (query: string, limit?: number, kind?: EntryKind) => Found;

/** Longer questions are cut: nobody types more, and each word costs time. */
export const LONGEST_QUERY = 100;
const EXACT = 12;
const SHORTEST_WITH_SLIPS = 4;
/** So many stages look for just what was written; the others for what is near it. */
const AS_WRITTEN = 2;

/** Words about the question rather than what is looked for. */
const ASIDE = new Set(
  'a ai an and api at by cheap cheapest cost costs for from host how in is much of on or price priced prices pricing the to via what where with'.split(
    ' ',
  ),
);

const FIELDS = ['names', 'joined', 'wordings', 'words'];
const OPTIONS: SearchOptions = {
  prefix: true,
  boost: { names: 4, joined: 4, wordings: 1, words: 0.7 },
  weights: { fuzzy: 0.4, prefix: 0.7 },
};

/** "DALL·E 3" → "dall e 3". */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const joined = (text: string) => plain(text).replaceAll(' ', '');

/** Reads the entries once; what it returns answers in a few milliseconds. */
export function finder(entries: readonly Entry[]): Finder {
  const index = new MiniSearch({
    fields: FIELDS,
    tokenize: (text) => plain(text).split(' ').filter(Boolean),
    processTerm: (term) => term,
  });
  const names = entries.map((entry) => [...new Set(entry.names.map(joined))]);
  /** A name that is what was asked counts most, then the one that is nearly told by its start. */
  const likeness = (id: number, asked: string) =>
    Math.max(
      1,
      ...(names[id] ?? []).map((name) =>
        name === asked
          ? EXACT
          : name.startsWith(asked)
            ? 1 + 4 * (asked.length / name.length) ** 2
            : 1,
      ),
    );
  const known = wordsOf(entries);
  index.addAll(
    entries.map((entry, id) => ({
      id,
      names: entry.names.join(' '),
      joined: names[id]?.join(' ') ?? '',
      wordings: entry.wordings.join(' '),
      words: `${entry.detail} ${entry.words}`,
    })),
  );
  return (query, limit = 8, kind) => {
    const asked = plain(query.slice(0, LONGEST_QUERY));
    if (asked === '') return { hits: [], near: false };
    const allowed = kind ? entries.filter((entry) => entry.kind === kind) : entries;
    if (asked.length <= FEW)
      return { hits: beginningWith(allowed, asked).slice(0, limit), near: false };
    const essence = essenceOf(asked);
    const swaps = inOrder(essence, known);
    const boostDocument = (id: number) => (entries[id]?.weight ?? 1) * likeness(id, joined(swaps));
    const filter = ({ id }: { id: number }) => !kind || entries[id]?.kind === kind;
    const all = (words: string, slips: number) =>
      index.search(
        { combineWith: 'OR', queries: [{ combineWith: 'AND', queries: [words] }, joined(words)] },
        { ...OPTIONS, fuzzy: allowing(slips), boostDocument, filter },
      );
    const stages = [
      () => all(asked, 0),
      () => (essence === asked ? [] : all(essence, 0)),
      // Letters that changed places: what was meant is known, and found as if it had been written.
      () => (swaps === essence ? [] : all(swaps, 0)),
      () => all(essence, 0.25),
      // Something unknown among the words, or two letters changed places: whatever is nearest.
      () =>
        index.search(
          { combineWith: 'OR', queries: [essence, ...swapped(essence)] },
          { ...OPTIONS, fuzzy: allowing(0.3), boostDocument, filter },
        ),
    ];
    for (const [i, stage] of stages.entries()) {
      const found = stage().slice(0, limit);
      const hits = found.flatMap(({ id }) => entries[id] ?? []);
      if (hits.length > 0) return { hits, near: i >= AS_WRITTEN };
    }
    const hits = alike(allowed, essence).slice(0, limit);
    return { hits, near: hits.length > 0 };
  };
}

/** The question without "cheapest … for …"; all of it where nothing else was asked. */
function essenceOf(asked: string): string {
  const words = asked.split(' ').filter((word) => !ASIDE.has(word));
  return words.length > 0 ? words.join(' ') : asked;
}

/** How many entries have a word in one of their names. */
function wordsOf(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { names } of entries)
    for (const word of new Set(plain(names.join(' ')).split(' ')))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Each longer word with each two neighbours changed: "flxu" → "lfxu", "fxlu", "flux". */
function swapped(asked: string): string[] {
  return asked
    .split(' ')
    .filter((word) => word.length >= SHORTEST_WITH_SLIPS && word.length <= 20 && !/\d/.test(word))
    .flatMap(neighboursChanged);
}

/** How many letters of a word may be wrong: a share of its length, at most two; numbers never. */
function allowing(share: number) {
  return (term: string): number | false => {
    if (share === 0 || term.length < SHORTEST_WITH_SLIPS || /\d/.test(term)) return false;
    return Math.min(2, Math.max(1, Math.round(term.length * share)));
  };
}
