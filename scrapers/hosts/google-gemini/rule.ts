/** From what a table and its notes say to the rule and the printed examples that test it. */
import { BANDS, type Band, type Decimal, perImage, type Rule, type Term, USD } from '@/pricing';
import type { RawOffer } from '@/scrapers/contract';
import type { Each } from './cell';
import type { Count } from './notes';

export type ImageOutput = {
  /** US dollars per 1,000,000 image tokens; null: only prices per image are printed. */
  rate: Decimal | null;
  counts: Count[];
  each: Each[];
  textRate: Decimal | null;
};
export type ImageInput = {
  text: Decimal;
  image: { rate: Decimal; tokens?: number } | { usd: Decimal } | 'unpublished';
};

export function ruleOf(output: ImageOutput, input: ImageInput): Rule {
  const terms = [
    ...outputTerms(output),
    perMillion(input.text, { kind: 'text_token' }),
    ...inputTerms(input),
  ];
  const assumptions = output.textRate
    ? [`text and thinking tokens of the answer ($${output.textRate} per 1,000,000) left out`]
    : [];
  return { money: USD, terms, ...(assumptions.length > 0 ? { assumptions } : {}) };
}

function outputTerms(output: ImageOutput): Term[] {
  const counted = output.counts.length > 0 || output.each.length === 0;
  if (output.rate && counted) {
    const counts = output.counts.flatMap((c) =>
      c.bands.map((resolution) => ({ tokens: c.tokens, resolution })),
    );
    return [perMillion(output.rate, { kind: 'image_token', counts })];
  }
  return output.each.map((e) =>
    e.bands.length === 0
      ? perImage(e.usd)
      : { ...perImage(e.usd, [{ kind: 'resolution', is: e.bands }]), group: 'resolution' },
  );
}

function inputTerms({ image }: ImageInput): Term[] {
  if (image === 'unpublished') return [];
  if ('usd' in image)
    return [{ amount: image.usd, per: 1, times: [{ kind: 'input_image', free: 0 }] }];
  const perImageTokens = image.tokens ? { perImage: image.tokens } : {};
  return [perMillion(image.rate, { kind: 'input_image_token', ...perImageTokens })];
}

function perMillion(amount: Decimal, quantity: Term['times'][number]): Term {
  return { amount, per: 1_000_000, times: [quantity] };
}

/** The page's own prices per image, rounded as it prints them. */
export function examplesOf(output: ImageOutput, batch: boolean): Pick<RawOffer, 'examples'> {
  const seen = new Set<string>();
  const all = output.each.flatMap((e) => bandsOf(e, output).map((band) => ({ ...e, band })));
  const examples = all
    .filter((e) => !seen.has(e.band) && seen.add(e.band))
    .map((e) => ({
      workload: { width: BANDS[e.band], height: BANDS[e.band], ...(batch ? { batch } : {}) },
      usd: e.usd,
      words: e.words,
    }));
  return examples.length > 0 ? { examples } : {};
}

function bandsOf(each: Each, output: ImageOutput): Band[] {
  if (each.bands.length > 0) return each.bands;
  return output.counts.length > 0 ? output.counts.flatMap((c) => c.bands) : ['1K'];
}
