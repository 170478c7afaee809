/** Generators of rules, workloads and readings for property tests. */
import fc from 'fast-check';
import type { Freshness } from './freshness';
import type { ModelFacts } from './quantity';
import { refuse } from './quote';
import type { Candidate } from './rank';
import { ORIGINS, type Reading } from './reading';
import {
  BANDS,
  type Band,
  type Condition,
  OPERATIONS,
  type Quantity,
  type Rule,
  type Term,
  TIERS,
} from './rule';
import { addDays } from './time';
import type { Workload } from './workload';

const BAND_NAMES = Object.keys(BANDS) as Band[];
const edge = fc.integer({ min: 16, max: 4096 });
const some = <T>(items: readonly T[]) => fc.subarray([...items], { minLength: 1 });

/** "0.003": an integer of up to six digits with its point moved up to eight places. */
export const amount: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 0, max: 8 }))
  .map(([digits, places]) => {
    const text = String(digits).padStart(places + 1, '0');
    return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
  });

const megapixels = {
  pixelsPerMegapixel: fc.constantFrom(1_000_000 as const, 1_048_576 as const),
  rounding: fc.constantFrom('none' as const, 'up' as const, 'nearest' as const),
  minimum: fc.option(fc.constantFrom('0.5', '1'), { nil: undefined }),
  part: fc.constantFrom('all' as const, 'first' as const, 'additional' as const),
};
const counts = fc.array(
  fc.record({
    tokens: fc.integer({ min: 1, max: 9999 }),
    quality: fc.option(fc.constantFrom(...TIERS), { nil: undefined }),
    resolution: fc.option(fc.constantFrom(...BAND_NAMES), { nil: undefined }),
  }),
  { maxLength: 5 },
);

export const quantity: fc.Arbitrary<Quantity> = fc.oneof(
  fc.constant<Quantity>({ kind: 'image' }),
  fc.record({ kind: fc.constant('megapixel' as const), ...megapixels }),
  fc.record({
    kind: fc.constantFrom('tile' as const, 'input_tile' as const),
    edge: fc.constantFrom(256, 512),
  }),
  fc.record({
    kind: fc.constant('step' as const),
    basis: fc.constantFrom('absolute' as const, 'relative' as const, 'above_default' as const),
    defaultSteps: fc.integer({ min: 1, max: 50 }),
  }),
  fc.record({ kind: fc.constant('input_image' as const), free: fc.integer({ min: 0, max: 2 }) }),
  fc.record({
    kind: fc.constant('input_megapixel' as const),
    ...megapixels,
    resizedTo: fc.option(fc.constantFrom('0.5', '1'), { nil: undefined }),
    free: fc.option(fc.integer({ min: 0, max: 1 }), { nil: undefined }),
  }),
  fc.constant<Quantity>({ kind: 'text_token' }),
  fc.record({ kind: fc.constant('image_token' as const), counts }),
  fc.constant<Quantity>({ kind: 'input_image_token', perImage: 258 }),
  fc.constant<Quantity>({ kind: 'gpu_second', seconds: '2.5', measured: true }),
);

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('quality' as const), is: some(TIERS) }),
  fc.record({ kind: fc.constant('pixels' as const), upTo: fc.integer({ min: 1, max: 9_000_000 }) }),
  fc.record({ kind: fc.constant('resolution' as const), is: some(BAND_NAMES) }),
  fc.record({ kind: fc.constant('operation' as const), is: some(OPERATIONS) }),
  fc.record({ kind: fc.constant('batch' as const), is: fc.boolean() }),
);

export const term: fc.Arbitrary<Term> = fc.record({
  amount,
  per: fc.constantFrom(1 as const, 1_000 as const, 1_000_000 as const),
  times: fc.array(quantity, { minLength: 1, maxLength: 3 }),
  when: fc.option(fc.array(condition, { maxLength: 2 }), { nil: undefined }),
  group: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
});

/** Prices of successive slices of a monthly volume, graduated or for the whole volume. */
export const volumeTiers = (graduated: boolean): fc.Arbitrary<Term[]> =>
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 }),
      fc.array(amount, { minLength: 5, maxLength: 5 }),
    )
    .map(([bounds, amounts]) => {
      const edges = [0, ...bounds.sort((a, b) => a - b)];
      return edges.map((above, i) => {
        const upTo = edges[i + 1];
        const volume = { kind: 'volume' as const, above, ...(upTo ? { upTo } : {}), graduated };
        const price = { amount: amounts[i] ?? '1', per: 1 as const };
        return { ...price, times: [{ kind: 'image' as const }], when: [volume], group: 'volume' };
      });
    });

