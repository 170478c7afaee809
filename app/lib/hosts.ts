/** What each host sells, priced at the standard workload and placed among its rivals. Pure. */
import {
  type Graded,
  gradeOf,
  type Host,
  hosts,
  type Model,
  modelById,
  standardTier,
} from '@/catalog';
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import {
  compare,
  type Day,
  type Freshness,
  freshness,
  type Quote,
  quote,
  type Workload,
  workload,
} from '@/pricing';
import type { OwnPrice } from './credits';
import { type NextCheck, nextCheck } from './next-check';
import { isReadWeekly } from './quote-offer';
import {
  currentSpan,
  type EndedOffer,
  lastSpan,
  type ModelRanking,
  precisionOf,
  priceSpanOf,
  quoteOffer,
  rankModel,
} from './ranking';

/** Where an offer stands in its model's ranking for its own operation, tier and speed. */
export type Standing =
  | { kind: 'placed'; place: number; of: number; onlyStale: boolean }
  | { kind: 'stale' }
  | { kind: 'incomparable' }
  | { kind: 'unnamed' };

export type HostOffer = {
  offer: MarketOffer;
  model: Model | null;
  /** The rule in force. */
  span: MarketSpan;
  priceSpan: MarketSpan;
  quote: Quote;
  freshness: Freshness;
  next: NextCheck;
  standing: Standing;
};

export type HostSummary = {
  host: Host;
  /** Null: sells neither images nor GPU time. */
  graded: Graded | null;
  /** Offers in force by the host's own prices. */
  offers: number;
  /** Models among them that have a number at the standard workload. */
  models: number;
  lastRead: { day: Day; precision: MarketSpan['evidence']['precision'] } | null;
  /** Of the offer read last. */
  freshest: Freshness | null;
  /** Why there is no price; null when there is one. */
  without: string | null;
};

/** The standard workload as this offer sells it: its own operation, tier and speed. */
export function workloadOf(offer: MarketOffer, model: Model | null): Workload {
  return workload({
    operation: offer.operation,
    quality: offer.tier ?? (model ? standardTier(model) : null),
    batch: offer.variant.split('&').includes('batch'),
  });
}

/** What an offer's rule comes to at its own standard workload. */
export function quoteAtStandard(
  offer: MarketOffer,
  rule: MarketSpan['rule'],
): { workload: Workload; quote: Quote; model: Model | null } {
  const model = (offer.modelId && modelById(offer.modelId)) || null;
  const standard = workloadOf(offer, model);
  const quoted = model ? quoteOffer(offer, rule, model, standard) : quote(rule, standard);
  return { workload: standard, quote: quoted, model };
}

/** Answers "which place" for any offer; rankings are computed once per model and workload. */
export function placer(offers: readonly MarketOffer[], today: Day) {
  const byModel = new Map<string, MarketOffer[]>();
  for (const offer of offers) {
    if (!offer.modelId || offer.reporter !== 'host') continue;
    const group = byModel.get(offer.modelId);
    if (group) group.push(offer);
    else byModel.set(offer.modelId, [offer]);
  }
  const rankings = new Map<string, ModelRanking>();
  return (offer: MarketOffer, model: Model | null): Standing => {
    if (!model) return { kind: 'unnamed' };
    const standard = workloadOf(offer, model);
    const key = [model.id, standard.operation, standard.quality, standard.batch].join(' ');
    const ranking =
      rankings.get(key) ?? rankModel(model, byModel.get(model.id) ?? [], standard, today);
    rankings.set(key, ranking);
    return standingIn(ranking, offer.id);
  };
}

function standingIn(ranking: ModelRanking, id: string): Standing {
  const group = ranking.onlyStale ? ranking.stale : ranking.ranked;
  const row = group.find((r) => r.id === id);
  if (row)
    return { kind: 'placed', place: row.place, of: group.length, onlyStale: ranking.onlyStale };
  return { kind: ranking.stale.some((r) => r.id === id) ? 'stale' : 'incomparable' };
}

/** A host's own offers in force, by model and price, unnamed ones last. */
export function offersOfHost(
  hostId: string,
  offers: readonly MarketOffer[],
  today: Day,
  placeOf: (offer: MarketOffer, model: Model | null) => Standing = placer(offers, today),
): HostOffer[] {
  return offers
    .filter((o) => o.hostId === hostId && o.reporter === 'host')
    .flatMap((offer) => hostOffer(offer, today, placeOf))
    .sort(byModelName);
}

