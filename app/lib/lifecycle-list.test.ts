import { describe, expect, it } from 'vitest';
import type { LifecycleEvent } from '@/catalog';
import { isPast } from '@/catalog/ends';
import { askedEnds, endsOf } from './lifecycle-list';
import { flat, offer, span } from './market-fixture';

const TODAY = '2026-11-20';
const STANDARD = { scope: 'model', status: 'standing' } as const;

function event(changes: Partial<LifecycleEvent>): LifecycleEvent {
  return {
    model: 'gpt-image-1-5',
    host: 'openai',
    event: 'shutdown',
    date: '2026-12-01',
    precision: 'day',
    scope: 'model',
    status: 'current',
    replacement: null,
    sourceUrl: null,
    confidence: 'A',
    note: null,
    ...changes,
  };
}

describe('ends', () => {
  it('puts the announced shutdowns of OpenAI on top, with days left and replacement', () => {
    const { coming } = endsOf([], TODAY, STANDARD);
    const first = coming.filter((e) => e.event.date === '2026-12-01');
    expect(coming.slice(0, first.length)).toEqual(first);
    expect(first.map((e) => e.model.id).sort()).toEqual([
      'chatgpt-image-latest',
      'gpt-image-1-5',
      'gpt-image-1-mini',
    ]);
    for (const end of first) {
      expect(end).toMatchObject({ daysLeft: 11, past: false, price: null });
      expect(end.replacement?.id).toMatch(/^gpt-image-2-5/);
    }
  });

  it('sets the replacement’s price at the same host beside the old one', () => {
    const offers = [
      offer('together', [span(flat('0.001'))]),
      offer('fal', [span(flat('0.003'))]),
      offer('fal', [span(flat('0.012'), { checkedOn: '2026-01-20' })], { modelId: 'flux-2-dev' }),
    ];
    const announced = event({ model: 'flux-1-schnell', host: 'fal', replacement: 'flux-2-dev' });
    const [end] = endsOf(offers, TODAY, STANDARD, [announced]).coming;
    expect(end?.price).toMatchObject({ usd: '0.003', host: 'fal', stale: false });
    expect(end?.replacementPrice).toMatchObject({ usd: '0.012', host: 'fal', stale: true });
  });

  it('never counts a preview’s end, or a replaced announcement, as a model’s', () => {
    const events = [
      event({ scope: 'preview' }),
      event({ status: 'superseded', date: '2026-12-02' }),
      event({ status: 'disputed', date: '2026-12-03' }),
      event({ event: 'released' }),
    ];
    const days = (filters: Parameters<typeof endsOf>[2]) =>
      endsOf([], TODAY, filters, events).coming.map((e) => e.event.date);
    expect(days(STANDARD)).toEqual(['2026-12-03']);
    expect(days({ scope: 'preview', status: 'standing' })).toEqual(['2026-12-01']);
    expect(days({ scope: 'model', status: 'superseded' })).toEqual(['2026-12-02']);
    expect(days({ scope: 'all', status: 'all' })).toHaveLength(3);
  });
});

it.each([
  ['2026-11-20', 'day', true],
  ['2026-11-21', 'day', false],
  ['2026-11', 'month', false],
  ['2026-10', 'month', true],
  ['2026', 'year', false],
  ['2025', 'year', true],
] as const)('%s (%s) is past: %s', (date, precision, past) =>
  expect(isPast(event({ date, precision }), TODAY)).toBe(past),
);

it('refuses an unknown filter in words', () => {
  const { filters, errors } = askedEnds({ scope: 'everything' });
  expect(filters).toEqual(STANDARD);
  expect(errors[0]).toContain('“everything”');
});
