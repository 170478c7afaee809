/** …/api/v1/images/models/{author}/{slug}/endpoints: typed price lines of each provider of a model. */
import { z } from 'zod';
import {
  BANDS,
  type Band,
  type Condition,
  type Decimal,
  type Quantity,
  type Rule,
  type Term,
  TIERS,
  type Tier,
  USD,
} from '@/pricing';
import { type Body, ExtractError, type Extracted, type Leftover } from '@/scrapers/contract';
import { readDecimal } from '@/scrapers/readers/amount';
import { excerpt, parseJson, readAs, unknownKeys } from '@/scrapers/readers/json';
import { distinct } from '@/scrapers/readers/offers';
import { tokenRate } from './rates';

const line = z.looseObject({
  billable: z.string(),
  unit: z.string(),
  cost_usd: z.string(),
  variant: z.string().nullish(),
});
type Line = z.infer<typeof line>;
const endpoint = z.looseObject({
  provider_slug: z.string().min(1).nullish(),
  provider_name: z.string().min(1).nullish(),
  pricing: z.array(z.unknown()).min(1, 'an endpoint without price lines'),
});
const answer = z.looseObject({
  id: z.string().min(1),
  endpoints: z.array(z.unknown()).min(1, 'no endpoints'),
});
const wrapped = z.union([z.looseObject({ data: answer }).transform((w) => w.data), answer]);

const MEGAPIXEL = { pixelsPerMegapixel: 1_048_576, rounding: 'none', part: 'all' } as const;
const MEGAPIXEL_WORDS =
  'OpenRouter does not say what a megapixel is: 1,048,576 pixels, unrounded, are taken';

export function readEndpoints(body: Body): Extracted {
  const model = readAs(
    wrapped,
    parseJson(body.text, 'openrouter endpoints'),
    'openrouter endpoints',
  );
  const leftovers: Leftover[] = [];
  const ignored: Leftover[] = [];
  const offers = model.endpoints.flatMap((value) => {
    try {
      const { provider_slug, provider_name, pricing } = readAs(
        endpoint,
        value,
        `${model.id} endpoint`,
      );
      const provider = provider_slug ?? provider_name;
      if (!provider) throw new ExtractError(`${model.id}: expected a provider's name, found none`);
      const rule = ruleOf(pricing, { wording: model.id, leftovers, ignored });
      return [
        {
          hostModel: model.id,
          operation: null,
          variant: { provider },
          rule,
          quote: excerpt(pricing),
        },
      ];
    } catch (error) {
      if (!(error instanceof ExtractError)) throw error;
      leftovers.push({ wording: model.id, words: excerpt(value), reason: error.message });
      return [];
    }
  });
  const result = distinct(offers);
  return { offers: result.offers, leftovers: [...leftovers, ...result.leftovers], ignored };
}

type Notes = { wording: string; leftovers: Leftover[]; ignored: Leftover[] };

function ruleOf(lines: readonly unknown[], notes: Notes): Rule {
  const terms: Term[] = [];
  const missing = new Set<string>();
  const assumptions = new Set<string>();
  let zero = false;
  for (const value of lines) {
    try {
      const price = readAs(line, value, 'price line');
      notes.leftovers.push(
        ...unknownKeys(price, ['billable', 'unit', 'cost_usd', 'variant'], notes.wording),
      );
      if (price.billable === 'input_font') {
        notes.ignored.push({
          wording: notes.wording,
          words: excerpt(value),
          reason: 'extra on request: font',
        });
        continue;
      }
      const rate = rateOf(price);
      const term = termOf(price, rate, assumptions);
      if (rate !== '0') terms.push(term);
      else if (price.billable === 'output_image') zero = true;
    } catch (error) {
      if (!(error instanceof ExtractError)) throw error;
      missing.add(partOf(value));
      notes.leftovers.push({
        wording: notes.wording,
        words: excerpt(value),
        reason: error.message,
      });
    }
  }
  if (zero) return { money: USD, terms: [], withheld: 'printed_zero' };
  if (!terms.some(isOutput)) missing.add('output image rate');
  if (!unambiguous(terms)) {
    const words = excerpt(lines);
    notes.leftovers.push({
      wording: notes.wording,
      words,
      reason: 'the same thing is priced twice, and differently',
    });
    missing.add('output image rate');
  }
  return {
    money: USD,
    terms: grouped(terms),
    ...(missing.size > 0 ? { missing: [...missing] } : {}),
    ...(assumptions.size > 0 ? { assumptions: [...assumptions] } : {}),
  };
}

