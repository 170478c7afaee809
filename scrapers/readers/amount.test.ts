import { describe, expect, it } from 'vitest';
import { ExtractError } from '../contract';
import { findAmounts, readAmount, readDecimal } from './amount';

describe('readAmount', () => {
  it.each([
    ['$0.003', '0.003'],
    ['0.02', '0.02'],
    ['  $0.10 ', '0.1'],
    ['$ 0.04', '0.04'],
    ['\\$0.04', '0.04'],
    ['$.05', '0.05'],
    ['0.04$', '0.04'],
    ['0.04 $', '0.04'],
    ['US$0.04', '0.04'],
    ['USD 0.04', '0.04'],
    ['$0.04 USD', '0.04'],
    ['$1,234.50', '1234.5'],
    ['$0', '0'],
    ['\u00a0$0.04\u00a0', '0.04'],
  ])('%s', (text, amount) => expect(readAmount(text).amount).toBe(amount));

  it.each([
    ['$3 per thousand', '0.003', '3', 1000],
    ['$3 per thousand output images', '0.003', '3', 1000],
    ['$120 per 1,000,000 tokens', '0.00012', '120', 1_000_000],
    ['$0.5 / 1M', '0.0000005', '0.5', 1_000_000],
    ['$14 per 1000', '0.014', '14', 1000],
  ])('%s is for one unit', (text, amount, printed, per) =>
    expect(readAmount(text)).toMatchObject({ amount, printed, per }),
  );

  it.each([
    ['1,50'],
    ['$1,50'],
    ['$1,500'],
    ['1,50 $'],
    ['$1 . 50'],
    ['$1. 50'],
    ['-$0.04'],
    ['$-0.04'],
    ['-1'],
    ['$0.04-0.08'],
    ['$0.04 or $0.08'],
    ['about $0.04'],
    ['$0.04 per image or so'],
    ['$4k'],
    ['$1e-7'],
    ['$0.0.4'],
    ['€0.04'],
    ['CA$0.04'],
    ['R$0.04'],
    ['NaN'],
    ['null'],
    [''],
    ['$'],
    ['free'],
    ['4 cents'],
  ])('refuses %j', (text) => expect(() => readAmount(text)).toThrow(ExtractError));

  it('says what stood there', () => {
    expect(() => readAmount('$1 . 50')).toThrow(/"\$1 \. 50": a number torn apart/);
    expect(() => readAmount('1,50')).toThrow(/two ways/);
  });
});

describe('findAmounts', () => {
  it('finds each with its place and words', () => {
    const text = 'costs $0.03, plus $0.015 per extra MP; 10.5 $ in all.';
    const found = findAmounts(text);
    expect(found.map((f) => f.amount)).toEqual(['0.03', '0.015', '10.5']);
    for (const f of found) expect(text.slice(f.index, f.index + f.words.length)).toBe(f.words);
  });

  it('keeps the scale that follows', () => {
    expect(findAmounts('$0.002 per 1,000 input text tokens.')).toMatchObject([
      { amount: '0.000002', printed: '0.002', per: 1000, words: '$0.002 per 1,000' },
    ]);
    expect(findAmounts('$14 / 1,000 search queries')[0]?.amount).toBe('0.014');
    expect(findAmounts('$0.04 per 1024x1024 image')[0]).toMatchObject({ amount: '0.04', per: 1 });
    expect(findAmounts('$0.04 per 1,500 images')[0]).toMatchObject({ per: 1 });
    expect(findAmounts('$5 per month')[0]).toMatchObject({ per: 1 });
    expect(findAmounts('$5 per 1 MP')[0]).toMatchObject({ per: 1 });
  });

  it('reads on past sentence marks and numbers without a sign', () => {
    expect(
      findAmounts('For $1, 45 runs. $0.20, prompts <= 200k tokens $4.00.').map((f) => f.amount),
    ).toEqual(['1', '0.2', '4']);
    expect(findAmounts('1024x1024 image, 2 MP')).toEqual([]);
  });

  it('refuses a torn number in the middle of a text', () => {
    expect(() => findAmounts('The price is $1 . 50 per image')).toThrow(/torn apart/);
  });
});

describe('readDecimal', () => {
  it('is exact', () => {
    expect(readDecimal('3e-7', 'rate')).toBe('0.0000003');
    expect(readDecimal('0.000000083333333333333334', 'rate')).toBe('0.000000083333333333333334');
    expect(readDecimal('-1', 'rate')).toBe('-1');
  });
  it.each([['NaN'], [''], ['1,5'], ['null'], ['Infinity'], ['1e400'], [' 1']])(
    'refuses %j',
    (text) => expect(() => readDecimal(text, 'rate')).toThrow(/rate: expected a decimal/),
  );
});
