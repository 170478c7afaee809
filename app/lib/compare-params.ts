/** An address's models and hosts → columns. What can't be shown is said in words. */
import { type Host, hostById, type Model, modelById } from '@/catalog';
import type { Params } from '@/pricing';
import { normal } from './overview';
import { hostOf, modelOf } from './routes';
import { nearestHosts, nearestModels } from './suggest';

/** Columns that can still be read beside each other. */
export const MOST_COLUMNS = 6;
/** Names looked at in one address. */
const MOST_NAMES = 24;

export type Unknown<T> = { asked: string; near: T[] };
export type Pair = { model: Model; host: Host | null };
export type AskedColumns = {
  models: Model[];
  hosts: Host[];
  /** Every model at every host; without hosts each model at its cheapest. */
  pairs: Pair[];
  /** What the address said otherwise: other spellings, doubles, too many. */
  said: string[];
  unknownModels: Unknown<Model>[];
  unknownHosts: Unknown<Host>[];
};

export function readColumns(params: Params): AskedColumns {
  const said: string[] = [];
  const m = resolve(names(params, 'models'), modelOf, modelById, said);
  const h = resolve(names(params, 'hosts'), hostOf, hostById, said);
  const all = m.found.flatMap((model): Pair[] =>
    h.found.length > 0 ? h.found.map((host) => ({ model, host })) : [{ model, host: null }],
  );
  const left = all.slice(MOST_COLUMNS);
  if (left.length > 0)
    said.push(
      `${all.length} columns were asked for and ${MOST_COLUMNS} are shown, without ${left.map(pairName).join('; ')}.`,
    );
  return {
    models: m.found,
    hosts: h.found,
    pairs: all.slice(0, MOST_COLUMNS),
    said,
    unknownModels: m.unknown.map((asked) => ({ asked, near: nearestModels(asked, 3) })),
    unknownHosts: h.unknown.map((asked) => ({ asked, near: nearestHosts(asked, 3) })),
  };
}

/** "FLUX.1 [schnell] at fal". */
export function pairName({ model, host }: Pair): string {
  return host ? `${model.name} at ${host.name}` : model.name;
}

/** Commas part names, and a form adds one by giving the parameter a second time. */
function names(params: Params, name: 'models' | 'hosts'): string[] {
  const value = params[name];
  return (Array.isArray(value) ? value : [value ?? ''])
    .join(',')
    .split(',')
    .map((text) => text.trim().slice(0, 80))
    .filter((text) => text !== '')
    .slice(0, MOST_NAMES);
}

function resolve<T extends { id: string; name: string }>(
  asked: readonly string[],
  find: (text: string) => T | undefined,
  byId: (id: string) => T | undefined,
  said: string[],
): { found: T[]; unknown: string[] } {
  const found: T[] = [];
  const unknown: string[] = [];
  for (const text of asked) {
    const item = find(text);
    if (!item) unknown.push(text);
    else if (found.includes(item)) said.push(`${item.name} was asked for twice and stands once.`);
    else {
      found.push(item);
      if (!byId(text) && normal(text) !== normal(item.name))
        said.push(`“${text}” is ${item.name}.`);
    }
  }
  return { found, unknown: [...new Set(unknown)] };
}
