import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formOf, withComma } from './number-form';

describe('formOf', () => {
  it.each([
    [['en-US', 'de-DE'], 'point'],
    [['de-DE', 'en'], 'comma'],
    [['fr'], 'comma'],
    [['pt-BR'], 'comma'],
    [['de-CH'], 'point'],
    [['ja'], 'point'],
    [['hi-IN'], 'point'],
    [['ar-EG'], 'point'],
    [['no such language'], 'point'],
    [[], 'point'],
  ] as const)('%s: %s', (languages, form) => expect(formOf(languages)).toBe(form));
});

describe('withComma', () => {
  it.each([
    ['$0.039', '$0,039'],
    ['−$1,234.50 a month', '−$1\u202f234,50 a month'],
    ['1,041 prices', '1\u202f041 prices'],
    ['from $0.06 to $0.0495 in 90 days', 'from $0,06 to $0,0495 in 90 days'],
    ['2.5× the cheapest', '2,5× the cheapest'],
    ['+4.2% to +6.3%', '+4,2% to +6,3%'],
    ['$0.003 × 1.9775 MP = $0.0059325.', '$0,003 × 1,9775 MP = $0,0059325.'],
    ['0.5–2', '0,5–2'],
    ['1.5k', '1,5k'],
    ['such as 0.04.', 'such as 0,04.'],
    ['Costs €0.02, then €0.01', 'Costs €0,02, then €0,01'],
    ['GPT Image 1.5 at $0.009', 'GPT Image 1.5 at $0,009'],
    ['Stable Diffusion 3.5 Large: 1.5×', 'Stable Diffusion 3.5 Large: 1,5×'],
  ])('%s → %s', (text, shown) => expect(withComma(text)).toBe(shown));

  it.each([
    'FLUX.1 [schnell]',
    'FLUX1.1 [pro]',
    'Wan 2.1 image',
    'SD 3.5',
    'Apache-2.0',
    'v1.1, v2.5',
    'fal-ai/flux-pro/v1.1-ultra',
    'google/imagen-4.0-fast',
    'imagen 4.0',
    'seedream-pro (4.5)',
    'p5.48xlarge',
    'output_cost_per_image = 0.04',
    '“0.003” and “1,000”',
    '{"cost_usd":"0.05"}',
    'still says "$0.08 an image"',
    '16 Nov 2026, 1024×1024, 3 of 5, 1,2,3',
    '127.0.0.1, 1.2.3',
    'image.2.png, example.com/1.5/x',
  ])('%s stays', (text) => expect(withComma(text)).toBe(text));

  it('knows a name that ends in its number when that stands in the next text', () => {
    expect(withComma('3.5', 'Stable Diffusion ')).toBe('3.5');
    expect(withComma('2.5', 'up to ', ' MP')).toBe('2,5');
    expect(withComma('1.5', 'GPT ', '× the lowest')).toBe('1,5');
  });

  it('changes marks alone, adds a nought at most, and nothing a second time', () => {
    const bare = (text: string) => text.replace(/[.,\s0]/g, '');
    const texts = fc.string({ unit: fc.constantFrom(...'0123456789.,$ ×%aM“”"-_/') });
    const numbers = fc
      .tuple(fc.nat(9_999_999), fc.constantFrom('', '.5', '.234', '.0039', '.123456'))
      .map(([n, fraction]) => `$${`${n}`.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction}`);
    fc.assert(
      fc.property(fc.oneof(texts, numbers), (text) => {
        const once = withComma(text);
        expect(withComma(once)).toBe(once);
        expect(bare(once)).toBe(bare(text));
      }),
    );
  });

  it('leaves no comma that could stand between thousands', () => {
    expect(withComma('$98.877')).toBe('$98,8770');
    expect(withComma('p50 1.496 s')).toBe('p50 1,4960 s');
    expect(withComma('$1,234.567')).toBe('$1\u202f234,5670');
    expect(withComma('$0.039, 1.048576 MP')).toBe('$0,039, 1,048576 MP');
  });
});
