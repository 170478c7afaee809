import { describe, expect, it } from 'vitest';
import { openai } from '.';

const page = (...said: string[]) => ({
  url: 'https://developers.openai.com/api/docs/models/gpt-image-9',
  contentType: 'text/plain',
  text: ['gpt-image-9', ...said, 'Image generation', 'Per image', '1024x1024', '$0.05'].join('\n'),
});

describe('the rates beside the name of a model', () => {
  it.each([
    ['on one line', ['Price', '$5 • $32', 'Input', 'Output']],
    ['on a line each', ['Price', '$5', '•', '$32', 'Input', 'Output']],
  ])('are no table: %s', (_, said) => {
    expect(openai.extract(page(...said)).offers).toHaveLength(1);
  });

  it.each([
    ['amounts that lost their heading', ['Input', '$5.00', 'Output', '$32.00']],
    ['amounts that lost a label', ['Input', '$5.00', '$1.25', 'Cached input', 'Output']],
  ])('are not %s', (_, said) => {
    expect(() => openai.extract(page(...said))).toThrow('without its table');
  });
});

describe('a model that ends', () => {
  it.each(['Retired', 'This model was shut down on 1 May.', '提供を終了し、現在は利用できません'])(
    'has no price any more, only what the page still prints: %s',
    (words) => {
      const { offers, leftovers } = openai.extract(page(words));
      expect(offers).toEqual([]);
      expect(leftovers).toEqual([
        {
          wording: 'gpt-image-9',
          words: 'Image generation Per image 1024x1024 $0.05',
          reason: `retired: ${words}`,
        },
      ]);
    },
  );

  it.each(['This model will be shut down on 1 May.', '5月1日に提供を終了する予定です'])(
    'is sold until then: %s',
    (words) => {
      const { offers, leftovers } = openai.extract(page(words));
      expect(offers).toHaveLength(1);
      expect(leftovers).toMatchObject([{ words, reason: 'announced to end' }]);
    },
  );
});
