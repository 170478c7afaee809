/** Words around a price. Names and amounts are made up. */
import { describe, expect, it } from 'vitest';
import {
  inputsOnTop,
  misfitOfHeader,
  misfitOfHeading,
  misfitOfRow,
  misfitOfText,
  oddCount,
} from './around';
import { creditPrice } from './credit-price';
import { readPage } from './price-page';
import { readTables, type TablePage } from './price-tables';
import { readSections } from './sections';

const sections = (text: string) =>
  readSections({ url: 'https://example.org/', contentType: 'text/markdown', text });
const TABLE = '| Model | Price per image |\n| --- | --- |\n| a-1 | $0.03 |\n';
const read = (text: string, page: Partial<TablePage> = {}) => readTables(sections(text), page);

describe('headings', () => {
  it.each([
    'Batch API, 50% off',
    'Enterprise (from 1M images a month)',
    'Volume pricing',
    'Cached input images',
    'Input images',
    'Image fine-tuning',
    'Retired models',
    'Deprecated',
    'Prices in CNY',
    'Preise (€)',
    'Per 10 images',
    'Prices until October',
    'Prices in Brazilian reais',
    'Ceny (zł)',
    'Prices for four images',
    'Upcoming prices',
    'Academic pricing',
    'Spot capacity',
    'Quarterly plans',
    'Average prices',
  ])('"%s" sets the table beneath it apart', (title) => {
    const { offers, leftovers } = read(`# Pricing\n\n## ${title}\n\n${TABLE}`);
    expect({ offers, said: leftovers.map((l) => [l.wording, l.reason]) }).toEqual({
      offers: [],
      said: [['a-1', `stands under "${title}"`]],
    });
    expect(
      readPage(sections(`# ${title}\n\n## a-1\n\n$0.03 per image\n`), { host: 'zai' }).offers,
    ).toEqual([]);
  });

  it.each(['Image generation', 'Pay as you go', 'Text-to-image', 'Image input and output', 'API'])(
    '"%s" does not',
    (title) => expect(misfitOfHeading(title)).toBeNull(),
  );

  it('ends with the next heading of its depth', () => {
    const text = `# Pricing\n\n## Batch API\n\n### Images\n\n${TABLE}\n## Images\n\n${TABLE.replace('a-1', 'b-1')}`;
    expect(read(text).offers.map((o) => o.hostModel)).toEqual(['b-1']);
  });
});

describe('sentences', () => {
  it.each([
    'All prices in CNY.',
    'Amounts are in Canadian dollars.',
    'Prices are per 10 generated images.',
    'Prices are per 100.',
    'Prices per batch of 9 images.',
    'Charged per batch.',
    'Batch API only.',
    'Prices below are for enterprise customers only.',
    'Prices are for annual commitment customers.',
    'The prices below are for models that are no longer available.',
    'A 50% discount is included.',
    'Prices are valid until November 30.',
    'Prices are per input image.',
    'All amounts are in MXN.',
    'Prices are for ten images.',
    'These prices will take effect next year.',
    'Prices are for students and universities.',
    'Prices below are for spot capacity.',
    'These prices are billed quarterly.',
    'The prices below are averages of what customers paid.',
  ])('"%s" takes the prices back', (sentence) => {
    const { offers, leftovers } = read(`# Pricing\n\n${sentence}\n\n${TABLE}`);
    expect(offers).toEqual([]);
    expect(leftovers.map((l) => l.wording)).toEqual(['a-1']);
  });

  it.each([
    'Prices are per generated image.',
    'Contact sales for volume discounts.',
    'Pay as you go, with no commitment.',
    'Up to 60 requests per minute, 24/7.',
    'An image of 1024x1024 is one megapixel.',
    '1,000 units cost $1.00.',
    'We do not train on your images.',
    'Use up to 4 images for one edit.',
    'The average image takes two seconds.',
    'New models will be added.',
  ])('"%s" does not', (sentence) => expect(misfitOfText(sentence)).toBeNull());

  it('above another heading counts where it is about prices', () => {
    const text = (words: string) => `# Pricing\n\n${words}\n\n## Images\n\n${TABLE}`;
    expect(read(text('All prices in CNY.')).offers).toEqual([]);
    expect(read(text('Our batch jobs run at night.')).offers).toHaveLength(1);
  });

  it('knows a scale from an odd count', () => {
    expect(
      ['per image', 'per 1,000 images', 'per 1K image', 'per 512x512 tile'].filter(oddCount),
    ).toEqual([]);
    expect(
      ['per 10 images', 'per four images', '/ 100 images'].filter((w) => !oddCount(w)),
    ).toEqual([]);
  });

  it('a thousand above and one in the header contradict each other', () => {
    expect(read(`Prices per 1,000 images.\n\n${TABLE}`).offers).toEqual([]);
  });
});

