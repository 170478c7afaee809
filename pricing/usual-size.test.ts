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
