import { describe, expect, test } from 'vitest';
import { hostById } from '@/catalog';
import type { MarketOffer } from '@/db/queries/market';
import { type Need, perImage, type Rule, readNeed, USD } from '@/pricing';
import { ordinal, pricedForWords, standingWords } from './host-words';
import {
  answering,
  endedOffersOfHost,
  hostSummaries,
  offersOfHost,
  quoteAtStandard,
  whyNone,
} from './hosts';

const TODAY = '2026-11-20';
const rule = (amount: string): Rule => ({ money: USD, terms: [perImage(amount)] });

type Given = Partial<MarketOffer> & { amount?: string; checkedOn?: string; to?: string };

function offer({ amount = '0.003', checkedOn = '2026-11-16', to, ...changes }: Given): MarketOffer {
  const hostId = changes.hostId ?? 'fal';
  const id = changes.id ?? `${hostId} ${amount}`;
  const evidence = {
    observation: id,
    day: checkedOn,
    precision: 'day' as const,
    origin: 'host' as const,
    quote: 'q',
    sourceUrl: 'https://example.org',
    archived: false,
    whole: false,
  };
  return {
    id,
    hostId,
    reporter: 'host',
    hostModel: `wording of ${id}`,
    modelId: 'flux-1-schnell',
    operation: 'generate',
    variant: '',
    tier: null,
    spans: [
      {
        from: '2026-01-01',
        fromPrecision: 'day',
        firstArchived: true,
        firstSource: { url: 'https://example.com', whole: true },
        to: to ?? null,
        changedAfter: null,
        checkedOn,
        rule: rule(amount),
        gone: to !== undefined,
        firstObservation: id,
        evidence,
      },
    ],
    triedOn: checkedOn,
    lastTry: 'confirmed',
    failedTries: 0,
    disputes: [],
    ...changes,
  };
}

describe('offers of a host', () => {
  const market = [
    offer({ amount: '0.003' }),
    offer({ hostId: 'runware', amount: '0.0013' }),
    offer({ hostId: 'deepinfra', amount: '0.003' }),
    offer({ hostId: 'together', amount: '0.001', checkedOn: '2026-09-01' }),
    offer({ hostId: 'fal', id: 'dataset', reporter: 'litellm', amount: '0.001' }),
  ];

  test('have their place among fresh rivals; ties share it; datasets and stale ones have none', () => {
    const [own, ...rest] = offersOfHost('fal', market, TODAY);
    expect(rest).toEqual([]);
    expect(own?.standing).toEqual({ kind: 'placed', place: 2, of: 3, onlyStale: false });
    expect(offersOfHost('together', market, TODAY)[0]?.standing).toEqual({ kind: 'stale' });
  });

  test('without a model are shown, not ranked', () => {
    const [own] = offersOfHost('fal', [offer({ modelId: null })], TODAY);
    expect(own).toMatchObject({
      model: null,
      standing: { kind: 'unnamed' },
      quote: { usd: '0.003' },
    });
  });

  test('are priced at their own quality tier', () => {
    const turbo = offer({
      modelId: 'ideogram-3',
      tier: 'low',
      variant: 'quality=Turbo',
      amount: '0.03',
    });
    const { workload, quote } = quoteAtStandard(turbo, rule('0.03'));
    expect(workload.quality).toBe('low');
    expect(quote.usd).toBe('0.03');
  });

  test('that ended stand apart', () => {
    const ended = offer({ to: '2026-11-09' });
    expect(offersOfHost('fal', [ended], TODAY)).toEqual([]);
    expect(endedOffersOfHost('fal', [ended], TODAY)).toHaveLength(1);
  });
});

