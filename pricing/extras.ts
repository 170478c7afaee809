/** Whose price an edit or an upscale of a kept image is taken from. Never silently 0. */
import { compare, type Decimal } from './money';
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
  const sorted = [...offers].sort(
    (a, b) =>
      Number(b.ranked) - Number(a.ranked) || compare(a.usd, b.usd) || (a.id < b.id ? -1 : 1),
  );
  const first = new Map<string, ExtraOffer>();
  const keep = (key: string, o: ExtraOffer) => {
    if (!first.has(key)) first.set(key, o);
  };
  for (const o of sorted) {
    keep(`${o.host} ${o.model}`, o);
    keep(o.host, o);
    keep('', o);
  }
  return (host, model) => {
    const same = first.get(`${host} ${model}`);
    if (same) return extra(same, 'its own price');
    const own = first.get(host);
    if (own) return extra(own, `its own price with ${own.modelName}`);
    const any = first.get('');
    return any ? extra(any, `${any.hostName}’s with ${any.modelName}, the cheapest known`) : null;
  };
}

function extra(o: ExtraOffer, whose: string): Extra {
  return { usd: o.usd, whose: o.ranked ? whose : `${whose}; last known` };
}
