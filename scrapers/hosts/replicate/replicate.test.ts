import { describe, expect, it } from 'vitest';
import { quote, ruleSchema, ruleWords, workload } from '@/pricing';
import { ExtractError } from '@/scrapers/contract';
import { replicate } from '.';

const URL = 'https://replicate.com/acme/painter';

function page(config: unknown, title = 'acme/painter | Replicate'): string {
  return `<html><head><title>${title}</title></head><h1>acme/painter</h1><script>{"billingConfig":${JSON.stringify(config)}}</script></html>`;
}
function extract(text: string, url = URL) {
  const extracted = replicate.extract({ url, contentType: 'text/html', text });
  for (const { rule } of extracted.offers) expect(() => ruleSchema.parse(rule)).not.toThrow();
  return extracted;
}
type Price = Record<string, unknown>;
const tier = (prices: Price[], ...criteria: [string, string][]) => ({
  prices,
  criteria: criteria.map(([title, value]) => ({ title, value, type: 'equals', subtype: 'string' })),
});
const image = (price: unknown, more: Price = {}) => ({
  metric: 'image_output_count',
  type: 'per-unit',
  price,
  ...more,
});
const read = (...tiers: unknown[]) => extract(page({ current_tiers: tiers }));
const words = (...tiers: unknown[]) =>
  read(...tiers).offers.map(
    (o) => `${Object.entries(o.variant ?? {}).join()}: ${ruleWords(o.rule)}`,
  );

describe('another model in its place', () => {
  it('lends its price to nobody', () => {
    const { offers, leftovers } = read(
      tier([image('$0.15', { title: 'per output image' })], ['resolution', '1K']),
      tier([image('$0.04', { title: 'per output image' })], ['model variant', 'fallback']),
    );
    expect(offers).toHaveLength(1);
    expect(leftovers.map((l) => l.reason)).toEqual(['the price of another model in its place']);
  });
});

describe('billing data', () => {
  it.each([
    [image('$3', { title: 'per thousand output images' }), '$3 per 1,000 images', '0.003'],
    [
      image('$3', {
        title: 'Per  1,000 output images',
        description: 'or around 333 images for $1',
      }),
      '$3 per 1,000 images',
      '0.003',
    ],
    [
      image('$3', { title: 'per output image', metric_count: 1000 }),
      '$3 per 1,000 images',
      '0.003',
    ],
    [image('$0.04'), '$0.04 per image', '0.04'],
    [image(0.04), '$0.04 per image', '0.04'],
    [
      image('$0.04', {
        title: 'per output image',
        description: 'or 25 images for $1',
        metric_count: 1,
      }),
      '$0.04 per image',
      '0.04',
    ],
    [
      {
        metric: 'image_output_megapixel_count',
        price: '$0.012',
        title: 'per output image megapixel',
      },
      '$0.012 per megapixel of 1024×1024',
      '0.012',
    ],
    [
      { metric: 'run_count', type: 'fixed', price: '$0.015', title: 'per run' },
      '$0.015 per image',
      '0.015',
    ],
  ])('%j', (price, expected, usd) => {
    const [offer] = read(tier([price])).offers;
    expect(offer && ruleWords(offer.rule)).toBe(expected);
    expect(offer && quote(offer.rule, workload()).usd).toBe(usd);
  });

  it('makes one offer of each model variant: a quality, or else a speed', () => {
    const of = (value: string, price: string) => tier([image(price)], ['model variant', value]);
    expect(
      words(
        of('auto', '$0.2'),
        of('xhigh', '$0.1'),
        of('go_fast', '$0.01'),
        of('photon-1', '$0.03'),
      ),
    ).toEqual([
      'quality,auto: $0.2 per image',
      'quality,xhigh: $0.1 per image',
      'speed,go_fast: $0.01 per image',
      'speed,photon-1: $0.03 per image',
    ]);
  });

  it('joins tiers that differ by resolution alone', () =>
    expect(
      words(
        tier([image('$0.15')], ['resolution', '1K']),
        tier([image('$0.3')], ['resolution', '4K']),
      ),
    ).toEqual([': $0.15 (1K) or $0.3 (4K) per image']));

  it('bills tokens by what their title counts', () => {
    const token = (metric: string, title: string) => ({ metric, price: '$10', title });
    expect(
      words(
        tier([
          token('token_input_count', 'per million input tokens'),
          token('token_input_count', 'per million input image tokens'),
          token('token_output_count', 'per million output image tokens'),
        ]),
      ),
    ).toEqual([
      ': $10 per 1,000,000 text tokens + $10 per 1,000,000 input image tokens + $10 per 1,000,000 output image tokens',
    ]);
    const plain = read(tier([token('token_output_count', 'per million output tokens')]));
    expect(plain.offers[0]?.rule.missing).toEqual(['token output count rate']);
  });
});

