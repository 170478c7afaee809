/** Tables on pages about one model. Names and amounts are made up. */
import { describe, expect, it } from 'vitest';
import { ruleWords } from '@/pricing';
import { hasAmounts, readOneModel } from './one-model';
import { readSections } from './sections';

const table = (...rows: string[]) =>
  [rows[0], (rows[0] ?? '').replace(/[^|]+/g, ' --- '), ...rows.slice(1)].join('\n');
const sections = (text: string) =>
  readSections({ url: 'https://example.org/', contentType: 'text/markdown', text });
const read = (text: string) =>
  readOneModel(sections(text), 'acme/p-1').offers.map(
    (o) => `${o.hostModel} ${o.variant?.quality ?? ''}: ${ruleWords(o.rule)}`,
  );

describe('readOneModel', () => {
  it('reads prices by resolution, by quality, and by both', () => {
    expect(read(table('| Resolution | Price |', '| 1K | $0.05 |', '| 2K | $0.10 |'))).toEqual([
      'acme/p-1 : $0.05 (1K) or $0.1 (2K) per image',
    ]);
    expect(
      read(table('| Quality | Price per image |', '| Low | $0.01 |', '| High | $0.1 |')),
    ).toEqual(['acme/p-1 Low: $0.01 per image', 'acme/p-1 High: $0.1 per image']);
    expect(read(table('| Quality | 1024x1024 | 1024x1536 |', '| Low | $0.01 | $0.02 |'))).toEqual([
      'acme/p-1 Low: $0.01 (1024×1024) or $0.02 (1024×1536) per image',
    ]);
  });

  it.each([
    ['rows of other models', table('| Model | Price |', '| p-2 | $0.05 |')],
    ['a column that nothing explains', table('| Duration | Cost |', '| 5s | $0.2 |')],
  ])('refuses %s', (_, text) => {
    expect(() => read(text)).toThrow();
  });

  it('leaves tables without amounts alone', () => {
    const text = table('| Parameter | Type |', '| prompt | string |');
    expect(
      sections(text)
        .flatMap((s) => s.tables)
        .some(hasAmounts),
    ).toBe(false);
    expect(read(text)).toEqual([]);
  });
});