describe('offers of a host for a reader’s need', () => {
  const need = (query: string): Need =>
    readNeed(Object.fromEntries(new URLSearchParams(query))).need;
  const perMegapixel: Rule = {
    money: USD,
    terms: [
      {
        amount: '0.003',
        per: 1,
        times: [
          { kind: 'image' },
          { kind: 'megapixel', pixelsPerMegapixel: 1_048_576, rounding: 'up', part: 'all' },
        ],
      },
    ],
  };
  const byMegapixel = offer({ id: 'by megapixel' });
  const market = [
    { ...byMegapixel, spans: byMegapixel.spans.map((s) => ({ ...s, rule: perMegapixel })) },
    offer({ hostId: 'runware', amount: '0.005' }),
  ];
  const fal = (query: string, offers = market) =>
    offersOfHost('fal', offers, TODAY, need(query))[0];

  test('cost what the size asks, and take the place that this gives them', () => {
    const first = { kind: 'placed', place: 1, of: 2, onlyStale: false };
    expect(fal('')).toMatchObject({ quote: { usd: '0.003' }, cost: null, standing: first });
    expect(fal('size=2048x2048')).toMatchObject({
      quote: { usd: '0.012' },
      standing: { ...first, of: 1 },
    });
    const flat = offersOfHost('runware', market, TODAY, need('size=2048x2048'))[0];
    expect(flat).toMatchObject({ quote: { usd: '0.005' }, standing: { kind: 'unsized' } });
    expect(fal('size=2048x2048&ratio=16:9')?.quote.usd).toBe('0.012');
  });

  test('cost what a kept image does, month’s bill and all', () => {
    const kept = fal('acceptance=50&volume=1000');
    expect(kept?.quote.usd).toBe('0.003');
    expect(kept?.cost).toMatchObject({ usd: '0.006', month: '6' });
    const edited = fal('edits=1');
    expect(edited?.cost).toMatchObject({
      usd: null,
      reason: 'no price is known for an edit of it',
    });
    expect(edited?.standing).toEqual({ kind: 'incomparable' });
    const editor = offer({ id: 'editor', operation: 'edit', amount: '0.02' });
    expect(fal('edits=1', [editor, ...market])?.offer.operation).toBe('edit');
    const all = offersOfHost('fal', [editor, ...market], TODAY, need('edits=1'));
    expect(all.find((o) => o.offer.operation === 'generate')?.cost?.usd).toBe('0.023');
  });

  test('stay in their own operation and tier, and only those asked for are meant', () => {
    const tiered = (id: string, tier: 'low' | 'high') =>
      offer({ id, modelId: 'ideogram-3', tier, variant: `quality=${tier}`, amount: '0.03' });
    const own = (query: string) =>
      offersOfHost(
        'fal',
        [
          tiered('a', 'low'),
          tiered('b', 'high'),
          offer({ id: 'e', operation: 'edit' }),
          offer({ id: 'u', modelId: null }),
        ],
        TODAY,
        need(query),
      );
    const ids = (query: string) =>
      answering(own(query), need(query))
        .map((o) => o.offer.id)
        .sort()
        .join(' ');
    expect(own('quality=high&operation=edit')).toHaveLength(4);
    expect(ids('')).toBe('a b e u');
    expect(ids('quality=high')).toBe('b e u');
    expect(ids('quality=max')).toBe('b e u');
    expect(ids('operation=edit')).toBe('e');
    expect(ids('operation=upscale')).toBe('');
  });

  test.each([
    ['', 'Per image: 1024×1024, the model’s default steps, the offer’s own quality tier.'],
    [
      'operation=edit&size=2048x2048&ratio=16:9&steps=8&quality=high&volume=5000&acceptance=40',
      'Per usable image: edit, high quality or the model’s nearest, 5,000 images a month, 2728×1536 (16:9), 8 steps, 40% kept.',
    ],
  ])('are headed by what “%s” asks', (query, words) => {
    expect(pricedForWords(need(query))).toBe(words);
  });
});

describe('summaries', () => {
  test('hold every host, priced ones first, and a reason for the others', () => {
    const all = hostSummaries([offer({})], TODAY);
    expect(all[0]).toMatchObject({ host: { id: 'fal' }, offers: 1, models: 1, without: null });
    expect(all[0]?.lastRead).toEqual({ day: '2026-11-16', precision: 'day' });
    expect(all[0]?.graded?.grade).toBe('A');
    for (const { without } of all.slice(1)) expect(without).toMatch(/^\S/);
  });

  test.each([
    ['modal', 'rents GPU time'],
    ['302ai', 'no public price'],
    ['cursor', 'sells no images'],
  ])('why %s has none', (id, words) => {
    const host = hostById(id);
    expect(host && whyNone(host, [], TODAY)).toContain(words);
  });
});

test('places in words', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(ordinal)).toEqual(
    '1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 111th'.split(' '),
  );
  expect(standingWords({ kind: 'placed', place: 2, of: 7, onlyStale: false })).toBe('2nd of 7');
  expect(standingWords({ kind: 'placed', place: 1, of: 1, onlyStale: true })).toBe(
    'the only one, stale',
  );
});
