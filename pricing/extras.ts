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
  /** Does one special thing (fills a mask, dresses a person): stands in for no other model. */
  special: boolean;
};

/** What a seller asks for the reader's size: US dollars, above 0. */
export type ExtraOffer = {
  seller: Seller;
  usd: Exact;
  /** The host doesn't say that this holds at the reader's size. */
  unsized: boolean;
};

/** Answers for any host and model; built once for a workload. */
export type ExtraBook = (host: string, model: string) => Extra | null;

/**
 * An edit: the host's own of the same model, else the cheapest of that model anywhere, else one
 * stand-in for all: the cheapest of any general model. A price with a place goes before one without.
 */
export function editBook(offers: readonly ExtraOffer[]): ExtraBook {
  const own = new CheapestOwn();
  const same = new Cheapest(sameWords);
  const any = new Cheapest((o) => standInWords('edit', o));
  for (const offer of offers) {
    const { model, special } = offer.seller;
    own.meet(offer);
    same.meet(model, offer);
    if (!special) any.meet('', offer);
  }
  return (host, model) => own.said(host, model) ?? same.said(model) ?? any.said('');
}

/**
 * An upscale, which models that make images seldom sell: the host's own of the same model, else its
 * cheapest general upscaler, else one stand-in for all hosts without.
 */
export function upscaleBook(offers: readonly ExtraOffer[]): ExtraBook {
  const own = new CheapestOwn();
  const atHost = new Cheapest(hostWords);
  const any = new Cheapest((o) => standInWords('upscale', o));
  for (const offer of offers) {
    const { host, special } = offer.seller;
    own.meet(offer);
    if (special) continue;
    atHost.meet(host, offer);
    any.meet('', offer);
  }
  return (host, model) => own.said(host, model) ?? atHost.said(host) ?? any.said('');
}

type Words = { whose: string; borrowed: boolean };

const ownWords = (): Words => ({ whose: 'its own price', borrowed: false });
const hostWords = ({ seller }: ExtraOffer): Words => ({
  whose: `its own price with ${seller.modelName}`,
  borrowed: false,
});

function sameWords(offer: ExtraOffer): Words {
  const whose = `${offer.seller.hostName}’s price of the same model${cheapestWords(offer)}`;
  return { whose, borrowed: true };
}

function standInWords(done: string, offer: ExtraOffer): Words {
  const { hostName, modelName } = offer.seller;
  const place = placed(offer) ? `, the cheapest general ${done} with a place` : '';
  return { whose: `a stand-in’s price, ${modelName} at ${hostName}${place}`, borrowed: true };
}

const cheapestWords = (offer: ExtraOffer) => (placed(offer) ? ', the cheapest with a place' : '');

/** The cheapest offer under each key, put into words once. */
class Cheapest {
  private readonly best = new Map<string, ExtraOffer>();
  private readonly known = new Map<string, Extra>();
  constructor(private readonly words: (offer: ExtraOffer) => Words) {}

  meet(key: string, offer: ExtraOffer) {
    const best = this.best.get(key);
    if (!best || before(offer, best)) this.best.set(key, offer);
  }

  said(key: string): Extra | null {
    const known = this.known.get(key);
    if (known) return known;
    const offer = this.best.get(key);
    if (!offer) return null;
    const { whose, borrowed } = this.words(offer);
    const aged = offer.seller.ranked ? '' : '; last known';
    const unsized = offer.unsized ? '; may not hold at this size' : '';
    const extra: Extra = { usd: print(offer.usd), whose: `${whose}${aged}${unsized}` };
    if (borrowed || !placed(offer)) extra.beside = true;
    this.known.set(key, extra);
    return extra;
  }
}

/** By model and host: a ranking asks for every offer's, so no key is put together for it. */
class CheapestOwn {
  private readonly ofModel = new Map<string, Cheapest>();

  meet(offer: ExtraOffer) {
    const { host, model } = offer.seller;
    const hosts = this.ofModel.get(model) ?? new Cheapest(ownWords);
    this.ofModel.set(model, hosts);
    hosts.meet(host, offer);
  }

  said(host: string, model: string): Extra | null {
    return this.ofModel.get(model)?.said(host) ?? null;
  }
}

function placed({ seller, unsized }: ExtraOffer): boolean {
  return seller.ranked && !unsized;
}

/** With a place, then read lately, then cheaper, then by id. */
function before(a: ExtraOffer, b: ExtraOffer): boolean {
  if (placed(a) !== placed(b)) return placed(a);
  if (a.seller.ranked !== b.seller.ranked) return a.seller.ranked;
  const dearer = a.usd.cmp(b.usd);
  return dearer === 0 ? a.seller.id < b.seller.id : dearer < 0;
}
