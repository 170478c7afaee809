import { describe, expect, it } from 'vitest';
import { triedAs } from '@/db/queries/market';
import { flat, span } from './market-fixture';

const read = (changes: Parameters<typeof span>[1] = {}) =>
  span(flat('0.003'), { checkedOn: '2026-11-18', firstObservation: 'last', ...changes });

describe('what the last try found', () => {
  it('is a first reading until the value has been read again', () => {
    expect(triedAs('confirmed', [read()])).toBe('first');
    // A second reading, of another day or of another source on the same day.
    const again = read();
    again.checkedOn = '2026-11-25';
    expect(triedAs('confirmed', [again])).toBe('confirmed');
    expect(triedAs('confirmed', [read({ firstObservation: 'another' })])).toBe('confirmed');
  });

  it.each(['changed', 'not_found', 'unreachable'] as const)('is %s whatever went before', (found) =>
    expect(triedAs(found, [read()])).toBe(found),
  );

  it('goes by the latest price, and leaves an offer without any alone', () => {
    expect(triedAs('confirmed', [read({ firstObservation: 'x' }), read()])).toBe('first');
    expect(triedAs('confirmed', [])).toBe('confirmed');
  });
});
