import { describe, expect, test } from 'vitest';
import { type Day, fold } from './index';
import { absent, failed, seen, spans } from './testing';

describe('a price that is read every week', () => {
  test('is one span while it holds, checked on the last day it was read', () => {
    const folded = fold([seen('2026-11-02', '0.04'), seen('2026-11-09', '0.04')]);
    expect(folded.spans).toMatchObject([
      { from: '2026-11-02', to: null, changedAfter: null, checkedOn: '2026-11-09', gone: false },
    ]);
    expect(folded.lastTry).toEqual({ day: '2026-11-09', outcome: 'confirmed' });
  });

  test('changed between two checks', () => {
    const readings = [seen('2026-11-09', '0.04'), seen('2026-11-16', '0.05')];
    expect(spans(...readings)).toEqual([
      '0.04 2026-11-09..2026-11-16',
      '0.05 ~2026-11-09 2026-11-16..',
    ]);
    expect(fold(readings).lastTry?.outcome).toBe('changed');
  });

  test('does not change by float noise, and does not drift by it either', () => {
    const jitter = ['0.00000008333333333333333', '0.00000008333333333333334'];
    expect(
      spans(seen('2026-01-24', jitter[0] ?? ''), seen('2026-08-03', jitter[1] ?? '')),
    ).toHaveLength(1);
    const creeping = Array.from({ length: 12 }, (_, i) =>
      seen(`2026-01-${String(i + 10)}`, `0.0400000000${String(i * 6).padStart(2, '0')}`),
    );
    expect(spans(...creeping).length).toBeGreaterThan(1);
  });

  test('takes newer notes along with the same billing', () => {
    const folded = fold([
      seen('2026-11-02', '0.04'),
      seen('2026-11-09', '0.04', { notes: 'per image' }),
    ]);
    expect(folded.spans[0]?.rule.assumptions).toEqual(['per image']);
    expect(folded.spans[0]?.firstObservation).toBe('2026-11-02 0.04');
  });
});

describe('absence', () => {
  const before = [seen('2026-11-02', '0.04')];

  test('once is not gone', () => {
    expect(spans(...before, absent('2026-11-09'), seen('2026-11-16', '0.04'))).toHaveLength(1);
    expect(fold([...before, absent('2026-11-09')]).lastTry?.outcome).toBe('not_found');
  });

  test('twice ends the offer on the first day it was missing', () => {
    const gone = [...before, absent('2026-11-09'), failed('2026-11-16'), absent('2026-11-23')];
    expect(spans(...gone)).toEqual(['0.04 2026-11-02..2026-11-09!']);
  });

  test('and a return opens a new span, even at the old price', () => {
    const readings = [
      ...before,
      absent('2026-11-09'),
      absent('2026-11-16'),
      seen('2026-11-23', '0.04'),
    ];
    expect(spans(...readings)).toEqual([
      '0.04 2026-11-02..2026-11-09!',
      '0.04 ~2026-11-16 2026-11-23..',
    ]);
  });

  test('does not add up over a reading in between', () => {
    const readings = [absent('2026-11-09'), seen('2026-11-16', '0.04'), absent('2026-11-23')];
    expect(spans(...before, ...readings)).toEqual(['0.04 2026-11-02..']);
  });

  test('before anything was seen is no offer', () => {
    const early = [absent('2026-10-01'), absent('2026-10-08')];
    expect(fold(early)).toMatchObject({ spans: [], lastTry: { outcome: 'not_found' } });
    expect(spans(...early, ...before)).toEqual(['0.04 2026-11-02..']);
  });

  test('weighs less than a sighting of the same day', () => {
    expect(spans(...before, absent('2026-11-02'), absent('2026-11-09'))).toEqual([
      '0.04 2026-11-02..',
    ]);
  });
});

describe('tries that failed', () => {
  test('count in a row, once a day, and end with any answer', () => {
    const tries = [
      seen('2026-11-02', '0.04'),
      failed('2026-11-09'),
      failed('2026-11-16'),
      failed('2026-11-16'),
    ];
    expect(fold(tries)).toMatchObject({
      failedTries: 2,
      lastTry: { day: '2026-11-16', outcome: 'unreachable' },
    });
    expect(fold(tries).spans[0]?.checkedOn).toBe('2026-11-02');
    expect(fold([...tries, absent('2026-11-23')]).failedTries).toBe(0);
    expect(fold([...tries, seen('2026-11-23', '0.04')]).failedTries).toBe(0);
  });
});

describe('a lesser origin', () => {
  const dataset = (day: Day, amount: string) => seen(day, amount, { origin: 'dataset' });

  test('contradicting within 90 days is a conflict, no change', () => {
    const readings = [seen('2026-06-01', '0.04'), dataset('2026-08-30', '0.02')];
    expect(spans(...readings)).toEqual(['0.04 2026-06-01..']);
    expect(fold(readings).conflicts).toEqual([
      { observation: '2026-08-30 0.02', day: '2026-08-30' },
    ]);
  });

  test('may rule once the better one has been silent for longer', () => {
    expect(spans(seen('2026-06-01', '0.04'), dataset('2026-08-31', '0.02'))).toEqual([
      '0.04 2026-06-01..2026-08-31',
      '0.02 ~2026-06-01 2026-08-31..',
    ]);
  });

  test('agreeing does not renew a price that the host no longer shows', () => {
    const folded = fold([
      seen('2026-11-02', '0.04'),
      failed('2026-11-09'),
      dataset('2026-11-10', '0.04'),
      failed('2026-11-16'),
    ]);
    expect(folded).toMatchObject({ failedTries: 2, conflicts: [] });
    expect(folded.spans[0]?.checkedOn).toBe('2026-11-02');
  });

  test('neither hides that an offer is missing nor brings it back', () => {
    const readings = [
      seen('2026-11-02', '0.04'),
      absent('2026-11-09'),
      dataset('2026-11-10', '0.04'),
      absent('2026-11-16'),
      dataset('2026-11-16', '0.04'),
      dataset('2026-11-23', '0.04'),
    ];
    expect(spans(...readings)).toEqual(['0.04 2026-11-02..2026-11-09!']);
    expect(fold(readings).conflicts.map((c) => c.day)).toEqual(['2026-11-23']);
  });

  test('seen first gives way to the host at once', () => {
    expect(
      spans(
        dataset('2026-06-01', '0.02'),
        seen('2026-06-08', '0.04'),
        dataset('2026-06-15', '0.02'),
      ),
    ).toEqual(['0.02 2026-06-01..2026-06-08', '0.04 ~2026-06-01 2026-06-08..']);
  });
});

describe('two readings of one day', () => {
  test('the better origin rules, then the later moment; the other is kept as a conflict', () => {
    const noon = seen('2026-11-02', '0.05', { at: '2026-11-02T12:00' });
    const dawn = seen('2026-11-02', '0.04', { at: '2026-11-02T06:00' });
    expect(spans(noon, dawn)).toEqual(['0.05 2026-11-02..']);
    expect(fold([noon, dawn]).conflicts).toEqual([
      { observation: dawn.outcome === 'seen' ? dawn.observation : '', day: '2026-11-02' },
    ]);
    const copied = seen('2026-11-02', '0.02', { at: '2026-11-02T23:00', origin: 'dataset' });
    expect(spans(copied, dawn)).toEqual(['0.04 2026-11-02..']);
  });
});

test('a day that is none is refused', () => {
  expect(() => fold([seen('2026-02-30', '0.04')])).toThrow(RangeError);
  expect(() => fold([seen('2026-02-03', '0.04', { effectiveOn: 'soon' })])).toThrow(RangeError);
});
