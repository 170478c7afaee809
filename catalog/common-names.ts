/** Names that mean the same model whoever prints them: a model's own, and ids that many hosts share. */
import type { Operation } from '@/pricing';
import { aliases, models, readVariant } from './index';
import type { Alias } from './schema';

/** Hosts that must use a wording, all for the same model, before it counts at a further one. */
const HOSTS = 3;
const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
let known: Map<string, string> | undefined;

/**
 * What a wording means that its host's alias rows don't have: letter case and punctuation aside it
 * must be a model's own name or id, or an id that at least three hosts use for the same model.
 * Never by likeness. Where the model both makes and edits images, only what it makes is meant.
 */
export function commonName(wording: string): Pick<Alias, 'model' | 'operation'> | undefined {
  known ??= index();
  const id = known.get(plain(wording));
  const operations = models.find((m) => m.id === id)?.operations;
  if (!id || !operations) return undefined;
  const [only, ...more] = operations;
  const operation: Operation | undefined = operations.includes('generate') ? 'generate' : only;
  return operation === 'generate' || more.length === 0
    ? { model: id, operation: operation ?? null }
    : undefined;
}

function index(): Map<string, string> {
  const uses = new Map<string, { hosts: Set<string>; models: Set<string | null> }>();
  for (const { host, wording, model, variant } of aliases) {
    if (!/\d/.test(wording)) continue;
    const use = uses.get(plain(wording)) ?? { hosts: new Set(), models: new Set() };
    use.hosts.add(host);
    use.models.add(readVariant(variant).plain ? model : null);
    uses.set(plain(wording), use);
  }
  const found = new Map<string, string>();
  for (const [key, { hosts, models: meant }] of uses) {
    const [model, ...others] = meant;
    if (model && others.length === 0 && hosts.size >= HOSTS) found.set(key, model);
  }
  for (const m of models)
    for (const name of [m.name, ...m.alsoCalled, m.id]) found.set(plain(name), m.id);
  return found;
}
