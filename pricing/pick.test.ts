import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check, shuffled } from './arbitrary';
import { compare } from './money';
import { meets, type PickCandidate, pick, type Wish } from './pick';

const one = (
  id: string,
  cost: string | null,
  verdicts: Record<string, boolean | null> = {},
): PickCandidate => ({
  id,
  model: id.split('@')[0] ?? id,
  cost,
  verdicts: Object.fromEntries(
    Object.entries(verdicts).map(([key, met]) => [key, { met, words: key }]),
  ),
});
const PRICE: Wish = { key: 'price' };
const OPEN: Wish = { key: 'open' };
const FAST: Wish = { key: 'fast' };

describe('what fits', () => {
  test('stands cheapest first, a model once, ties sharing a place', () => {
    const { fits } = pick(
      [one('b@x', '0.02'), one('a@y', '0.020'), one('a@x', '0.03'), one('c@x', '0.05')],
      [],
    );
    expect(fits.map((f) => `${f.place} ${f.best.id}`)).toEqual(['1 a@y', '1 b@x', '3 c@x']);
    expect(fits[0]?.others.map((o) => o.id)).toEqual(['a@x']);
  });

  test('never holds what can’t be priced', () => {
    expect(pick([one('a', null, { price: true })], [PRICE]).fits).toEqual([]);
  });

  test('holds the unknown only where the reader keeps it', () => {
    const unknown = [one('a', '1', { fast: null }), one('b', '1')];
    expect(pick(unknown, [FAST]).fits).toEqual([]);
    expect(pick(unknown, [{ ...FAST, keepUnknown: true }]).fits).toHaveLength(2);
  });
});

describe('what is out', () => {
  const market = [
    one('a@x', '0.01', { price: true, open: false }),
    one('a@y', '0.09', { price: false, open: false }),
    one('b@x', '0.09', { price: false, open: false }),
    one('c@x', '0.01', { price: true, open: true }),
  ];

  test('is counted once, by the first wish that leaves nothing of a model', () => {
    const { out, models, fits } = pick(market, [PRICE, OPEN]);
    expect(models).toBe(3);
    expect(fits.map((f) => f.best.id)).toEqual(['c@x']);
    expect(out).toEqual([
      { wish: 'price', models: 1, ids: ['b'] },
      { wish: 'open', models: 1, ids: ['a'] },
    ]);
  });

  test('comes back when the wish that put it out is dropped', () => {
    const { near } = pick(market, [PRICE, OPEN]);
    expect(near.map((n) => [n.dropped, n.fits.map((f) => f.best.id)])).toEqual([
      [['open'], ['a@x']],
    ]);
  });
});

describe('near misses', () => {
  const far = [one('a', '0.09', { price: false, open: false, fast: true })];

  test('name pairs where no single wish is enough', () => {
    expect(pick(far, [PRICE, OPEN, FAST]).near.map((n) => n.dropped)).toEqual([['price', 'open']]);
  });

  test('never drop a part of the question itself', () => {
    expect(pick(far, [PRICE, { ...OPEN, fixed: true }]).near).toEqual([]);
  });
});

const KEYS = ['p', 'q', 'r'];
const candidate = fc.record({
  id: fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(999)).map(([m, n]) => `${m}@${n}`),
  cost: fc.option(fc.constantFrom('0.01', '0.010', '0.02', '1'), { freq: 5 }),
  met: fc.array(fc.constantFrom(true, true, false, null), { minLength: 3, maxLength: 3 }),
});
const market = fc.uniqueArray(candidate, { selector: (c) => c.id, maxLength: 12 }).map((list) =>
  list.map(({ id, cost, met }) =>
    // An unpriced candidate meets no wish about its price, as on the page.
    one(
      id,
      cost,
      Object.fromEntries(KEYS.map((k, i) => [k, k === 'p' && !cost ? false : (met[i] ?? null)])),
    ),
  ),
);
const wishes: fc.Arbitrary<Wish[]> = fc
  .record({ keys: fc.subarray(['q', 'r']), keep: fc.boolean() })
  .map(({ keys, keep }) => ['p', ...keys].map((key) => ({ key, keepUnknown: keep })));

describe('properties', () => {
  test('fits and exclusions add up to all models', () => {
    check([market, wishes], (list, wanted) => {
      const { models, fits, out } = pick(list, wanted);
      expect(out.reduce((n, o) => n + o.models, fits.length)).toBe(models);
    });
  });

  test('everything that fits meets every wish, cheapest first', () => {
    check([market, wishes], (list, wanted) => {
      const { fits } = pick(list, wanted);
      fits.forEach((f, i) => {
        for (const c of [f.best, ...f.others])
          expect(wanted.every((w) => meets(c, w)) && c.cost !== null).toBe(true);
        const before = fits[i - 1];
        if (before) expect(compare(before.best.cost ?? '0', f.best.cost ?? '0')).not.toBe(1);
      });
    });
  });

  test('another wish never lets more in; a near miss is what dropping it brings', () => {
    check([market, wishes], (list, wanted) => {
      const { fits, near } = pick(list, wanted);
      for (const wish of wanted) {
        const rest = pick(
          list,
          wanted.filter((w) => w !== wish),
        ).fits.map((f) => f.best.model);
        const now = fits.map((f) => f.best.model);
        expect(rest).toEqual(expect.arrayContaining(now));
        const said = near.find((n) => n.dropped.length === 1 && n.dropped[0] === wish.key);
        expect(said?.fits.length ?? 0).toBe(rest.length - now.length);
      }
    });
  });

  test('the order of the candidates does not matter', () => {
    check([shuffled(market), wishes], ([list, other], wanted) => {
      expect(pick(other, wanted)).toEqual(pick(list, wanted));
    });
  });
});
