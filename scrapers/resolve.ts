/**
 * From the host's wording to our model, operation and tier: through the host's rows of the alias
 * table, else where the wording is a model's own name. Never by likeness.
 */
import { type Alias, aliasFor, commonName, readVariant, tierOf } from '@/catalog';
import type { Operation, Rule, Tier } from '@/pricing';
import { type Leftover, type RawOffer, variantKey } from './contract';

/** An offer whose wording has a model. */
export type NamedOffer = {
  hostModel: string;
  modelId: string;
  operation: Operation;
  /** The host's own words, one spelling. */
  variant: string;
  tier: Tier | null;
  rule: Rule;
  quote: string;
  effectiveOn: string | null;
  /** The host's worked examples, see RawOffer. */
  examples?: RawOffer['examples'];
};

/** An offer that can't be named yet, with what was read, so that nothing is lost. */
export type UnnamedOffer = Leftover & { offer: RawOffer };

export type Resolved = { named: NamedOffer[]; unnamed: UnnamedOffer[] };
export type AliasLookup = (
  host: string,
  wording: string,
) => Pick<Alias, 'model' | 'operation' | 'variant' | 'reason'> | undefined;

export function resolve(
  hostId: string,
  offers: readonly RawOffer[],
  lookup: AliasLookup = meaningOf,
): Resolved {
  const named: NamedOffer[] = [];
  const unnamed: UnnamedOffer[] = [];
  for (const offer of offers) {
    const alias = lookup(hostId, offer.hostModel);
    if (alias?.model) {
      const operations = operationsOf(offer, alias.operation);
      for (const operation of operations.filter((o) => !(offer.noEdit && o === 'edit')))
        named.push(nameOffer(offer, alias.model, operation, alias.variant));
      continue;
    }
    const reason = alias?.reason ?? 'the wording is not in the alias table';
    unnamed.push({ wording: offer.hostModel, words: offer.quote, reason, offer });
  }
  return { named, unnamed };
}

const meaningOf: AliasLookup = (host, wording) => {
  const own = aliasFor(host, wording);
  const common = own ? undefined : commonName(wording);
  return own ?? (common && { ...common, variant: null, reason: null });
};

function operationsOf(offer: RawOffer, alias: Alias['operation']): Operation[] {
  if (offer.operation) return [offer.operation];
  if (alias === 'both') return ['generate', 'edit'];
  return [alias ?? 'generate'];
}

function nameOffer(
  offer: RawOffer,
  modelId: string,
  operation: Operation,
  aliasVariant: string | null,
): NamedOffer {
  const word = offer.variant?.quality;
  return {
    hostModel: offer.hostModel,
    modelId,
    operation,
    variant: variantKey(offer.variant),
    tier: word ? tierOf(word) : readVariant(aliasVariant).tier,
    rule: offer.rule,
    quote: offer.quote,
    effectiveOn: offer.effectiveOn ?? null,
    ...(offer.examples ? { examples: offer.examples } : {}),
  };
}
