/** Addresses that carry a reader's need on to another page. Pure. */
import { type Need, needParams } from '@/pricing/need';
import type { Day } from '@/pricing/time';

/** With the earlier day that is shown, so that a reader stays in it. */
export function hrefOn(path: string, need: Need, asOf: string | null): string {
  return hrefWith(path, need, asOf === null ? {} : { asOf });
}

/** The same for many pages: what stands behind the question mark is spelt once for an operation. */
export function hrefsOn(
  need: Need,
  asOf: string | null,
): (path: string, operation: Need['operation']) => string {
  const queries = new Map<Need['operation'], string>();
  return (path, operation) => {
    let query = queries.get(operation);
    if (query === undefined) {
      query = hrefOn('', { ...need, operation }, asOf);
      queries.set(operation, query);
    }
    return path + query;
  };
}

export function modelHref(modelId: string, need: Need, asOf: Day | null = null): string {
  return hrefWith(`/models/${modelId}`, need, asOf ? { asOf } : {});
}

/** Models and hosts side by side. */
export function compareHref(
  ids: { models: readonly string[]; hosts: readonly string[] },
  need: Need,
  asOf: Day | null = null,
): string {
  const lists = Object.entries(ids).flatMap(([name, list]) =>
    list.length > 0 ? [[name, list.join(',')]] : [],
  );
  return hrefWith('/compare', need, { ...Object.fromEntries(lists), ...(asOf ? { asOf } : {}) });
}

/** A page's address with the need, and what else it asks, in one order. */
export function hrefWith(path: string, need: Need, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...more, ...needParams(need) });
  // Commas part ids in a list; encoded they are hard to read and to type.
  return query.size === 0 ? path : `${path}?${query.toString().replaceAll('%2C', ',')}`;
}
