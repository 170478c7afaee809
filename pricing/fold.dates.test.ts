import { describe, expect, test } from 'vitest';
import { fold, spanOn } from './index';
import { absent, flat, seen, spans } from './testing';

describe('a stated effective date', () => {
  test('dates a change back, up to the day on which the old price was last read', () => {
    const old = [seen('2026-06-01', '0.04'), seen('2026-06-08', '0.04')];
    expect(spans(...old, seen('2026-06-15', '0.05', { effectiveOn: '2026-06-10' }))).toEqual([
      '0.04 2026-06-01..2026-06-10',
      '0.05 2026-06-10..',
    ]);
    expect(spans(...old, seen('2026-06-15', '0.05', { effectiveOn: '2026-06-03' }))).toEqual([
      '0.04 2026-06-01..2026-06-15',
      '0.05 ~2026-06-08 2026-06-15..',
    ]);
  });

  test('starts the first span before anybody read it', () => {
    expect(spans(seen('2026-06-15', '0.05', { effectiveOn: '2025-08-01' }))).toEqual([
      '0.05 2025-08-01..',
    ]);
  });

  test('on the very day of a lone older reading leaves no empty span', () => {
    const readings = [
      seen('2026-06-01', '0.04'),
      seen('2026-06-08', '0.05', { effectiveOn: '2026-06-01' }),
    ];
    expect(spans(...readings)).toEqual(['0.05 2026-06-01..']);
  });

  test('never reaches into an offer that had ended', () => {
    const ended = [seen('2026-06-01', '0.04'), absent('2026-06-08'), absent('2026-06-15')];
    const back = seen('2026-06-22', '0.05', { effectiveOn: '2026-06-02' });
    expect(spans(...ended, back)[1]).toBe('0.05 ~2026-06-15 2026-06-22..');
  });
});

describe('an announced price', () => {
  const old = seen('2025-07-01', '0.03');
  const announced = seen('2025-07-09', '0.05', { effectiveOn: '2025-08-01' });

  test('begins on its day; until then the old one is in force', () => {
    const { spans: found } = fold([old, announced]);
    expect(spans(old, announced)).toEqual(['0.03 2025-07-01..2025-08-01', '0.05 2025-08-01..']);
    expect(spanOn(found, '2025-07-31')?.rule).toEqual(flat('0.03'));
    expect(spanOn(found, '2025-08-01')?.rule).toEqual(flat('0.05'));
    expect(spanOn(found, '2025-06-30')).toBeNull();
  });

  test('waits while the old price is still read', () => {
    const readings = [old, announced, seen('2025-07-16', '0.03'), seen('2025-08-04', '0.05')];
    expect(spans(...readings)).toEqual(['0.03 2025-07-01..2025-08-01', '0.05 2025-08-01..']);
    expect(fold(readings).spans[0]?.checkedOn).toBe('2025-07-16');
    expect(fold(readings).spans[1]?.checkedOn).toBe('2025-08-04');
  });

  test('may come early, move, or never come', () => {
    expect(spans(old, announced, seen('2025-07-16', '0.05'))).toEqual([
      '0.03 2025-07-01..2025-07-16',
      '0.05 ~2025-07-09 2025-07-16..',
    ]);
    expect(
      spans(old, announced, seen('2025-07-16', '0.05', { effectiveOn: '2025-09-01' }))[1],
    ).toBe('0.05 2025-09-01..');
    expect(spans(old, announced, seen('2025-08-04', '0.03'))).toEqual(['0.03 2025-07-01..']);
  });

  test('dies with an offer that was gone before it began', () => {
    const missing = [absent('2025-07-20'), absent('2025-08-03')];
    expect(spans(old, announced, ...missing)).toEqual(['0.03 2025-07-01..2025-07-20!']);
    expect(spans(announced, ...missing)).toEqual([]);
  });
});
