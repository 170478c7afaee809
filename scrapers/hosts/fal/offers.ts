/** From what a Pricing section says to offers. */
import {
  BANDS,
  type Band,
  canonical,
  exact,
  type Operation,
  print,
  type Rule,
  type Term,
  USD,
} from '@/pricing';
import { type Leftover, type RawOffer, variantKey } from '@/scrapers/contract';
import type { Draft, Price } from './draft';

/** One offer a variant; prices that contradict each other become leftovers instead. */
export function offersOf(draft: Draft, operation: Operation | null): RawOffer[] {
  const offers: RawOffer[] = [];
  for (const prices of byVariant(draft.prices)) {
    const first = prices[0];
    if (!first) continue;
    const terms = termsOf(prices, draft);
    if (!terms) {
      draft.leftovers.push(contradiction(draft, prices));
      continue;
    }
    offers.push({
      hostModel: draft.wording,
      operation,
      ...(variantKey(first.variant) === '' ? {} : { variant: first.variant }),
      rule: ruleOf([...terms, ...draft.shared], draft),
      quote: quoteOf(prices, draft),
    });
  }
  if (offers.length === 0 && draft.withheld)
    offers.push({
      hostModel: draft.wording,
      operation,
      rule: { money: USD, terms: [], withheld: draft.withheld },
      quote: 'Price: $0',
    });
  withExamples(offers, draft);
  return offers;
}

function ruleOf(terms: Term[], draft: Draft): Rule {
  return {
    money: USD,
    terms: terms.map((t) => resized(t, draft)),
    ...(draft.rounding ? { rounding: draft.rounding } : {}),
    ...(draft.assumptions.length > 0 ? { assumptions: draft.assumptions } : {}),
  };
}

function byVariant(prices: readonly Price[]): Price[][] {
  const groups = new Map<string, Price[]>();
  for (const price of prices) {
    const key = variantKey(price.variant);
    groups.set(key, [...(groups.get(key) ?? []), price]);
  }
  return [...groups.values()];
}

/** Terms of one variant, or null when two prices claim the same image. */
function termsOf(prices: readonly Price[], draft: Draft): Term[] | null {
  const own = prices.filter((p) => !p.continues);
  const main = new Map(own.map((p) => [JSON.stringify(p.terms), p]));
  const apart = [...main.values()].every((p) => p.terms.every((t) => t.group));
  const conditions = new Set([...main.values()].map((p) => JSON.stringify(p.terms[0]?.when)));
  if (own.length === 0 || (main.size > 1 && (!apart || conditions.size < main.size))) return null;
  const further = new Map(
    prices.filter((p) => p.continues).map((p) => [JSON.stringify(p.terms), p]),
  );
  const terms = [...main.values(), ...further.values()].flatMap((p) => p.terms);
  return draft.multipliers.length > 0 ? multiplied(terms, draft) : terms;
}

/** "4K at double the standard rate": the base price for the other classes, and one for each named. */
function multiplied(terms: Term[], draft: Draft): Term[] | null {
  const base = terms[0];
  if (!base || terms.length > 1 || base.times[0]?.kind !== 'image') return null;
  const dear = draft.multipliers.map((m) => m.band);
  const standard = (['1K', '2K', '4K'] as const).filter((b) => !dear.includes(b) && below(b, dear));
  const when = base.when ?? [{ kind: 'resolution' as const, is: standard }];
  return [
    { ...base, when, group: 'size' },
    ...draft.multipliers.map((m) => ({
      ...base,
      amount: print(exact(base.amount).times(m.times)),
      when: [{ kind: 'resolution' as const, is: [m.band] }],
      group: 'size',
    })),
  ];
}

function below(band: Band, dear: readonly Band[]): boolean {
  return band === '1K' || dear.some((d) => BANDS[d] > BANDS[band]);
}

function resized(term: Term, draft: Draft): Term {
  const size = draft.resizedTo;
  if (!size) return term;
  const times = term.times.map((q) =>
    q.kind === 'input_megapixel' ? { ...q, resizedTo: canonical(size) } : q,
  );
  return { ...term, times };
}

/** An amount list of an example goes to the tiers in their order. */
function withExamples(offers: RawOffer[], draft: Draft): void {
  for (const { size, input, usd, words } of draft.examples) {
    if (usd.length !== offers.length && usd.length !== 1) {
      draft.leftovers.push({
        wording: draft.wording,
        words,
        reason: 'worked example of another number of tiers',
      });
      continue;
    }
    if (usd.length === 1 && offers.length > 1) continue;
    offers.forEach((offer, i) => {
      const operation = input ? { operation: 'edit' as const, inputImages: 1 } : {};
      const workload = {
        width: size.width,
        height: size.height,
        ...operation,
        ...(input ? { inputSize: { width: input.width, height: input.height } } : {}),
      };
      offer.examples = [
        ...(offer.examples ?? []),
        { workload, usd: usd[i] ?? usd[0] ?? '', words },
      ];
    });
  }
}

function quoteOf(prices: readonly Price[], draft: Draft): string {
  const words = [
    ...new Set([...prices.map((p) => p.words), ...draft.multipliers.map((m) => m.words)]),
  ];
  return words.join(' ').slice(0, 400);
}

function contradiction(draft: Draft, prices: readonly Price[]): Leftover {
  const words = [...new Set(prices.map((p) => p.words))].join(' | ');
  return { wording: draft.wording, words, reason: 'prices that contradict each other' };
}