const money: fc.Arbitrary<Rule['money']> = fc.oneof(
  fc.constant<Rule['money']>({ kind: 'usd' }),
  fc.record({ kind: fc.constant('credit' as const), name: fc.constant('credit'), usd: amount }),
);

/** Rules whose quote is proportional to their amounts: neither rounding nor minimum. */
export const linearRule: fc.Arbitrary<Rule> = fc
  .tuple(money, fc.array(term, { minLength: 1, maxLength: 4 }), fc.option(volumeTiers(true)))
  .map(([money, terms, tiers]): Rule => ({ money, terms: [...terms, ...(tiers ?? [])] }));

export const rule: fc.Arbitrary<Rule> = fc
  .record({
    rule: linearRule,
    adjusted: fc.boolean(),
    to: fc.constantFrom('0.0001', '0.01', '0.003'),
    mode: fc.constantFrom('up' as const, 'nearest' as const),
    minimum: fc.option(amount, { nil: undefined }),
  })
  .map(({ rule, adjusted, to, mode, minimum }): Rule => {
    if (!adjusted) return rule;
    return { ...rule, rounding: { to, mode }, minimum, assumptions: ['a note'] };
  });

export const workloads: fc.Arbitrary<Workload> = fc.record({
  width: edge,
  height: edge,
  steps: fc.option(fc.integer({ min: 1, max: 100 })),
  quality: fc.option(fc.constantFrom(...TIERS)),
  operation: fc.constantFrom(...OPERATIONS),
  images: fc.integer({ min: 1, max: 1000 }),
  inputImages: fc.integer({ min: 0, max: 4 }),
  inputSize: fc.option(fc.record({ width: edge, height: edge })),
  batch: fc.boolean(),
  imagesPerMonth: fc.integer({ min: 1, max: 999 }),
  promptTokens: fc.integer({ min: 0, max: 500 }),
  region: fc.option(fc.constantFrom('eu', 'us')),
});

export const facts: fc.Arbitrary<ModelFacts> = fc.record({
  defaultSteps: fc.option(fc.integer({ min: 1, max: 50 })),
  imageTokens: fc.constant([{ tokens: 1290 }]),
});

const FLAT = ['0.03', '0.04', '0.0400000000001', '0.08'];

/** A year of readings of one offer, announced prices among them; ids are unique. */
export const readings: fc.Arbitrary<Reading[]> = fc
  .array(
    fc.record({
      days: fc.integer({ min: 0, max: 120 }),
      hour: fc.integer({ min: 10, max: 12 }),
      outcome: fc.constantFrom('seen', 'seen', 'seen', 'not_found', 'unreachable'),
      price: fc.constantFrom(...FLAT),
      origin: fc.constantFrom('host', 'host', ...ORIGINS),
      effective: fc.option(fc.integer({ min: -40, max: 40 }), { freq: 3 }),
    }),
    { maxLength: 25 },
  )
  .map((list) =>
    list.map((r, i): Reading => {
      const day = addDays('2026-01-01', r.days * 3);
      const at = `${day}T${r.hour}:00`;
      if (r.outcome !== 'seen') return { outcome: r.outcome as 'not_found', day, at };
      const terms = [{ amount: r.price, per: 1 as const, times: [{ kind: 'image' as const }] }];
      const effectiveOn = r.effective === null ? null : addDays(day, r.effective);
      const rule: Rule = { money: { kind: 'usd' }, terms };
      return {
        outcome: 'seen',
        day,
        at,
        observation: `o${i}`,
        rule,
        origin: r.origin,
        effectiveOn,
      };
    }),
  );

export const candidates: fc.Arbitrary<Candidate[]> = fc
  .array(
    fc.record({
      host: fc.constantFrom('fal', 'together', 'replicate'),
      usd: fc.option(fc.constantFrom('0.03', '0.030', '0.04', '0.1')),
      ranked: fc.boolean(),
    }),
    { maxLength: 20 },
  )
  .map((list) =>
    list.map(({ host, usd, ranked }, i) => {
      const freshness: Freshness = ranked
        ? { state: 'fresh', age: 1, ranked }
        : { state: 'stale', age: 30, ranked };
      const none = refuse('price_on_request', 'price on request');
      return { id: `offer-${i}`, host, quote: { ...none, usd, total: usd }, freshness };
    }),
  );

/** A list, and the same list in another order. */
export const shuffled = <T>(items: fc.Arbitrary<T[]>): fc.Arbitrary<[T[], T[]]> =>
  items.chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
    ),
  );

/** Runs a predicate full of expectations over generated values. */
export const check = <T extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  predicate: (...args: T) => void,
): void =>
  fc.assert(
    fc.property(fc.tuple(...arbitraries) as unknown as fc.Arbitrary<T>, (values) => {
      predicate(...values);
    }),
    { numRuns: 400 },
  );
