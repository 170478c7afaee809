/** What most rows of a table assume, to be said once above it. Pure. */

/** The assumption that more than half of all rows, and at least two, are built on; null: none is. */
export function usualAssumption(rows: readonly (readonly string[])[]): string | null {
  const counts = new Map<string, number>();
  for (const own of rows) for (const a of new Set(own)) counts.set(a, (counts.get(a) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most && most[1] > 1 && most[1] > rows.length / 2 ? most[0] : null;
}

/** "Assumed for every row: …". */
export function usualWords(usual: string, rows: readonly (readonly string[])[]): string {
  const all = rows.every((own) => own.includes(usual));
  return `Assumed ${all ? 'for every row' : 'unless a row says otherwise'}: ${usual}.`;
}

/** What a row says beneath that: only where it differs; null: it says nothing. */
export function assumedWords(own: readonly string[], usual: string | null): string | null {
  if (usual === null) return own.length > 0 ? `assumed: ${own.join('; ')}` : null;
  const rest = own.filter((a) => a !== usual);
  if (own.length === 0) return 'nothing assumed';
  if (rest.length === 0) return null;
  return `${rest.length < own.length ? 'also' : 'only'} assumed: ${rest.join('; ')}`;
}
