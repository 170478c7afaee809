import { describe, expect, it } from 'vitest';
import type { GpuPrice } from '@/catalog';
import { rentalsOf, speedKnown, speeds, speedsOf } from './machines';

const row = (changes: Partial<GpuPrice>): GpuPrice => ({
  gpu: 'RTX 3090',
  host: 'runpod',
  usdPerHour: '0.30',
  tier: 'secure',
  seenOn: { date: '2026-05-01', precision: 'day' },
  sourceUrl: 'https://example.com/prices',
  note: null,
  ...changes,
});

describe('rentals', () => {
  it('keep the newest price of a card at a host and tier', () => {
    const newer = row({ usdPerHour: '0.35', seenOn: { date: '2026-06', precision: 'month' } });
    expect(rentalsOf([row({}), newer]).map((r) => r.usdPerHour)).toEqual(['0.35']);
    expect(rentalsOf([row({}), row({ tier: 'spot' })])).toHaveLength(2);
  });

  it('put what is little to be trusted last, and never before a sound price of the same offer', () => {
    const weak = row({
      note: 'low trust dataset',
      seenOn: { date: '2026-09-20', precision: 'day' },
    });
    expect(rentalsOf([weak, row({})]).map((r) => r.lowTrust)).toEqual([false]);
    const undated = row({ host: 'lambda', seenOn: null });
    expect(rentalsOf([undated, row({})]).map((r) => [r.host, r.lowTrust])).toEqual([
      ['runpod', false],
      ['lambda', true],
    ]);
  });

  it('have ids of their own', () => {
    const ids = rentalsOf().map((r) => r.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(30);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9.-]+$/);
  });
});

describe('speeds', () => {
  it('put a credible figure before one that is hardly so', () => {
    const [first, second] = speedsOf('flux-1-schnell', 'RTX 3090');
    expect(first).toMatchObject({ imagesPerHour: '2250', lowTrust: false });
    expect(second).toMatchObject({ imagesPerHour: '8280', lowTrust: true });
  });

  it('leave out hosted latencies and rows without a figure', () => {
    expect(speeds('flux-2-pro')).toEqual([]);
    expect(speedsOf('flux-1-schnell', 'RTX 4090')).toEqual([]);
  });

  it('know one card under two spellings', () => {
    expect(speedsOf('flux-1-schnell', 'RTX PRO 6000')[0]?.imagesPerHour).toBe('6000');
  });

  it('count as known only on a card that somebody rents out', () => {
    expect(speedKnown('flux-1-schnell')).toBe(true);
    expect(speedKnown('z-image-turbo')).toBe(false);
  });
});
