/** Words and fields beside a price that take it back. The amounts are made up. */
import { describe, expect, it } from 'vitest';
import { moduleFor } from '.';

function read(host: string, url: string, text: string, contentType = 'text/markdown') {
  const out = moduleFor(host)?.extract({ url, contentType, text });
  return { usd: out?.offers.map((o) => o.rule.money), ...out };
}

describe('stability', () => {
  const page = (said: string) =>
    read(
      'stability',
      'https://platform.stability.ai/pricing',
      `# Prices\n\n${said}\n\n| API service | Price (credits) |\n|---|---|\n| UPSCALE | |\n| Fast | 2 |\n`,
    );
  it('takes the price of a credit that the page prints', () => {
    expect(page('1 credit = $0.02 USD.').usd).toMatchObject([{ usd: '0.02' }]);
    expect(page('Credits.').usd).toMatchObject([{ usd: '0.01' }]);
    expect(() => page('1 credit = $0.02. 1,000 credits cost $10.')).toThrow(/a credit at/);
  });
});

describe('deepinfra', () => {
  const model = (more: object, price: object = {}) => {
    const pricing = { type: 'image_units', default_price_cents: 2, default_width: 0, ...price };
    const one = { model_name: 'maker/a-1', type: 'text-to-image', pricing, ...more };
    return read(
      'deepinfra',
      'https://api.deepinfra.com/models/list',
      JSON.stringify([one]),
      'application/json',
    );
  };
  it('reads a model as it is', () => expect(model({}).offers).toHaveLength(1));
  it.each([
    ['a unit', {}, { unit: '1000 images' }],
    ['a discount', {}, { discount: { rate: 0.5 } }],
    ['a former price', {}, { original_price_cents: 4 }],
    ['a model that has ended', { deprecated: 1700000000 }, {}],
    ['a model that is replaced', { replaced_by: 'x' }, {}],
  ])('refuses %s', (_, more, price) => {
    expect(model(more, price)).toMatchObject({ offers: [], leftovers: [{ wording: 'maker/a-1' }] });
  });
  it('knows an image model by its types alone', () => {
    expect(model({ type: 'image-to-video' }).offers).toEqual([]);
    expect(model({ reported_type: 'text-to-video' }).offers).toEqual([]);
  });
});

describe('replicate', () => {
  const page = (config: object, price: object = {}) => {
    const one = {
      metric: 'image_output_count',
      price: '$0.025',
      title: 'per output image',
      ...price,
    };
    const billingConfig = { current_tiers: [{ criteria: [], prices: [one] }], ...config };
    return read(
      'replicate',
      'https://replicate.com/maker/a-1',
      `<title>maker/a-1 | Replicate</title><script type="application/json">${JSON.stringify({ billingConfig })}</script>`,
      'text/html',
    );
  };
  it('reads dollars', () => expect(page({ currency: 'USD' }).offers).toHaveLength(1));
  it('refuses another currency', () => {
    expect(() => page({ currency: 'EUR' })).toThrow(/US dollars/);
    expect(page({}, { currency: 'EUR' }).offers).toEqual([]);
  });
  it('refuses a discount', () => {
    expect(page({}, { discount: '50%' })).toMatchObject({ offers: [], leftovers: [{}] });
    expect(() => page({ discount: 0.5 })).toThrow(/may change/);
  });
});

describe('novita', () => {
  const page = (...more: string[]) =>
    read(
      'novita',
      'https://novita.ai/docs/api-reference/model-apis-flux-1-schnell',
      ['POST /v3beta/a-1', 'Pricing: $0.003 / image', ...more].join('\n'),
    ).offers?.length;
  it('takes one price of a live model', () => expect(page('Batch size: images to make')).toBe(1));
  it.each([
    'As of November 1 the price is $0.006.',
    'This model is deprecated and no longer available.',
    'Old pricing, until October:',
    'All prices in CNY.',
  ])('refuses it beside "%s"', (words) => expect(page(words)).toBe(0));
});

describe('bfl', () => {
  const page = (said: string) =>
    read(
      'bfl',
      'https://docs.bfl.ai/quick_start/pricing.md',
      `# Pricing\n\n${said}\n\n## FLUX.1 Models\n\n| Model | Price per Image |\n|---|---|\n| FLUX1.1 [pro] | $0.04 |\n`,
    ).offers?.length;
  it('reads what everybody pays in dollars', () => {
    expect(page('What images cost.')).toBe(1);
    expect(page('Prices below are for annual commitment customers only.')).toBe(0);
    expect(page('All amounts in Canadian dollars (CAD).')).toBe(0);
  });
});

describe('openai', () => {
  const page = (...said: string[]) =>
    read(
      'openai',
      'https://developers.openai.com/api/docs/models/gpt-image-9',
      ['gpt-image-9', ...said, 'Image generation', 'Per image', '1024x1024', '$0.05'].join('\n'),
      'text/plain',
    ).offers;
  it('refuses tables under another way of serving', () => {
    expect(page('Pricing')).toHaveLength(1);
    expect(() => page('Batch API')).toThrow(/under "Batch API"/);
    expect(() => page('Flex processing')).toThrow(/Flex/);
  });
});

describe('fal', () => {
  const page = (said: string) =>
    read(
      'fal',
      'https://fal.ai/models/fal-ai/flux/dev/llms.txt',
      `# FLUX\n\n- **Model ID**: \`fal-ai/flux/dev\`\n- **Category**: text-to-image\n\n## Pricing\n\nYour request will cost **$0.10** per image. ${said}\n\nFor more details, see [fal.ai pricing](https://fal.ai/pricing).\n`,
    );
  it.each(['Billed per batch of 4 images.', 'A 50% discount is applied until Nov 30, 2026.'])(
    'has no price beside "%s"',
    (said) => {
      const { offers, leftovers } = page(said);
      expect({ offers, words: leftovers?.map((l) => l.words) }).toEqual({
        offers: [],
        words: [said],
      });
    },
  );
});

describe('together', () => {
  const page = (title: string, names = '| Organization | Model Name |') =>
    read(
      'together',
      'https://docs.together.ai/docs/serverless/models',
      `# Models\n\n## ${title}\n\n${names} API string | Price per MP | Default steps |\n|---|---|---|---|---|\n| Maker | A One | maker/a-1 | $0.0027 | 4 |\n`,
    ).offers?.length;
  it('reads a table with makers and names', () => expect(page('Image models')).toBe(1));
  it('refuses one of models that have ended', () => expect(page('Deprecated models')).toBe(0));
});
