/**
 * Sources that ask for a key. What a host tells one account may hold a discount, so it is a second
 * word to the host's public pages: it confirms or contradicts them, and never rules by itself.
 */
import { type HostState, type Suspicion, suspect } from './check';
import type { SourceModule } from './contract';
import type { Read } from './plan';
import type { NamedOffer } from './resolve';

/** True for an address that asks for a key. */
export function isKeyed(module: SourceModule, url: string): boolean {
  return Boolean(module.keyOf?.(url));
}

/** "skipped: needs FAL_KEY", or null when nothing was. */
export function skippedWords(reasons: readonly string[]): string | null {
  return reasons.length > 0 ? `skipped: ${[...new Set(reasons)].join(', ')}` : null;
}

/**
 * What the account was told of offers that public pages name, ready to stand beside them; the
 * rest is left over with a reason. Its words are witnesses to what the pages say today.
 */
export function tellingApart(account: readonly Read[], open: readonly Read[], state: HostState) {
  const isPublic = new Set([
    ...state.offers.map((o) => o.id),
    ...open.flatMap((r) => r.named.map((o) => o.id)),
  ]);
  const reads = account.map((read): Read => {
    const named = read.named.filter((o) => isPublic.has(o.id));
    const heard = new Set(named.map((o) => o.hostModel));
    const alone = new Map(
      read.named.filter((o) => !heard.has(o.hostModel)).map((o) => [o.hostModel, o]),
    );
    const leftovers = [...alone.values()].map((o) => ({
      wording: o.hostModel,
      words: o.quote,
      reason: 'told to our account only; its public page names no such price',
    }));
    return { ...read, named, leftovers: [...read.leftovers, ...leftovers] };
  });
  const suspicions = new Map<NamedOffer, Suspicion>();
  for (const offer of reads.flatMap((r) => r.named)) {
    const suspicion = suspect(offer, undefined);
    if (suspicion) suspicions.set(offer, suspicion);
  }
  const witnesses = reads.flatMap((r) =>
    r.named.filter((o) => !suspicions.has(o)).map((o) => ({ ...o, by: r.result.url })),
  );
  return { reads, suspicions, state: { ...state, witnesses: [...state.witnesses, ...witnesses] } };
}
