/** Whose price an edit or an upscale of a kept image is taken from. Never silently 0. */
import { type Exact, print } from './money';
import type { Extra } from './usable';

/** Who edits or upscales, with what. */
export type Seller = {
  id: string;
  host: string;
  hostName: string;
  model: string;
  modelName: string;
  /** False: last known, too old for a place in a ranking. */
  ranked: boolean;
};

/** What a seller asks for the reader's size: US dollars, above 0. */
export type ExtraOffer = { seller: Seller; usd: Exact };

/** Answers for any host and model; built once for a workload. */
export type ExtraBook = (host: string, model: string) => Extra | null;

/**
 * The host's own price for the same model, else its cheapest of any model, else the cheapest
 * anywhere; at each of these one read lately goes before one that is only last known.
 */
export function extraBook(offers: readonly ExtraOffer[]): ExtraBook {
  let any: Best | null = null;
  const hosts = new Map<string, { own: Best; models: Map<string, Best> }>();
  for (const offer of offers) {
    const { host, model } = offer.seller;
    const known = hosts.get(host) ?? { own: new Best(offer), models: new Map<string, Best>() };
    const same = known.models.get(model) ?? new Best(offer);
    any ??= new Best(offer);
    any.meet(offer);
    known.own.meet(offer);
    same.meet(offer);
    hosts.set(host, known);
    known.models.set(model, same);
  }
  return (host, model) => {
    const known = hosts.get(host);
    if (!known)
      return any?.said((o) => `${o.hostName}’s with ${o.modelName}, the cheapest known`) ?? null;
    const same = known.models.get(model);
    if (same) return same.said(() => 'its own price');
    return known.own.said((o) => `its own price with ${o.modelName}`);
  };
}

/** The best of the offers it met, put into words once. */
class Best {
  private extra: Extra | null = null;
  constructor(private offer: ExtraOffer) {}

  meet(other: ExtraOffer) {
    if (before(other, this.offer)) this.offer = other;
  }

  said(whose: (seller: Seller) => string): Extra {
    if (this.extra) return this.extra;
    const { usd, seller } = this.offer;
    const words = whose(seller);
    this.extra = seller.ranked
      ? { usd: print(usd), whose: words }
      : { usd: print(usd), whose: `${words}; last known`, aged: true };
    return this.extra;
  }
}

/** Read lately, then cheaper, then by id. */
function before(a: ExtraOffer, b: ExtraOffer): boolean {
  if (a.seller.ranked !== b.seller.ranked) return a.seller.ranked;
  const dearer = a.usd.cmp(b.usd);
  return dearer === 0 ? a.seller.id < b.seller.id : dearer < 0;
}
