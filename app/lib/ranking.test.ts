import { describe, expect, it } from 'vitest';
import { type Model, modelById } from '@/catalog';
import { type Rule, USD, workload } from '@/pricing';
import { flat, offer, span } from './market-fixture';
import { rankModel } from './ranking';

const TODAY = '2026-11-20';
const model = (id: string) => modelById(id) as Model;
const schnell = model('flux-1-schnell');
const ideogram = model('ideogram-3');

describe('a model of one quality', () => {
  const ranked = rankModel(
    schnell,
    [
      offer('fal', [span(flat('0.003'))]),
      offer('replicate', [
        span(flat('0.006'), { to: '2026-11-02', checkedOn: '2026-11-01' }),
        span(flat('0.003'), { from: '2026-11-02', changedAfter: '2026-11-01' }),
      ]),
      offer('together', [span(flat('0.001'), { checkedOn: '2026-06-01' })]),
      offer('deepinfra', [span(flat('0.002'), { to: '2026-10-01', gone: true })]),
      offer('segmind', [span({ money: USD, terms: [], withheld: 'on_request' })]),
      offer('aimlapi', [span(flat('0.0001'))], { reporter: 'litellm' }),
      offer('novita', [span(flat('0.0001'))], { variant: 'batch' }),
      offer('runware', [span(flat('0.0001'))], { operation: 'edit' }),
    ],
    workload(),
    TODAY,
  );

  it('numbers what was read lately, ties sharing a place', () => {
    expect(ranked.ranked.map((o) => [o.place, o.host, o.usd])).toEqual([
      [1, 'fal', '0.003'],
      [1, 'replicate', '0.003'],
    ]);
  });
  it('keeps the stale apart, however cheap', () =>
    expect(ranked.stale.map((o) => o.host)).toEqual(['together']));
  it('lists what has no price with its reason', () =>
    expect(ranked.incomparable.map((o) => [o.host, o.quote.reasonCode])).toEqual([
      ['segmind', 'price_on_request'],
    ]));
  it('lists what has ended with its last price', () =>
    expect(ranked.ended.map((o) => [o.offer.hostId, o.quote.usd])).toEqual([
      ['deepinfra', '0.002'],
    ]));
  it('compares with the price of 90 days ago', () =>
    expect(ranked.ranked.map((o) => o.change)).toEqual([
      { kind: 'same' },
      { kind: 'changed', before: '0.006', after: '0.003' },
    ]));
  it('claims no change for what was not read in 90 days', () =>
    expect(ranked.stale[0]?.change).toEqual({ kind: 'unread' }));
  it('asks for batch prices only in batch', () => {
    const batch = rankModel(
      schnell,
      [offer('novita', [span(flat('0.0001'))], { variant: 'batch' })],
      workload({ batch: true }),
      TODAY,
    );
    expect(batch.ranked).toHaveLength(1);
  });
});

describe('a model of several tiers', () => {
  const byQuality: Rule = {
    money: USD,
    terms: (['low', 'high'] as const).map((tier) => ({
      amount: tier === 'low' ? '0.03' : '0.09',
      per: 1,
      times: [{ kind: 'image' }],
      when: [{ kind: 'quality', is: [tier] }],
      group: 'image',
    })),
  };
  const sold = (host: string, changes: Parameters<typeof offer>[2], rule = flat('0.05')) =>
    offer(host, [span(rule)], { modelId: 'ideogram-3', ...changes });
  const ranked = rankModel(
    ideogram,
    [
      sold('ideogram', { variant: 'quality=Quality', tier: 'high' }),
      sold('ideogram', { variant: 'quality=Turbo', tier: 'low' }),
      sold('fal', {}, byQuality),
      sold('replicate', { variant: 'quality=auto' }),
      sold('together', {}),
    ],
    workload({ quality: 'high' }),
    TODAY,
  );
  it('never mixes tiers', () =>
    expect(ranked.ranked.map((o) => [o.host, o.usd])).toEqual([
      ['ideogram', '0.05'],
      ['fal', '0.09'],
    ]));
  it('cannot place a price of an unstated tier, nor auto', () =>
    expect(ranked.incomparable.map((o) => [o.host, o.quote.reasonCode])).toEqual([
      ['replicate', 'tier_unstated'],
      ['together', 'tier_unstated'],
    ]));
});
