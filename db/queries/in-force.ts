/** Which prices are in force, and what kinds of them: the one count of every page and command. Pure. */
import { hosts, type LifecycleEvent } from '@/catalog';
import { endOf } from '@/catalog/ends';
import { hasNumber } from '@/catalog/standard';
import { type Day, type Freshness, freshness, spanOn } from '@/pricing';
import type { MarketOffer, MarketSpan } from './market';

export type InForce = { offer: MarketOffer; span: MarketSpan; freshness: Freshness };

/** Prices of those given that are in force; each is one offer's. */
export type Counts = {
  prices: number;
  hosts: number;
  /** Named models that they are of. */
  models: number;
  /** Of a wording that no model is known for. */
  unnamed: number;
  /** Read within 8 days, the last tries not having failed. */
  fresh: number;
  /** Read within 21 days. */
  ranked: number;
  /** Days since the value was read: as many prices are older as younger; null without any. */
  medianAge: number | null;
  /** True where that one's day is not known exactly: it is up to so many days old. */
  medianUpTo: boolean;
};

/**
 * In force: stated by the host itself, begun, neither replaced nor gone by the day, and of a model
 * whose announced end at that host has not come. Datasets' claims are in force nowhere.
 */
export function pricesInForce(offers: readonly MarketOffer[], today: Day): InForce[] {
  return offers.flatMap((offer) => {
    const span = offer.reporter === 'host' && !endOf(offer, today) && spanOn(offer.spans, today);
    if (!span) return [];
    return [{ offer, span, freshness: freshness(span.checkedOn, today, offer.failedTries) }];
  });
}

/** Prices left out of those in force: their host has ended the model, and nobody saw the price go. */
export function pricesOfEnded(
  offers: readonly MarketOffer[],
  today: Day,
): { offer: MarketOffer; end: LifecycleEvent }[] {
  return offers.flatMap((offer) => {
    const end = offer.reporter === 'host' ? endOf(offer, today) : null;
    return end && spanOn(offer.spans, today) ? [{ offer, end }] : [];
  });
}

/** Its last reading is known to the month or year. */
function isVague({ checkedOn, evidence }: MarketSpan): boolean {
  return checkedOn === evidence.day && evidence.precision !== 'day';
}

/** What public datasets state of any host and that stands on the day: second opinions. */
export function opinionsInForce(offers: readonly MarketOffer[], today: Day): InForce[] {
  return offers.flatMap((offer) => {
    const span = offer.reporter !== 'host' && spanOn(offer.spans, today);
    if (!span) return [];
    return [{ offer, span, freshness: freshness(span.checkedOn, today, offer.failedTries) }];
  });
}

/** The datasets to speak of: those that are read, and those of which something stands. */
export function datasetIds(opinions: readonly InForce[]): string[] {
  const read = hosts.filter((h) => h.kind === 'dataset').map((h) => h.id);
  return [...new Set([...read, ...opinions.map((o) => o.offer.reporter)])].sort();
}

export function countsOf(prices: readonly InForce[]): Counts {
  const ages = [...prices].sort((a, b) => a.freshness.age - b.freshness.age);
  // The lower of the two in the middle: an age that some price really has.
  const middle = ages[Math.floor((ages.length - 1) / 2)];
  const distinct = (ids: (string | null)[]) => new Set(ids.filter((id) => id !== null)).size;
  return {
    prices: prices.length,
    hosts: distinct(prices.map((p) => p.offer.hostId)),
    models: distinct(prices.map((p) => p.offer.modelId)),
    unnamed: prices.filter((p) => p.offer.modelId === null).length,
    fresh: prices.filter((p) => p.freshness.state === 'fresh').length,
    ranked: prices.filter((p) => p.freshness.ranked).length,
    medianAge: middle?.freshness.age ?? null,
    medianUpTo: middle !== undefined && isVague(middle.span),
  };
}

/** How many come to a number of dollars for one standard image. */
export function withNumber(prices: readonly InForce[]): number {
  return prices.filter(({ offer, span }) => hasNumber({ ...offer, rule: span.rule })).length;
}
