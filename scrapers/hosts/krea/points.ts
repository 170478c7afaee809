/** Krea's price points: an amount for each combination of what a call may ask for. */
import { z } from 'zod';
import { tierOf } from '@/catalog';
import {
  type Condition,
  type Decimal,
  exact,
  type Operation,
  perImage,
  print,
  type Term,
  USD,
} from '@/pricing';
import { ExtractError, type Leftover, type RawOffer } from '@/scrapers/contract';
import { readDecimal } from '@/scrapers/readers/amount';
import { excerpt, readAs, unknownKeys } from '@/scrapers/readers/json';
import { bandOf } from '@/scrapers/readers/price-units';

const table = z.looseObject({
  type: z.literal('fixed'),
  currency: z.literal('USD'),
  unit: z.literal('request'),
  price_points: z
    .array(
      z.strictObject({
        amount: z.string(),
        dimensions: z.record(z.string(), z.union([z.string(), z.boolean()])).optional(),
      }),
    )
    .min(1),
});
const ASSUMED = ['a request is taken as one image'];
const TASKS: Record<string, Operation> = { 'text-to-image': 'generate', 'image-to-image': 'edit' };

/** One price point; `count` is that of reference images, null where none is spoken of. */
type Point = {
  wording: string;
  operation: Operation | null;
  quality?: string;
  when: Condition[];
  count: number | null;
  usd: Decimal;
  quote: string;
};

/**
 * Offers of one call.
 * @throws ExtractError for a table in other units, or priced by something nobody knows
 */
export function offersOf(
  model: string,
  pricing: unknown,
  only: Operation | null,
): { offers: RawOffer[]; leftovers: Leftover[] } {
  const known = ['type', 'currency', 'unit', 'price_points'];
  const { price_points: points, ...rest } = readAs(table, pricing, 'x-krea-pricing');
  const leftovers = unknownKeys(rest, known, model);
  const groups = new Map<string, Point[]>();
  for (const { amount, dimensions = {} } of points) {
    const point = pointOf(model, amount, dimensions, only);
    if (typeof point === 'string')
      leftovers.push({ wording: model, words: excerpt({ dimensions, amount }), reason: point });
    else if (point) {
      const key = JSON.stringify([point.wording, point.operation, point.quality]);
      groups.set(key, [...(groups.get(key) ?? []), point]);
    }
  }
  const offers = [...groups.values()].flatMap((group) => {
    try {
      return [offerOf(group)];
    } catch (error) {
      if (!(error instanceof ExtractError)) throw error;
      const words = group.map((p) => p.quote).join(', ');
      leftovers.push({ wording: group[0]?.wording ?? model, words, reason: error.message });
      return [];
    }
  });
  return { offers, leftovers };
}

/** A reason where the point is for something that no offer stands for; null: of no use. */
function pointOf(
  model: string,
  amount: string,
  dimensions: Record<string, string | boolean>,
  only: Operation | null,
): Point | string | null {
  const usd = readDecimal(amount, 'amount');
  if (exact(usd).lte('0')) throw new ExtractError(`printed as ${usd}: unknown, not free`);
  const quote = `"amount": ${amount}`;
  const point: Point = { wording: model, operation: only, when: [], count: null, usd, quote };
  for (const [name, value] of Object.entries(dimensions)) {
    const band = bandOf(String(value));
    const task = TASKS[String(value)];
    if (/^resolution(?:Tier)?$/.test(name) && band)
      point.when.push({ kind: 'resolution', is: [band] });
    else if (name === 'quality' && tierOf(String(value))) point.quality = String(value);
    else if (name === 'mode' && value) point.wording += ` (mode=${value})`;
    else if (name === 'k2BillingTier' && task) point.operation = only ?? task;
    else if (name === 'k2BillingTier') return `priced apart: "${value}"`;
    else if (name === 'hasCharacterRefs' && /^(?:true|false)$/.test(String(value))) {
      if (String(value) === 'true') return 'priced apart: with character references';
    } else if (name === 'referenceImageCount' && /^\d{1,2}$/.test(String(value))) {
      point.count = Number(value);
      if (only && point.count === 0) return null;
      point.operation = only ?? (point.count === 0 ? 'generate' : 'edit');
    } else throw new ExtractError(`priced by something unknown: ${name}=${value}`);
  }
  return point;
}

function offerOf(points: readonly Point[]): RawOffer {
  const [first] = points as [Point];
  const sizes = new Map<string, Point[]>();
  for (const point of points) {
    const key = JSON.stringify(point.when);
    sizes.set(key, [...(sizes.get(key) ?? []), point]);
  }
  if (sizes.size > 1 && sizes.has('[]'))
    throw new ExtractError('one price with a resolution beside one without');
  return {
    hostModel: first.wording,
    operation: first.operation,
    ...(first.quality ? { variant: { quality: first.quality } } : {}),
    rule: {
      money: USD,
      terms: [...sizes.values()].flatMap(termsOf),
      assumptions: ASSUMED,
    },
    quote: [...new Set(points.map((p) => p.quote))].join(' ... '),
  };
}

/** The price with one reference image, and what each further one adds: always the same. */
function termsOf(points: readonly Point[]): Term[] {
  const [first, second, ...more] = [...points].sort((a, b) => (a.count ?? 0) - (b.count ?? 0));
  if (!first) return [];
  const { when } = first;
  const named = when.length > 0 ? { when, group: 'size' } : {};
  const terms: Term[] = [{ ...perImage(first.usd), ...named }];
  if (!second) return terms;
  const step = print(exact(second.usd).minus(exact(first.usd)));
  const even = [second, ...more].every(
    (p, i) =>
      p.count === (first.count ?? 0) + i + 1 &&
      exact(first.usd)
        .plus(exact(step).times(String(i + 1)))
        .eq(exact(p.usd)),
  );
  if (first.count !== 1 || !even)
    throw new ExtractError('prices by number of reference images don’t rise by one step');
  if (exact(step).gt('0'))
    terms.push({ amount: step, per: 1, times: [{ kind: 'input_image', free: 1 }], ...named });
  return terms;
}
