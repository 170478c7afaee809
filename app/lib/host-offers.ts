/** What a host sells, priced for a reader's need and placed among its rivals. Pure. */
import { type Model, modelById } from '@/catalog';
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import {
  type Day,
  type Freshness,
  freshness,
  type Need,
  needParams,
  type Quote,
  quote,
  STANDARD_NEED,
  tierFor,
  type UsableCost,
  usableCost,
  type Workload,
  workloadFor,
} from '@/pricing';
import { keptBy } from './kept';
import { type NextCheck, nextCheck } from './next-check';
import { makesOf } from './params';
import { isReadWeekly } from './quote-offer';
import {
  currentSpan,
  type EndedOffer,
  lastSpan,
  type ModelRanking,
  priceSpanOf,
  quoteOffer,
  rankModel,
  type Usable,
} from './ranking';
import { usableIn } from './usable';

/** Where an offer stands in its model's ranking for its own operation, tier and speed. */
export type Standing =
  | { kind: 'placed'; place: number; of: number; onlyStale: boolean }
  | { kind: 'stale' }
  /** The host doesn't say whether its price holds at so large a size. */
  | { kind: 'unsized' }
  | { kind: 'incomparable' }
  | { kind: 'unnamed' };

export type HostOffer = {
  offer: MarketOffer;
  model: Model | null;
  /** The rule in force. */
  span: MarketSpan;
  priceSpan: MarketSpan;
  /** The sticker price. */
  quote: Quote;
  /** Null where the reader said neither what becomes of the images nor how many. */
  cost: UsableCost | null;
  freshness: Freshness;
  next: NextCheck;
  standing: Standing;
};

const NO_MODEL = { tiers: [], operations: [] };

/** A need as this offer can meet it: in its own operation, tier and speed. */
function workloadOf(offer: MarketOffer, model: Model | null, need: Need): Workload {
  const makes = makesOf(model ?? NO_MODEL);
  const { workload } = workloadFor({ ...need, operation: null }, makes, offer.operation);
  return {
    ...workload,
    quality: offer.tier ?? workload.quality,
    batch: need.batch || offer.variant.split('&').includes('batch'),
  };
}

type Quoted = { workload: Workload; quote: Quote; model: Model | null };

/** What an offer's rule comes to at its own standard workload. */
export function quoteAtStandard(offer: MarketOffer, rule: MarketSpan['rule']): Quoted {
  return quoteFor(offer, rule, STANDARD_NEED);
}

/** What it comes to for a need, as the offer can meet it. */
export function quoteFor(offer: MarketOffer, rule: MarketSpan['rule'], need: Need): Quoted {
  const model = (offer.modelId && modelById(offer.modelId)) || null;
  const asked = workloadOf(offer, model, need);
  const quoted = model ? quoteOffer(offer, rule, model, asked) : quote(rule, asked);
  return { workload: asked, quote: quoted, model };
}

type PlaceOf = (offer: MarketOffer, model: Model | null) => Standing;

/** Answers "which place" for any offer; rankings are computed once per model and workload. */
export function placer(
  offers: readonly MarketOffer[],
  today: Day,
  need: Need = STANDARD_NEED,
  usable: Usable | null = null,
): PlaceOf {
  const byModel = new Map<string, MarketOffer[]>();
  for (const offer of offers) {
    if (!offer.modelId || offer.reporter !== 'host') continue;
    const group = byModel.get(offer.modelId);
    if (group) group.push(offer);
    else byModel.set(offer.modelId, [offer]);
  }
  const rankings = new Map<string, ModelRanking>();
  return (offer, model) => {
    if (!model) return { kind: 'unnamed' };
    const asked = workloadOf(offer, model, need);
    const key = [model.id, asked.operation, asked.quality, asked.batch].join(' ');
    const ranking =
      rankings.get(key) ?? rankModel(model, byModel.get(model.id) ?? [], asked, today, usable);
    rankings.set(key, ranking);
    return standingIn(ranking, offer.id);
  };
}

