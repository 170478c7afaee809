import { describe, expect, it } from 'vitest';
import { hosts, readingOf } from '@/catalog';
import { flat, offer, span } from './market-fixture';
import { isSameCheck, type NextCheck, nextCheck, usualCheck } from './next-check';
import { isReadWeekly } from './quote-offer';
import { stateWord, triedWords } from './try-words';

const noted = span(flat('0.04'), { firstArchived: false });
noted.evidence.archived = false;

describe('the next check of a price', () => {
  const read = offer('fal', [span(flat('0.003'))], { triedOn: '2026-11-16' });
  it('is the next weekly run where one has read it', () =>
    expect(nextCheck(read, read.spans[0] as never, true, '2026-11-20')).toEqual({
      kind: 'run',
      on: '2026-11-23',
    }));
  it('is today on the day of a run that hasn’t been made', () => {
    const on = (triedOn: string) =>
      nextCheck({ ...read, triedOn }, read.spans[0] as never, true, '2026-11-23');
    expect(on('2026-11-16')).toMatchObject({ on: '2026-11-23' });
    expect(on('2026-11-23')).toMatchObject({ on: '2026-11-30' });
  });
  it('promises nothing of a price that no run has found yet', () =>
    expect(nextCheck(offer('fal', [noted]), noted, true, '2026-11-20')).toMatchObject({
      kind: 'host_run',
    }));
  it('is somebody’s, a week after the last, where no module reads the host', () => {
    const due = (today: string, checkedOn = '2026-11-18') =>
      nextCheck(offer('x', [noted]), { ...noted, checkedOn }, false, today);
    expect(due('2026-11-20')).toEqual({
      kind: 'by_hand',
      due: { day: '2026-11-25', precision: 'day' },
      late: false,
    });
    expect(due('2026-11-25')).toMatchObject({ late: true });
  });
  it('counts from a vague date as its age does, and is no more exact', () => {
    const vague = span(flat('0.04'), { checkedOn: '2026-08-01' });
    vague.evidence.precision = 'month';
    const due = (today: string) => nextCheck(offer('x', [vague]), vague, false, today);
    const month = { day: '2026-08-08', precision: 'month' };
    expect(due('2026-08-07')).toEqual({ kind: 'by_hand', due: month, late: false });
    expect(due('2026-09-01')).toEqual({ kind: 'by_hand', due: month, late: true });
  });
});

it('knows who is read by a module: hosts of the catalog, and every dataset', () => {
  expect(isReadWeekly({ hostId: 'fal', reporter: 'host' })).toBe(true);
  const unread = hosts.find((h) => !readingOf(h.id))?.id ?? '';
  expect(isReadWeekly({ hostId: unread, reporter: 'host' })).toBe(false);
  expect(isReadWeekly({ hostId: unread, reporter: 'litellm' })).toBe(true);
});

it('names the four states, and what a later try found', () => {
  const all = ['confirmed', 'changed', 'not_found', 'unreachable'] as const;
  expect(all.map(stateWord)).toEqual(['confirmed', 'changed', 'not found', 'unreachable']);
  expect(triedWords('not_found')).toContain('the price wasn’t there');
  expect(triedWords('unreachable')).toContain('the page didn’t come');
});

describe('the check that is said once for a table', () => {
  const run: NextCheck = { kind: 'run', on: '2026-11-23' };
  const first: NextCheck = { kind: 'host_run', on: '2026-11-23' };
  const later: NextCheck = { kind: 'run', on: '2026-11-30' };
  const hand: Extract<NextCheck, { kind: 'by_hand' }> = {
    kind: 'by_hand',
    due: { day: '2026-11-25', precision: 'day' as const },
    late: false,
  };
  const rows = (...all: NextCheck[]) => all.map((next) => ({ next }));
  it('is the one that most rows wait for', () =>
    expect(usualCheck(rows(later, first, { ...first }, hand))).toEqual(first));
  it('is none where every row has its own', () => {
    expect(usualCheck(rows(run, later, hand))).toBeNull();
    expect(usualCheck([])).toBeNull();
  });
  it('is one run for what it has read and what it hasn’t', () => {
    expect(usualCheck(rows(run, first, hand))).toEqual(run);
    expect(isSameCheck(run, first)).toBe(true);
  });
  it('is never another of the same day', () => {
    expect(isSameCheck(run, later)).toBe(false);
    expect(isSameCheck(hand, { ...hand, late: true })).toBe(false);
    expect(isSameCheck({ ...run }, run)).toBe(true);
    expect(isSameCheck(run, null)).toBe(false);
  });
});
