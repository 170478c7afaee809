import { describe, expect, it } from 'vitest';
import { type LifecycleEvent, lifecycle, type Model, modelById, models } from '@/catalog';
import {
  endOf,
  eventsOfHost,
  headline,
  knownBy,
  notices,
  replacementOf,
  wasAnnounced,
} from './lifecycle';
import { flat, offer, span } from './market-fixture';

const TODAY = '2026-11-20';
const model = (id: string) => modelById(id) as Model;
const sold = (host: string, modelId: string, hostModel = modelId, from = '2026-01-10') =>
  offer(host, [span(flat('0.03'), { from })], { modelId, hostModel });

describe('the end that an offer has come to', () => {
  it.each([
    ['a model shut down here', sold('google-gemini', 'imagen-4'), '2026-08-17'],
    ['elsewhere', sold('fal', 'imagen-4'), undefined],
    ['a day to come', sold('openai', 'gpt-image-1-mini'), undefined],
    ['a disputed report', sold('google-gemini', 'gemini-3-1-flash-image'), undefined],
    [
      'only preview ids, this is one',
      sold('google-gemini', 'gemini-3-pro-image', 'gemini-3-pro-image-preview'),
      '2026-06-25',
    ],
    ['only preview ids, this is none', sold('google-gemini', 'gemini-3-pro-image'), undefined],
    ['only one version', sold('together', 'flux-1-schnell'), undefined],
    ['sold anew', sold('google-gemini', 'imagen-4', 'imagen-4', '2026-09-01'), undefined],
  ])('%s', (_, given, day) => expect(endOf(given, TODAY)?.date).toBe(day));

  it('is not yet come the day before', () =>
    expect(endOf(sold('google-gemini', 'imagen-4'), '2026-08-16')).toBeNull());
});

describe('the headline of a model’s notices', () => {
  const of = (id: string, today = TODAY) => headline(notices(model(id), today), model(id));

  it.each([
    ['dall-e-3', 'bad', 'Shut down by its maker on', '2026-05-12'],
    ['nova-canvas', 'bad', 'Shut down by its maker on', '2026-09-30'],
    ['gpt-image-1-mini', 'warn', 'Its maker shuts it down on', '2026-12-01'],
    ['gpt-image-2', 'note', 'An end is announced at Microsoft Foundry / Azure OpenAI', undefined],
    ['flux-1-kontext-max', 'note', 'Novita AI no longer sells it', undefined],
    ['gemini-3-1-flash-image', 'warn', 'Deprecated by its maker', undefined],
  ])('%s', (id, kind, words, day) => {
    const found = of(id);
    expect([found.kind, found.words, found.on?.date]).toEqual([kind, words, day]);
  });
});

describe('an earlier day', () => {
  const event = lifecycle.find((e) => e.statedOn === null && e.event === 'shutdown');
  const undated = {
    ...event,
    date: '2026-10-23',
    precision: 'day',
    statedOn: null,
  } as LifecycleEvent;
  const stated = (date: string, precision: 'day' | 'month') =>
    ({ ...undated, statedOn: { date, precision } }) as LifecycleEvent;

  it.each([
    ['of which nobody knows when it was announced, before it came', undated, '2026-10-22', false],
    ['the same on its own day', undated, '2026-10-23', true],
    ['before the announcement', stated('2026-04-22', 'day'), '2026-04-21', false],
    ['on the day of the announcement', stated('2026-04-22', 'day'), '2026-04-22', true],
    ['in the month of the announcement', stated('2026-04', 'month'), '2026-04-29', false],
    ['at the end of that month', stated('2026-04', 'month'), '2026-04-30', true],
  ] as const)('knows an end %s', (_, e, day, known) => expect(knownBy(e, day)).toBe(known));

  it('knows of every event today', () => expect(knownBy(undated, null)).toBe(true));

  it('warns of no end that was not known', () => {
    const announced = lifecycle.filter(
      (e) => e.statedOn === null && e.date > '2026-01-01' && e.event === 'shutdown',
    );
    expect(announced.length).toBeGreaterThan(0);
    for (const e of announced) {
      const found = notices(model(e.model), '2026-01-01', '2026-01-01');
      expect(found.map((n) => n.event)).not.toContain(e);
    }
  });

  it('lists of a host only what had come or was announced', () => {
    const then = eventsOfHost('openai', '2025-01-01');
    expect(then.length).toBeGreaterThan(0);
    for (const e of then) expect((e.statedOn ?? e).date <= '2025-01-01').toBe(true);
    expect(eventsOfHost('openai', null).length).toBeGreaterThan(then.length);
  });

  it('calls no change of price announced', () => {
    const change = { ...undated, event: 'price_change', date: '2026-12-24' } as LifecycleEvent;
    expect(wasAnnounced(change, TODAY)).toBe(false);
    expect(wasAnnounced({ ...change, event: 'shutdown' }, TODAY)).toBe(true);
    expect(wasAnnounced(undated, TODAY)).toBe(false);
  });
});

it('follows replacements to one that is still alive', () => {
  expect(model('dall-e-3').replacedBy).toBe('gpt-image-1');
  const next = replacementOf(model('dall-e-3'), TODAY);
  expect(next && headline(notices(next, TODAY), next).kind).not.toBe('bad');
});

describe('the order of announcements', () => {
  it('is what lies ahead, soonest first, then what is past, latest first', () => {
    const days = (id: string, today: string) =>
      notices(modelById(id) as Model, today).map((n) => [n.past, n.event.host, n.event.date]);
    expect(days('gpt-image-1-5', '2026-11-20').slice(0, 2)).toEqual([
      [false, 'openai', '2026-12-01'],
      [false, 'azure', '2026-12-16'],
    ]);
    for (const model of models) {
      const found = notices(model, '2026-11-20');
      const ahead = found.filter((n) => !n.past).map((n) => n.event.date);
      const past = found.filter((n) => n.past).map((n) => n.event.date);
      expect(found.map((n) => n.past)).toEqual([
        ...ahead.map(() => false),
        ...past.map(() => true),
      ]);
      expect(ahead).toEqual([...ahead].sort());
      expect(past).toEqual([...past].sort().reverse());
    }
  });
});
