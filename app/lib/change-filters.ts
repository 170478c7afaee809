/** The changes page's address → filters. What can't be read is refused in words. */
import { findModel, hostById } from '@/catalog';
import { type ChangeFilters, KINDS } from './changes';
import { type Params, param } from './params';

export const PERIODS = ['30', '90', '365', 'all'] as const;
export const DEFAULT_PERIOD = '365';

export type AskedChanges = { filters: ChangeFilters; errors: string[] };

/** A model may be written by any name it is known by; an unknown value is left out and said so. */
export function askedChanges(params: Params): AskedChanges {
  const errors: string[] = [];
  const read = <T>(name: string, find: (text: string) => T | undefined, wanted: string) => {
    const text = param(params, name)?.slice(0, 80);
    if (text === undefined) return null;
    const found = find(text);
    if (found === undefined) errors.push(`“${text}” isn’t ${wanted}; it was left out.`);
    return found ?? null;
  };
  const period = read('period', (t) => PERIODS.find((p) => p === t), '30, 90, 365 or all');
  return {
    filters: {
      host: read('host', (t) => hostById(t)?.id, 'a host'),
      model: read('model', (t) => findModel(t)?.id, 'a model'),
      kind: read('kind', (t) => KINDS.find((k) => k === t), `one of ${KINDS.join(', ')}`),
      period: (period ?? DEFAULT_PERIOD) === 'all' ? null : Number(period ?? DEFAULT_PERIOD),
    },
    errors,
  };
}
