import { describe, expect, it } from 'vitest';
import type { Market } from '@/db/queries/market';
import { perImage, type Rule, USD } from '@/pricing';
import { flat, offer, span } from '../market-fixture';
import { plansView } from './plans';
import { changesWords, cheapestWords, perImageOfBill, rangeWords, termWords } from './plans-words';

const TODAY = '2026-11-20';
const inBatch: Rule = {
  money: USD,
  terms: [
    { ...perImage('0.004', [{ kind: 'batch', is: false }]), group: 'speed' },
    { ...perImage('0.002', [{ kind: 'batch', is: true }]), group: 'speed' },
  ],
};
const byVolume: Rule = {
  money: USD,
  terms: [
    { ...perImage('0.005', [{ kind: 'volume', above: 0, upTo: 20_000, graduated: true }]) },
    { ...perImage('0.001', [{ kind: 'volume', above: 20_000, graduated: true }]) },
  ],
};
const market = (...offers: Market['offers']): Market => ({
  offers,
  loadedAt: new Date(0),
  firstDay: '2026-01-01',
});
const held = market(
  offer('fal', [span(flat('0.003'))]),
  offer('cloudflare', [span(flat('0.0035'))]),
  offer('google-gemini', [span(inBatch)]),
  offer('replicate', [span(flat('0.001'), { checkedOn: '2026-01-20' })]),
);
const view = (params: Record<string, string> = {}, of: Market | null = held) =>
  plansView(params, of, TODAY);
const ids = (options: { id: string }[]) => options.map((o) => o.id);

describe('ways to pay', () => {
  it('are hosts by use, in batch, with what is free, and known plans; old prices apart', () => {
    const { options, lowTrust, unplaced, images, onlyStale } = view();
    expect(images).toBe(10_000);
    expect(ids(options)).toEqual([
      'batch-google-gemini',
      'use-fal',
      'cloudflare-daily-neurons',
      'use-cloudflare',
      'use-google-gemini',
    ]);
    expect(ids(lowTrust)).toEqual(['modelslab-basic-low', 'modelslab-basic-high']);
    expect(ids(unplaced)).toEqual(['use-replicate']);
    expect(onlyStale).toBe(false);
    // $35 of use less 30 days of $0.11.
    expect(options.find((o) => o.id === 'cloudflare-daily-neurons')?.bill.usd).toBe('31.7');
  });

  it('win only as wanted: no batch that must not wait, nothing known from unchecked notes', () => {
    expect(view().cheapest?.id).toBe('use-fal');
    expect(view({ batch: '1' }).cheapest?.id).toBe('batch-google-gemini');
    for (const v of [view(), view({ batch: '1' })])
      expect(v.changes.some((c) => c.option?.lowTrust)).toBe(false);
  });

  it('change at exact volumes', () => {
    // Free dollars of Cloudflare: 3.3 ÷ (0.0035 − 0.003) = 6,600 images.
    expect(view().changes.map((c) => [c.from, c.to, c.option?.id])).toEqual([
      [1, 6600, 'cloudflare-daily-neurons'],
      [6601, 100_000, 'use-fal'],
    ]);
  });

  it('see the month’s volume in a host’s own tiers', () => {
    const tiered = market(offer('fal', [span(byVolume)]), offer('novita', [span(flat('0.003'))]));
    const { changes, options } = view({ volume: '30000' }, tiered);
    expect(options.find((o) => o.id === 'use-fal')?.bill.usd).toBe('110');
    // 100 + 0.001 × (n − 20,000) < 0.003 × n from 40,001 on.
    expect(changes.map((c) => [c.from, c.option?.id])).toEqual([
      [1, 'use-novita'],
      [40_001, 'use-fal'],
    ]);
  });

  it('count images thrown away, and say so', () => {
    const v = view({ volume: '1000', acceptance: '40%' });
    expect([v.images, v.kept]).toEqual([2500, 1000]);
    expect(cheapestWords(v)).toContain('for 2,500 images made, of which 1,000 are kept.');
  });

  it('name every way of one price', () => {
    const tied = market(
      ...['fal', 'replicate', 'runware', 'novita', 'together'].map((host) =>
        offer(host, [span(flat('0.003'))]),
      ),
    );
    const v = view({}, tied);
    expect(ids([...(v.cheapest ? [v.cheapest] : []), ...v.ties])).toHaveLength(5);
    expect(cheapestWords(v)).toMatch(/^By use at .* or By use at .* or 1 others: \$30\.00 a month/);
    expect(cheapestWords(view())).toMatch(/^By use at fal: /);
  });

  it('leave prices that may not hold at the size apart, and say when there are only such', () => {
    const large = view({ size: '2048x2048' });
    expect(large.onlyUnsized).toBe(true);
    expect(large.onlyStale).toBe(false);
    const sized: Rule = { money: USD, terms: [perImage('0.01', [{ kind: 'pixels', above: 0 }])] };
    const both = market(offer('fal', [span(flat('0.003'))]), offer('novita', [span(sized)]));
    const v = view({ size: '2048x2048' }, both);
    expect(v.cheapest?.id).toBe('use-novita');
    expect(ids(v.unplaced)).toEqual(['use-fal']);
  });

  it('say when only old prices are held, and take them', () => {
    const old = market(offer('fal', [span(flat('0.003'), { checkedOn: '2026-01-20' })]));
    const v = view({}, old);
    expect(v.onlyStale).toBe(true);
    expect(v.cheapest?.id).toBe('use-fal');
    expect(v.unplaced).toEqual([]);
  });

  it('leave the form standing without a database', () => {
    const v = view({ fee: '10', included: '100', beyond: '0.01' }, null);
    expect(v.cheapest?.name).toBe('Your subscription');
    expect(view({}, null).onlyStale).toBe(false);
  });
});