describe('words in the row', () => {
  it.each(['deprecated', 'batch only', 'CNY'])('"%s" in a remark', (words) => {
    const text = `| Model | Price per image | Notes |\n| --- | --- | --- |\n| a-1 | $0.03 | ${words} |\n| b-1 | $0.03 | fast |\n`;
    expect(read(text).offers.map((o) => o.hostModel)).toEqual(['b-1']);
  });

  it.each(['Price per 10 images', 'Price per image (enterprise)', 'Price per image (batch)'])(
    '"%s" as the header',
    (header) => expect(read(TABLE.replace('Price per image', header)).offers).toEqual([]),
  );

  it('"10 images" as the unit', () => {
    const text =
      '| Model | Unit | Price ($ per image) |\n| --- | --- | --- |\n| a-1 | 10 images | $0.03 |\n';
    expect(read(text.replace('10 images', 'per 10 images')).offers).toEqual([]);
  });
});

describe('the price of a unit', () => {
  const units = (cell: string, said = '1,000 API units cost $1.00.') =>
    read(
      `${said}\n\n| Model | Cost per image | API units |\n| --- | --- | --- |\n| a-1 | $0.04 | ${cell} |\n`,
      {
        units: /units/,
      },
    ).offers.length;

  it('is held against the dollars beside it', () => {
    expect(units('40')).toBe(1);
    expect(units('400')).toBe(0);
    expect(units('400', 'Prices.')).toBe(1);
  });

  it('is read from a sentence, and refused where two disagree', () => {
    expect(creditPrice(sections('1 credit = $0.02 USD. 1,000 credits cost $20.'))).toBe('0.02');
    expect(creditPrice(sections('Plans of 500 credits per month.'))).toBeNull();
    expect(() => creditPrice(sections('1 credit = $0.02. 1,000 credits cost $10.'))).toThrow(
      /a credit at/,
    );
  });

  it('contradicts another that is known', () => {
    const text = '1 credit = $0.02\n\n| Model | Credits / image |\n| --- | --- |\n| a-1 | 5 |\n';
    expect(() => read(text, { credit: { name: 'credit', usd: '0.01' } })).toThrow(/a credit at/);
  });
});

describe('words that look like another price and are none', () => {
  it.each([
    'Taxes will apply to all charges.',
    'The following rate limits will apply.',
    'For example, the total cost for 10 images is $0.30.',
    'Prices for 2026',
  ])('sentence "%s"', (words) => expect(misfitOfText(words, true)).toBeNull());

  it.each([
    'Spot removal',
    'Average quality',
    'Old Photo Restoration',
    'Image pricing (updated weekly)',
    'No subscription, pay as you go',
  ])('heading "%s"', (words) => expect(misfitOfHeading(words)).toBeNull());

  it.each(['Price before tax', 'Original resolution'])('header "%s"', (words) =>
    expect(misfitOfHeader(words)).toBeNull(),
  );

  it.each(['60 per minute', 'Edit, batch', 'Free, Pro, Enterprise', 'Batch supported'])(
    'cell "%s"',
    (words) => expect(misfitOfRow(words)).toBeNull(),
  );
  it.each(['Batch', 'Enterprise', 'per minute', 'Retired'])('but not the cell "%s"', (words) =>
    expect(misfitOfRow(words)).not.toBeNull(),
  );
});

it('a sentence of many repeated words is read in time', () => {
  expect(inputsOnTop('input images billed '.repeat(3_000))).toBeNull();
});
