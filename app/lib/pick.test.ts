import { describe, expect, test } from 'vitest';
import type { Market, MarketOffer } from '@/db/queries/market';
import { readNeed } from '@/pricing';
import { flat, offer, span } from './market-fixture';
import { choose } from './pick';
import { readConstraints } from './pick-params';
import { outWords, wishWords } from './pick-words';

const TODAY = '2026-11-20';
const market = (...offers: MarketOffer[]): Market => ({
  offers,
  firstDay: null,
  loadedAt: new Date(0),
});
const ask = (query: string, held: Market) => {
  const params = Object.fromEntries(new URLSearchParams(query));
  const { need } = readNeed(params);
  const { constraints } = readConstraints(params);
  return { ...choose(held, need, constraints, TODAY), need, constraints };
};
const best = (a: ReturnType<typeof ask>) => a.fits.map((f) => `${f.place} ${f.best.id}`);
const out = (a: ReturnType<typeof ask>, wish: string) => a.out.find((o) => o.wish === wish)?.models;

const dear = { hostModel: 'dear', modelId: 'gpt-image-2' };
const sold = market(
  offer('fal', [span(flat('0.003'))]),
  offer('replicate', [span(flat('0.004'))]),
  offer('openai', [span(flat('0.05'))], { ...dear, tier: 'medium' }),
  offer('openai', [span(flat('0.2'))], { ...dear, hostModel: 'dear high', tier: 'high' }),
  offer('together', [span(flat('0.001'), { checkedOn: '2026-09-01' })], {
    hostModel: 'old',
    modelId: 'sdxl-1-0',
  }),
  offer('replicate', [span({ ...flat('0.002'), basis: 'average' })], {
    hostModel: 'average',
    modelId: 'qwen-image',
  }),
);

describe('an answer', () => {
  test('names each model once, at its cheapest host', () => {
    const answer = ask('', sold);
    expect(best(answer)).toEqual(['1 replicate/average/', '2 fal/fal-wording/', '3 openai/dear/']);
    expect(answer.fits[1]?.others.map((o) => o.row?.host)).toEqual(['replicate']);
  });

  test('keeps prices too old for a place apart', () => {
    expect(ask('', sold).old.map((o) => o.id)).toEqual(['together/old/']);
    expect(out(ask('', sold), 'fresh')).toBe(1);
  });

  test('leaves out what its maker has ended, and prices that may not hold at the size', () => {
    const held = market(
      offer('fal', [span(flat('0.003'))]),
      offer('fal', [span(flat('0.001'))], { hostModel: 'ended', modelId: 'imagen-4' }),
    );
    const usual = ask('', held);
    expect(best(usual)).toEqual(['1 fal/fal-wording/']);
    expect(out(usual, 'alive')).toBe(1);
    const large = ask('size=2048x2048', held);
    expect([best(large), out(large, 'sized')]).toEqual([[], 2]);
    expect(outWords('sized', large.need, large.constraints)).toContain('this size');
  });

  test('leaves out what generates from a picture only', () => {
    const character = { hostModel: 'character', modelId: 'ideogram-3-character' };
    const answer = ask('', market(offer('fal', [span(flat('0.001'))], character)));
    expect(answer.fits).toEqual([]);
    expect(out(answer, 'operation')).toBeGreaterThan(0);
    expect(outWords('operation', answer.need, answer.constraints)).toContain('from words alone');
  });

  test('adds up to all models', () => {
    const answer = ask('max=0.01&forecast=1&open=1&lasting=1', sold);
    expect(answer.out.reduce((n, o) => n + o.models, answer.fits.length)).toBe(answer.models);
  });
});

describe('constraints', () => {
  test('a limit puts the dearer out, and says so', () => {
    const answer = ask('max=0.02', sold);
    expect(best(answer)).toEqual(['1 replicate/average/', '2 fal/fal-wording/']);
    expect(out(answer, 'price')).toBe(1);
    expect(outWords('price', answer.need, answer.constraints)).toBe('above $0.02 per image');
    expect(answer.named.price).toEqual([{ model: 'gpt-image-2', words: '$0.05 per image' }]);
    expect(answer.fits[1]?.best.verdicts.priced?.words).toBe(
      '$0.003 per image: the host prints this very number',
    );
    expect(answer.near.map((n) => [n.dropped, n.fits.map((f) => f.best.model)])).toEqual([
      [['price'], ['gpt-image-2']],
    ]);
  });

  test('a limit is on the usable image where the reader says what is kept', () => {
    const answer = ask('max=0.0099&acceptance=1/3', sold);
    expect(answer.fits.map((f) => [f.best.model, f.best.cost])).toEqual([
      ['qwen-image', '0.006'],
      ['flux-1-schnell', '0.009'],
    ]);
    expect(wishWords('price', answer.need, answer.constraints)).toBe(
      'at most $0.0099 per usable image',
    );
  });

  test('a price known before the call excludes averages', () => {
    const answer = ask('forecast=1', sold);
    expect(best(answer)).not.toContain('1 replicate/average/');
    expect(out(answer, 'forecast')).toBe(1);
  });

  test('a tier must be sold, by models that have tiers', () => {
    const high = ask('quality=high', sold);
    expect(high.fits.map((f) => [f.best.model, f.best.cost])).toContainEqual([
      'gpt-image-2',
      '0.2',
    ]);
    expect(high.fits[0]?.best.verdicts.tier?.words).toBe('sold in one quality only');
    expect(out(ask('quality=max', sold), 'tier')).toBe(1);
  });

  test('latency counts only where a dated source says so, unless the unknown is kept', () => {
    const fast = ask('latency=fast', sold);
    expect(fast.fits.map((f) => f.best.model)).toEqual(['flux-1-schnell']);
    expect(fast.fits[0]?.best.verdicts.latency?.words).toContain('Jun 2026');
    const kept = ask('latency=fast&unknown=1', sold);
    expect(kept.fits.map((f) => f.best.model)).toContain('qwen-image');
  });

  test('many models at one host counts what it sells', () => {
    const answer = ask('keys=2', sold);
    expect(answer.fits.map((f) => f.best.row?.host)).toEqual(['replicate', 'replicate']);
    expect(answer.fits[0]?.best.verdicts.keys?.words).toBe('Replicate sells 2 models listed here');
  });
});

describe('an address', () => {
  test.each([
    ['max=cheap', 'max', /isn’t an amount/],
    ['max=0', 'max', /above 0/],
    ['max=-1', 'max', /isn’t an amount/],
    ['latency=slow', 'latency', /fast or medium/],
    ['keys=1', 'keys', /2 to 200/],
    ['open=yes', 'open', /open=1/],
  ] as const)('%s is refused in words', (query, field, words) => {
    const { errors, constraints } = readConstraints(Object.fromEntries(new URLSearchParams(query)));
    expect(errors[field]).toMatch(words);
    expect(constraints[field]).toBe(field === 'open' ? false : null);
  });

  test.each(['$0.040', '0.04', '0,04', '$ 0,04'])('%s is read as people write it', (max) => {
    expect(readConstraints({ max })).toMatchObject({ constraints: { max: '0.04' }, errors: {} });
  });
});
