import { type ReactElement, useDeferredValue } from 'react';

/** As many as a screen holds. */
const FIRST = 12;

/**
 * A table drawn again in two goes, so that what a reader sees answers within a frame: first the
 * rows at its head, then, when the browser has time for it, those further down.
 */
export function Gradual({ rows }: { rows: ReactElement[] }) {
  const later = useDeferredValue(rows);
  if (later === rows) return rows;
  const head = rows.slice(0, FIRST);
  const moved = new Set(head.map((row) => row.key));
  return [...head, ...later.slice(FIRST).filter((row) => !moved.has(row.key))];
}
