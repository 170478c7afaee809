import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amount } from './arbitrary';
import { BILLS } from './examples';
import { type ExtraOffer, editBook, upscaleBook } from './extras';
import { compare, exact, print } from './money';
import { type Need, readNeed, STANDARD_NEED } from './need';
import type { Share } from './share';
import { type Extras, isPriced, usableAmount, usableCost } from './usable';

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

describe('whose price an edit or an upscale is taken from', () => {
  type More = { ranked?: boolean; special?: boolean; unsized?: boolean };
  const offer = (host: string, model: string, usd: string, more: More = {}): ExtraOffer => ({
    seller: {
      id: `${host}/${model}/${usd}`,
      host,
      hostName: host.toUpperCase(),
      model,
      modelName: model.toUpperCase(),
      ranked: more.ranked ?? true,
      special: more.special ?? false,
    },
    usd: exact(usd),
    unsized: more.unsized ?? false,
  });
  const all = [
    offer('a', 'm', '0.05'),
    offer('a', 'n', '0.01'),
    offer('b', 'm', '0.06'),
    offer('b', 'n', '0.009', { ranked: false }),
    offer('b', 'o', '0.012', { unsized: true }),
    offer('c', 'o', '0.03'),
    offer('c', 'inpaint', '0.001', { special: true }),
  ];
  const edit = (host: string, model: string, offers = all) => editBook(offers)(host, model);
  const upscale = (host: string, model: string, offers = all) => upscaleBook(offers)(host, model);

  it('an edit: the host’s own of the model, however dear', () => {
    expect(edit('a', 'm')).toEqual({ usd: '0.05', whose: 'its own price' });
    expect(edit('b', 'm')).toEqual({ usd: '0.06', whose: 'its own price' });
    expect(edit('b', 'n')).toEqual({
      usd: '0.009',
      whose: 'its own price; last known',
      beside: true,
    });
    expect(edit('b', 'o')?.whose).toBe('its own price; may not hold at this size');
    expect(edit('c', 'inpaint')?.whose).toBe('its own price');
  });

  it('else the same model’s, for every such host alike, never another model of this host', () => {
    const same = {
      usd: '0.05',
      whose: 'A’s price of the same model, the cheapest with a place',
      beside: true,
    };
    for (const host of ['c', 'd', 'z']) expect(edit(host, 'm')).toEqual(same);
    expect(edit('z', 'n')?.usd).toBe('0.01');
    expect(edit('z', 'o')?.usd).toBe('0.03');
    expect(edit('z', 'n', [offer('b', 'n', '0.02', { ranked: false })])?.whose).toBe(
      'B’s price of the same model; last known',
    );
  });

  it('else one stand-in for all, never a special tool nor a price without a place', () => {
    for (const host of ['a', 'b', 'c', 'z'])
      expect(edit(host, 'x')).toEqual({
        usd: '0.01',
        whose: 'a stand-in’s price, N at A, the cheapest general edit with a place',
        beside: true,
      });
    expect(edit('z', 'x', [offer('c', 'inpaint', '0.001', { special: true })])).toBeNull();
    expect(edit('z', 'x', [])).toBeNull();
  });

  it('an upscale: the host’s cheapest general upscaler, else one stand-in', () => {
    expect(upscale('a', 'm')?.whose).toBe('its own price');
    expect(upscale('a', 'x')).toEqual({ usd: '0.01', whose: 'its own price with N' });
    expect(upscale('c', 'x')).toEqual({ usd: '0.03', whose: 'its own price with O' });
    expect(upscale('z', 'm')).toEqual({
      usd: '0.01',
      whose: 'a stand-in’s price, N at A, the cheapest general upscale with a place',
      beside: true,
    });
  });

  it('takes one with a place before a lower one without', () =>
    expect(edit('b', 'n', [...all, offer('b', 'n', '0.04')])?.usd).toBe('0.04'));

  it('does not depend on the order of the offers', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        for (const model of ['m', 'n', 'z']) {
          expect(edit('z', model, shuffled)).toEqual(edit('z', model));
          expect(upscale('b', model, shuffled)).toEqual(upscale('b', model));
        }
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
      expect(isPriced(need, sold ? BOTH : NONE)).toBe(full.usd !== null);
      expect(lean?.month ? print(lean.month) : null).toBe(full.month);
    }),
    { numRuns: 500 },
  );
});

it('a sum that rests on another’s or a last known price of an edit says so beside it', () => {
  const { need } = readNeed({ edits: '1', upscale: '50%' });
  const extras: Extras = {
    edit: { usd: '0.04', whose: 'fal’s price of the same model; last known', beside: true },
    upscale: { usd: '0.02', whose: 'its own price' },
  };
  expect(usableCost('0.003', need, extras).caveats).toEqual([
    'counts an edit at fal’s price of the same model; last known',
  ]);
  const { need: none } = readNeed({ acceptance: '50%' });
  expect(usableCost('0.003', none, extras).caveats).toEqual([]);
});