describe('the reader’s own', () => {
  it('subscription, packs and tiers stand among them', () => {
    const { options } = view({
      fee: '20',
      included: '8000',
      beyond: '0.002',
      pack: '10',
      packImages: '4000',
      packMonths: '1',
      tierAbove: '5000',
      tierPrice: '0.001',
    });
    const usd = (id: string) => options.find((o) => o.id === id)?.bill.usd;
    expect(usd('own-subscription')).toBe('24');
    expect(usd('own-packs')).toBe('30');
    expect(usd('own-rule')).toBe('20');
  });

  it('gives way to a host at the same price', () => {
    expect(view({ fee: '30', included: '10000' }).cheapest?.id).toBe('use-fal');
  });

  it.each([
    [{ included: '100' }, 'fee', 'needs its fee'],
    [{ pack: '10' }, 'packImages', 'How many images'],
    [{ packImages: '10' }, 'pack', 'needs its price'],
    [{ pack: '10', packImages: '0' }, 'packImages', '“0” isn’t a number of images'],
    [{ tierPrice: '0.1' }, 'tierAbove', 'Beyond how many'],
    [{ tierAbove: '10' }, 'tierPrice', 'What does an image cost'],
    [{ packMonths: '0' }, 'packMonths', 'number of months'],
    [{ model: 'nope' }, 'model', 'somebody sells'],
  ] as [Record<string, string>, string, string][])(
    '%o is refused in words',
    (params, field, words) => {
      const { form, options } = view(params);
      expect(form.errors[field]).toContain(words);
      expect(options.some((o) => o.own)).toBe(false);
    },
  );

  it('workload is refused in the words of every page', () => {
    expect(view({ volume: '0', size: '9x9' }).asked.errors).toMatchObject({
      volume: expect.stringContaining('whole number'),
      size: expect.stringContaining('isn’t a size'),
    });
  });
});

describe('in words', () => {
  it('says the cheapest and its spread over the images', () => {
    const v = view();
    expect(cheapestWords(v)).toBe('By use at fal: $30.00 a month for 10,000 images.');
    expect(v.cheapest && perImageOfBill(v.cheapest, v.images)).toBe('0.003');
    expect(cheapestWords(view({}, null))).toContain('No way to pay');
  });

  it('says how far was looked where the cheapest never changes, in images made', () => {
    const one = view({}, market(offer('fal', [span(flat('0.003'))])));
    expect(changesWords(one)).toBe(
      'It is the cheapest at every volume looked at, up to 100,000 images made a month.',
    );
    expect(changesWords(view())).toBe(
      'The cheapest way changes once, looked at up to 100,000 images made a month.',
    );
  });

  it('says where a way ends', () => {
    expect(rangeWords(1, 375, false)).toBe('1 to 375');
    expect(rangeWords(376, 100_000, true)).toBe('376 and more');
  });

  it('says the terms that stand beside a price', () => {
    const fal = view().options.find((o) => o.id === 'use-fal');
    expect(fal?.terms.map(termWords)).toEqual(['paid ahead; what isn’t used in 365 days is lost']);
    const batch = view().options.find((o) => o.batch);
    expect(batch?.terms.map(termWords)).toEqual(['its words: batch costs 50% of the live price']);
  });
});