function standingIn(ranking: ModelRanking, id: string): Standing {
  const group = ranking.onlyStale ? ranking.stale : ranking.ranked;
  const row = group.find((r) => r.id === id);
  if (row)
    return { kind: 'placed', place: row.place, of: group.length, onlyStale: ranking.onlyStale };
  if (ranking.unsized.some((r) => r.id === id)) return { kind: 'unsized' };
  return { kind: ranking.stale.some((r) => r.id === id) ? 'stale' : 'incomparable' };
}

const kept = keptBy<readonly MarketOffer[], HostOffer[]>(64);

/** As `offersOfHost`, computed once for a load of the market, a host, a day and a need. */
export function offersAtHost(
  hostId: string,
  { offers }: { offers: readonly MarketOffer[] },
  today: Day,
  need: Need,
): HostOffer[] {
  return kept(offers, [hostId, today, needParams(need)], () =>
    offersOfHost(hostId, offers, today, need),
  );
}

/** A host's own offers in force, priced for the need, by model; unnamed ones last. */
export function offersOfHost(
  hostId: string,
  offers: readonly MarketOffer[],
  today: Day,
  need: Need = STANDARD_NEED,
  usable: Usable | null = usableIn({ offers }, need, today),
  placeOf: PlaceOf = placer(offers, today, need, usable),
): HostOffer[] {
  return offers
    .filter((o) => o.hostId === hostId && o.reporter === 'host')
    .flatMap((offer) => hostOffer(offer, today, { need, usable, placeOf }))
    .sort(byModelName);
}

/** Those that answer the operation and tier asked for; a model of one quality meets any tier. */
export function answering(own: readonly HostOffer[], need: Need): HostOffer[] {
  const { operation, quality } = need;
  return own.filter(({ offer, model }) => {
    if (operation !== null && offer.operation !== operation) return false;
    if (quality === null || offer.tier === null || !model || model.tiers.length === 0) return true;
    return offer.tier === tierFor(quality, makesOf(model)).tier;
  });
}

type Asked = { need: Need; usable: Usable | null; placeOf: PlaceOf };

function hostOffer(offer: MarketOffer, today: Day, { need, usable, placeOf }: Asked): HostOffer[] {
  const span = currentSpan(offer, today);
  if (!span) return [];
  const { quote: quoted, model } = quoteFor(offer, span.rule, need);
  return [
    {
      offer,
      model,
      span,
      priceSpan: priceSpanOf(offer, span, (rule) => quoteFor(offer, rule, need).quote),
      quote: quoted,
      cost: usable && quoted.usd !== null ? costOf(quoted.usd, offer, usable) : null,
      freshness: freshness(span.checkedOn, today, offer.failedTries),
      next: nextCheck(offer, span, isReadWeekly(offer), today),
      standing: placeOf(offer, model),
    },
  ];
}

function costOf(sticker: string, { hostId, modelId }: MarketOffer, usable: Usable): UsableCost {
  const id = modelId ?? '';
  const extras = { edit: usable.edit(hostId, id), upscale: usable.upscale(hostId, id) };
  return usableCost(sticker, usable.need, extras);
}

function byModelName(a: HostOffer, b: HostOffer): number {
  const key = ({ offer, model }: HostOffer) =>
    [model ? '0' : '1', model?.name ?? '', offer.operation, offer.hostModel, offer.variant].join(
      '\n',
    );
  return key(a) < key(b) ? -1 : 1;
}

/** Offers that ended, latest end first. */
export function endedOffersOfHost(
  hostId: string,
  offers: readonly MarketOffer[],
  today: Day,
): Omit<EndedOffer, 'quote'>[] {
  const day = ({ span, end }: Omit<EndedOffer, 'quote'>) => end?.date ?? span.to ?? '';
  return offers
    .filter((o) => o.hostId === hostId && o.reporter === 'host')
    .flatMap((offer) => {
      const last = lastSpan(offer, today);
      return last ? [{ offer, ...last }] : [];
    })
    .sort((a, b) => (day(a) < day(b) ? 1 : -1));
}
