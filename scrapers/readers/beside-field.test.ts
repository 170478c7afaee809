/** Fields around prices that a host's own reader passed over. Names and amounts are made up. */
import { describe, expect, it } from 'vitest';
import { perImage, USD } from '@/pricing';
import type { RawOffer } from '../contract';
import { apart } from './beside';

const offer = (hostModel: string, quote: string, more: Partial<RawOffer> = {}): RawOffer => ({
  hostModel,
  operation: 'generate',
  rule: { money: USD, terms: [perImage('0.03')] },
  quote,
  ...more,
});

function said(
  text: string,
  of = offer('a-1', '"image": "0.03"'),
  contentType = 'application/json',
): string | null {
  return apart({ url: 'https://example.org/', contentType, text }, [of]).get(of)?.reason ?? null;
}

describe('the fields around a price', () => {
  const feed = (beside: string, top = '') =>
    `{${top}"data": [{"id": "a-1", "pricing": {"image": "0.030"${beside}}}, {"id": "b-1", "pricing": {"image": 0.03}}]}`;

  it.each([
    ', "batch": true',
    ', "deprecated": true',
    ', "currency": "EUR"',
    ', "tier": "enterprise"',
    ', "commitment": "1 year"',
    ', "per_images": 10',
    ', "discount_until": "2026-12-31"',
    ', "price_type": "starting_at"',
    ', "unit": "second"',
    ', "currency_unit": "cents"',
    ', "currency": {"code": "EUR", "digits": 2}',
    ', "currency": "TRY"',
    ', "currency": "credits"',
    ', "symbol": "€"',
    ', "unit": "10 images"',
    ', "unitOfMeasure": "100 Images"',
    ', "unit": "per second"',
    ', "billing": {"unit": "month"}',
    ', "service": "batch"',
    ', "discount": 0.5',
    ', "price_multiplier": "1.2"',
    ', "plan": "annual contract"',
    ', "off_peak": true',
    ', "notes": ["Dollars.", "All prices are per 10 images."]',
    ', "billing_info": "These prices need an annual contract."',
  ])('%s', (beside) => expect(said(feed(beside))).toMatch(/^the feed says beside it "/));

  it('of the whole feed count, too', () => {
    expect(said(feed('', '"currency": "EUR", '))).toMatch(/currency: EUR/);
    expect(said(feed('', '"note": "All prices are per 10 images.", '))).toMatch(/note/);
    expect(said(feed('', '"meta": {"currency": "EUR"}, '))).toMatch(/currency: EUR/);
    expect(said(feed('', '"pricing_info": {"unit": "10 images"}, '))).toMatch(/unit: 10 images/);
  });

  it.each([
    '',
    ', "deprecated": false',
    ', "discount_rate": 0.1667',
    ', "discount": 0',
    ', "multiplier": 1',
    ', "currency": "USD"',
    ', "currency": "pollen"',
    ', "tier": "standard"',
    ', "unit": "image"',
    ', "per": 1000',
    ', "unit": "1K images"',
    ', "currency": {"code": "USD", "symbol": "$"}',
    ', "video": {"unit": "second"}',
    ', "batch": {"image": 0.015}',
    ', "billing_info": "Contact us for a volume discount."',
  ])('%s is no reason', (beside) => expect(said(feed(beside))).toBeNull());

  it('of another model are no reason', () => {
    const b = offer('b-1', '"image": 0.03');
    expect(said(feed(', "batch": true'), b)).toBeNull();
  });

  it('count where a sentence holds the price', () => {
    const feed = (top: string) =>
      `{${top}"items": [{"id": "a-1", "info": "It costs **$0.03** per image."}]}`;
    expect(said(feed(''), offer('a-1', '$0.03'))).toBeNull();
    expect(said(feed('"currency": "EUR", '), offer('a-1', '$0.03'))).toMatch(/EUR/);
  });

  it('count under a key that sets the price apart', () => {
    const under = (key: string) => `{"data": [{"id": "a-1", "${key}": {"image": 0.03}}]}`;
    expect(said(under('pricing'))).toBeNull();
    expect(said(under('batchPricing'))).toMatch(/under "batchPricing"/);
    expect(said(under('legacy'))).toMatch(/under "legacy"/);
    expect(
      said(under('batchPricing'), offer('a-1', '0.03', { variant: { batch: true } })),
    ).toBeNull();
  });

  it('are those of the provider or the quality that the offer names', () => {
    const feed = `{"id": "a-1", "endpoints": [
      {"provider": "one", "prices": [{"usd": 0.03, "tier": "enterprise"}]},
      {"provider": "two", "prices": [{"usd": 0.03}]}]}`;
    const by = (provider: string) => offer('a-1', '"usd": 0.03', { variant: { provider } });
    expect(said(feed, by('one'))).toMatch(/enterprise/);
    expect(said(feed, by('two'))).toBeNull();
    const tiers = `{"id": "a-1", "tiers": [
      {"criteria": [{"value": "high"}], "prices": [{"usd": 0.03, "tier": "enterprise"}]},
      {"criteria": [{"value": "low"}], "prices": [{"usd": 0.03}]}]}`;
    const of = (quality: string) => offer('a-1', '"usd": 0.03', { variant: { quality } });
    expect(said(tiers, of('high'))).toMatch(/enterprise/);
    expect(said(tiers, of('low'))).toBeNull();
  });

  it('count beside one of two equal prices of a model', () => {
    const feed = '{"id": "a-1", "prices": [{"usd": 0.03}, {"usd": 0.03, "tier": "enterprise"}]}';
    expect(said(feed)).toMatch(/enterprise/);
  });

  it('count however many models cost the same', () => {
    const rows = (n: number, more: string) => `{"id": "x-${n}", "usd": 0.03${more}}`;
    const many = Array.from({ length: 99 }, (_, n) => rows(n, n === 0 ? ', "batch": true' : ''));
    const feed = (more: string) => `[${many}, {"id": "a-1", "usd": 0.03${more}}]`;
    expect(said(feed(''))).toBeNull();
    expect(said(feed(', "batch": true'))).toMatch(/batch/);
  });

  it('are no reason where the reader has divided by the count', () => {
    const feed = '{"id": "a-1", "price": 3, "unit": "100 images"}';
    expect(said(feed, offer('a-1', '"price": 3'))).toBeNull();
    expect(said(feed.replace('100', '10'), offer('a-1', '"price": 3'))).toMatch(/10 images/);
  });

  it('are read in the flight data of a page, too', () => {
    const data = JSON.stringify({ id: 'a-1', prices: [{ usd: 0.03, tier: 'enterprise' }] });
    const push = (text: string) =>
      `<script>self.__next_f.push(${JSON.stringify([1, text])})</script>`;
    const page = push(`5:["$","$L1",null,${data.slice(0, 20)}`) + push(`${data.slice(20)}]\n`);
    expect(said(page, undefined, 'text/html')).toMatch(/enterprise/);
  });
});

describe('fields that look like it and say nothing of the price', () => {
  const entry = (beside: string) =>
    `{"data": [{"id": "a-1", "pricing": {"image": 0.03}, ${beside}}]}`;

  it.each([
    '"features": ["batch"]',
    '"tags": ["enterprise"]',
    '"images_per_minute": 500',
    '"tier": "Starter"',
    '"multiplier": "1.0x"',
    '"timeout_unit": "seconds"',
    '"notes": "Average time 3 s"',
  ])('%s', (beside) => expect(said(entry(beside))).toBeNull());

  it('digits of a name in the quote', () => {
    const of = offer('flux-2', '"id": "flux-2", "image": 0.03');
    expect(said('[{"id": "flux-2", "image": 0.03, "batch": {"max_images": 2}}]', of)).toBeNull();
  });
});

describe('feeds of any size and depth', () => {
  it('are looked over in time, also where no place names the model', () => {
    const many = Array.from({ length: 3_000 }, (_, i) => ({
      id: `m-${i}`,
      pricing: { image: 0.03 },
    }));
    expect(said(JSON.stringify({ data: many }), offer('elsewhere', '"image": 0.03'))).toBeNull();
  });

  it('are refused, not half looked over, where they lie too deep', () => {
    const deep = `${'{"x":'.repeat(20_000)}0.03${'}'.repeat(20_000)}`;
    expect(() => said(deep)).toThrow(RangeError);
  });
});
