/** Prices of sizes, and of what only looks like one. Names and amounts are made up. */
import { describe, expect, it } from 'vitest';
import { nanogpt } from '.';

const read = (perImage: unknown) =>
  nanogpt.extract({
    url: 'https://nano-gpt.com/api/v1/image-models?detailed=true',
    contentType: 'application/json',
    text: JSON.stringify({
      data: [{ id: 'a-1', pricing: { per_image: perImage, currency: 'USD' } }],
    }),
  });

describe('one price for all sizes', () => {
  it.each([
    { auto: 0.02, '1024x1024': 0.02 },
    { '16:9': 0.02, square_hd: 0.02 },
  ])('%j', (sizes) => {
    expect(read(sizes).offers[0]?.rule.terms).toEqual([
      { amount: '0.02', per: 1, times: [{ kind: 'image' }] },
    ]);
  });

  it.each([{ value: 0.02 }, { batch: 0.02 }, { '1024x1024': 0.02, previous: 0.02 }])(
    '%j names something else',
    (prices) => {
      const { offers, leftovers } = read(prices);
      expect(offers).toEqual([]);
      expect(leftovers[0]?.reason).toMatch(/size nobody knows/);
    },
  );
});
