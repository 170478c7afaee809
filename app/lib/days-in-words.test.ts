import { describe, expect, it } from 'vitest';
import { daysInWords } from './days-in-words';

const plain = (words: string) => ({ words, iso: null });

describe('the days in a sentence', () => {
  it('are found as exactly as they are known', () =>
    expect(daysInWords('fell by 28 Sep 2026, after Jun 2026.')).toEqual([
      plain('fell by '),
      { words: '28 Sep 2026', iso: '2026-09-28' },
      plain(', after '),
      { words: 'Jun 2026', iso: '2026-06' },
      plain('.'),
    ]));
  it('are shown in one way, however a note writes them', () =>
    expect(daysInWords('later than OpenAI itself (2026-12-01)')).toEqual([
      plain('later than OpenAI itself ('),
      { words: '1 Dec 2026', iso: '2026-12-01' },
      plain(')'),
    ]));
  it('are none of a bare year, a name, no day of the calendar or nothing', () => {
    for (const words of ['read in 2026 by Jan', 'build 2026-13-40'])
      expect(daysInWords(words)).toEqual([plain(words)]);
    expect(daysInWords('')).toEqual([]);
  });
});
