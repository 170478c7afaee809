import { describe, expect, it } from 'vitest';
import { hosts } from '@/catalog';
import { colourOf, monogram } from './monogram';

describe('a host’s mark', () => {
  it.each([
    ['Fireworks AI', 'FA'],
    ['OpenAI', 'OA'],
    ['fal', 'fa'],
    ['302.AI', '3A'],
    ['Replicate', 'Re'],
    ['xAI', 'xA'],
    ['Google Gemini API', 'GG'],
    ['X', 'X'],
    ['', ''],
  ])('%s is %s', (name, mark) => expect(monogram(name)).toBe(mark));

  it('is one or two signs, and one of eight colours, for every host', () => {
    for (const { name } of hosts) {
      expect([...monogram(name)].length, name).toBeGreaterThan(0);
      expect([...monogram(name)].length, name).toBeLessThanOrEqual(2);
      expect(colourOf(name)).toBe(colourOf(name));
      expect([1, 2, 3, 4, 5, 6, 7, 8]).toContain(colourOf(name));
    }
    expect(new Set(hosts.map((h) => colourOf(h.name))).size).toBe(8);
  });
});
