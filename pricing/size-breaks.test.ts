import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facts, rule } from './arbitrary';
import { alongBreaks, alongSteps, type Contestant } from './crossovers';
import { quote } from './quote';
import { perImage, type Rule, USD } from './rule';
import { sizeAxis, sizeBreaks } from './size-breaks';
import { workload } from './workload';

const NONE = { defaultSteps: null, imageTokens: [] };
const megapixel = (rounding: 'none' | 'up' | 'nearest'): Rule => ({
  money: USD,
  terms: [
    {
      amount: '0.003',
      per: 1,
      times: [{ kind: 'megapixel', pixelsPerMegapixel: 1_048_576, rounding, part: 'all' }],
    },
  ],
});

describe('the axis of sizes', () => {
  it('goes from 512² to 4096² in the reader’s shape, and holds the reader’s own size', () => {
    const square = sizeAxis({ width: 1024, height: 1024 });
    expect([square.from, square.to, square.at(1024)]).toEqual([
      512,
      4096,
      { width: 1024, height: 1024 },
    ]);
    const wide = sizeAxis({ width: 1920, height: 1080 });
    expect([wide.at(wide.from), wide.at(wide.to), wide.at(1920)]).toEqual([
      { width: 682, height: 384 },
      { width: 5461, height: 3072 },
      { width: 1920, height: 1080 },
    ]);
    expect(sizeAxis({ width: 1080, height: 1920 }).at(1920)).toEqual({ width: 1080, height: 1920 });
    expect(sizeAxis({ width: 256, height: 256 }).from).toBe(256);
    expect(sizeAxis({ width: 16_384, height: 16 })).toMatchObject({ from: 16_384, to: 16_384 });
  });
});

describe('where a price may jump', () => {
  const axis = sizeAxis({ width: 1024, height: 1024 });
  const breaks = (r: Rule) => sizeBreaks(r, NONE, axis);
  it('is nowhere for a flat price', () =>
    expect(breaks({ money: USD, terms: [perImage('0.01')] })).toEqual({
      breaks: [],
      grows: false,
    }));
  it('is the last pixel of each rounded megapixel', () =>
    expect(breaks(megapixel('up'))?.breaks.slice(0, 3)).toEqual([1024, 1448, 1773]));
  it('is before and at a size with a price of its own', () =>
    expect(
      breaks({ money: USD, terms: [perImage('0.01', [{ kind: 'size', is: ['1024x1024'] }])] })
        ?.breaks,
    ).toEqual([1023, 1024]));
  it('is any pixel where a growing total is rounded', () => {
    expect(breaks(megapixel('none'))?.grows).toBe(true);
    const rounded: Rule = { ...megapixel('none'), rounding: { to: '0.0001', mode: 'up' } };
    expect(breaks(rounded)).toBeNull();
  });

  it('misses no change of the cheapest that walking every pixel finds', () => {
    const size = fc.record({
      width: fc.integer({ min: 64, max: 900 }),
      height: fc.integer({ min: 64, max: 900 }),
    });
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 3 }), facts, size, (rules, f, own) => {
        const whole = sizeAxis(own);
        const { at } = whole;
        const short = { at, from: whole.from, to: Math.min(whole.to, whole.from + 1200) };
        const found = rules.map((r) => sizeBreaks(r, f, short));
        fc.pre(found.every((b) => b !== null));
        const all = rules.map((r, i): Contestant => {
          const kept = new Map<number, string | null>();
          return {
            id: `h${i}`,
            host: `h${i}`,
            usdAt: (x) => {
              const known = kept.get(x);
              if (known !== undefined) return known;
              const { usd } = quote(r, workload({ ...at(x), quality: 'high' }), f);
              kept.set(x, usd);
              return usd;
            },
          };
        });
        const { from, to } = short;
        const places = found.flatMap((b) => b?.breaks ?? []);
        expect(alongBreaks(all, { from, to, breaks: places })).toEqual(
          alongSteps(all, { from, to, step: 1 }),
        );
        for (const [i, b] of found.entries())
          for (const x of b?.grows ? [] : [from, ...(b?.breaks ?? []).map((p) => p + 1)]) {
            const next = b?.breaks.find((p) => p >= x) ?? to;
            expect(all[i]?.usdAt(next)).toBe(all[i]?.usdAt(x));
          }
      }),
      { numRuns: 40 },
    );
  });
});
