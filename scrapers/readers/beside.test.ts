/** Words around prices that a host's own reader passed over. Names and amounts are made up. */
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
const A = offer('a-1', '$0.03');

function reason(text: string, of = A, contentType = 'text/markdown'): string | null {
  return apart({ url: 'https://example.org/', contentType, text }, [of]).get(of) ?? null;
}

const table = (header: string, price = '$0.03') =>
  `| Model | ${header} |\n| --- | --- |\n| a-1 | ${price} |\n`;

describe('the words around a price', () => {
  it.each([
    ['a heading', `## Batch API\n\n${table('Price')}`],
    ['a heading further up', `# Enterprise\n\n## Images\n\n${table('Price')}`],
    ['a sentence', `## Images\n\nAll prices are in euros.\n\n${table('Price')}`],
    [
      'a sentence further up',
      `# Prices\n\nPrices are per 10 images.\n\n## Images\n\n${table('P')}`,
    ],
    ['cents', `All prices are in US cents.\n\n${table('Price')}`],
    ['credits over dollars', `All prices are in credits.\n\n${table('Price')}`],
    ['a header', table('Monthly price')],
    ['a header of another currency', table('Price (CAD)')],
    ['a header of credits over dollars', table('Credits')],
    ['a least price', `a-1 costs from $0.03 per image.`],
    ['a heading of video', `## Video generation\n\n${table('Price')}`],
    ['subscribers', `Prices are for subscribers, billed monthly.\n\n${table('Price')}`],
    ['a discount', `50 % off until 31 December.\n\n${table('Price')}`],
    ['a row over others', table('Price').replace('| a-1', '| Batch API | |\n| a-1')],
    ['a row of units', table('Price').replace('| a-1', '| | EUR |\n| a-1')],
  ])('%s', (_, text) => expect(reason(text)).not.toBeNull());

  it.each<[string, string, RawOffer?]>([
    ['nothing of the kind', `# Prices\n\n## Images\n\n${table('Price per image')}`],
    [
      'another section’s heading',
      `## Batch API\n\n${table('Price', '$0.015')}\n## Images\n\n${table('Price')}`,
    ],
    [
      'the model under two headings',
      `## Batch API\n\n${table('Price')}\n## Images\n\n${table('Price')}`,
    ],
    [
      'a list of features',
      `# API\n\n- Batch API (50% cost reduction)\n\n## Images\n\n${table('Price')}`,
    ],
    ['images and videos', `## Image & video models\n\n${table('Price')}`],
    ['dollars and credits', `Prices are in US dollars; pay in credits.\n\n${table('Price')}`],
    ['sizes up to', `Prices for images of up to 1 MP.\n\n${table('Price')}`],
    [
      'a quote that is not on the page',
      `## Batch\n\n${table('Price', '$0.05')}`,
      offer('a-1', '$0.02'),
    ],
  ])('%s is no reason', (_, text, of = A) => expect(reason(text, of)).toBeNull());

  it('are no reason where the offer says so itself', () => {
    const batch = { ...A, variant: { batch: true } };
    expect(reason(`## Batch API, 50% off\n\n${table('Price')}`, batch)).toBeNull();
    expect(reason(`## Batch prices in EUR\n\n${table('Price')}`, batch)).toMatch(/stands under/);
  });

  it('count beside the amount, too', () => {
    expect(reason(table('Price'), offer('a-1', '$0.03 EUR'))).toMatch(/another currency/);
    expect(reason(table('Price'), { ...A, variant: { quality: 'CAD high' } })).toMatch(/currency/);
  });

  it('are read in HTML', () => {
    const html =
      '<h2>Batch</h2><table><tr><th>Model</th><th>Price</th></tr><tr><td>a-1</td><td>$0.03</td></tr></table>';
    expect(reason(html, A, 'text/html')).toMatch(/stands under "Batch"/);
  });
});

describe('the fields around a price', () => {
  const feed = (beside: string, top = '') =>
    `{${top}"data": [{"id": "a-1", "pricing": {"image": "0.030"${beside}}}, {"id": "b-1", "pricing": {"image": 0.03}}]}`;
  const said = (text: string, of = offer('a-1', '"image": "0.03"')) =>
    reason(text, of, 'application/json');

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
  ])('%s', (beside) => expect(said(feed(beside))).toMatch(/^the feed says beside it "/));

  it('of the whole feed count, too', () => {
    expect(said(feed('', '"currency": "EUR", '))).toMatch(/currency: EUR/);
    expect(said(feed('', '"note": "All prices are per 10 images.", '))).toMatch(/note/);
  });

  it.each([
    '',
    ', "deprecated": false',
    ', "discount_rate": 0.1667',
    ', "currency": "USD"',
    ', "currency": "pollen"',
    ', "tier": "standard"',
    ', "unit": "image"',
    ', "per": 1000',
  ])('%s is no reason', (beside) => expect(said(feed(beside))).toBeNull());

  it('of another model are no reason', () => {
    const b = offer('b-1', '"image": 0.03');
    expect(said(feed(', "batch": true'), b)).toBeNull();
  });
});
