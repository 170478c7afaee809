/** What a page sends to the browser that re-ranks it. Pure. */
import { type Model, modelById } from '@/catalog';
import type { MarketOffer } from '@/db/queries/market';
import type { Day } from '@/pricing';
import type { Shown } from '../data';
import { onDay } from './as-of';
import { endOfModel } from './lifecycle';
import { type LiveData, type LiveModel, pack } from './live-offers';
import { openingOf } from './opening';
import { offersOf } from './overview';
import { makesOf } from './params';
import { factsOf, termsOf } from './quote-offer';
import { currentSpan } from './ranking';

/** Every host's own offers in force with their present price: what the home table is made from. */
export function liveMarket({ market, day, asOf }: Shown): LiveData {
  const own = market.offers.filter((o) => o.reporter === 'host' && o.modelId !== null);
  return { ...live(own, day, false, asOf), asOf, all: onDay('/offers.json', asOf) };
}

/** One model's offers with what the table says of their past. */
export function liveOffersOf({ market, day, asOf }: Shown, model: Model): LiveData {
  const own = offersOf(market, model.id).filter((o) => o.reporter === 'host');
  const all = onDay('/offers.json', asOf);
  return { ...live(own, day, true, asOf), models: [liveModel(model, day, asOf)], asOf, all };
}

function live(offers: readonly MarketOffer[], today: Day, withPast: boolean, asOf: Day | null) {
  const packed = offers.flatMap((offer) => {
    const span = currentSpan(offer, today);
    if (!span) return [];
    const spans = withPast ? offer.spans : [span];
    return [pack(offer, factsOf(offer), spans, new Set(withPast ? [span] : []))];
  });
  const models = [...new Set(offers.map((o) => o.modelId))].flatMap((id) => {
    const model = id ? modelById(id) : undefined;
    return model ? [model] : [];
  });
  return {
    day: today,
    models: models.map((m) => liveModel(m, today, asOf)),
    offers: packed,
    openings: Object.fromEntries(models.map((m) => [m.id, openingOf(m, offers, today)])),
  };
}

function liveModel(model: Model, today: Day, asOf: Day | null): LiveModel {
  const { maker, family, alsoCalled, openWeights, operations } = model;
  return {
    ...termsOf(model),
    ...makesOf(model),
    maker,
    family,
    alsoCalled,
    openWeights,
    operations,
    end: endOfModel(model, today, asOf),
  };
}
