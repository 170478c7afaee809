import { describe, expect, test } from 'vitest';
import {
  type Condition,
  perImage,
  quote,
  type Rule,
  ruleWords,
  type Term,
  USD,
  workload,
} from './index';
import { shownTerms } from './quote';

const usd = (...terms: Term[]): Rule => ({ money: USD, terms });
const oneOf = (...terms: Term[]): Term[] => terms.map((t) => ({ ...t, group: 'price' }));
const applies = (when: Condition, on: Parameters<typeof workload>[0]) =>
  quote(usd(perImage('1', [when])), workload(on)).usd !== null;

describe('conditions', () => {
  const wide = { width: 1920, height: 1080 };
  test.each<[string, Condition, Parameters<typeof workload>[0], boolean]>([
    ['quality', { kind: 'quality', is: ['low'] }, { quality: 'low' }, true],
    ['another quality', { kind: 'quality', is: ['low'] }, { quality: 'high' }, false],
    ['no quality chosen', { kind: 'quality', is: ['low'] }, {}, false],
    ['size', { kind: 'size', is: ['1920x1080'] }, wide, true],
    ['the size turned', { kind: 'size', is: ['1080x1920'] }, wide, false],
    ['another size', { kind: 'other_size', than: ['1024x1024'] }, wide, true],
    ['no other size', { kind: 'other_size', than: ['1920x1080'] }, wide, false],
    ['pixels up to, inclusive', { kind: 'pixels', upTo: 2_073_600 }, wide, true],
    ['pixels above, exclusive', { kind: 'pixels', above: 2_073_600 }, wide, false],
    ['pixels between', { kind: 'pixels', above: 1, upTo: 3_000_000 }, wide, true],
    ['band', { kind: 'resolution', is: ['2K'] }, wide, true],
    ['too large for the band', { kind: 'resolution', is: ['1K'] }, wide, false],
    ['a wide 1K image', { kind: 'resolution', is: ['1K'] }, { width: 1376, height: 768 }, true],
    ['operation', { kind: 'operation', is: ['edit'] }, { operation: 'edit' }, true],
    ['another operation', { kind: 'operation', is: ['edit'] }, {}, false],
    ['batch', { kind: 'batch', is: true }, { batch: true }, true],
    ['live', { kind: 'batch', is: false }, { batch: true }, false],
    ['region', { kind: 'region', is: ['eu'] }, { region: 'eu' }, true],
    ['no region chosen', { kind: 'region', is: ['eu'] }, {}, false],
  ])('%s', (_, when, on, holds) => {
    expect(applies(when, on)).toBe(holds);
  });

  test('the smallest sold band that holds the image is the one billed', () => {
    const band = (is: '1K' | '2K' | '4K', amount: string) =>
      perImage(amount, [{ kind: 'resolution', is: [is] }]);
    const rule = usd(...oneOf(band('1K', '0.1'), band('4K', '0.4')));
    expect(quote(rule, workload()).usd).toBe('0.1');
    expect(quote(rule, workload({ width: 1536, height: 1536 })).usd).toBe('0.4');
    expect(quote(rule, workload({ width: 8192, height: 8192 })).reasonCode).toBe('not_sold');
  });
});

describe('what is not sold', () => {
  const rule = usd(
    ...oneOf(
      perImage('0.03', [{ kind: 'quality', is: ['low'] }]),
      perImage('0.06', [{ kind: 'quality', is: ['high'] }]),
    ),
  );

  test('names what is', () => {
    const q = quote(rule, workload({ quality: 'medium' }));
    expect(q).toMatchObject({ usd: null, total: null, terms: [], reasonCode: 'not_sold' });
    expect(q.reason).toBe(
      'not sold for 1024×1024, medium quality, generate; sold: low quality; high quality',
    );
  });

  test('holds for a lone conditional term, too: that is no printed zero', () => {
    const lone = usd(perImage('0.04', [{ kind: 'operation', is: ['edit'] }]));
    expect(quote(lone, workload())).toMatchObject({ usd: null, reasonCode: 'not_sold' });
  });

  test('a surcharge outside the group does not make the offer sold', () => {
    const withInput = { ...rule, terms: [...rule.terms, perImage('0.01')] };
    expect(quote(withInput, workload()).reasonCode).toBe('not_sold');
  });
});

describe('offers without a number', () => {
  test.each([
    ['on_request', 'price_on_request'],
    ['variable', 'variable_price'],
    ['printed_zero', 'printed_zero'],
    ['unpublished', 'price_unpublished'],
  ] as const)('%s', (withheld, reasonCode) => {
    const q = quote({ ...usd(), withheld }, workload());
    expect(q).toMatchObject({ usd: null, total: null, reasonCode, exactness: null });
    expect(q.reason).toMatch(/[a-z]{3}/);
  });

  test('an amount of zero is unknown, never a price', () => {
    expect(quote(usd(perImage('0')), workload()).reasonCode).toBe('printed_zero');
    const floor: Rule = { ...usd(perImage('0')), rounding: { to: '0.01', mode: 'up' } };
    expect(quote(floor, workload()).reasonCode).toBe('printed_zero');
  });

  test('a part without a rate makes the whole incomparable', () => {
    const q = quote({ ...usd(perImage('0.03')), missing: ['thinking tokens'] }, workload());
    expect(q).toMatchObject({ usd: null, reasonCode: 'rate_unpublished' });
    expect(q.reason).toContain('thinking tokens');
  });

  test('another currency is not exchanged', () => {
    const rule: Rule = { money: { kind: 'currency', code: 'CNY' }, terms: [perImage('0.2')] };
    expect(quote(rule, workload())).toMatchObject({ usd: null, reasonCode: 'not_in_dollars' });
    expect(ruleWords(rule)).toBe('0.2 CNY per image');
  });
});

