import { describe, expect, it } from 'vitest';
import { vercel } from '.';

const read = (pricing: object) =>
  vercel.extract({
    url: 'https://ai-gateway.vercel.sh/v1/models',
    contentType: 'application/json',
    text: JSON.stringify({ data: [{ id: 'acme/p-1', type: 'image', pricing }] }),
  });

describe('vercel', () => {
  it('takes a default that repeats a size for no price of its own', () => {
    const sizes = (cost: string) => ({
      image_dimension_quality_pricing: [
        { size: '1K', cost: '0.1' },
        { size: '2K', cost: '0.2' },
        { size: 'default', cost },
      ],
    });
    expect(read(sizes('0.10')).offers[0]?.rule.terms).toHaveLength(2);
    expect(read(sizes('0.15'))).toMatchObject({
      offers: [],
      leftovers: [{ reason: expect.stringContaining('the default costs what no size does') }],
    });
  });
});
