import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amount } from './arbitrary';
import { BILLS } from './examples';
import { type ExtraOffer, extraBook } from './extras';
import { compare, exact, print } from './money';
import { type Need, readNeed, STANDARD_NEED } from './need';
import type { Share } from './share';
import { type Extras, usableAmount, usableCost } from './usable';

const NONE: Extras = { edit: null, upscale: null };
const BOTH: Extras = {
  edit: { usd: '0.03', whose: 'its own price' },
  upscale: { usd: '0.1', whose: 'another’s' },
};
const cost = (sticker: string, need: Partial<Need>, extras = NONE) =>
  usableCost(sticker, { ...STANDARD_NEED, ...need }, extras);

describe('cost per usable image', () => {
  it.each(BILLS.filter((b) => b.kind === 'acceptance' || b.kind === 'attempts'))(
    '$id: $from by $by is $expected',
    ({ kind, from, by, expected }) => {
      const need = kind === 'acceptance' ? { acceptance: by as Share } : { attempts: by };
      expect(exact(cost(from, need).usd ?? '0').eq(exact(expected))).toBe(true);
    },
  );

  it('shows every step, each the sum so far, the last the month’s bill', () => {
    const need = {
      acceptance: '40%' as const,
      edits: '0.5',
      upscale: '25%' as const,
      storage: '5',
      delivery: '3',
      volume: 1000,
    };
    const { usd, month, steps } = cost('0.04', need, BOTH);
    expect(steps.map((s) => [s.what, s.arithmetic, s.usd])).toEqual([
      ['price of one image', '$0.04', '0.04'],
      ['for each one you keep', '$0.04 ÷ 40% kept', '0.1'],
      [
        'edits and upscales of it',
        '+ 0.5 edits × $0.03 (its own price) + 25% upscaled × $0.1 (another’s)',
        '0.14',
      ],
      ['storage and delivery', '+ ($5 storage + $3 delivery) ÷ 1,000 kept images', '0.148'],
      ['a month’s bill', '$0.148 × 1,000 kept images', '148'],
    ]);
    expect([usd, month]).toEqual(['0.148', '148']);
  });

  it('divides last, so that thousand thirds are no 333.333', () =>
    expect(cost('0.01', { acceptance: '3/10', volume: 3000 }).month).toBe('100'));

  it('refuses what nobody’s price is known for, and never takes it as 0', () => {
    const refused = cost('0.04', { edits: '1', upscale: '10%' });
    expect(refused).toMatchObject({ usd: null, month: null, steps: [] });
    expect(refused.reason).toBe('no price is known for an edit or an upscale of it');
    expect(cost('0.04', { edits: '0', upscale: '0%' }).usd).toBe('0.04');
  });

  const share = fc.integer({ min: 1, max: 100 });
  const sure = (c: ReturnType<typeof cost>) => c.usd ?? 'none';
  it('rises with attempts, falls with acceptance, and never below the sticker', () => {
    fc.assert(
      fc.property(amount, share, share, (sticker, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const kept = (n: number) => sure(cost(sticker, { acceptance: `${n}%` }));
        const tried = (n: number) => sure(cost(sticker, { attempts: String(n) }));
        expect(compare(kept(low), kept(high))).toBeGreaterThanOrEqual(0);
        expect(compare(tried(low), tried(high))).toBeLessThanOrEqual(0);
        if (low < high) expect(compare(tried(low), tried(high))).toBeLessThan(0);
        expect(compare(kept(high), sticker)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('makes a bill that rises with the volume and with every dollar by the month', () => {
    const volume = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(amount, share, volume, volume, amount, (sticker, a, v, more, storage) => {
        const need = { acceptance: `${a}%` as const, edits: '0.3', upscale: '1/3' as const };
        const month = (n: Partial<Need>) => cost(sticker, { ...need, ...n }, BOTH).month ?? 'none';
        expect(compare(month({ volume: v + more }), month({ volume: v }))).toBeGreaterThan(0);
        const stored = exact(month({ volume: v, storage }));
        expect(print(stored.minus(exact(month({ volume: v }))))).toBe(print(exact(storage)));
        // Each image’s cost, times the images, is the bill but for the last digits of a third.
        const each = exact(cost(sticker, { ...need, volume: v, storage }, BOTH).usd ?? '0');
        expect(each.times(String(v)).minus(stored).abs().lt('1e-20')).toBe(true);
      }),
    );
  });
});

describe('whose price an edit is taken from', () => {
  const offer = (host: string, model: string, usd: string, ranked = true): ExtraOffer => ({
    seller: {
      id: `${host}/${model}/${usd}`,
      host,
      hostName: host.toUpperCase(),
      model,
      modelName: model.toUpperCase(),
      ranked,
    },
    usd: exact(usd),
  });
  const all = [
    offer('a', 'm', '0.05'),
    offer('a', 'n', '0.01'),
    offer('b', 'n', '0.02', false),
    offer('c', 'o', '0.03'),
  ];
  const whose = (host: string, model: string, offers = all) => extraBook(offers)(host, model);
  it('is the host’s own for the model, else its cheapest, else the cheapest known', () => {
    expect(whose('a', 'm')).toEqual({ usd: '0.05', whose: 'its own price' });
    expect(whose('a', 'x')).toEqual({ usd: '0.01', whose: 'its own price with N' });
    expect(whose('b', 'x')).toEqual({
      usd: '0.02',
      whose: 'its own price with N; last known',
      aged: true,
    });
    expect(whose('z', 'x')).toEqual({ usd: '0.01', whose: 'A’s with N, the cheapest known' });
    expect(whose('z', 'x', [])).toBeNull();
  });
  it('takes one read lately before a lower last known one', () =>
    expect(whose('b', 'n', [...all, offer('b', 'n', '0.04')])?.usd).toBe('0.04'));
  it('does not depend on the order of the offers', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(whose('z', 'z', shuffled)).toEqual(whose('z', 'z'));
      }),
    );
  });
});

it('comes to the same numbers with and without its steps', () => {
  const share = fc.integer({ min: 1, max: 100 }).map((n): Share => `${n}%`);
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value);
  const needs = fc.record({
    acceptance: maybe(share),
    edits: maybe(fc.constantFrom('0', '0.5', '3')),
    upscale: maybe(share),
    volume: maybe(fc.integer({ min: 1, max: 1_000_000 })),
    storage: maybe(fc.constantFrom('0', '7')),
  });
  fc.assert(
    fc.property(amount, needs, fc.boolean(), (sticker, said, sold) => {
      const need = { ...STANDARD_NEED, ...said };
      const full = usableCost(sticker, need, sold ? BOTH : NONE);
      const lean = usableAmount(exact(sticker), need, sold ? BOTH : NONE);
      expect(lean && print(lean.usd)).toBe(full.usd);
      expect(lean?.month ? print(lean.month) : null).toBe(full.month);
    }),
    { numRuns: 500 },
  );
});

it('a sum that rests on a last known price of an edit says so beside it', () => {
  const { need } = readNeed({ edits: '1', upscale: '50%' });
  const extras = {
    edit: {
      usd: '0.04',
      whose: 'fal’s with M, the cheapest known; last known',
      aged: true as const,
    },
    upscale: { usd: '0.02', whose: 'its own price' },
  };
  expect(usableCost('0.003', need, extras).caveats).toEqual([
    'counts an edit at fal’s with M, the cheapest known; last known',
  ]);
  const { need: none } = readNeed({ acceptance: '50%' });
  expect(usableCost('0.003', none, extras).caveats).toEqual([]);
});
