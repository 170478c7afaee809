import { type ReactElement, useDeferredValue } from 'react';

/** As many as a screen holds beneath the form. */
export const FIRST_DRAWN = 6;

/**
 * A table drawn again in two goes, so that what a reader sees answers within a frame: first the
 * rows at its head, then, when the browser has time for it, those further down.
 */
export function Gradual({ rows }: { rows: ReactElement[] }) {
  const later = useDeferredValue(rows);
  if (later === rows) return rows;
  const head = rows.slice(0, FIRST_DRAWN);
  const moved = new Set(head.map((row) => row.key));
  return [...head, ...later.slice(FIRST_DRAWN).filter((row) => !moved.has(row.key))];
}
