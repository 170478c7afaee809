import { describe, expect, test } from 'vitest';
import {
  perImage,
  type Rule,
  ruleKey,
  ruleSchema,
  sameRule,
  USD,
  workload,
  workloadSchema,
} from './index';

const usd = (...terms: Rule['terms']): Rule => ({ money: USD, terms });
const image = [{ kind: 'image' as const }];

describe('the rule schema refuses', () => {
  const amounts = [
    '-0.01',
    '-0',
    '1e-7',
    '1E5',
    '0.1.2',
    '.5',
    '5.',
    '',
    ' 1',
    '1 ',
    '1,5',
    '1_000',
    '0x10',
    'NaN',
    'Infinity',
    '٣',
    '$0.03',
    '0.03\n',
    '0.03\u0000',
    "1'; drop table spans;--",
    '<b>1</b>',
    '9'.repeat(16),
    `0.${'1'.repeat(41)}`,
    '1'.repeat(100_000),
  ];
  test.each(amounts.map((a) => [a.slice(0, 30)] as const))('the amount %j', (amount) => {
    const full = amounts.find((a) => a.startsWith(amount)) ?? amount;
    expect(ruleSchema.safeParse(usd({ amount: full, per: 1, times: image })).success).toBe(false);
  });

  test.each([[0.003], [Number.NaN], [null], [undefined], [{}], [['0.1']], [1n], [true]])(
    'the amount %s, which is no string',
    (amount) => {
      expect(
        ruleSchema.safeParse({ money: USD, terms: [{ amount, per: 1, times: image }] }).success,
      ).toBe(false);
    },
  );

  const flat = perImage('0.03');
  test.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['an unknown key', { ...usd(flat), discount: '0.5' }],
    ['an unknown key in a term', usd({ ...flat, note: 'x' } as never)],
    ['an unknown key in a quantity', usd({ ...flat, times: [{ kind: 'image', n: 2 }] } as never)],
    ['an unknown quantity', usd({ ...flat, times: [{ kind: 'photo' }] } as never)],
    ['an unknown condition', usd({ ...flat, when: [{ kind: 'weather' }] } as never)],
    ['no quantity', usd({ ...flat, times: [] })],
    ['a strange per', usd({ ...flat, per: 100 } as never)],
    ['no terms and no reason', usd()],
    [
      'a strange megapixel',
      usd({
        ...flat,
        times: [{ kind: 'megapixel', pixelsPerMegapixel: 1024, rounding: 'up', part: 'all' }],
      } as never),
    ],
    ['half a tile', usd({ ...flat, times: [{ kind: 'tile', edge: 0.5 }] })],
    ['no tokens', usd({ ...flat, times: [{ kind: 'image_token', counts: [{ tokens: 0 }] }] })],
    ['a size in words', usd(perImage('1', [{ kind: 'size', is: ['1024 by 1024'] }]))],
    ['auto as a quality', usd(perImage('1', [{ kind: 'quality', is: ['auto'] } as never]))],
    ['pixels without a bound', usd(perImage('1', [{ kind: 'pixels' }]))],
    ['pixels upside down', usd(perImage('1', [{ kind: 'pixels', above: 9, upTo: 9 }]))],
    [
      'volume upside down',
      usd(perImage('1', [{ kind: 'volume', above: 100, upTo: 10, graduated: true }])),
    ],
    ['rounding to nothing', { ...usd(flat), rounding: { to: '0.000', mode: 'up' } }],
    [
      'a credit worth nothing',
      { ...usd(flat), money: { kind: 'credit', name: 'credit', usd: '0' } },
    ],
    ['a run of no time', usd({ ...flat, times: [{ kind: 'gpu_second', seconds: '0' }] })],
    ['a currency in words', { ...usd(flat), money: { kind: 'currency', code: 'yuan' } }],
    ['an empty assumption', { ...usd(flat), assumptions: [''] }],
    ['a book of an assumption', { ...usd(flat), assumptions: ['x'.repeat(10_000)] }],
    ['more terms than any table has', usd(...Array(501).fill(flat))],
  ])('%s', (_, rule) => {
    expect(ruleSchema.safeParse(rule).success).toBe(false);
  });

  test('and a smuggled prototype changes nothing', () => {
    const rule = JSON.parse(
      '{"__proto__":{"withheld":"on_request"},"money":{"kind":"usd"},"terms":[]}',
    );
    expect(ruleSchema.safeParse(rule).success).toBe(false);
  });
});

