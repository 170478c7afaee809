import { describe, expect, test } from 'vitest';
import { type ModelFacts, type Quantity, quote, USD, workload } from './index';

/** One dollar for each unit, so that the quote is the quantity. */
const units = (q: Quantity, on: Parameters<typeof workload>[0] = {}, facts?: ModelFacts) =>
  quote({ money: USD, terms: [{ amount: '1', per: 1, times: [q] }] }, workload(on), facts);

const wide = { width: 1920, height: 1080 };
const edit = { operation: 'edit' } as const;
const mp = (more: Partial<Extract<Quantity, { kind: 'megapixel' }>> = {}): Quantity => ({
  kind: 'megapixel',
  pixelsPerMegapixel: 1_000_000,
  rounding: 'none',
  part: 'all',
  ...more,
});
const inputMp = (more: Partial<Extract<Quantity, { kind: 'input_megapixel' }>> = {}): Quantity => ({
  kind: 'input_megapixel',
  pixelsPerMegapixel: 1_048_576,
  rounding: 'up',
  part: 'all',
  ...more,
});

describe('megapixels', () => {
  test.each([
    ['decimal', mp(), wide, '2.0736'],
    ['binary', mp({ pixelsPerMegapixel: 1_048_576 }), wide, '1.9775390625'],
    ['up', mp({ rounding: 'up' }), wide, '3'],
    ['up on a whole number', mp({ rounding: 'up' }), { width: 2000, height: 1000 }, '2'],
    ['one pixel beyond', mp({ rounding: 'up' }), { width: 2001, height: 1000 }, '3'],
    ['nearest', mp({ rounding: 'nearest' }), wide, '2'],
    ['nearest, half goes up', mp({ rounding: 'nearest' }), { width: 1500, height: 1000 }, '2'],
    ['a minimum', mp({ minimum: '1' }), { width: 512, height: 512 }, '1'],
    ['a minimum not needed', mp({ minimum: '1' }), wide, '2.0736'],
    ['the first, always whole', mp({ part: 'first' }), { width: 512, height: 512 }, '1'],
    ['further, with decimals', mp({ part: 'additional' }), wide, '1.0736'],
    ['further, rounded up', mp({ part: 'additional', rounding: 'up' }), wide, '2'],
    ['the smallest image', mp(), { width: 16, height: 16 }, '0.000256'],
    ['the largest image', mp(), { width: 16384, height: 16384 }, '268.435456'],
  ])('%s', (_, q, on, usd) => {
    expect(units(q, on).usd).toBe(usd);
  });

  test('nothing further in a small image is no price of zero', () => {
    expect(units(mp({ part: 'additional' }), { width: 512, height: 512 })).toMatchObject({
      usd: null,
      reasonCode: 'rate_unpublished',
    });
  });

  test('rounding to nothing is no price of zero', () => {
    const q = units(mp({ rounding: 'nearest' }), { width: 512, height: 512 });
    expect(q).toMatchObject({ usd: null, reasonCode: 'rate_unpublished' });
  });
});

describe('tiles and steps', () => {
  test('tiles are rounded up per axis', () => {
    const tile = { kind: 'tile', edge: 512 } as const;
    expect(units(tile).usd).toBe('4');
    expect(units(tile, { width: 1025, height: 512 }).usd).toBe('3');
    expect(units(tile, { width: 16, height: 16 }).usd).toBe('1');
  });

  test('input tiles are counted for each input image', () => {
    const q: Quantity = { kind: 'input_tile', edge: 512 };
    const inputSize = { width: 512, height: 513 };
    expect(units(q, { ...edit, inputImages: 3, inputSize }).usd).toBe('6');
    expect(units(q, { ...edit, inputSize }).assumptions).toEqual([]);
    expect(units(q, edit).assumptions).toEqual(['input images taken as large as the output']);
  });

  test.each([
    ['absolute', 'absolute', 8, '8'],
    ['relative', 'relative', 2, '0.5'],
    ['above default, below it', 'above_default', 2, '1'],
    ['above default, beyond it', 'above_default', 6, '1.5'],
  ] as const)('%s steps', (_, basis, steps, usd) => {
    expect(units({ kind: 'step', basis, defaultSteps: 4 }, { steps }).usd).toBe(usd);
  });

  test('a third of a price is exact again once it is multiplied', () => {
    const third = { kind: 'step', basis: 'relative', defaultSteps: 3 } as const;
    const rule = { money: USD, terms: [{ amount: '0.0027', per: 1 as const, times: [third] }] };
    expect(quote(rule, workload({ steps: 4 })).usd).toBe('0.0036');
    expect(quote(rule, workload({ steps: 1 })).usd).toBe('0.0009');
  });

  test('the default comes from the rule, else from the catalog, and is stated', () => {
    const facts = { defaultSteps: 28, imageTokens: [] };
    const step = { kind: 'step', basis: 'absolute' } as const;
    expect(units(step, {}, facts)).toMatchObject({
      usd: '28',
      assumptions: ['28 steps, the default'],
    });
    expect(units({ ...step, defaultSteps: 4 }, {}, facts).usd).toBe('4');
    expect(units(step, { steps: 8 }, facts).assumptions).toEqual([]);
    expect(units(step).reasonCode).toBe('needs_steps');
    expect(units({ kind: 'step', basis: 'relative' }, { steps: 8 }).reasonCode).toBe('needs_steps');
  });
});

