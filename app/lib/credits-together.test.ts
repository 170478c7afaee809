import { describe, expect, test } from 'vitest';
import { type Credit, modelById } from '@/catalog';
import type { Market, MarketOffer } from '@/db/queries/market';
import { readNeed } from '@/pricing';
import { readModel } from './asked-model';
import { creditPrices } from './credit-prices';
import { creditEntries } from './credits';
import { together } from './credits-together';
import { flat, offer, span } from './market-fixture';

const TODAY = '2026-11-20';
const need = (query = '') => readNeed(Object.fromEntries(new URLSearchParams(query))).need;
const market = (...offers: MarketOffer[]): Market => ({
  offers,
  firstDay: null,
  loadedAt: new Date(0),
});
const claim = (host: string, changes: Partial<Credit> = {}): Credit => ({
  id: `${host}-sign-up-credit-1`,
  group: `${host}-sign-up-credit`,
  host,
  programme: 'sign-up credit',
  none: false,
  amount: '1',
  unit: 'USD',
  period: 'once',
  expiresAfter: null,
  needsCard: null,
  conditions: null,
  statedOn: { date: '2026-08-01', precision: 'day' },
  lastCheckedOn: null,
  sourceUrl: 'https://example.org/list',
  sourceDetail: null,
  sourceKind: 'list',
  status: 'listed',
  note: null,
  ...changes,
});

const tiered = { hostModel: 'gpt', modelId: 'gpt-image-2' };
const sold = market(
  offer('novita', [span(flat('0.003'))]),
  offer('novita', [span(flat('0.001'), { checkedOn: '2026-02-01' })], { hostModel: 'old' }),
  offer('together', [span(flat('0.004'), { checkedOn: '2026-02-01' })]),
  offer('openai', [span(flat('0.02'))], { ...tiered, tier: 'low' }),
  offer('openai', [span(flat('0.1'))], { ...tiered, hostModel: 'gpt high', tier: 'high' }),
);

describe('the price that a credit is counted at', () => {
  const priceAt = (query: string, host: string, model: string | null = null) =>
    creditPrices(sold, need(query), (model && modelById(model)) || null, TODAY)(host);

  test('is the host’s cheapest, a fresh one before any stale one', () => {
    expect(priceAt('', 'novita')).toMatchObject({ usd: '0.003', current: true });
    expect(priceAt('', 'together')).toMatchObject({ usd: '0.004', current: false });
    expect(priceAt('', 'fal')).toBeNull();
  });

  test('is of the model and tier asked for', () => {
    expect(priceAt('quality=high', 'openai')?.usd).toBe('0.1');
    expect(priceAt('quality=max', 'openai')).toBeNull();
    expect(priceAt('quality=max', 'novita')?.usd).toBe('0.003');
    expect(priceAt('', 'openai', 'flux-1-schnell')).toBeNull();
  });

  test('is that of a kept image where the reader says what is kept', () => {
    expect(priceAt('acceptance=1/3', 'novita')?.usd).toBe('0.009');
  });
});

describe('credits together', () => {
  const rows = [
    claim('novita', { amount: '0.5', expiresAfter: '60 days' }),
    claim('together', { needsCard: true }),
    claim('openai', { period: 'monthly', programme: 'free tier', group: 'openai-free-tier' }),
    claim('fal', { status: 'disputed' }),
    claim('xai', { status: 'ended' }),
    claim('replicate', { amount: null }),
    claim('azure', { programme: 'startup programme' }),
  ];
  const count = (query = '') => {
    const asked = need(query);
    const prices = creditPrices(sold, asked, null, TODAY);
    return together(creditEntries(prices, rows), asked);
  };

  test('tell what is given once from what comes again, and leave out what can’t be counted on', () => {
    const all = count('quality=low');
    expect(all.counted.map((c) => [c.entry.host.id, c.once, c.monthly])).toEqual([
      ['together', '250', '0'],
      ['novita', '166', '0'],
      ['openai', '0', '50'],
    ]);
    expect([all.all.once, all.all.monthly]).toEqual(['416', '50']);
    // Together's price is old: its 250 images are no part of what is sure.
    expect([all.sure.once, all.sure.monthly, all.sure.credits]).toEqual(['166', '50', 2]);
    expect(all.apart).toEqual({ disputed: 1, startup: 1, ended: 1 });
    expect(all.unsaid.map((e) => e.host.id)).toEqual(['replicate']);
    expect([all.unplaced, all.needCard, all.all.carry]).toEqual([1, 1, null]);
  });

  test('carry a volume month by month', () => {
    expect(count('quality=low&volume=100').all.carry).toMatchObject({
      months: 7,
      next: '50',
      lost: '66',
    });
    expect(count('quality=low&volume=50').all.carry).toMatchObject({ forever: true });
  });

  test('count no price as sure that may not hold at the size asked for', () => {
    const large = count('quality=low&size=2048x2048');
    expect([large.sure.credits, large.unplaced]).toEqual([0, 3]);
  });

  test('images given as such aren’t counted as kept ones', () => {
    const given = [claim('openai', { unit: 'images', amount: '10' })];
    const prices = creditPrices(sold, need(), null, TODAY);
    expect(together(creditEntries(prices, given), need()).sure.once).toBe('10');
    expect(together(creditEntries(prices, given), need('acceptance=50')).sure.once).toBe('0');
  });
});

test('a model is asked for by any of its names, and refused in words', () => {
  expect(readModel({ model: 'flux schnell' })).toMatchObject({
    given: 'FLUX.1 [schnell]',
    error: null,
  });
  expect(readModel({ model: 'flux-1-snell' }).error).toMatch(
    /No model is called “flux-1-snell”.*FLUX\.1 \[schnell\]/,
  );
  expect(readModel({ model: ' ' })).toEqual({ model: null, given: null, error: null });
});
