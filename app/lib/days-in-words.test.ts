import { describe, expect, it } from 'vitest';
import { daysInWords } from './days-in-words';

describe('the days in a sentence', () => {
  it('are found as exactly as they are known', () =>
    expect(daysInWords('fell by 28 Sep 2026, after Jun 2026.')).toEqual([
      { text: 'fell by ', iso: null },
      { text: '28 Sep 2026', iso: '2026-09-28' },
      { text: ', after ', iso: null },
      { text: 'Jun 2026', iso: '2026-06' },
      { text: '.', iso: null },
    ]));
  it('are none of a bare year, a name or nothing', () => {
    expect(daysInWords('read in 2026 by Jan')).toEqual([
      { text: 'read in 2026 by Jan', iso: null },
    ]);
    expect(daysInWords('')).toEqual([]);
  });
  it('lose no letter of it', () => {
    const words = '1 Aug 2026; 31 Dec 2025 and May 2024';
    expect(
      daysInWords(words)
        .map((s) => s.text)
        .join(''),
    ).toBe(words);
  });
});
