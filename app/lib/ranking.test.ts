import { describe, expect, it } from 'vitest';
import { type Model, modelById, models, standardTier } from '@/catalog';
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

describe('what an announced end leaves of a ranking', () => {
  const ranked = rankModel(
    model('imagen-4'),
    [
      offer('google-gemini', [span(flat('0.04'))], { modelId: 'imagen-4' }),
      offer('fal', [span(flat('0.05'))], { modelId: 'imagen-4' }),
    ],
    workload(),
    TODAY,
  );
  it('keeps a model shut down at a host out of the places', () =>
    expect(ranked.ranked.map((o) => [o.place, o.host])).toEqual([[1, 'fal']]));
  it('lists it as ended, with the day', () =>
    expect(ranked.ended.map((o) => [o.offer.hostId, o.end?.date, o.quote.usd])).toEqual([
      ['google-gemini', '2026-08-17', '0.04'],
    ]));
});

describe('what a price is not known for', () => {
  const row = (given: ReturnType<typeof offer>, asked = {}) => {
    const { ranked, incomparable } = rankModel(
      model(given.modelId ?? ''),
      [given],
      workload(asked),
      TODAY,
    );
    return (ranked[0] ?? incomparable[0])?.quote;
  };
  const live = offer('fal', [span(flat('0.003'))]);

  it('batch, where only the live price is known', () =>
    expect(row(live, { batch: true })?.reason).toBe('no batch price known'));
  it('the plain model, where the host sells another output', () =>
    expect(row({ ...live, variant: 'style=vector_illustration' })?.reason).toContain('vector'));
  it('the plain model, where the catalog knows a faster cut', () =>
    expect(row({ ...live, hostId: 'segmind', hostModel: 'fast-flux-schnell' })?.reason).toContain(
      'fast',
    ));
  it('sizes and steps far from the usual, by a flat price', () => {
    const usual =
      'the host doesn’t say which size this price is for; taken as the model’s usual size, 1024×1024';
    expect(row(live)).toMatchObject({ exactness: 'listed', assumptions: [usual] });
    expect(row(live, { width: 512, height: 512 })?.exactness).toBe('listed');
    const large = rankModel(schnell, [live], workload({ width: 2048, height: 2048 }), TODAY);
    expect(large.unsized[0]?.quote).toMatchObject({
      exactness: 'estimated',
      assumptions: [`${usual}, so it may not hold at 2048×2048`],
    });
    expect(row(live, { steps: 40 })?.exactness).toBe('estimated');
    expect(row(live, { steps: 4 })?.exactness).toBe('listed');
  });
  it('a tier, where only the catalog says which it is', () => {
    const sold = { modelId: 'ideogram-3', tier: 'low' as const };
    const of = (hostModel: string, variant = '') =>
      row(offer('replicate', [span(flat('0.03'))], { ...sold, hostModel, variant }), {
        quality: 'low',
      })?.assumptions;
    expect(of('some-name')).toContain('taken as low quality; the price itself names no tier');
    expect(of('ideogram-ai/ideogram-v3-turbo')?.join()).not.toContain('tier');
    expect(of('some-name', 'quality=Turbo')?.join()).not.toContain('tier');
  });
});

describe('prices without a word of size', () => {
  const byArea: Rule = {
    money: USD,
    terms: [
      {
        amount: '0.01',
        per: 1,
        times: [
          { kind: 'megapixel', pixelsPerMegapixel: 1_000_000, rounding: 'none', part: 'all' },
        ],
      },
    ],
  };
  const at = (edge: number, checked = '2026-11-18') =>
    rankModel(
      schnell,
      [
        offer('fal', [span(byArea)]),
        offer('replicate', [span(flat('0.003'), { checkedOn: checked })]),
        offer('together', [span(flat('0.001'), { checkedOn: '2026-06-01' })]),
      ],
      workload({ width: edge, height: edge }),
      TODAY,
    );
  it('have their place up to the model’s usual size', () =>
    expect(at(1024).ranked.map((o) => o.host)).toEqual(['replicate', 'fal']));
  it('have none beyond it, however low, and are said apart, the stale ones last', () => {
    const { ranked, unsized, stale, onlyStale } = at(2048);
    expect(ranked.map((o) => [o.place, o.host])).toEqual([[1, 'fal']]);
    expect(unsized.map((o) => o.host)).toEqual(['replicate', 'together']);
    expect([stale, onlyStale]).toEqual([[], false]);
  });
  it('alone answer, marked, where no host says a size', () => {
    const only = rankModel(
      schnell,
      [offer('replicate', [span(flat('0.003'))])],
      workload({ width: 2048, height: 2048 }),
      TODAY,
    );
    expect([only.ranked, only.onlyStale, only.unsized.length]).toEqual([[], false, 1]);
  });
  it('hold up to 2K in a model that is sold from 2K up', () => {
    const seedream = models.find((m) => m.sizes.join() === '2K,4K') as Model;
    const large = (edge: number) =>
      rankModel(
        seedream,
        [offer('fal', [span(flat('0.03'))], { modelId: seedream.id })],
        workload({ width: edge, height: edge, quality: standardTier(seedream) }),
        TODAY,
      );
    expect([large(2048).ranked.length, large(4096).ranked.length]).toEqual([1, 0]);
  });
});

describe('what is said of change', () => {
  const only = (spans: ReturnType<typeof span>[]) =>
    rankModel(schnell, [offer('fal', spans)], workload(), TODAY).ranked[0];
  const earlier = span(flat('0.003'), { to: '2026-11-02', checkedOn: '2026-11-01' });

  it('equal quotes are no change of price, only of terms', () => {
    const reworded = span(flat('0.00300001'), { from: '2026-11-02', changedAfter: '2026-11-01' });
    const row = only([earlier, reworded]);
    expect(row?.change).toEqual({ kind: 'same' });
    expect(row?.priceSpan).toBe(earlier);
  });
  it('a first reading is dated', () =>
    expect(only([span(flat('0.003'), { from: '2026-09-28' })])?.change).toEqual({
      kind: 'new',
      since: { day: '2026-09-28', precision: 'day' },
    }));
  it('a price of some day in 2026 says nothing of 90 days ago', () =>
    expect(
      only([span(flat('0.003'), { from: '2026-01-01', fromPrecision: 'year' })])?.change,
    ).toEqual({ kind: 'unread' }));
});
