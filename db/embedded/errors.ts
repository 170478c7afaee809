/** The database can't be reached or used. `message` is one line, fit for stderr. */
export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable';
}

/** The first line of whatever was thrown, never empty. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.split('\n')[0]?.trim() || 'unknown reason';
}
