import { describe, expect, it } from 'vitest';
import { quote, ruleSchema, ruleWords, workload } from '@/pricing';
import { ExtractError } from '@/scrapers/contract';
import { openrouter } from '.';

const MODELS = 'https://openrouter.ai/api/v1/models';
const ENDPOINTS = 'https://openrouter.ai/api/v1/images/models/acme/painter/endpoints';

function feed(pricing: unknown, outputs: string[] = ['image', 'text']): string {
  const architecture = { input_modalities: ['text'], output_modalities: outputs };
  return JSON.stringify({ data: [{ id: 'acme/painter', architecture, pricing }] });
}
function extract(text: string, url = MODELS) {
  const extracted = openrouter.extract({ url, contentType: 'application/json', text });
  for (const { rule } of extracted.offers) expect(() => ruleSchema.parse(rule)).not.toThrow();
  return extracted;
}
const rule = (pricing: object) =>
  extract(feed({ prompt: '0.000001', completion: '0.000002', ...pricing })).offers[0]?.rule;

describe('the feed of models', () => {
  it('is billed by output image token', () => {
    const read = rule({ image_output: '0.00003' });
    expect(read?.terms.at(-1)).toEqual({
      amount: '0.00003',
      per: 1,
      times: [{ kind: 'image_token', counts: [] }],
    });
    expect(read?.missing).toBeUndefined();
  });

  it('names the output rate as missing where the feed has none', () => {
    expect(rule({})?.missing).toEqual(['output image rate']);
  });

  it.each([
    ['0.067', 'input_image'],
    ['0.001238', 'input_image'],
    ['0.000002', 'input_image_token'],
    ['0.0000003', 'input_image_token'],
    ['3e-7', 'input_image_token'],
  ])('tells the unit of an input image rate of %s by its size: %s', (image, kind) =>
    expect(rule({ image })?.terms[1]?.times[0]?.kind).toBe(kind),
  );

  it.each([
    [{ image: '0.0004' }, 'input image rate'],
    [{ image_output: '0.03' }, 'output image rate'],
    [{ image_output: '30' }, 'output image rate'],
    [{ prompt: '2.5', image_output: '0.00003' }, 'prompt rate'],
  ])('refuses a rate of no known unit: %j', (pricing, part) => {
    const { offers, leftovers } = extract(
      feed({ prompt: '0.000001', completion: '0.000002', ...pricing }),
    );
    expect(offers[0]?.rule.missing).toContain(part);
    expect(leftovers).toHaveLength(1);
  });

  it('takes -1 as variable and all zeros as unknown', () => {
    expect(rule({ prompt: '-1', completion: '-1' })).toMatchObject({
      withheld: 'variable',
      terms: [],
    });
    expect(rule({ prompt: '0', completion: '0', image_output: '0' })).toMatchObject({
      withheld: 'printed_zero',
    });
  });

  it('sees no change in the float noise of a field that an image is not billed by', () => {
    const noise = (n: string) => rule({ image_output: '0.00003', input_cache_write: n });
    expect(noise('0.00000008333333333333333')).toEqual(noise('0.00000008333333333333334'));
  });

  it('ignores by name what makes no images, and reports an unknown field', () => {
    expect(() => extract(feed({ prompt: '1', completion: '1' }, ['text']))).toThrow(/none among 1/);
    expect(
      extract(feed({ prompt: '0', completion: '0.000001', image_out: '0.04' })).leftovers[0]?.words,
    ).toContain('image_out');
  });

  it.each([
    ['{"data":[]}', /empty list/],
    ['{"error":{"code":401}}', /data/],
    ['<html><title>Log in</title></html>', /a page titled "Log in"/],
    ['{"data":[null]}', /found null/],
    ['{"data":[{"id":7.5}]}', /pricing|architecture|none among/],
  ])('refuses %s', (text, why) => {
    expect(() => extract(text)).toThrow(ExtractError);
    expect(() => extract(text)).toThrow(why);
  });

  it.each([
    [null],
    ['0.04'],
    [{ prompt: null, completion: '0' }],
    [{ prompt: 'NaN', completion: '0' }],
    [{ prompt: '', completion: '1,5' }],
  ])('makes a leftover of a broken price: %j', (pricing) => {
    const { offers, leftovers } = extract(feed(pricing));
    expect(offers.every((o) => o.rule.withheld || o.rule.missing)).toBe(true);
    expect(offers.length === 0 ? leftovers : [1]).not.toHaveLength(0);
  });

  it('refuses two different prices for one model', () => {
    const [a, b] = ['0.00003', '0.00004'].map(
      (n) => JSON.parse(feed({ prompt: '0', completion: '0', image_output: n })).data[0],
    );
    expect(extract(JSON.stringify({ data: [a, b] }))).toMatchObject({
      offers: [],
      leftovers: [{ reason: 'priced twice, and differently' }],
    });
    expect(extract(JSON.stringify({ data: [a, a] })).offers).toHaveLength(1);
  });
});

describe('the price lines of providers', () => {
  const lines = (pricing: unknown, wrap = false) => {
    const body = { id: 'acme/painter', endpoints: [{ provider_slug: 'acme', pricing }] };
    return extract(JSON.stringify(wrap ? { data: body } : body), ENDPOINTS);
  };
  const out = (unit: string, cost_usd: unknown, variant?: string) => ({
    billable: 'output_image',
    unit,
    cost_usd,
    variant,
  });

  it.each([
    [[out('image', 0.05)], '$0.05 per image', '0.05'],
    [[out('image', '0.05')], '$0.05 per image', '0.05'],
    [
      [out('image', 5e-2), { billable: 'input_image', unit: 'image', cost_usd: 0 }],
      '$0.05 per image',
      '0.05',
    ],
    [[out('request', 0.05)], '$0.05 per image', '0.05'],
    [
      [out('image', 0.05, '1k'), out('image', 0.07, '2K')],
      '$0.05 (1K) or $0.07 (2K) per image',
      '0.05',
    ],
    [[out('megapixel', 0.03)], '$0.03 per megapixel of 1024×1024', '0.03'],
  ])('%j', (pricing, words, usd) => {
    for (const wrap of [false, true]) {
      const [offer] = lines(pricing, wrap).offers;
      expect(offer?.variant).toEqual({ provider: 'acme' });
      expect(offer && ruleWords(offer.rule)).toBe(words);
      expect(offer && quote(offer.rule, workload()).usd).toBe(usd);
    }
  });

  it.each([
    [[out('galaxy', 0.05)], /unknown price line/],
    [[out('image', 0.05, 'sparkling')], /sparkling/],
    [[out('image', 0.05), out('image', 0.07)], /priced twice/],
    [[out('image', 0.05), out('image', 0.07, '2k')], /priced twice/],
    [[out('image', -1)], /below zero/],
    [[out('image', null)], /cost_usd/],
    [[out('image', 'NaN')], /decimal number/],
    [[out('token', 30)], /per token/],
    [[], /without price lines/],
    [null, /pricing/],
  ])('never makes a price of %j', (pricing, why) => {
    const { offers, leftovers } = lines(pricing);
    for (const offer of offers) expect(quote(offer.rule, workload()).usd).toBeNull();
    expect(leftovers[0]?.reason).toMatch(why);
  });

  it('never takes a printed zero as a price', () =>
    expect(lines([out('image', 0)]).offers[0]?.rule).toMatchObject({ withheld: 'printed_zero' }));
});
