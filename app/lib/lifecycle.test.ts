import { describe, expect, it } from 'vitest';
import { type Model, modelById } from '@/catalog';
import { endOf, headline, notices, replacementOf } from './lifecycle';
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

it('follows replacements to one that is still alive', () => {
  expect(model('dall-e-3').replacedBy).toBe('gpt-image-1');
  const next = replacementOf(model('dall-e-3'), TODAY);
  expect(next && headline(notices(next, TODAY), next).kind).not.toBe('bad');
});
