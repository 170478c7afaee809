import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import * as arb from './arbitrary';
import {
  AGEING_DAYS,
  addDays,
  compare,
  exact,
  freshness,
  print,
  quote,
  type Rule,
  rank,
  ruleKey,
  ruleSchema,
  ruleWords,
  STANDARD_WORKLOAD,
  sameRule,
  sum,
} from './index';

vi.setConfig({ testTimeout: 60_000 });
const { check, shuffled } = arb;

/** Equal but for the far decimals in which a cut quotient may differ. */
const close = (a: string, b: string) => {
  const size = exact(a).plus(exact('1'));
  expect(exact(a).minus(exact(b)).abs().lte(size.times('1e-19'))).toBe(true);
};

const scaled = (rule: Rule, k: string): Rule => ({
  ...rule,
  terms: rule.terms.map((t) => ({ ...t, amount: print(exact(t.amount).times(k)) })),
});

describe('a quote', () => {
  test('is the sum of its terms, none of which is negative without rounding', () => {
    check([arb.rule, arb.workloads, arb.facts], (rule, w, facts) => {
      const q = quote(rule, w, facts);
      if (q.usd === null) {
        expect(q).toMatchObject({ total: null, terms: [], exactness: null });
        expect(q.reason).toMatch(/[a-z]{3}/);
        expect(q.reasonCode).toMatch(/^[a-z_]+$/);
        return;
      }
      expect(sum(q.terms.map((t) => t.usd))).toBe(q.usd);
      expect(compare(q.usd, '0')).toBeGreaterThan(0);
      close(q.total ?? '', print(exact(q.usd).times(String(w.images))));
      if (!rule.rounding) for (const t of q.terms) expect(compare(t.usd, '0')).toBeGreaterThan(0);
    });
  });

  test('is linear in the amounts', () => {
    check([arb.linearRule, arb.workloads, arb.amount], (rule, w, k) => {
      const one = quote(rule, w);
      const many = quote(scaled(rule, k), w);
      expect(many.reasonCode).toBe(one.reasonCode);
      if (one.usd !== null && many.usd !== null) close(many.usd, print(exact(one.usd).times(k)));
    });
  });

  test('is the same an image, however many are ordered, and the total never falls', () => {
    check([arb.rule, arb.workloads, fc.integer({ min: 1, max: 10_000 })], (rule, w, images) => {
      const a = quote(rule, w);
      const b = quote(rule, { ...w, images });
      expect(b.usd).toBe(a.usd);
      expect(b.terms).toEqual(a.terms);
      if (a.total !== null && b.total !== null && images >= w.images)
        expect(compare(b.total, a.total)).toBeGreaterThanOrEqual(0);
    });
  });

  test('keeps a monthly bill from falling with volume under graduated tiers', () => {
    const volume = fc.integer({ min: 1, max: 400 });
    check([arb.volumeTiers(true), volume, volume], (terms, a, b) => {
      const bill = (imagesPerMonth: number) => {
        const q = quote(
          { money: { kind: 'usd' }, terms },
          { ...STANDARD_WORKLOAD, imagesPerMonth },
        );
        return exact(q.usd ?? '').times(String(imagesPerMonth));
      };
      const [less, more] = [bill(Math.min(a, b)), bill(Math.max(a, b))];
      expect(more.plus('1e-24').gte(less)).toBe(true);
    });
  });

  test('reads whole-volume tiers from one tier alone', () => {
    check([arb.volumeTiers(false), fc.integer({ min: 1, max: 400 })], (terms, imagesPerMonth) => {
      const q = quote({ money: { kind: 'usd' }, terms }, { ...STANDARD_WORKLOAD, imagesPerMonth });
      expect(q.terms).toHaveLength(1);
      expect(terms.map((t) => exact(t.amount).eq(exact(q.usd ?? '')))).toContain(true);
    });
  });
});

describe('a rule', () => {
  test('survives JSON', () => {
    check([arb.rule, arb.workloads], (rule, w) => {
      const back = ruleSchema.parse(JSON.parse(JSON.stringify(ruleSchema.parse(rule))));
      expect(ruleKey(back)).toBe(ruleKey(rule));
      expect(quote(back, w)).toEqual(quote(ruleSchema.parse(rule), w));
    });
  });

  test('has one key, whatever the order of keys and lists and the spelling of decimals', () => {
    check([arb.rule, fc.infiniteStream(fc.boolean())], (rule, coins) => {
      const flip = () => coins.next().value === true;
      const respelled = (v: unknown, key = ''): unknown => {
        if (Array.isArray(v)) return (flip() ? [...v].reverse() : v).map((x) => respelled(x));
        if (v !== null && typeof v === 'object') {
          const entries = Object.entries(v).map(([k, x]) => [k, respelled(x, k)] as const);
          return Object.fromEntries(flip() ? entries.reverse() : entries);
        }
        if (key !== 'amount' || typeof v !== 'string') return v;
        return `${flip() ? '00' : ''}${v}${v.includes('.') ? '000' : '.0'}`;
      };
      expect(ruleKey(respelled(rule) as Rule)).toBe(ruleKey(rule));
      expect(sameRule(respelled(rule) as Rule, rule)).toBe(true);
    });
  });

  test('with another amount is another rule', () => {
    check([arb.rule], (rule) => {
      expect(sameRule(rule, scaled(rule, '1.0001'))).toBe(false);
      expect(sameRule(rule, scaled(rule, '1.0000000000001'))).toBe(true);
    });
  });

  test('can be said in words', () => {
    check([arb.rule], (rule) => {
      expect(ruleWords(rule)).not.toMatch(/undefined|NaN|\[object|_/);
    });
  });
});

describe('a ranking', () => {
  test('is a total order, independent of the order it was given', () => {
    check([shuffled(arb.candidates)], ([list, mixed]) => {
      const ranking = rank(list);
      expect(rank(mixed)).toEqual(ranking);
      const { ranked, stale, incomparable } = ranking;
      expect(ranked.length + stale.length + incomparable.length).toBe(list.length);
      for (const group of [ranked, stale])
        group.forEach((c, i) => {
          expect(c.place).toBe(1 + group.filter((d) => compare(d.usd, c.usd) < 0).length);
          if (i > 0) expect(compare(group[i - 1]?.usd ?? '', c.usd)).toBeLessThanOrEqual(0);
        });
      expect(ranked.every((c) => c.freshness.ranked)).toBe(true);
      expect(ranking.onlyStale).toBe(ranked.length === 0 && stale.length > 0);
    });
  });
});

describe('freshness', () => {
  const day = fc.integer({ min: 0, max: 60 });
  test('never grows with age', () => {
    check([day, day, fc.integer({ min: 0, max: 3 })], (a, b, failed) => {
      const at = (days: number) => freshness('2026-01-01', addDays('2026-01-01', days), failed);
      const [young, old] = [at(Math.min(a, b)), at(Math.max(a, b))];
      const worth = { fresh: 2, ageing: 1, stale: 0, failing: 0 };
      expect(worth[old.state]).toBeLessThanOrEqual(worth[young.state]);
      expect(Number(old.ranked)).toBeLessThanOrEqual(Number(young.ranked));
      expect(old.ranked).toBe(old.age <= AGEING_DAYS);
    });
  });
});

test('the generators reach what the properties are about', () => {
  const rules = fc.sample(fc.tuple(arb.rule, arb.workloads), { numRuns: 500, seed: 7 });
  const priced = rules.filter(([rule, w]) => quote(rule, w).usd !== null);
  expect(priced.length).toBeGreaterThan(100);
});