describe('never a wrong price', () => {
  it.each([
    [image('$8'), /unit was lost/],
    [image('$1'), /unit was lost/],
    [image(null), /price/],
    [image('NaN'), /no amount/],
    [image('-$0.04'), /below zero/],
    [image('$0,04'), /two ways/],
    [image('€0.04'), /no amount/],
    [image('$3', { title: 'per fortnight' }), /two units/],
    [image('$3', { title: 'thousand images' }), /title/],
    [image('$3', { title: 'per thousand output images', type: 'per-million' }), /two scales/],
    [
      image('$0.04', { title: 'per output image', description: 'or 2500 images for $1' }),
      /contradicts/,
    ],
    [
      { metric: 'image_output_count', price: '$0.04', title: 'per output image megapixel' },
      /two units/,
    ],
  ])('%j is a leftover', (price, why) => {
    const { offers, leftovers } = read(tier([price]));
    expect(offers).toEqual([]);
    expect(leftovers[0]?.reason).toMatch(why);
  });

  it('keeps the other tiers of a page', () => {
    const of = (value: string, price: string) => tier([image(price)], ['model variant', value]);
    const { offers, leftovers } = read(of('very_low', '$8'), of('low', '$0.03'));
    expect(offers.map((o) => o.variant)).toEqual([{ quality: 'low' }]);
    expect(leftovers).toHaveLength(1);
  });

  it.each([
    [tier([image('$0.04')], ['source images', 'true']), /criterion/],
    [
      {
        prices: [image('$0.04')],
        criteria: [{ title: 'model variant', type: 'over', value: 'x' }],
      },
      /kind/,
    ],
    [{ criteria: [], prices: [] }, /without prices/],
  ])('leaves a tier it does not understand: %j', (one, why) =>
    expect(read(one)).toMatchObject({
      offers: [],
      leftovers: [{ reason: expect.stringMatching(why) }],
    }),
  );

  it('takes a metric it does not know as a part without a rate', () => {
    const { offers, leftovers } = read(
      tier([image('$0.04'), { metric: 'gpu_blinks', price: '$5' }]),
    );
    expect(offers[0] && quote(offers[0].rule, workload()).usd).toBeNull();
    expect(leftovers).toHaveLength(1);
  });

  it('knows zero, video, and two prices for one thing', () => {
    expect(read(tier([image('$0')])).offers[0]?.rule.withheld).toBe('printed_zero');
    expect(read(tier([{ metric: 'video_output_duration_seconds', price: '$0.5' }]))).toMatchObject({
      offers: [],
      ignored: [{}],
    });
    const apart = read(tier([image('$0.04')]), tier([image('$0.05')]));
    expect(apart).toMatchObject({
      offers: [],
      leftovers: [{ reason: expect.stringMatching(/twice/) }],
    });
    const together = read(tier([image('$0.04'), image('$0.05')]));
    expect(together).toMatchObject({
      offers: [],
      leftovers: [{ reason: expect.stringMatching(/twice/) }],
    });
  });
});

describe('the page', () => {
  it.each([[null], [{ current_tiers: null }], [{ current_tiers: [] }]])(
    'without billing is named: %j',
    (config) =>
      expect(extract(page(config))).toMatchObject({
        offers: [],
        leftovers: [{ reason: 'no billing data (GPU seconds)' }],
      }),
  );

  it('carries its data escaped as well', () => {
    const data = JSON.stringify(
      JSON.stringify({ billingConfig: { current_tiers: [tier([image('$0.04')])] } }),
    );
    expect(
      extract(`<title>Painter</title>acme/painter<script>f.push([1,${data}])</script>`).offers,
    ).toHaveLength(1);
  });

  it.each([
    [page(null, 'Sign in | Replicate'), URL],
    [page(null, 'other/model | Replicate'), URL],
    ['', URL],
    ['<title>Replicate</title>', URL],
    [page({ current_tiers: 'soon' }), URL],
    [page(null), 'https://replicate.com/explore'],
    [page({ current_tiers: [] }).slice(0, -30), URL],
  ])('that is none is refused: %j', (text, url) =>
    expect(() => extract(text, url)).toThrow(ExtractError),
  );
});
