import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact } from './exact';

/** The library that the site's own decimals are held against, to the last digit. */
const Reference = Big();
Reference.DP = 50;

const decimal = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
    fc.integer({ min: 0, max: 45 }),
    fc.boolean(),
  )
  .map(([units, places, short]) => `${short ? units % 1000n : units}e-${places}`);
const both = (text: string) => [Exact.read(text), new Reference(text)] as const;
const RUNS = { numRuns: 2000 };

describe('exact decimals, as big.js has them', () => {
  it('add, subtract and multiply', () =>
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [[x, X], [y, Y]] = [both(a), both(b)];
        expect(x.plus(y).toFixed()).toBe(X.plus(Y).toFixed());
        expect(x.minus(y).toFixed()).toBe(X.minus(Y).abs().eq(0) ? '0' : X.minus(Y).toFixed());
        expect(Exact.read(x.times(y).toFixed()).eq(x.times(y))).toBe(true);
        expect(new Reference(x.times(y).toFixed()).eq(X.times(Y))).toBe(true);
      }),
      RUNS,
    ));

  it('divide to fifty places, or so many', () =>
    fc.assert(
      fc.property(decimal, decimal, fc.integer({ min: 0, max: 30 }), (a, b, places) => {
        const [[x, X], [y, Y]] = [both(a), both(b)];
        fc.pre(!Y.eq(0));
        expect(new Reference(x.div(y).toFixed()).eq(X.div(Y))).toBe(true);
        const Short = Big();
        Short.DP = places;
        expect(new Reference(x.div(y, places).toFixed()).eq(new Short(X).div(Y))).toBe(true);
      }),
      RUNS,
    ));

  it('round down, to the nearest and up', () =>
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 40 }), (a, places) => {
        const [x, X] = both(a);
        for (const how of [Exact.roundDown, Exact.roundHalfUp, Exact.roundUp] as const)
          expect(new Reference(x.round(places, how).toFixed()).eq(X.round(places, how))).toBe(true);
        if (!X.round(places).eq(0)) expect(x.toFixed(places)).toBe(X.toFixed(places));
      }),
      RUNS,
    ));

  it('compare, and tell the place of the first digit', () =>
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [[x, X], [y, Y]] = [both(a), both(b)];
        expect(x.cmp(y)).toBe(X.cmp(Y));
        expect(x.abs().cmp(y.abs())).toBe(X.abs().cmp(Y.abs()));
        expect([x.eq(y), x.lt(y), x.lte(y)]).toEqual([X.eq(Y), X.lt(Y), X.lte(Y)]);
        expect([x.gt(y), x.gte(y)]).toEqual([X.gt(Y), X.gte(Y)]);
        expect(x.e).toBe(X.eq(0) ? 0 : X.e);
      }),
      RUNS,
    ));

  it('read and print what they are given', () =>
    fc.assert(
      fc.property(decimal, (a) => {
        const [x, X] = both(a);
        expect(x.toFixed()).toBe(X.eq(0) ? '0' : X.toFixed());
        expect(JSON.stringify({ x })).toBe(JSON.stringify({ x: x.toFixed() }));
        expect(`${x}`).toBe(x.toFixed());
      }),
      RUNS,
    ));
});

describe('exact decimals', () => {
  const one = Exact.read('1');
  it('refuse numbers, and words that are none', () => {
    for (const bad of [1, 0.1, null, undefined, '', '1,5', ' 1', 'NaN', '1e999'])
      for (const act of ['plus', 'minus', 'times', 'div', 'cmp', 'eq'] as const)
        expect(() => one[act](bad as never), `${act} ${bad}`).toThrow(TypeError);
  });
  it('are never added by an operator', () => {
    expect(() => (one as never) + 1).toThrow(TypeError);
    expect(() => (one as never) < 2).toThrow(TypeError);
  });
  it('are not divided by nothing', () => expect(() => one.div('0.00')).toThrow(/division by zero/));
});
