import { describe, expect, it } from 'vitest';
import { standardWorkload } from '@/catalog/standard';
import { perImage, type Rule, USD } from '@/pricing';
import type { RawOffer } from './contract';
import { type AliasLookup, resolve } from './resolve';

const rule: Rule = { money: USD, terms: [perImage('0.05')] };
const raw = (hostModel: string, more: Partial<RawOffer> = {}): RawOffer => ({
  hostModel,
  operation: null,
  rule,
  quote: '$0.05 per image',
  ...more,
});
const table: Record<string, ReturnType<AliasLookup>> = {
  both: { model: 'flux-2-dev', operation: 'both', variant: null, reason: null },
  edit: { model: 'flux-2-dev', operation: 'edit', variant: null, reason: null },
  hq: { model: 'flux-2-dev', operation: 'generate', variant: 'quality=hd', reason: null },
  router: { model: null, operation: null, variant: null, reason: 'router: any model' },
};
const run = (...offers: RawOffer[]) => resolve('somehost', offers, (_, wording) => table[wording]);

describe('resolving', () => {
  it('makes two offers of a wording that both generates and edits', () => {
    expect(run(raw('both')).named.map((o) => o.operation)).toEqual(['generate', 'edit']);
  });

  it("lets the page's operation outrank the table's", () => {
    expect(run(raw('both', { operation: 'edit' })).named.map((o) => o.operation)).toEqual(['edit']);
    expect(run(raw('edit')).named.map((o) => o.operation)).toEqual(['edit']);
  });

  it('makes no edit of what the page prices without its input images', () => {
    expect(run(raw('both', { noEdit: true })).named.map((o) => o.operation)).toEqual(['generate']);
    expect(run(raw('edit', { noEdit: true })).named).toEqual([]);
  });

  it("reads the tier from the host's word, else from the wording, and `auto` is none", () => {
    const tier = (o: RawOffer) => run(o).named[0]?.tier;
    expect(tier(raw('edit', { variant: { quality: 'Turbo' } }))).toBe('low');
    expect(tier(raw('edit', { variant: { quality: 'auto' } }))).toBeNull();
    expect(tier(raw('hq'))).toBe('high');
    expect(tier(raw('edit'))).toBeNull();
  });

  it('keeps what it cannot name, with its words and the reason', () => {
    const { named, unnamed } = run(raw('router'), raw('never seen'));
    expect(named).toEqual([]);
    expect(unnamed.map((u) => [u.wording, u.reason, u.words])).toEqual([
      ['router', 'router: any model', '$0.05 per image'],
      ['never seen', 'the wording is not in the alias table', '$0.05 per image'],
    ]);
  });
});

describe('a wording that the host has no row for', () => {
  const named = (wording: string) =>
    resolve('salad', [raw(wording)]).named.map((o) => `${o.modelId} ${o.operation}`);

  it.each([
    ['FLUX.1 [schnell]', 'flux-1-schnell generate'],
    ['flux 1 schnell', 'flux-1-schnell generate'],
    ['black-forest-labs/FLUX.1-schnell', 'flux-1-schnell generate'],
    ['Nano Banana Pro (Gemini 3 Pro Image)', 'gemini-3-pro-image generate'],
    ['qwen-image-edit', 'qwen-image-edit edit'],
  ])('"%s" is a name of its own: %s', (wording, meant) => {
    expect(named(wording)).toEqual([meant]);
  });

  it.each([
    'FLUX.9 [schnell]',
    'FLUX.1 [schnell] turbo',
    'Crisp upscale',
    'fast',
    'Background removal',
  ])('"%s" stays unnamed', (wording) => expect(named(wording)).toEqual([]));

  it('doesn’t outrank what the host’s own rows say', () => {
    const { named: mine, unnamed } = resolve('getimg', [raw('FLUX.2')]);
    expect([mine, unnamed.length]).toEqual([[], 1]);
  });
});

describe('the standard workload', () => {
  const tiers: Rule = {
    money: USD,
    terms: (['low', 'medium', 'high'] as const).map((t) =>
      perImage('0.01', [{ kind: 'quality', is: [t] }]),
    ),
  };
  const base = { modelId: null, operation: 'generate' as const, tier: null, rule };
  it('has the tier of the offer, or the middle one that the rule prices', () => {
    expect(standardWorkload({ ...base, tier: 'high' }).quality).toBe('high');
    expect(standardWorkload({ ...base, rule: tiers }).quality).toBe('medium');
    expect(standardWorkload(base).quality).toBeNull();
  });
  it('is a batch only for a batch offer', () => {
    expect(standardWorkload({ ...base, variant: 'batch&quality=low' }).batch).toBe(true);
    expect(standardWorkload({ ...base, variant: 'quality=low' }).batch).toBe(false);
  });
});
