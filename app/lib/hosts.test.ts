import { describe, expect, test } from 'vitest';
import { hostById } from '@/catalog';
import type { MarketOffer } from '@/db/queries/market';
import { perImage, type Rule, USD } from '@/pricing';
import { ordinal, standingWords } from './host-words';
import {
  cheapestOwnPrice,
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

describe('the cheapest price of a host’s own', () => {
  const cheapest = (...given: Given[]) =>
    cheapestOwnPrice(offersOfHost('fal', given.map(offer), TODAY));

  test('is the cheapest generating one', () => {
    expect(
      cheapest({ amount: '0.003' }, { amount: '0.001', operation: 'edit' }, { amount: '0.002' }),
    ).toMatchObject({ usd: '0.002', modelId: 'flux-1-schnell', current: true });
  });

  test('leaves a cheaper stale one aside, unless there is nothing else', () => {
    const stale: Given = { amount: '0.001', checkedOn: '2026-06-01' };
    expect(cheapest(stale, { amount: '0.002' })).toMatchObject({ usd: '0.002', current: true });
    expect(cheapest(stale)).toMatchObject({ usd: '0.001', current: false });
  });

  test('is none without a number', () => {
    expect(cheapest({ modelId: null })).toBeNull();
    expect(cheapest()).toBeNull();
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
