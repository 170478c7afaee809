import { describe, expect, it } from 'vitest';
import { perImage, type Rule, USD } from '@/pricing';
import { ExtractError, type Extracted, type HostModule, type RawOffer } from './contract';
import { extract } from './extract';

const rule: Rule = { money: USD, terms: [perImage('0.05')] };
const raw = (more: Partial<RawOffer> = {}): RawOffer => ({
  hostModel: 'maker/model',
  operation: 'generate',
  rule,
  quote: '$0.05 per image',
  ...more,
});
const body = { url: 'https://host.example/pricing', contentType: 'text/html', text: 'x' };
const module = (give: () => Partial<Extracted>): HostModule => ({
  host: 'somehost',
  version: 1,
  sources: () => [],
  reads: () => true,
  extract: () => ({ offers: [], leftovers: [], ignored: [], ...give() }),
});
const run = (...offers: RawOffer[]) => {
  const result = extract(
    module(() => ({ offers })),
    body,
  );
  if (!result.ok) throw new Error(result.message);
  return result;
};

describe('a module that fails', () => {
  it('gives its own words, or says that it broke', () => {
    const fails = (error: Error) =>
      extract(
        module(() => {
          throw error;
        }),
        body,
      );
    expect(fails(new ExtractError('expected a table, found a login page'))).toEqual({
      ok: false,
      message: 'expected a table, found a login page',
    });
    expect(fails(new TypeError('x is undefined'))).toEqual({
      ok: false,
      message: 'the extractor broke: x is undefined',
    });
  });

  it('that reads thousands of offers has read something else', () => {
    const offers = Array.from({ length: 5001 }, (_, i) => raw({ hostModel: `m${i}` }));
    expect(
      extract(
        module(() => ({ offers })),
        body,
      ),
    ).toMatchObject({ ok: false });
  });
});

describe('words', () => {
  it('lose control characters and lone surrogates, which the database refuses', () => {
    const [offer] = run(
      raw({ hostModel: 'a\u0000b\ud800', quote: ' $0.05\n\tper\u0007 image ' }),
    ).offers;
    expect(offer).toMatchObject({ hostModel: 'a b\ufffd', quote: '$0.05 per image' });
  });

  it('lose what nobody sees: zero width and turned direction', () => {
    const [offer] = run(
      raw({
        hostModel: 'ma\u200Bker/mo\u00ADdel\uFEFF',
        quote: '\u202E$0.05\u202C per\u2066 image\u2069',
      }),
    ).offers;
    expect(offer).toMatchObject({ hostModel: 'maker/model', quote: '$0.05 per image' });
  });

  it('are cut at a sane length, never within a letter', () => {
    const [offer] = run(raw({ quote: '😀'.repeat(3000) })).offers;
    expect(Array.from(offer?.quote ?? '')).toHaveLength(2000);
    expect(offer?.quote.endsWith('😀…')).toBe(true);
  });
});

describe('an offer that is none', () => {
  it.each<[string, RawOffer, RegExp]>([
    ['without a model', raw({ hostModel: ' ' }), /no model/],
    ['without words', raw({ quote: '' }), /words .* missing/],
    [
      'with a float',
      raw({ rule: { money: USD, terms: [{ ...perImage('1'), amount: 0.05 as never }] } }),
      /not a rule: terms\.0\.amount/,
    ],
    [
      'with a negative amount',
      raw({ rule: { money: USD, terms: [{ ...perImage('1'), amount: '-1' }] } }),
      /non-negative/,
    ],
    ['with an impossible day', raw({ effectiveOn: '2026-02-30' }), /not a day/],
  ])('%s is a leftover with its reason', (_, offer, reason) => {
    const { offers, leftovers } = run(offer);
    expect(offers).toEqual([]);
    expect(leftovers).toEqual([expect.objectContaining({ reason: expect.stringMatching(reason) })]);
  });

  it('because it stands there twice is dropped; at another price neither is believed', () => {
    expect(run(raw(), raw()).leftovers).toEqual([]);
    const dearer = raw({
      quote: '$0.06 per image',
      rule: { money: USD, terms: [perImage('0.06')] },
    });
    const { offers, leftovers } = run(raw(), dearer);
    expect(offers).toEqual([]);
    expect(leftovers[0]?.reason).toMatch(/priced twice, and differently/);
  });
});

it("holds the host's worked examples against its rate", () => {
  const example = (usd: string) =>
    run(raw({ examples: [{ workload: {}, usd, words: 'one image costs …' }] }));
  expect(example('0.05').leftovers).toEqual([]);
  expect(example('0.06')).toMatchObject({
    offers: [{ hostModel: 'maker/model' }],
    leftovers: [{ reason: "the host's own example says $0.06, its rate gives $0.05" }],
  });
});

it('holds an example to the digits it prints, and an order to its total', () => {
  const agrees = (amount: string, usd: string, images = 1) =>
    run(
      raw({
        rule: { money: USD, terms: [perImage(amount)] },
        examples: [{ workload: { images }, usd, words: 'an example' }],
      }),
    ).leftovers.length === 0;
  expect(agrees('0.0336', '0.034')).toBe(true);
  expect(agrees('0.0336', '0.0335')).toBe(false);
  expect(agrees('0.003', '1', 333)).toBe(true);
  expect(agrees('0.003', '0.003', 1000)).toBe(false);
  expect(agrees('0.03', '0.06')).toBe(false);
});

describe('input images billed on top, in a sentence alone', () => {
  const text = '<p>$0.05 per image. Each input image is billed in addition.</p>';
  const read = (operation: RawOffer['operation']) => {
    const found = extract(
      module(() => ({ offers: [raw({ operation })] })),
      { ...body, text },
    );
    return found.ok ? [found.offers[0]?.noEdit, found.offers.length, found.leftovers.length] : [];
  };

  it('leave a price of what is made from words, and none of an edit', () => {
    expect(read('generate')).toEqual([undefined, 1, 0]);
    expect(read(null)).toEqual([true, 1, 1]);
    expect(read('edit')).toEqual([undefined, 0, 1]);
  });
});