describe('minimum and rounding', () => {
  test('are terms of their own', () => {
    const rule: Rule = {
      ...usd(perImage('0.00123')),
      minimum: '0.002',
      rounding: { to: '0.01', mode: 'up' },
    };
    expect(quote(rule, workload())).toMatchObject({ usd: '0.01', exactness: 'computed' });
    expect(quote(rule, workload()).terms).toEqual([
      { arithmetic: '$0.00123 × 1 image', usd: '0.00123' },
      { arithmetic: 'raised to the minimum charge of $0.002', usd: '0.00077' },
      { arithmetic: 'rounded up to a multiple of $0.01', usd: '0.008' },
    ]);
  });

  test.each([
    ['up', '0.0004', '0.0004'],
    ['up', '0.00040001', '0.0005'],
    ['nearest', '0.00044', '0.0004'],
    ['nearest', '0.00045', '0.0005'],
  ] as const)('%s from %s', (mode, amount, expected) => {
    const rule: Rule = { ...usd(perImage(amount)), rounding: { to: '0.0001', mode } };
    expect(quote(rule, workload()).usd).toBe(expected);
  });

  test('an amount that is a multiple already stays, even one added up from thirds', () => {
    const slice = (above: number, upTo: number): Term =>
      perImage('0.01', [{ kind: 'volume', above, upTo, graduated: true }]);
    const rule: Rule = {
      ...usd(slice(0, 1), slice(1, 2), slice(2, 3)),
      rounding: { to: '0.0001', mode: 'up' },
    };
    expect(quote(rule, workload({ imagesPerMonth: 3 })).usd).toBe('0.01');
  });

  test('a minimum in credits is worth its credits', () => {
    const rule: Rule = {
      money: { kind: 'credit', name: 'credit', usd: '0.01' },
      terms: [perImage('4')],
      minimum: '5',
    };
    expect(quote(rule, workload()).usd).toBe('0.05');
    expect(ruleWords(rule)).toContain('at least 5 credits at $0.01 an image');
  });
});

describe('volume tiers', () => {
  const tiers = (graduated: boolean) =>
    usd(
      ...oneOf(
        perImage('0.1', [{ kind: 'volume', above: 0, upTo: 100, graduated }]),
        perImage('0.05', [{ kind: 'volume', above: 100, graduated }]),
      ),
    );

  test('graduated: each slice at its own price', () => {
    expect(quote(tiers(true), workload({ imagesPerMonth: 100 })).usd).toBe('0.1');
    const q = quote(tiers(true), workload({ imagesPerMonth: 400 }));
    expect(q.usd).toBe('0.0625');
    expect(q.terms[1]?.arithmetic).toBe('$0.05 × 1 image × 300 of 400 images a month');
    expect(q.exactness).toBe('computed');
  });

  test('whole volume: the tier reached prices everything', () => {
    expect(quote(tiers(false), workload({ imagesPerMonth: 100 })).usd).toBe('0.1');
    expect(quote(tiers(false), workload({ imagesPerMonth: 101 })).usd).toBe('0.05');
  });

  test('read well', () => {
    expect(ruleWords(tiers(true))).toBe(
      '$0.1 (first 100 images a month) or $0.05 (each image beyond 100 a month) per image',
    );
    expect(ruleWords(tiers(false))).toBe(
      '$0.1 (up to 100 images a month) or $0.05 (all images, from 101 a month) per image',
    );
  });

  test('thirds add up to the printed total', () => {
    const q = quote(tiers(true), workload({ imagesPerMonth: 300, images: 300 }));
    expect(q.usd).toBe('0.066666666666666666666666666667');
    expect(q.total).toBe('20');
  });
});

test('averages are estimates and say so', () => {
  const q = quote({ ...usd(perImage('0.04')), basis: 'average' }, workload());
  expect(q).toMatchObject({ exactness: 'estimated' });
  expect(q.assumptions).toEqual(['the host prints an average of what was paid']);
});

test('calls an “about” an estimate', () => {
  const q = quote({ ...usd(perImage('0.0023')), approximate: true }, workload());
  expect([q.usd, q.exactness, q.assumptions]).toEqual([
    '0.0023',
    'estimated',
    ['the source says “about”'],
  ]);
});

test('a rounding below a millionth of a dollar is not said, a larger one is', () => {
  const term = (arithmetic: string, usd: string) => ({ arithmetic, usd });
  const said = [term('5.91 credits', '0.028'), term('rounded to the nearest $0.01', '-0.002')];
  const dust = term('rounded to the nearest $0.000001', '-0.000000478673');
  expect(shownTerms([...said, dust])).toEqual(said);
  expect(shownTerms([term('$0.0000001 per image', '0.0000001')])).toHaveLength(1);
});
