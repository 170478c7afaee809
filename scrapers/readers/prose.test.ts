import { describe, expect, it } from 'vitest';
import { ExtractError } from '../contract';
import { bands, type Pattern, plainText, sentences, takeApart } from './prose';

const PATTERNS: Pattern<string[]>[] = [
  { says: 'one costs {A}', read: ([amount = ''], seen) => seen.push(amount) },
  {
    says: 'it breaks',
    read: () => {
      throw new ExtractError('broken');
    },
  },
];

describe('prose', () => {
  it('makes odd marks plain', () =>
    expect(plainText(' 1024 × 768\u00a0px , 512*512 and 2048 x 2048 ')).toBe(
      '1024x768 px, 512x512 and 2048x2048',
    ));

  it('splits sentences, and bullets in running text, but no amount', () =>
    expect(
      sentences('It costs $0.0001 (rounded up.) For $1.00, 7 times. 2K is more. - Next bullet'),
    ).toEqual([
      'It costs $0.0001 (rounded up.)',
      'For $1.00, 7 times.',
      '2K is more.',
      'Next bullet',
    ]));

  it('accounts for whole sentences only, and hands the rest back', () => {
    const seen: string[] = [];
    const unread = takeApart(
      ['One costs $0.04.', 'One costs $0.05 or so.', 'It breaks.', 'One cos'],
      PATTERNS,
      seen,
    );
    expect(seen).toEqual(['$0.04']);
    expect(unread).toEqual([
      { words: 'One costs $0.05 or so.', reason: 'a sentence that no pattern accounts for' },
      { words: 'It breaks.', reason: 'broken' },
      { words: 'One cos', reason: 'cut off' },
    ]);
  });

  it('reads resolution classes', () => {
    expect(bands('1K/2K')).toEqual(['1K', '2K']);
    expect(bands('0.5K (512px), 1.5K and 4K')).toEqual(['0.5K', '1.5K', '4K']);
  });
});
