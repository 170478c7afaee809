/** One field of a dataset's entry → an offer billed by that field alone, so that it can be checked. */
import { nameOffer } from '@/db/price-book/build/naming';
import type { Dataset } from '@/db/price-book/build/series';
import { imageTokens, perPixel } from '@/db/price-book/build/terms';
import { compare, exact, perImage, print, type Rule, type Term, USD } from '@/pricing';
import type { NamedOffer } from '../resolve';

/** A field as a dataset prints it; `unit` in the history's own words, e.g. "USD/token". */
export type Key = { host: string; model: string; field: string; unit: string };
export type KeyOffer = NamedOffer & { id: string };

export const keyId = ({ host, model, field }: Key): string => [host, model, field].join('\n');

/**
 * What each value of a key says, by the dataset's own reader where it reads all of them, else by
 * the unit alone: one key is always billed one way. A value without meaning ("-1") says nothing.
 */
export function offersOf(dataset: Dataset, key: Key, values: readonly string[]): KeyOffer[] {
  const named = nameOffer(key.host, key.model, '');
  const byReader = values.flatMap((value) =>
    'reason' in named || !dataset.prices(key.field)
      ? []
      : [...dataset.offers(new Map([[key.field, value]]), named, key.host).values()]
          .filter((r) => r.terms.length > 0)
          .slice(0, 1),
  );
  const rules =
    byReader.length === values.length
      ? byReader
      : values.flatMap((value) => ruleByUnit(key, value) ?? []);
  if (rules.length < values.length) return [];
  return rules.map((rule, i) => ({
    id: keyId(key),
    hostModel: key.model,
    modelId: 'reason' in named ? key.model : named.model,
    operation: 'generate',
    variant: key.field,
    tier: null,
    rule,
    quote: `${key.field} = ${values[i]}`,
    effectiveOn: null,
  }));
}

function ruleByUnit(key: Key, value: string): Rule | null {
  if (compare(value, '0') < 0) return null;
  const term = termByUnit(key, value);
  return term && { money: USD, terms: [term] };
}

function termByUnit({ field, unit }: Key, value: string): Term | null {
  if (/^USD\/image/.test(unit)) return perImage(print(exact(value)));
  if (unit === 'USD/pixel') return perPixel(value);
  const perMillion = unit === 'USD/Mtok' ? value : exact(value).times('1000000').toFixed();
  if (unit !== 'USD/Mtok' && unit !== 'USD/token') return null;
  // An image model's output is dearer than any text: it has a band of its own.
  if (/output|completion|response|image_token|cost\.image$/.test(field))
    return imageTokens(perMillion);
  return { amount: print(exact(perMillion)), per: 1_000_000, times: [{ kind: 'text_token' }] };
}
