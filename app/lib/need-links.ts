/** Addresses that carry a reader's need on to another page. Pure. */
import { type Day, type Need, needParams } from '@/pricing';

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
