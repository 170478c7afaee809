import { describe, expect, it } from 'vitest';
import type { CorrectionRow } from '@/db/queries/corrections';
import { perImage, type Rule, USD } from '@/pricing';
import { causesOf } from './corrections';

// Synthetic offers and prices.
const flat = (usd: string): Rule => ({ money: USD, terms: [perImage(usd)] });
const row = (id: string, reason: string, at: string, more: Partial<CorrectionRow> = {}) =>
  ({
    observation: id,
    at: new Date(at),
    reason,
    by: null,
    offer: {
      id: `offer-${id}`,
      hostId: 'fal',
      reporter: 'host',
      hostModel: 'synthetic',
      modelId: 'flux-1-schnell',
      operation: 'generate',
      variant: '',
      tier: null,
    },
    sourceUrl: 'https://prices.example',
    day: '2026-01-05',
    precision: 'month',
    rule: flat('0.4'),
    quote: 'x',
    recordedAt: new Date('2026-01-04T10:00:00Z'),
    after: null,
    ...more,
  }) as CorrectionRow;

describe('causesOf', () => {
  it('puts what one cause took back on one day together, newest first', () => {
    const causes = causesOf([
      row('d', 'new extractor', '2026-03-02T10:00:00Z'),
      row('c', 'misread', '2026-03-01T12:00:00Z'),
      row('b', 'new extractor', '2026-03-01T10:00:01Z'),
      row('a', 'new extractor', '2026-03-01T10:00:00Z'),
    ]);
    expect(causes.map((c) => [c.id, c.reason, c.rows.map((r) => r.observation)])).toEqual([
      ['2026-03-02.1', 'new extractor', ['d']],
      ['2026-03-01.2', 'misread', ['c']],
      ['2026-03-01.1', 'new extractor', ['b', 'a']],
    ]);
  });

  it('keeps a cause’s address when newer ones come', () => {
    const old = [row('a', 'misread', '2026-03-01T10:00:00Z')];
    const newer = row('b', 'another', '2026-03-01T11:00:00Z');
    expect(causesOf([newer, ...old]).at(-1)?.id).toBe(causesOf(old)[0]?.id);
  });

  it('counts a wrong price from the reading or from its recording, whichever came later', () => {
    const since = (recordedAt: string, more: Partial<CorrectionRow> = {}) =>
      causesOf([
        row('a', 'misread', '2026-03-01T10:00:00Z', { recordedAt: new Date(recordedAt), ...more }),
      ])[0]?.rows[0]?.since;
    expect(since('2026-02-09T23:59:59Z')).toEqual({ day: '2026-02-09', precision: 'day' });
    expect(since('2025-12-31T10:00:00Z')).toEqual({ day: '2026-01-05', precision: 'month' });
    expect(since('2026-01-05T10:00:00Z', { precision: 'day' })).toEqual({
      day: '2026-01-05',
      precision: 'day',
    });
  });

  it('says what an image was said to cost before and costs now', () => {
    const after = { observation: 'n', rule: flat('0.04'), quote: 'y' };
    const [cause] = causesOf([row('a', 'ten', '2026-03-01T10:00:00Z', { after })]);
    expect(cause?.rows[0]).toMatchObject({
      since: { day: '2026-01-05', precision: 'month' },
      before: { usd: '0.4' },
      after: { usd: '0.04', observation: 'n' },
    });
  });
});
