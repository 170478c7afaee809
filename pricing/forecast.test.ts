import { describe, expect, test } from 'vitest';
import { check, facts, rule, workloads } from './arbitrary';
import { forecast } from './forecast';
import { perImage, type Quantity, quote, type Rule, type Term, USD, workload } from './index';

const of = (rule: Rule) => forecast(rule, quote(rule, workload()));
const rated = (times: Quantity[], more: Partial<Rule> = {}): Rule => ({
  money: USD,
  terms: [{ amount: '0.003', per: 1, times }],
  ...more,
});
const megapixel: Quantity = {
  kind: 'megapixel',
  pixelsPerMegapixel: 1_048_576,
  rounding: 'up',
  part: 'all',
};

describe('a price known before the call', () => {
  test('is flat, or counted in what the reader asks for', () => {
    expect(of(rated([{ kind: 'image' }]))).toEqual({
      known: true,
      why: 'a flat price per image',
    });
    expect(of(rated([megapixel]))).toEqual({
      known: true,
      why: 'billed by megapixel: all known before the call',
    });
  });

  test('may be of tokens whose number the host publishes', () => {
    const counts = [{ tokens: 1290 }];
    expect(of(rated([{ kind: 'image_token', counts }])).known).toBe(true);
    expect(of(rated([{ kind: 'image_token', counts, measured: true }]))).toEqual({
      known: false,
      why: 'billed by tokens, whose number somebody measured',
    });
  });
});

describe('a price not known before the call', () => {
  test.each<[string, Rule, RegExp]>([
    [
      'GPU seconds, even with a published run time',
      rated([{ kind: 'gpu_second', seconds: '2' }]),
      /GPU seconds/,
    ],
    ['an average', rated([{ kind: 'image' }], { basis: 'average' }), /average/],
    ['an “about”', rated([{ kind: 'image' }], { approximate: true }), /about/],
    ['tokens nobody counted', rated([{ kind: 'image_token', counts: [] }]), /unpublished/],
    ['a price on request', { money: USD, terms: [], withheld: 'on_request' }, /on request/],
  ])('%s', (_, billed, why) => {
    const { known, why: said } = of(billed);
    expect(known).toBe(false);
    expect(said).toMatch(why);
  });

  test('GPU seconds that cost nothing are no doubt', () => {
    const free: Term = { amount: '0', per: 1, times: [{ kind: 'gpu_second', seconds: '2' }] };
    expect(of({ money: USD, terms: [perImage('0.02'), free] }).known).toBe(true);
  });
});

test('what is known is never an estimate and always has a price', () => {
  check([rule, workloads, facts], (r, w, f) => {
    const q = quote(r, w, f);
    const { known, why } = forecast(r, q);
    expect(why).not.toBe('');
    if (known) {
      expect(q.usd).not.toBeNull();
      expect(q.exactness).not.toBe('estimated');
    }
  });
});
