import { type Host, hostById, type Model, modelById } from '@/catalog';
import type { EntryKind } from './search';
import { bareIndex } from './search-index';

/** Models whose names are most like what was asked for, best first. */
export function nearestModels(text: string, count = 5): Model[] {
  return idsNear(text, 'model', count).flatMap((id) => modelById(id) ?? []);
}

/** Hosts likewise. */
export function nearestHosts(text: string, count = 5): Host[] {
  return idsNear(text, 'host', count).flatMap((id) => hostById(id) ?? []);
}

/** An entry's address ends with its id. */
function idsNear(text: string, kind: EntryKind, count: number): string[] {
  return bareIndex()
    .find(text, count, kind)
    .hits.map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
}
