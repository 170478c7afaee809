/** Words around prices that a host's own reader passed over. Names and amounts are made up. */
import { describe, expect, it } from 'vitest';
import { perImage, type Term, USD } from '@/pricing';
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
  return apart({ url: 'https://example.org/', contentType, text }, [of]).get(of)?.reason ?? null;
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
    ['off-peak hours', `The prices below are for off-peak hours.\n\n${table('Price')}`],
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

  it('count in a row above one of two equal amounts of a table', () => {
    const sizes = (row: string) =>
      `# a-1\n\n| Size | Price |\n| - | - |\n| 1K | $0.03 |\n${row}| 2K | $0.03 |\n`;
    expect(reason(sizes(''))).toBeNull();
    expect(reason(sizes('| Large | |\n'))).toBeNull();
    expect(reason(sizes('| Batch API | |\n'))).toMatch(/under "Batch API"/);
    expect(reason(sizes('| Off-peak | |\n'))).toMatch(/under "Off-peak"/);
  });

  it('count above a row that goes on about the model of the one before', () => {
    const rows = '| Model | Size | Price |\n| - | - | - |\n| a-1 | 1K | $0.03 |\n';
    expect(reason(`${rows}| Batch API | | |\n| | 2K | $0.03 |\n`)).toMatch(/"Batch API"/);
    expect(reason(`${rows}| Batch API | | |\n| b-1 | 2K | $0.03 |\n`)).toBeNull();
  });

  it.each([
    ['a name', '| a-1 (Batch) | fast | $0.03 |'],
    ['a long name', '| The picture model of Acme that is called a-1 (off-peak) | fast | $0.03 |'],
    ['a plan', '| a-1 | Enterprise | $0.03 |'],
    ['a currency', '| a-1 | EUR | $0.03 |'],
    ['a note', '| a-1 | Price per 10 images | $0.03 |'],
    ['a status', '| a-1 | Retired | $0.03 |'],
    [
      'a long note',
      '| a-1 | It draws well and fast. These prices need a contract until May. | $0.03 |',
    ],
  ])('count in the same row: %s', (_, row) => {
    expect(reason(`| Model | About | Price |\n| - | - | - |\n${row}\n`)).not.toBeNull();
  });

  it.each([
    ['an amount in euros', '| a-1 | €0.03 | $0.03 |'],
    [
      'what the model is good for',
      '| a-1 | Made for the daily work of enterprises with legacy art | $0.03 |',
    ],
    ['an invitation', '| a-1 | Ask sales for enterprise | $0.03 |'],
    ['none', '| a-1 | No commitment | $0.03 |'],
    ['a free tier', '| a-1 | Not available | $0.03 |'],
  ])('are no reason in the same row: %s', (_, row) => {
    expect(reason(`| Model | About | Price |\n| - | - | - |\n${row}\n`)).toBeNull();
  });

  it.each(['Was', 'Original price', 'Price (before)'])('of old prices: "%s"', (header) => {
    expect(reason(table(header))).toMatch(/stands under/);
  });

  it('of input are a reason where a quote holds what the output costs, too', () => {
    const input: Term = { amount: '0.01', per: 1, times: [{ kind: 'input_image', free: 0 }] };
    const rule = { money: USD, terms: [perImage('0.03'), input] };
    const both = offer('a-1', '$0.01 per input, $0.03 per output', { rule });
    expect(reason(table('Input price', both.quote), both)).toMatch(/under "Input price"/);
    const apartFrom = offer('a-1', '$0.03 ... $0.01', { rule });
    const columns = '| Model | Price | Input |\n| - | - | - |\n| a-1 | $0.03 | $0.01 |\n';
    expect(reason(columns, apartFrom)).toBeNull();
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

describe('input images billed on top', () => {
  const edit = { operation: 'edit' as const };
  const page = (sentence: string) => `## Images\n\n${sentence}\n\n${table('Price')}`;

  it.each([
    'Each input image is billed in addition.',
    'Reference images are charged separately.',
    'There is an additional fee for every input image.',
    'A surcharge applies to each source image.',
  ])('leave no price of an edit: "%s"', (sentence) => {
    expect(reason(page(sentence), { ...A, ...edit })).toMatch(/an edit costs more/);
    expect(reason(page(sentence), { ...A, operation: null })).toMatch(/an edit costs more/);
    expect(reason(page(sentence), A)).toBeNull();
  });

  it.each([
    'Input images are not charged in addition.',
    'Up to 14 input images are taken, at no extra cost.',
    'Prices are per image.',
  ])('are not said: "%s"', (sentence) =>
    expect(reason(page(sentence), { ...A, ...edit })).toBeNull(),
  );

  it('are no matter where the rule has a rate for them', () => {
    const input: Term = { amount: '0.01', per: 1, times: [{ kind: 'input_image', free: 0 }] };
    const rule = { money: USD, terms: [perImage('0.03'), input] };
    expect(
      reason(page('Each input image is billed in addition.'), { ...A, ...edit, rule }),
    ).toBeNull();
  });
});
