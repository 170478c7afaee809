/**
 * Changes of a dataset → rows like the price book's, guarded in the order of time. What the book
 * says already stays as it stands there, so that one fact has one spelling and one id.
 */
import { guarded } from '../price-book/build/guards';
import type { Report } from '../price-book/build/report';
import { type Dataset, rowsOfHistory } from '../price-book/build/series';
import { groupBy } from '../price-book/group';
import { type BookRow, isRemoved, isSeen, offerKey, rowSchema } from '../price-book/schema';
import { FROM_BOOK } from '../publication';
import { entryKey, type Fault, type HistoryFile } from './read';

/** Rows of one dataset about one host: what is published at once. */
export type Part = { file: string; dataset: Dataset; hostId: string; rows: BookRow[] };

export type Converted = { parts: Part[]; faults: Fault[]; inBook: number };

/**
 * @param asOf last day on which the dataset was read whole; null: the day of its last change
 * @param book rows of the price book
 */
export function convert(
  name: string,
  known: Dataset,
  { changes, faults }: HistoryFile,
  asOf: string | null,
  book: readonly BookRow[],
  report: Report,
): Converted {
  // Of a half-read history nobody knows what it says: an entry with a bad row is left out whole.
  const spoilt = new Set(faults.flatMap((f) => f.entry ?? []));
  const sound = changes.filter((c) => !spoilt.has(entryKey(c)));
  const dataset = { ...known, asOf: asOf ?? lastDay(changes) };
  const more: Fault[] = [];
  const rows = [...groupBy(sound, entryKey).values()].flatMap((own) => {
    try {
      return rowsOfHistory(dataset, own, report).map((row) => rowSchema.parse(row));
    } catch (error) {
      const words = `${own[0]?.host} ${own[0]?.model_id}: ${(error as Error).message.split('\n')[0]}`;
      more.push({ file: name, line: 0, words, entry: null });
      return [];
    }
  });
  const { kept, inBook } = besideBook(once(rows), book);
  const parts = [...groupBy(kept, (row) => row.host)].map(
    ([hostId, own]): Part => ({ file: name, dataset, hostId, rows: own.map(imported) }),
  );
  parts.sort((a, b) => (a.hostId < b.hostId ? -1 : 1));
  return { parts, faults: [...faults, ...more], inBook };
}

function lastDay(changes: HistoryFile['changes']): string {
  const days = changes.map((c) => new Date(c.observed_at).toISOString().slice(0, 10)).sort();
  return days.at(-1) ?? '';
}

/** One source says one thing about one offer on one day. */
function placeKey(row: BookRow): string {
  return [offerKey(row), row.sourceUrl, row.day, isRemoved(row)].join('\n');
}

function once(rows: readonly BookRow[]): BookRow[] {
  const kept = new Map<string, BookRow>();
  for (const row of rows) if (!kept.has(placeKey(row))) kept.set(placeKey(row), row);
  return [...kept.values()];
}

function besideBook(rows: readonly BookRow[], book: readonly BookRow[]) {
  const offers = new Set(rows.map(offerKey));
  const stated = book.filter((row) => offers.has(offerKey(row)));
  const places = new Map(stated.map((row) => [placeKey(row), row]));
  const fresh = rows.filter((row) => !places.has(placeKey(row)));
  const freshPlaces = new Set(fresh.map(placeKey));
  const judged = guarded([...stated, ...fresh]).filter((row) => freshPlaces.has(placeKey(row)));
  const known = rows.flatMap((row) => places.get(placeKey(row)) ?? []);
  return { kept: [...known, ...judged], inBook: known.length };
}

/** Not the book's, so that a later book doesn't take it back for not stating it. */
function imported(row: BookRow): BookRow {
  if (!isSeen(row)) return row;
  const from = row.obtained.slice(FROM_BOOK.length);
  return { ...row, obtained: `recorded in an imported history: ${from}` };
}
