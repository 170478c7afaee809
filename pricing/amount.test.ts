import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { amount } from './amount';
import * as arb from './arbitrary';
import { EXAMPLES } from './examples';
import { NO_FACTS, quote, type Rule, workload } from './index';
import { print } from './money';

vi.setConfig({ testTimeout: 60_000 });

const number = (...asked: Parameters<typeof amount>) => {
  const usd = amount(...asked);
  return usd === null ? null : print(usd);
};

test.each(EXAMPLES.map((e) => [e.id, e] as const))('%s: the number of its quote', (_, example) => {
  const on = workload(example.on);
  expect(number(example.rule, on)).toBe(quote(example.rule, on).usd);
  expect(number(example.rule, on)).toBe(example.usd);
});

test('is the number of the quote for any rule and workload', () => {
  arb.check([arb.rule, arb.workloads, arb.facts], (rule, w, facts) => {
    expect(number(rule, w, facts)).toBe(quote(rule, w, facts).usd);
  });
});

test('stays so while one rule is asked again and again, field after field', () => {
  const volumes = arb.volumeTiers(true).map((terms): Rule => ({ money: { kind: 'usd' }, terms }));
  const walk = fc.array(fc.tuple(arb.workloads, arb.facts), { minLength: 2, maxLength: 6 });
  arb.check([fc.oneof(arb.rule, volumes), walk], (rule, asked) => {
    let now = asked[0]?.[0];
    for (const [next, facts] of asked) {
      // One field at a time, so that what a rule is said not to read is put to the test.
      for (const field of Object.keys(next) as (keyof typeof next)[]) {
        now = { ...next, ...now, [field]: next[field] };
        expect(number(rule, now, facts)).toBe(quote(rule, now, facts).usd);
      }
    }
  });
});

test('no number where a quote has a reason', () => {
  const terms: Rule['terms'] = [{ amount: '0.03', per: 1, times: [{ kind: 'image' }] }];
  const usd = { kind: 'usd' } as const;
  const refused: Rule[] = [
    { money: usd, terms, withheld: 'on_request' },
    { money: usd, terms, missing: ['prompt tokens'] },
    { money: { kind: 'currency', code: 'EUR' }, terms },
    { money: usd, terms: [{ ...terms[0], amount: '0' }] as Rule['terms'] },
  ];
  for (const rule of refused) {
    expect(amount(rule, workload(), NO_FACTS)).toBeNull();
    expect(quote(rule, workload()).usd).toBeNull();
  }
});