function rateOf(price: Line): Decimal {
  if (price.unit === 'token') return tokenRate(price.cost_usd, price.billable);
  const rate = readDecimal(price.cost_usd, price.billable);
  if (rate.startsWith('-'))
    throw new ExtractError(`${price.billable}: a price below zero, ${rate}`);
  return rate;
}

function termOf(price: Line, amount: Decimal, assumptions: Set<string>): Term {
  const quantity = quantityOf(price);
  if (price.unit === 'megapixel') assumptions.add(MEGAPIXEL_WORDS);
  if (price.unit === 'request') assumptions.add('a request is taken as one image');
  const when = price.variant ? conditions(price.variant) : undefined;
  return { amount, per: 1, times: [quantity], ...(when ? { when } : {}) };
}

function quantityOf({ billable, unit }: Line): Quantity {
  const known: Record<string, Record<string, Quantity>> = {
    output_image: {
      image: { kind: 'image' },
      request: { kind: 'image' },
      megapixel: { kind: 'megapixel', ...MEGAPIXEL },
      token: { kind: 'image_token', counts: [] },
    },
    input_image: {
      image: { kind: 'input_image', free: 0 },
      megapixel: { kind: 'input_megapixel', ...MEGAPIXEL },
      token: { kind: 'input_image_token' },
    },
    input_text: { token: { kind: 'text_token' }, request: { kind: 'image' } },
  };
  const quantity = known[billable === 'input_reference' ? 'input_image' : billable]?.[unit];
  if (!quantity) throw new ExtractError(`unknown price line: ${billable} per ${unit}`);
  return quantity;
}

/** "2k", "high", "high_2k", "1024x1024" → conditions. @throws ExtractError for any other word. */
function conditions(variant: string): Condition[] {
  return variant
    .split(/[\s_,/;:|-]+/)
    .filter(Boolean)
    .map((word): Condition => {
      const band = (Object.keys(BANDS) as Band[]).find(
        (b) => b.toLowerCase() === word.toLowerCase(),
      );
      if (band) return { kind: 'resolution', is: [band] };
      const tier = word.toLowerCase() as Tier;
      if (TIERS.includes(tier)) return { kind: 'quality', is: [tier] };
      if (/^[1-9]\d{1,4}x[1-9]\d{1,4}$/.test(word)) return { kind: 'size', is: [word] };
      throw new ExtractError(`a price variant that this reader does not know: "${variant}"`);
    });
}

function isOutput(term: Term): boolean {
  return ['image', 'megapixel', 'image_token'].includes(term.times[0]?.kind ?? '');
}

/** Two terms for one quantity must each have conditions of their own, or the sum would be wrong. */
function unambiguous(terms: readonly Term[]): boolean {
  const keys = terms.map((t) => JSON.stringify([t.times[0]?.kind, t.when]));
  const bare = terms.filter((t) => !t.when).map((t) => t.times[0]?.kind);
  const conditional = terms.filter((t) => t.when).map((t) => t.times[0]?.kind);
  return new Set(keys).size === keys.length && !bare.some((kind) => conditional.includes(kind));
}

function grouped(terms: readonly Term[]): Term[] {
  return terms.map((t) => (t.when ? { ...t, group: t.times[0]?.kind ?? 'image' } : t));
}

function partOf(value: unknown): string {
  const { data } = line.safeParse(value);
  return data ? `${data.billable.replaceAll('_', ' ')} rate` : 'output image rate';
}