describe('rule keys', () => {
  const low = perImage('0.03', [{ kind: 'quality', is: ['low'] }]);
  const high = perImage('0.09', [{ kind: 'quality', is: ['high'] }]);
  const both = usd({ ...low, group: 'a' }, { ...high, group: 'a' });

  test.each<[string, Rule]>([
    ['a reordered table', usd({ ...high, group: 'a' }, { ...low, group: 'a' })],
    ['a renamed group', usd({ ...low, group: 'tier' }, { ...high, group: 'tier' })],
    ['a note', { ...both, assumptions: ['read off a table'] }],
    ['a default spelt out', { ...both, basis: 'list' }],
    ['another spelling', usd({ ...low, amount: '00.030', group: 'a' }, { ...high, group: 'a' })],
  ])('%s bills the same', (_, rule) => {
    expect(ruleKey(rule)).toBe(ruleKey(both));
    expect(sameRule(rule, both)).toBe(true);
  });

  test.each<[string, Rule]>([
    [
      'swapped prices',
      usd({ ...low, amount: '0.09', group: 'a' }, { ...high, amount: '0.03', group: 'a' }),
    ],
    ['a lost alternative', usd({ ...low, group: 'a' })],
    ['terms that add up now', usd(low, high)],
    ['a minimum', { ...both, minimum: '0.01' }],
    ['credits', { ...both, money: { kind: 'credit', name: 'credit', usd: '1' } }],
    ['an average', { ...both, basis: 'average' }],
    ['a withheld price', { ...both, withheld: 'variable' }],
    ['a price for a thousand', usd({ ...low, per: 1000, group: 'a' }, { ...high, group: 'a' })],
  ])('%s bills otherwise', (_, rule) => {
    expect(sameRule(rule, both)).toBe(false);
  });

  test('float noise is no change, anywhere in a rule', () => {
    const noisy = (amount: string, credit: string): Rule => ({
      money: { kind: 'credit', name: 'credit', usd: credit },
      terms: [perImage(amount), perImage('3')],
    });
    const clean = noisy('0.00000008333333333333333', '0.01');
    expect(sameRule(clean, noisy('0.00000008333333333333334', '0.01'))).toBe(true);
    expect(sameRule(clean, noisy('0.00000008333333333333333', '0.010000000000000002'))).toBe(true);
    expect(sameRule(clean, noisy('0.0000000834', '0.01'))).toBe(false);
    expect(sameRule(noisy('0', '0.01'), noisy('0.00000000000001', '0.01'))).toBe(false);
  });
});

describe('the workload schema refuses', () => {
  test.each<[string, object]>([
    ['0×0', { width: 0, height: 0 }],
    ['a billion pixels', { width: 1_000_000_000, height: 1 }],
    ['a huge edge', { width: 31_623, height: 31_623 }],
    ['a negative edge', { width: -1024 }],
    ['half a pixel', { width: 1024.5 }],
    ['an edge in words', { width: '1024' }],
    ['no edge', { width: null }],
    ['endless width', { width: Number.POSITIVE_INFINITY }],
    ['no number', { height: Number.NaN }],
    ['negative steps', { steps: -1 }],
    ['no steps', { steps: 0 }],
    ['half a step', { steps: 1.5 }],
    ['steps in words', { steps: '8' }],
    ['a million steps', { steps: 1_000_000 }],
    ['quality auto', { quality: 'auto' }],
    ['an unknown operation', { operation: 'delete' }],
    ['no images', { images: 0 }],
    ['more images than integers', { images: 2 ** 53 }],
    ['a thousand inputs', { inputImages: 1000 }],
    ['an input of no size', { inputSize: { width: 0, height: 0 } }],
    ['batch in words', { batch: 'yes' }],
    ['negative volume', { imagesPerMonth: -5 }],
    ['a region as long as a book', { region: 'x'.repeat(10_000) }],
    ['an unknown key', { seed: 42 }],
  ])('%s', (_, changes) => {
    expect(() => workload(changes)).toThrow();
    expect(workloadSchema.safeParse({ ...workload(), ...changes }).success).toBe(false);
  });

  test('but takes what is left undefined from the standard', () => {
    expect(workload({ width: undefined, steps: undefined })).toEqual(workload());
    expect(workload({ operation: 'edit' }).inputImages).toBe(1);
    expect(workload({ operation: 'edit', inputImages: 0 }).inputImages).toBe(0);
  });
});
