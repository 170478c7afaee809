/** What a stored body proves by its form (`FORMS` of the archive): what it holds, or also what it lacks. */

/** The whole of what its source served: what isn't on it wasn't sold there. */
export const WHOLE_FORMS: readonly string[] = ['live', 'rendered', 'file'];

/**
 * False for what somebody wrote down, cut out or put together: such a body proves what it holds,
 * never that something came or went.
 */
export function isWhole(form: string | null): boolean {
  return form !== null && WHOLE_FORMS.includes(form);
}
