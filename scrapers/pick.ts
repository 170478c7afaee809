/** Picking the one offer that a question about a host and a model means. */
import { findModel, modelById, standardTier, TIERS, tierOf } from '@/catalog';
import { tiersIn } from '@/catalog/standard';
import { type Operation, type Quote, type Rule, refuse, type Tier } from '@/pricing';

export type Pickable = {
  hostModel: string;
  modelId: string | null;
  operation: Operation;
  variant: string;
  tier: Tier | null;
  rule: Rule;
};

export type Wish = {
  /** Canonical id, name, or the host's own wording. */
  model: string;
  operation: Operation | null;
  /** The host's word or a canonical tier. */
  quality: string | null;
  batch: boolean;
};

export type Picked<O extends Pickable> =
  | { offer: O; quality: Tier | null; assumptions: string[] }
  /** The question is a good one, and the answer is that this isn't sold. */
  | { notSold: Quote };

/** The question names something that doesn't exist; the message says what does. */
export class NoSuchOffer extends Error {
  override name = 'NoSuchOffer';
}

export function pick<O extends Pickable>(
  host: string,
  offers: readonly O[],
  wish: Wish,
): Picked<O> {
  const ofModel = forModel(host, offers, wish.model);
  const operations = [...new Set(ofModel.map((o) => o.operation))];
  const operation =
    wish.operation ?? (operations.includes('generate') ? 'generate' : operations[0]);
  const ofOperation = ofModel.filter((o) => o.operation === operation);
  if (ofOperation.length === 0)
    return notSold(`${wish.operation} is not sold; ${host} sells: ${operations.join(', ')}`);

  const ofQuality = withQuality(ofOperation, wish.quality);
  if ('notSold' in ofQuality) return ofQuality;
  const batch = ofQuality.offers.filter((o) => hasBatch(o.offer) === wish.batch);
  const inRule = ofQuality.offers.filter((o) => pricesBatch(o.offer.rule));
  const left = batch.length > 0 ? batch : inRule;
  if (wish.batch && left.length === 0)
    return notSold(`${host} lists no batch price for ${wish.model}`);
  const [best] = (left.length > 0 ? left : ofQuality.offers).sort((a, b) =>
    plainest(a.offer, b.offer),
  );
  if (!best) throw new NoSuchOffer(`nothing of ${host} fits`);
  const assumptions =
    wish.operation === null && operation !== 'generate'
      ? [`${operation}, the only thing sold`]
      : [];
  return { ...best, assumptions };
}

/** The wording first, letter for letter, then without case, then by model. */
function forModel<O extends Pickable>(host: string, offers: readonly O[], model: string): O[] {
  const exact = offers.filter((o) => o.hostModel === model);
  if (exact.length > 0) return exact;
  const loose = offers.filter((o) => o.hostModel.toLowerCase() === model.toLowerCase());
  if (loose.length > 0) return loose;
  const id = (modelById(model) ?? findModel(model))?.id;
  const named = offers.filter((o) => o.modelId !== null && o.modelId === (id ?? model));
  if (named.length > 0) return named;
  if (offers.length === 0) throw new NoSuchOffer(`no price of ${host} is known`);
  const known = [...new Set(offers.map((o) => o.modelId ?? o.hostModel))].sort();
  const what = id ? `${host} does not sell ${id}` : `no model or wording "${model}"`;
  throw new NoSuchOffer(`${what}; ${host} sells: ${listed(known)}`);
}

type Qualified<O> = { offer: O; quality: Tier | null };

/** Each offer with the tier that the workload then has. */
function withQuality<O extends Pickable>(
  offers: readonly O[],
  wanted: string | null,
): { offers: Qualified<O>[] } | { notSold: Quote } {
  const tiers = TIERS.filter((t) =>
    offers.some((o) => o.tier === t || tiersIn(o.rule).includes(t)),
  );
  if (wanted === null) {
    const middle = middleOf(offers, tiers);
    const fits = offers.filter((o) => !o.tier || o.tier === middle);
    return {
      offers: (fits.length > 0 ? fits : offers).map((offer) => ({
        offer,
        quality: offer.tier ?? middle,
      })),
    };
  }
  const word = wanted.toLowerCase();
  const byWord = offers.filter((o) => wordOf(o)?.toLowerCase() === word);
  if (byWord.length > 0) return { offers: byWord.map((offer) => ({ offer, quality: offer.tier })) };
  const tier = TIERS.find((t) => t === word) ?? tierOf(wanted);
  const byTier = offers.filter(
    (o) => o.tier === tier || (!o.tier && tier && tiersIn(o.rule).includes(tier)),
  );
  if (tier && byTier.length > 0)
    return { offers: byTier.map((offer) => ({ offer, quality: tier })) };
  const words = [...new Set(offers.flatMap((o) => wordOf(o) ?? []))];
  const sold = listed(words.length > 0 ? words : tiers) || 'one quality';
  if (!tier) throw new NoSuchOffer(`no quality "${wanted}"; sold: ${sold}`);
  // Sold in one quality without a name: the question's tier decides nothing.
  if (tiers.length === 0 && words.length === 0)
    return notSold(`quality ${wanted} is not priced apart; sold: one quality`);
  return notSold(`${wanted} quality is not sold; sold: ${sold}`);
}

function middleOf(offers: readonly Pickable[], tiers: readonly Tier[]): Tier | null {
  if (tiers.length > 0) return standardTier({ tiers });
  const model = offers[0]?.modelId ? modelById(offers[0].modelId) : undefined;
  return model ? standardTier(model) : null;
}

function wordOf(offer: Pickable): string | null {
  return /(?:^|&)quality=([^&]*)/.exec(offer.variant)?.[1] ?? null;
}

function hasBatch(offer: Pickable): boolean {
  return /(^|&)batch(&|$)/.test(offer.variant);
}

function pricesBatch(rule: Rule): boolean {
  return rule.terms.some((t) => t.when?.some((c) => c.kind === 'batch' && c.is));
}

/** Fewest extras first (speed, style, region), then by name: one answer, always the same. */
function plainest(a: Pickable, b: Pickable): number {
  const extras = (o: Pickable) => (o.variant ? o.variant.split('&').length : 0);
  return (
    extras(a) - extras(b) ||
    (a.hostModel < b.hostModel ? -1 : a.hostModel > b.hostModel ? 1 : 0) ||
    (a.variant < b.variant ? -1 : a.variant > b.variant ? 1 : 0)
  );
}

function notSold(reason: string): { notSold: Quote } {
  return { notSold: refuse('not_sold', reason) };
}

function listed(names: readonly string[]): string {
  return names.length <= 12
    ? names.join(', ')
    : `${names.slice(0, 12).join(', ')} and ${names.length - 12} more`;
}
