import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
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

  it('keeps what the host asked last once the end has come, not what others ask', () => {
    const sold = (host: string, usd: string, hostModel: string) =>
      offer(host, [span(flat(usd), { from: '2026-01-10', checkedOn: '2026-03-05' })], {
        modelId: 'imagen-4',
        hostModel,
      });
    const offers = [
      sold('fal', '0.03', 'fal-ai/imagen4/preview'),
      sold('google-gemini', '0.04', 'imagen-4.0-generate-001'),
    ];
    const ended = event({ model: 'imagen-4', host: 'google-gemini', date: '2026-08-17' });
    const priceOn = (today: string) => {
      const { coming, past } = endsOf(offers, today, STANDARD, [ended]);
      return [...coming, ...past][0]?.price;
    };
    expect(priceOn('2026-08-16')).toMatchObject({
      usd: '0.04',
      host: 'google-gemini',
      ended: false,
    });
    for (const day of ['2026-08-17', '2026-08-18'])
      expect(priceOn(day)).toMatchObject({
        usd: '0.04',
        host: 'google-gemini',
        checked: { day: '2026-03-05' },
        stale: true,
        ended: true,
      });
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

const FACTS = join(import.meta.dirname, '../../../shared/facts/lifecycle.csv');
/** Named otherwise here: an announcement of a preview's end is one about its model. */
const RENAMED: Record<string, string> = { 'imagen-4-preview': 'imagen-4' };

it.skipIf(!existsSync(FACTS))(
  'lists every announcement of the noted facts (needs ../shared/facts)',
  () => {
    const { data } = Papa.parse<Record<string, string>>(readFileSync(FACTS, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    const said = data.filter((row) =>
      ['deprecated', 'shutdown', 'removed_from_host'].includes(row.event ?? ''),
    );
    expect(said.length).toBeGreaterThan(80);
    const { coming, past } = endsOf([], TODAY, { scope: 'all', status: 'all' });
    const listed = new Set(
      [...coming, ...past].map(({ event: e }) => [e.model, e.host ?? '', e.event, e.date].join()),
    );
    const missing = said
      .map((r) => [RENAMED[r.model_id ?? ''] ?? r.model_id, r.host, r.event, r.date].join())
      .filter((key) => !listed.has(key));
    expect(missing).toEqual([]);
    const openai = coming.filter((e) => e.event.host === 'openai').map((e) => e.event.date);
    expect(openai).toContain('2026-12-01');
  },
);

it('prices the replacement at the old model’s workload, or not at all', () => {
  const ends = [
    event({ model: 'flux-1-fill-pro', host: 'bfl', replacement: 'flux-2-pro' }),
    event({ model: 'flux-1-schnell', host: 'bfl', replacement: 'clarity-upscaler' }),
  ];
  const edit = { operation: 'edit' as const };
  const offers = [
    offer('bfl', [span(flat('0.05'))], { modelId: 'flux-1-fill-pro', ...edit }),
    offer('bfl', [span(flat('0.03'))], { modelId: 'flux-2-pro', hostModel: 'made' }),
    offer('bfl', [span(flat('0.045'))], { modelId: 'flux-2-pro', hostModel: 'edited', ...edit }),
    offer('bfl', [span(flat('0.01'))]),
    offer('bfl', [span(flat('0.02'))], { modelId: 'clarity-upscaler', operation: 'upscale' }),
  ];
  const all = { scope: 'all', status: 'all' } as const;
  const { coming, past } = endsOf(offers, TODAY, all, ends);
  const prices = [...coming, ...past].map((e) => [
    e.model.id,
    e.price?.usd,
    e.replacementPrice?.usd ?? null,
  ]);
  expect(prices).toEqual([
    ['flux-1-fill-pro', '0.05', '0.045'],
    ['flux-1-schnell', '0.01', null],
  ]);
});
