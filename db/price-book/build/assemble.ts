/** Rates that belong to one offer → one rule. */
import { imageTokens as publishedTokens } from '@/catalog';
import {
  BANDS,
  type Band,
  type Condition,
  exact,
  print,
  type Rule,
  type Term,
  USD,
} from '@/pricing';
import type { Rate } from './csv';
import type { Facets } from './facets';
import { imageTokens, type Part, SIZE_GROUP } from './terms';

export type Entry = { rate: Rate; facets: Facets; part: Part };

/** Output terms with their sizes as alternatives of one group. */
export function outputTerms(entries: readonly Entry[]): Term[] {
  const sized = entries.flatMap((e) =>
    e.facets.size && e.facets.size.kind !== 'any_other' ? [e.facets.size] : [],
  );
  const sizes = sized.flatMap((c) => (c.kind === 'size' ? c.is : []));
  const bands = sized.flatMap((c) => (c.kind === 'resolution' ? c.is : []));
  // The first megapixel before what goes beyond it.
  const later = (e: Entry) => (e.rate.unit === 'additional megapixel' ? 1 : 0);
  return [...entries]
    .sort((a, b) => later(a) - later(b))
    .flatMap((e) =>
      e.part.terms.map((term): Term => {
        const size = e.facets.size;
        if (!size) return term;
        if (size.kind === 'any_other' && sizes.length === 0) return term;
        const when: Condition[] =
          size.kind === 'any_other' ? [{ kind: 'other_size', than: sizes }] : [stair(size, sized)];
        const floor = size.kind === 'resolution' ? gapFloor(size.is, bands) : null;
        return {
          ...term,
          when: [...(term.when ?? []), ...when, ...(floor ? [floor] : [])],
          group: SIZE_GROUP,
        };
      }),
    );
}

/** A price list by size ("0.5 MP, 1 MP, 2 MP"): each step begins where the one below it ends. */
function stair(size: Condition, all: readonly Condition[]): Condition {
  if (size.kind !== 'pixels' || size.above !== undefined) return size;
  const below = all.flatMap((c) =>
    c.kind === 'pixels' && c.upTo !== undefined && c.upTo < (size.upTo ?? Infinity) ? [c.upTo] : [],
  );
  return below.length === 0 ? size : { ...size, above: Math.max(...below) };
}

/** A band whose lower neighbour is unstated must not swallow that neighbour's images. */
function gapFloor(is: readonly Band[], stated: readonly Band[]): Condition | null {
  const order: Band[] = ['0.5K', '1K', '2K', '4K'];
  const first = is[0];
  const at = first ? order.indexOf(first) : -1;
  const lower = order[at - 1];
  const anyLower = order.slice(0, Math.max(0, at)).some((b) => stated.includes(b));
  if (!lower || stated.includes(lower) || !anyLower) return null;
  return { kind: 'pixels', above: Math.floor((BANDS[lower] ** 2 * 11) / 10) };
}

/**
 * A printed price per image that follows from the maker's token count is a worked example of the
 * rate: the rate holds for every size, the example for one. Null where the numbers don't agree.
 */
export function asTokenRate(model: string, entries: readonly Entry[], batch: boolean): Term | null {
  const counts = publishedTokens.filter(
    (t) => t.model === model && t.band !== null && t.tokens !== null,
  );
  const listed = counts.find((t) => t.usdPerMillion !== null)?.usdPerMillion;
  if (!listed) return null;
  const rate = batch ? print(exact(listed).div('2')) : listed;
  const agree = entries.every((e) => {
    const size = e.facets.size;
    const band = size?.kind === 'resolution' ? size.is[0] : undefined;
    const tokens = counts.find((t) => t.band === (band ?? '1K'))?.tokens;
    if (!tokens || e.rate.unit === '1M image output tokens') return false;
    const computed = exact(rate).times(String(tokens)).div('1000000');
    return computed.minus(e.rate.amount_usd).abs().lte(computed.times('0.02'));
  });
  return agree ? imageTokens(rate) : null;
}

/** The rule's frame: money, rounding, and what the host says of the number. */
export function frame(entries: readonly Entry[], terms: Term[]): Rule {
  const [first] = entries;
  const rate = first?.rate;
  const condition = rate?.condition ?? '';
  const rounding = /ceil to \$0\.0001/.test(condition)
    ? '0.0001'
    : /ceil to cent/.test(condition)
      ? '0.01'
      : null;
  const average = rate?.unit === 'average per run' || /not OpenAI/.test(condition);
  return {
    money: USD,
    terms,
    ...(rounding ? { rounding: { to: rounding, mode: 'up' as const } } : {}),
    ...(average ? { basis: 'average' as const } : {}),
  };
}
