import { describe, expect, test } from 'vitest';
import { beyondUsual, perImage, quote, sizeAssumed, USD, usualEdge, workload } from './index';

const flat = { money: USD, terms: [perImage('0.003')] };
const facts = { defaultSteps: null, imageTokens: [], usualEdge: 1024 };
const at = (width: number, height: number, more = {}) => workload({ width, height, ...more });

test.each([
  [[], 1024],
  [['1K', '2K'], 1024],
  [['0.5K', '1K', '2K'], 1024],
  [['2k', '4k'], 2048],
  [['768', '1k'], 1024],
  [['720p', '1080p'], 1024],
] as const)('a model sold in %j is usually made at %i', (sizes, edge) => {
  expect(usualEdge([...sizes])).toBe(edge);
});

describe('a price without a word of size', () => {
  test.each([
    [1024, 1024, false],
    [1344, 768, false],
    [1073, 1074, false],
    [1075, 1075, true],
    [1920, 1080, true],
    [512, 512, false],
  ])('at %i×%i: beyond is %s', (width, height, beyond) => {
    expect(beyondUsual(flat, at(width, height), facts)).toBe(beyond);
    const q = quote(flat, at(width, height), facts);
    expect([q.usd, q.beyondUsual, q.exactness]).toEqual([
      '0.003',
      beyond,
      beyond ? 'estimated' : 'listed',
    ]);
    expect(q.assumptions.join()).toContain('usual size, 1024×1024');
    expect(q.assumptions.join().includes('may not hold')).toBe(beyond);
  });

  test('of an upscale is meant for twice the edges', () => {
    const upscale = { operation: 'upscale' as const };
    expect(beyondUsual(flat, at(2048, 2048, upscale), facts)).toBe(false);
    expect(beyondUsual(flat, at(4096, 4096, upscale), facts)).toBe(true);
  });

  test('is no riddle where the rule says the size, or no model is known', () => {
    const sized = { money: USD, terms: [perImage('0.003', [{ kind: 'pixels', upTo: 9_000_000 }])] };
    expect(sizeAssumed(sized, at(2048, 2048), facts)).toBeNull();
    expect(quote(sized, at(2048, 2048), facts)).toMatchObject({ usd: '0.003', beyondUsual: false });
    expect(quote(flat, at(2048, 2048)).assumptions).toEqual([]);
  });
});

describe('a price by bands', () => {
  const only = (...is: ('1K' | '2K' | '4K')[]) => ({
    money: USD,
    terms: [{ ...perImage('0.24', [{ kind: 'resolution' as const, is }]), group: 'size' }],
  });

  test.each([
    [only('4K'), 1024, 1024, null],
    [only('4K'), 2048, 2048, null],
    [only('4K'), 2560, 1440, null],
    [only('4K'), 3840, 2160, '0.24'],
    [only('2K'), 1024, 1024, null],
    [only('2K'), 1536, 1536, '0.24'],
    [only('1K', '4K'), 512, 512, '0.24'],
  ])('of larger images alone is none of a smaller one: %j at %i×%i', (rule, w, h, usd) => {
    const q = quote(rule, at(w, h), facts);
    expect([q.usd, q.reasonCode]).toEqual([usd, usd ? null : 'not_sold']);
  });

  test('holds for what the model is usually made in, and says what is billed', () => {
    const large = { ...facts, usualEdge: 2048 };
    const q = quote(only('2K'), at(1024, 1024), large);
    expect(q.usd).toBe('0.24');
    expect(q.assumptions).toEqual(['1024×1024 is billed as 2K, the smallest size sold']);
    expect(quote(only('2K'), at(2048, 2048), large).assumptions).toEqual([]);
  });

  test('a surcharge for 4K is not billed below it', () => {
    const rule = {
      money: USD,
      terms: [perImage('0.03'), ...only('4K').terms.map(({ group: _, ...t }) => t)],
    };
    expect(quote(rule, at(1024, 1024), facts).usd).toBe('0.03');
    expect(quote(rule, at(4096, 4096), facts).usd).toBe('0.27');
  });
});
