/** Whose price an edit or an upscale of a kept image is taken from. Never silently 0. */
import { type Decimal, exact } from './money';
import type { Extra } from './usable';

/** An offer to edit or upscale, priced for the reader's size. */
export type ExtraOffer = {
  id: string;
  host: string;
  hostName: string;
  model: string;
  modelName: string;
  /** US dollars, above 0. */
  usd: Decimal;
  /** False: last known, too old for a place in a ranking. */
  ranked: boolean;
};

/** Answers for any host and model; built once for a workload. */
export type ExtraBook = (host: string, model: string) => Extra | null;

/**
 * The host's own price for the same model, else its cheapest of any model, else the cheapest
 * anywhere; at each of these one read lately goes before one that is only last known.
 */
export function extraBook(offers: readonly ExtraOffer[]): ExtraBook {
  const sorted = offers
    .map((o) => ({ o, usd: exact(o.usd) }))
    .sort(
      (a, b) =>
        Number(b.o.ranked) - Number(a.o.ranked) || a.usd.cmp(b.usd) || (a.o.id < b.o.id ? -1 : 1),
    );
  const first = new Map<string, ExtraOffer>();
  const keep = (key: string, o: ExtraOffer) => {
    if (!first.has(key)) first.set(key, o);
  };
  for (const { o } of sorted) {
    keep(`${o.host} ${o.model}`, o);
    keep(o.host, o);
    keep('', o);
  }
  const found = (host: string, model: string): Extra | null => {
    const same = first.get(`${host} ${model}`);
    if (same) return extra(same, 'its own price');
    const own = first.get(host);
    if (own) return extra(own, `its own price with ${own.modelName}`);
    const any = first.get('');
    return any ? extra(any, `${any.hostName}’s with ${any.modelName}, the cheapest known`) : null;
  };
  const kept = new Map<string, Extra | null>();
  return (host, model) => {
    const key = `${host} ${model}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const fresh = found(host, model);
    kept.set(key, fresh);
    return fresh;
  };
}

function extra(o: ExtraOffer, whose: string): Extra {
  return { usd: o.usd, whose: o.ranked ? whose : `${whose}; last known` };
}
