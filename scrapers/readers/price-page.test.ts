/** Prices outside of tables. Names and amounts are made up, but for wordings that the catalog knows. */
import { describe, expect, it } from 'vitest';
import { quote, workload } from '@/pricing';
import { readPage } from './price-page';
import { readSections } from './sections';

function read(text: string, contentType = 'text/markdown', host = 'fireworks') {
  const out = readPage(readSections({ url: 'https://example.org/', contentType, text }), { host });
  return {
    ...out,
    prices: out.offers.map((o) => `${o.hostModel} ${quote(o.rule, workload({ steps: 4 })).usd}`),
  };
}

describe('readPage', () => {
  it.each([
    ['a line', 'Painter 3: $0.03 / image'],
    ['a list', '- Painter 3 – $0.03 per image\n- Talker: $2 per 1M tokens'],
    ['a sentence', '## Pricing\n\nPainter 3 costs $0.03 per image.'],
    [
      'a heading',
      '### Painter 3\n\nMakes pictures.\n\n$0.03 / image\n\n### Talker\n\n$2 / 1M tokens',
    ],
    ['a heading and a label', '### Painter 3\n\nPrice: $0.03 per generation'],
    ['a thousand', 'Painter 3: $30 per 1,000 images'],
  ])('reads %s', (_, text) => {
    expect(read(text).prices).toEqual(['Painter 3 0.03']);
    expect(read(text).leftovers).toEqual([]);
  });

  it('knows the names of cards by the alias table alone', () => {
    const card = (name: string, price: string) =>
      `<div><div>${name}</div><div>fast</div><div>${price}</div></div>`;
    const html = `<html><body>${card('flux-1-schnell-fp8', '$0.0014 / image')}${card('unheard-of', '$9 / image')}</body></html>`;
    const { prices, leftovers } = read(html, 'text/html');
    expect(prices).toEqual([]);
    expect(leftovers).toMatchObject([{ reason: 'several prices for one name' }]);
    const one = `<html><body>${card('flux-1-schnell-fp8', '$0.0014 / image')}</body></html>`;
    expect(read(one, 'text/html').prices).toEqual(['flux-1-schnell-fp8 0.0014']);
  });

  it('holds an example in brackets against the rate', () => {
    const line = (usd: string) => `Painter 3: $0.00035 per step ($${usd} per 4 step image)`;
    expect(read(line('0.0014')).prices).toEqual(['Painter 3 0.0014']);
    expect(read(line('0.0099'))).toMatchObject({
      prices: [],
      leftovers: [{ wording: 'Painter 3' }],
    });
  });

  it.each([
    ['several prices under one heading', '### Painter 3\n\n$0.03 / image\n\n$0.05 / image'],
    ['a start', 'Painter 3: from $0.03 per image'],
    ['other money', 'Painter 3: $0.03 per image, €0.05 per image'],
  ])('refuses %s', (_, text) => {
    const { prices, leftovers } = read(text);
    expect(prices).toEqual([]);
    expect(leftovers.length).toBeGreaterThan(0);
  });

  it('says nothing of plans, trials and text', () => {
    const text =
      '## Plans\n\nPro: $20 per month\n\n$1 of free credits for new users\n\nTalker: $2 per 1M tokens';
    expect(read(text)).toMatchObject({ prices: [], leftovers: [] });
  });

  it('says of what is free that it is, instead of dropping it', () => {
    const { prices, leftovers } = read('### Painter 3\n\nFree\n\n### Painter 4\n\n$0.03 / image');
    expect(prices).toEqual(['Painter 4 0.03']);
    expect(leftovers).toEqual([
      { wording: 'Painter 3', words: 'Free', reason: 'free: no price to rank' },
    ]);
  });

  it('reads models that stand side by side, each price once and with its own unit', () => {
    const page = (rows: string) =>
      `| Feature | **One** | **Two** |\n| - | - | - |\n| Model ID | \`p-1\` | \`p-2\` |\n${rows}`;
    const { prices, leftovers } = read(page('| Per request | $0.03 | $0.05 |'));
    expect(prices).toEqual(['p-1 0.03', 'p-2 0.05']);
    expect(leftovers).toEqual([]);
    const tokens = read(page('| Tokens | $3 / 1M tokens | $5 / 1M tokens |'));
    expect([tokens.prices, tokens.ignored.length]).toEqual([[], 2]);
    const bare = read(page('| Cost | $0.03 | $0.05 |'));
    expect(bare.prices).toEqual([]);
    expect(bare.leftovers).toHaveLength(2);
  });

  it('gives prices without a name to the page’s one model only where the host’s pages are such', () => {
    const text = '- **Model ID**: `maker/p-1`\n\n## Pricing on Example\n\n- $0.03 per image';
    const body = { url: 'https://example.org/', contentType: 'text/markdown', text };
    const named = (statesModel: boolean, more = '') =>
      readPage(readSections({ ...body, text: text + more }), { host: 'x', statesModel }).offers.map(
        (o) => o.hostModel,
      );
    expect(named(true)).toEqual(['maker/p-1']);
    expect(named(false)).toEqual([]);
    expect(named(true, '\n\n## Also\n\n- **Model ID**: `maker/p-2`')).toEqual([]);
  });
});
