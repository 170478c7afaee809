import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { amount, linearRule } from './arbitrary';
import {
  alongAcceptance,
  alongBreaks,
  alongSteps,
  type Contestant,
  cheapestAt,
  type Line,
  volumeBreaks,
} from './crossovers';
import { freshness } from './freshness';
import { divide, exact, print } from './money';
import { STANDARD_NEED } from './need';
import { quote, refuse } from './quote';
import { rank } from './rank';
import { perImage, type Rule, USD } from './rule';
import { usableCost } from './usable';
import { workload } from './workload';

vi.setConfig({ testTimeout: 60_000 });

const flat = (usd: string): Rule => ({ money: USD, terms: [perImage(usd)] });
const perMegapixel = (usd: string): Rule => ({
  money: USD,
  terms: [
    {
      amount: usd,
      per: 1,
      times: [{ kind: 'megapixel', pixelsPerMegapixel: 1_048_576, rounding: 'up', part: 'all' }],
    },
  ],
});
const square = (id: string, rule: Rule): Contestant => ({
  id,
  host: id,
  usdAt: (x) => quote(rule, workload({ width: x, height: x })).usd,
});
const monthly = (id: string, rule: Rule): Contestant => ({
  id,
  host: id,
  usdAt: (x) => quote(rule, workload({ imagesPerMonth: x })).usd,
});

/** Who `rank` places first. */
function first(contestants: readonly Contestant[], x: number): string | null {
  const candidates = contestants.map((c) => {
    const usd = c.usdAt(x);
    const quoted = usd === null ? refuse('not_sold', 'not sold') : quote(flat(usd), workload());
    return { ...c, quote: quoted, freshness: freshness('2026-11-20', '2026-11-20') };
  });
  return rank(candidates).ranked[0]?.id ?? null;
}

describe('along sizes', () => {
  it('finds the very pixel after which a rounded megapixel more is charged', () => {
    const all = [square('flat', flat('0.005')), square('mp', perMegapixel('0.003'))];
    expect(alongSteps(all, { from: 512, to: 2048, step: 1 })).toEqual([
      { from: 512, to: 1024, id: 'mp' },
      { from: 1025, to: 2048, id: 'flat' },
    ]);
  });
  it('says where nobody sells', () => {
    const only: Rule = {
      money: USD,
      terms: [perImage('0.01', [{ kind: 'size', is: ['1024x1024'] }])],
    };
    expect(alongSteps([square('a', only)], { from: 1016, to: 1032, step: 8 })).toEqual([
      { from: 1016, to: 1016, id: null },
      { from: 1024, to: 1024, id: 'a' },
      { from: 1032, to: 1032, id: null },
    ]);
  });
  it('has the ranking’s first on both sides of every point', () => {
    const rules = fc.array(linearRule, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rules, (made) => {
        const all = made.map((rule, i) => square(`h${i}`, rule));
        const found = alongSteps(all, { from: 64, to: 2048, step: 64 });
        expect(found[0]?.from).toBe(64);
        expect(found.at(-1)?.to).toBe(2048);
        for (const { from, to, id } of found)
          expect([first(all, from), first(all, to)]).toEqual([id, id]);
        for (const [i, next] of found.slice(1).entries()) {
          expect(next.from - (found[i]?.to ?? 0)).toBe(64);
          expect(next.id).not.toBe(found[i]?.id);
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** Tiers at bounds: the first price up to the first bound, and so on; graduated or not. */
function tiered(prices: readonly string[], bounds: readonly number[], graduated: boolean): Rule {
  return {
    money: USD,
    terms: prices.map((usd, i) =>
      perImage(usd, [
        {
          kind: 'volume',
          above: bounds[i - 1] ?? 0,
          ...(i < prices.length - 1 ? { upTo: bounds[i] } : {}),
          graduated,
        },
      ]),
    ),
  };
}

describe('along volumes', () => {
  it('finds the very image: a tier re-prices all, a graduated one only what lies beyond', () => {
    const all = [
      { id: 'flat', rule: flat('0.03') },
      { id: 'tiers', rule: tiered(['0.04', '0.02'], [1000], false) },
      { id: 'graduated', rule: tiered(['0.04', '0.01'], [1500], true) },
    ];
    const contestants = all.map(({ id, rule }) => monthly(id, rule));
    const breaks = all.flatMap(({ rule }) => volumeBreaks(rule));
    // 1,500 × 0.04 + (n − 1,500) × 0.01 = 0.02 n at 4,500; of equals the first by name.
    expect(alongBreaks(contestants, { from: 1, to: 1_000_000_000, breaks })).toEqual([
      { from: 1, to: 1000, id: 'flat' },
      { from: 1001, to: 4499, id: 'tiers' },
      { from: 4500, to: 1_000_000_000, id: 'graduated' },
    ]);
  });
  it('comes to what walking every image comes to', () => {
    const prices = fc.array(amount, { minLength: 1, maxLength: 3 });
    const bounds = fc
      .uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 2, maxLength: 2 })
      .map((b) => b.sort((x, y) => x - y));
    const rule = fc.tuple(prices, bounds, fc.boolean()).map((t) => tiered(...t));
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 4 }), (rules) => {
        const all = rules.map((r, i) => monthly(`h${i}`, r));
        const breaks = rules.flatMap(volumeBreaks);
        const walked = alongSteps(all, { from: 1, to: 320, step: 1 });
        expect(alongBreaks(all, { from: 1, to: 320, breaks })).toEqual(walked);
        for (const { from, to, id } of walked)
          expect([first(all, from), first(all, to)]).toEqual([id, id]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('along acceptance', () => {
  const line = (id: string, sticker: string, kept: string): Line => ({
    id,
    host: id,
    sticker,
    kept,
  });
  it('is the exact share at which two kept images cost the same', () => {
    // 0.04 n + 0 = 0.01 n + 0.09 at 3 attempts: one in three.
    expect(alongAcceptance([line('clean', '0.04', '0'), line('cheap', '0.01', '0.09')])).toEqual([
      { attempts: '1', acceptance: '100', id: 'clean' },
      { attempts: '3', acceptance: '33.333333', id: 'cheap' },
    ]);
  });
  it('has no point where one is cheaper in both, and none without offers', () => {
    expect(alongAcceptance([line('a', '0.01', '0'), line('b', '0.02', '0.01')])).toHaveLength(1);
    expect(alongAcceptance([])).toEqual([]);
    expect(alongAcceptance([line('b', '0.01', '0'), line('a', '0.01', '0')])[0]?.id).toBe('a');
  });
  it('has the cheapest kept image just before and just after every point', () => {
    const lines = fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lines, (made) => {
        const all = made.map(([sticker, kept], i) => line(`h${i}`, sticker, kept));
        const found = alongAcceptance(all);
        const cost = (l: Line, attempts: string) =>
          exact(
            usableCost(
              l.sticker,
              { ...STANDARD_NEED, attempts, edits: '1' },
              { edit: { usd: l.kept, whose: 'made up' }, upscale: null },
            ).usd ?? '0',
          );
        found.forEach((e, i) => {
          const end = exact(found[i + 1]?.attempts ?? '1000');
          const middle = print(divide(exact(e.attempts).plus(end), exact('2')).round(20, 1));
          const mine = all.find((l) => l.id === e.id) as Line;
          for (const other of all)
            expect(cost(mine, middle).minus(cost(other, middle)).lte('1e-15')).toBe(true);
        });
      }),
    );
  });
});

it('asks who is cheapest of nobody', () => expect(cheapestAt([], 1)).toBeNull());