describe('input images', () => {
  test('every one after the first', () => {
    const q: Quantity = { kind: 'input_image', free: 1 };
    expect(units(q, { ...edit, inputImages: 4 })).toMatchObject({
      usd: '3',
      terms: [{ arithmetic: '$1 × 3 input images after the first' }],
    });
    expect(units(q, { ...edit, inputImages: 1 }).usd).toBeNull();
  });

  test('megapixels are rounded for each image by itself', () => {
    const inputSize = { width: 1100, height: 1000 };
    const on = { ...edit, inputImages: 2, inputSize };
    expect(units(inputMp(), on)).toMatchObject({
      usd: '4',
      terms: [{ arithmetic: '$1 × 4 input MP (2 of 1100×1000, rounded up)' }],
    });
    expect(units(inputMp({ free: 1 }), on).usd).toBe('2');
    expect(units(inputMp({ part: 'first' }), on).usd).toBe('2');
    expect(units(inputMp({ part: 'additional' }), on).usd).toBe('2');
  });

  test('a host that resizes first bills the resized size and assumes nothing', () => {
    const q = units(inputMp({ resizedTo: '1' }), { ...edit, ...wide, inputImages: 2 });
    expect(q).toMatchObject({ usd: '2', assumptions: [] });
    expect(q.terms[0]?.arithmetic).toContain('2 images resized to 1 MP');
  });

  test('tokens need a published count only when there are inputs', () => {
    expect(
      units({ kind: 'input_image_token', perImage: 258 }, { ...edit, inputImages: 2 }).usd,
    ).toBe('516');
    expect(units({ kind: 'input_image_token' }, edit).reasonCode).toBe('token_count_unpublished');
    const image = { amount: '0.04', per: 1 as const, times: [{ kind: 'image' as const }] };
    const input = {
      amount: '8',
      per: 1_000_000 as const,
      times: [{ kind: 'input_image_token' as const }],
    };
    expect(quote({ money: USD, terms: [image, input] }, workload()).usd).toBe('0.04');
  });
});

describe('image tokens', () => {
  const high = [
    ['1024x1024', 7024],
    ['1536x1024', 5488],
    ['1792x1024', 5063],
    ['3584x2048', 12329],
  ] as const;
  const table: Quantity = {
    kind: 'image_token',
    counts: high.map(([size, tokens]) => ({ quality: 'high', size, tokens })),
  };

  test.each(high)('%s is read from the table, though larger images take fewer', (text, tokens) => {
    const [width = 0, height = 0] = text.split('x').map(Number);
    expect(units(table, { width, height, quality: 'high' }).usd).toBe(String(tokens));
  });

  test.each([
    ['between two sizes', { width: 1280, height: 1024, quality: 'high' }],
    ['turned by a quarter', { width: 1024, height: 1536, quality: 'high' }],
    ['of another quality', { quality: 'low' }],
    ['without a quality', {}],
  ] as const)('an image %s is not interpolated', (_, on) => {
    expect(units(table, on)).toMatchObject({ usd: null, reasonCode: 'token_count_unpublished' });
  });

  test('the row that says most decides, whatever the order', () => {
    const counts = [{ tokens: 1000 }, { size: '1024x1024', tokens: 1500 }];
    for (const rows of [counts, counts.toReversed()]) {
      expect(units({ kind: 'image_token', counts: rows }).usd).toBe('1500');
      expect(units({ kind: 'image_token', counts: rows }, wide).usd).toBe('1000');
    }
  });

  test('the catalog fills in, says so, and tells measured from published', () => {
    const q: Quantity = { kind: 'image_token', counts: [] };
    const published = units(q, {}, { defaultSteps: null, imageTokens: [{ tokens: 1290 }] });
    expect(published).toMatchObject({ usd: '1290', exactness: 'computed' });
    expect(published.assumptions).toEqual([
      "1,290 tokens an image, the maker's count for this model",
    ]);
    const imageTokens = [{ tokens: 1290, measured: true }];
    const measured = units(q, {}, { defaultSteps: null, imageTokens });
    expect(measured).toMatchObject({ usd: '1290', exactness: 'estimated' });
    expect(measured.assumptions.join()).toContain('a measured count');
  });

  test("a host's own table beats the catalog's, even where it has a gap", () => {
    const facts = { defaultSteps: null, imageTokens: [{ tokens: 1 }] };
    expect(units(table, { quality: 'low' }, facts).reasonCode).toBe('token_count_unpublished');
  });
});

describe('text tokens and GPU seconds', () => {
  test('a prompt of no stated length is left out, and the quote says so', () => {
    expect(units({ kind: 'text_token' }, { promptTokens: 100 }).usd).toBe('100');
    expect(units({ kind: 'text_token' }).usd).toBeNull();
    const image = { amount: '0.04', per: 1 as const, times: [{ kind: 'image' as const }] };
    const text = { amount: '5', per: 1_000_000 as const, times: [{ kind: 'text_token' as const }] };
    const q = quote({ money: USD, terms: [image, text] }, workload());
    expect(q).toMatchObject({ usd: '0.04', exactness: 'listed' });
    expect(q.assumptions).toEqual(['text tokens of the prompt left out']);
  });

  test('run time is an estimate with its source, or the reason for no number', () => {
    const q: Quantity = { kind: 'gpu_second', seconds: '1.8', measured: true, source: 'a forum' };
    expect(units(q)).toMatchObject({ usd: '1.8', exactness: 'estimated' });
    expect(units(q).assumptions.join()).toContain('measured (a forum)');
    expect(units({ kind: 'gpu_second' }).reasonCode).toBe('needs_gpu_seconds');
  });
});
