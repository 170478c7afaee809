/** `billingConfig.current_tiers`: what each tier's criteria select, and what its prices are for. */
import { z } from 'zod';
import { type Rule, type Term, USD } from '@/pricing';
import {
  ExtractError,
  type Extracted,
  type Leftover,
  type RawOffer,
  type Variant,
} from '@/scrapers/contract';
import { CHANGES, excerpt, readAs, unknownKeys } from '@/scrapers/readers/json';
import { distinct } from '@/scrapers/readers/offers';
import { bands } from '@/scrapers/readers/prose';
import { type Read, readPrice } from './price';

const config = z.looseObject({ current_tiers: z.array(z.unknown()).nullable() });
const criterion = z.looseObject({ title: z.string(), type: z.string(), value: z.string() });
const tier = z.looseObject({
  criteria: z.array(z.unknown()).nullish(),
  prices: z.array(z.unknown()).min(1, 'a tier without prices'),
});

type Selected = { variant: Variant; when: NonNullable<Term['when']> };
type Sold = Selected & { reads: Read[]; quote: string };

export function readTiers(value: unknown, hostModel: string): Extracted {
  const { current_tiers: list, currency } = readAs(config, value, 'billingConfig');
  if (currency && !/^usd$/i.test(String(currency)))
    throw new ExtractError(`billingConfig: expected US dollars, found ${excerpt(currency)}`);
  for (const key of Object.keys(value as object))
    if (key !== 'currency' && CHANGES.test(key) && (value as Record<string, unknown>)[key])
      throw new ExtractError(`billingConfig: a field that may change the prices: ${key}`);
  const out: Extracted = { offers: [], leftovers: [], ignored: [] };
  if (!list || list.length === 0) {
    const reason = 'no billing data (GPU seconds)';
    out.leftovers.push({ wording: hostModel, words: excerpt(value), reason });
    return out;
  }
  const sold = list.flatMap((one) => readTier(one, hostModel, out));
  const { offers, leftovers } = distinct(offersOf(sold, hostModel));
  return { ...out, offers, leftovers: [...out.leftovers, ...leftovers] };
}

/** One tier; what can't be read for certain becomes a leftover, and the other tiers still stand. */
function readTier(value: unknown, hostModel: string, out: Extracted): Sold[] {
  try {
    const { criteria, prices } = readAs(tier, value, `${hostModel} tier`);
    const known = ['criteria', 'prices', 'title', 'description'];
    const unknown = unknownKeys(value as object, known, hostModel);
    const changes = unknown.find(({ words }) => CHANGES.test(words));
    if (changes) throw new ExtractError(`a field that may change the price: ${changes.words}`);
    out.leftovers.push(...unknown);
    const selected = select(criteria ?? [], hostModel, out.leftovers);
    const reads = prices.map((p) => readPrice(p, hostModel, out.leftovers));
    const units = reads.flatMap((r) => (r.term ? [`${r.metric} ${r.term.times[0]?.kind}`] : []));
    if (new Set(units).size < units.length)
      throw new ExtractError('one thing is priced twice in one tier');
    if (reads.every((r) => r.other)) {
      out.ignored.push({
        wording: hostModel,
        words: excerpt(prices),
        reason: `billed by ${reads[0]?.other}: no image`,
      });
      return [];
    }
    return [{ ...selected, reads, quote: excerpt(value) }];
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    out.leftovers.push({ wording: hostModel, words: excerpt(value), reason: error.message });
    return [];
  }
}

/** Words that name a quality tier; any other "model variant" names an engine or a speed. */
const QUALITY =
  /^(very[_ -]?low|low|medium|high|x-?high|max|auto|turbo|default|balanced|quality|standard|hd)$/i;

function select(criteria: readonly unknown[], hostModel: string, leftovers: Leftover[]): Selected {
  const selected: Selected = { variant: {}, when: [] };
  for (const one of criteria) {
    const { title, type, value } = readAs(criterion, one, `${hostModel} criterion`);
    leftovers.push(
      ...unknownKeys(
        one as object,
        ['title', 'type', 'subtype', 'value', 'property', 'metric', 'name'],
        hostModel,
      ),
    );
    const what = title.trim().toLowerCase();
    if (type !== 'equals')
      throw new ExtractError(`a criterion of a kind that this reader does not know: ${type}`);
    // The host then calls another model and charges that one's price.
    if (/fallback/i.test(value)) throw new ExtractError('the price of another model in its place');
    const found = bands(value);
    if (what === 'model variant' && QUALITY.test(value)) selected.variant.quality = value;
    else if (what === 'model variant') selected.variant.speed = value;
    else if (/quality$/.test(what)) selected.variant.quality = value;
    else if (/resolution$/.test(what) && found.length === 1 && /^[\d.]+k$/i.test(value))
      selected.when.push({ kind: 'resolution', is: found });
    else throw new ExtractError(`a criterion that this reader does not know: ${title} = ${value}`);
  }
  return selected;
}

/** Tiers that differ by resolution alone are one offer with a price for each. */
function offersOf(sold: readonly Sold[], hostModel: string): RawOffer[] {
  const offers = new Map<string, RawOffer>();
  for (const { variant, when, reads, quote } of sold) {
    const terms = reads
      .flatMap((r) => (r.term ? [r.term] : []))
      .map((t) => (when.length > 0 ? { ...t, when, group: t.times[0]?.kind ?? 'image' } : t));
    const offer: RawOffer = {
      hostModel,
      operation: null,
      ...(Object.keys(variant).length > 0 ? { variant } : {}),
      rule: ruleOf(terms, reads),
      quote,
    };
    const key = JSON.stringify([variant, when.length > 0 ? 'by size' : offers.size]);
    const before = offers.get(key);
    if (before) {
      before.rule = { ...before.rule, terms: [...before.rule.terms, ...offer.rule.terms] };
      before.quote = `${before.quote} ${quote}`;
    } else offers.set(key, offer);
  }
  return [...offers.values()];
}

function ruleOf(terms: Term[], reads: readonly Read[]): Rule {
  const assumptions = [...new Set(reads.flatMap((r) => r.assumption ?? []))];
  const missing = reads.flatMap((r) => r.missing ?? r.other ?? []);
  if (reads.some((r) => r.zero)) return { money: USD, terms: [], withheld: 'printed_zero' };
  const output = terms.some((t) =>
    ['image', 'megapixel', 'image_token'].includes(t.times[0]?.kind ?? ''),
  );
  if (!output && missing.length === 0) missing.push('output image rate');
  return {
    money: USD,
    terms,
    ...(missing.length > 0 ? { missing } : {}),
    ...(assumptions.length > 0 ? { assumptions } : {}),
  };
}