function hostOffer(
  offer: MarketOffer,
  today: Day,
  placeOf: (offer: MarketOffer, model: Model | null) => Standing,
): HostOffer[] {
  const span = currentSpan(offer, today);
  if (!span) return [];
  const { quote: quoted, model } = quoteAtStandard(offer, span.rule);
  return [
    {
      offer,
      model,
      span,
      priceSpan: priceSpanOf(offer, span, (rule) => quoteAtStandard(offer, rule).quote),
      quote: quoted,
      freshness: freshness(span.checkedOn, today, offer.failedTries),
      next: nextCheck(offer, span, isReadWeekly(offer), today),
      standing: placeOf(offer, model),
    },
  ];
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

/** Every seller of the catalog: those with most models priced first, then by name. */
export function hostSummaries(
  offers: readonly MarketOffer[],
  today: Day,
  all: readonly Host[] = hosts,
): HostSummary[] {
  const noPlace = (): Standing => ({ kind: 'unnamed' });
  return all
    .filter((host) => host.kind !== 'dataset')
    .map((host) => summaryOf(host, offersOfHost(host.id, offers, today, noPlace), offers, today))
    .sort((a, b) => b.models - a.models || b.offers - a.offers || byName(a.host, b.host));
}

function summaryOf(
  host: Host,
  own: readonly HostOffer[],
  offers: readonly MarketOffer[],
  today: Day,
): HostSummary {
  const latest = [...own].sort((a, b) => (a.span.checkedOn < b.span.checkedOn ? 1 : -1))[0];
  const priced = own.filter((o) => o.quote.usd !== null && o.model);
  return {
    host,
    graded: gradeOf(host, own.length),
    offers: own.length,
    models: new Set(priced.map((o) => o.model?.id)).size,
    lastRead: latest ? { day: latest.span.checkedOn, precision: precisionOf(latest.span) } : null,
    freshest: latest?.freshness ?? null,
    without: own.length > 0 ? null : whyNone(host, offers, today),
  };
}

/** The reason known for a host without prices; never silence. */
export function whyNone(host: Host, offers: readonly MarketOffer[], today: Day): string {
  const ended = endedOffersOfHost(host.id, offers, today)[0];
  if (ended) return 'everything read of it has ended';
  if (host.kind === 'gpu rental') return 'rents GPU time; asks no price per image';
  if (host.kind === 'dataset') return 'sells nothing: a second opinion on others’ prices';
  if (!host.sellsImages) return 'sells no images by the call';
  if (host.noPrice) return host.noPrice;
  const claims = offers.filter((o) => o.hostId === host.id).length;
  if (claims > 0) return 'no price of its own read yet; public datasets speak of it';
  if (!host.pricingUrl && !host.machineUrl) return 'no public price page known';
  if (host.billing === 'subscription') return 'sold by subscription; no price read yet';
  return 'no price read yet';
}

/** A host's cheapest price for generating one image of a named model, current ones first. */
export function cheapestOwnPrice(own: readonly HostOffer[]): OwnPrice | null {
  const candidates = own.filter(
    (o) => o.model && o.offer.operation === 'generate' && o.quote.usd !== null && !isBatch(o.offer),
  );
  const current = candidates.filter((o) => o.freshness.ranked);
  const [best] = (current.length > 0 ? current : candidates).sort(byPrice);
  if (!best?.model || best.quote.usd === null) return null;
  return {
    modelId: best.model.id,
    modelName: best.model.name,
    usd: best.quote.usd,
    checkedOn: best.span.checkedOn,
    precision: precisionOf(best.span),
    observation: best.span.evidence.observation,
    assumptions: best.quote.assumptions,
    current: best.freshness.ranked,
  };
}

function byPrice(a: HostOffer, b: HostOffer): number {
  return compare(a.quote.usd ?? '0', b.quote.usd ?? '0') || (a.offer.id < b.offer.id ? -1 : 1);
}

function isBatch(offer: MarketOffer): boolean {
  return offer.variant.split('&').includes('batch');
}

function byName(a: Host, b: Host): number {
  return a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1;
}
