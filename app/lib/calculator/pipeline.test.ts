import { describe, expect, it } from 'vitest';
import type { QualityScore } from '@/catalog';
import type { Market } from '@/db/queries/market';
import { needParams, readNeed } from '@/pricing';
import { flat, offer, span } from '../market-fixture';
import { pipelineView } from './pipeline';
import { pipelineWords, savingWords, searchedAt, unplacedWords } from './pipeline-words';
import { reaches, scoresFor } from './scores';

const TODAY = '2026-11-20';
const sold = (
  model: string,
  usd: string,
  operation: 'generate' | 'edit',
  checkedOn = '2026-11-18',
) =>
  offer(`${operation === 'edit' ? 'fal' : 'replicate'}`, [span(flat(usd), { checkedOn })], {
    modelId: model,
    hostModel: `${model}-${operation}`,
    operation,
  });
const held: Market = {
  offers: [
    sold('flux-1-schnell', '0.003', 'generate'),
    sold('sdxl-1-0', '0.002', 'generate', '2026-01-20'),
    sold('flux-2-pro', '0.03', 'generate'),
    sold('gemini-3-pro-image', '0.13', 'generate'),
    sold('gemini-3-pro-image', '0.15', 'edit'),
    sold('flux-2-pro', '0.045', 'edit'),
  ],
  loadedAt: new Date(0),
  firstDay: null,
};
const GEMINI = { final: 'gemini-3-pro-image' };
const view = (params: Record<string, string> = {}, of: Market | null = held) =>
  pipelineView(params, of, TODAY);

describe('two stages', () => {
  it('open with the cheapest pair of all that save', () => {
    expect(view().shown?.pair).toMatchObject({
      draft: { id: 'flux-1-schnell' },
      final: { id: 'flux-2-pro' },
    });
    expect(view().chosen).toEqual({ draft: null, final: null });
  });

  it('say each step for a final model of one’s own', () => {
    const v = view(GEMINI);
    expect(v.shown?.pair).toMatchObject({
      draft: { id: 'flux-1-schnell' },
      final: { id: 'gemini-3-pro-image' },
      cost: { usd: '0.174', steps: [{ usd: '0.024' }, { usd: '0.15' }] },
    });
    // 8 × 0.13 alone; from 2 drafts on: 0.15 ÷ (0.13 − 0.003) = 1.18.
    expect(v.shown?.one).toMatchObject({ usd: '1.04', saved: '0.866', paysFrom: '2' });
    expect(v.withStale).toBe(false);
    expect(v.chart?.marks[0]).toMatchObject({ images: 2, usd: '0.156' });
  });

  it('are searched over every pair of different models, cheapest first', () => {
    const v = view({ final: 'any' });
    // One more costs 1.085, against 0.24 with its final model alone: counted, not listed.
    expect([v.searched, v.compared, v.saving]).toEqual([4, 4, 3]);
    expect(v.pairs.map((p) => [p.pair.draft.id, p.pair.final.id, p.pair.cost.usd])).toEqual([
      ['flux-1-schnell', 'flux-2-pro', '0.069'],
      ['flux-1-schnell', 'gemini-3-pro-image', '0.174'],
      ['flux-2-pro', 'gemini-3-pro-image', '0.39'],
    ]);
    expect(v.pairs.every((p) => Number(p.one?.saved) > 0)).toBe(true);
  });

  it('leave special tools, and edits by models that only make images, to others', () => {
    const tools = ['flux-1-redux', 'instantid', 'ic-light', 'flux-1-fill-pro', 'segfit-1-1'];
    const offers = [
      ...held.offers,
      ...tools.map((id) => sold(id, '0.0001', 'edit')),
      sold('flux-1-canny-dev', '0.0001', 'generate'),
      sold('ssd-1b', '0.0001', 'edit'),
    ];
    const v = view({}, { ...held, offers });
    expect([...v.drafts, ...v.finals].map((m) => m.id)).toEqual(
      [...view().drafts, ...view().finals].map((m) => m.id),
    );
    expect(v.shown?.pair.final.id).toBe('flux-2-pro');
    expect(view({ final: 'instantid' }, { ...held, offers }).form.errors.final).toBeDefined();
  });

  it('say at whose prices pairs were searched, with and without a place', () => {
    expect(searchedAt(view())).toBe('each model at its cheapest host with a place');
    expect(searchedAt(view(GEMINI))).toContain('the models you chose at their cheapest host');
    const old = { ...held, offers: [sold('sdxl-1-0', '0.002', 'generate', '2026-01-20')] };
    old.offers.push(sold('flux-2-pro', '0.045', 'edit', '2026-01-20'));
    const v = view({}, old);
    expect(v.withStale).toBe(true);
    expect(searchedAt(v)).toBe('each model at its cheapest host; prices without a place take part');
  });

  it('may be one’s own choice, also the same model twice or an old price', () => {
    const same = view({ draft: 'flux-2-pro', final: 'flux-2-pro' });
    expect(same.shown?.pair.cost.usd).toBe('0.285');
    expect(same.shown?.one?.saved).toBe('-0.045');
    expect(view({ draft: 'sdxl-1-0' }).shown?.pair.draft.price.current).toBe(false);
  });

  it('finish by making it anew', () => {
    expect(view({ ...GEMINI, finish: 'generate' }).shown?.pair.cost.usd).toBe('0.154');
  });

  it('go by one rule at every stage: a place, unless it was chosen', () => {
    const old = { checkedOn: '2026-01-20' };
    const lone = (model: string, usd: string) =>
      offer('replicate', [span(flat(usd), old)], { modelId: model, hostModel: `${model}-old` });
    // Far cheaper, but old: neither a draft nor what a saving is measured by.
    const v = view({}, { ...held, offers: [...held.offers, lone('qwen-image', '0.0001')] });
    expect(v.pairs.some((p) => p.pair.draft.id === 'qwen-image')).toBe(false);
    const finals = held.offers.filter((o) => o.hostModel !== 'flux-2-pro-generate');
    const staleOne = view({}, { ...held, offers: [...finals, lone('flux-2-pro', '9')] });
    expect(staleOne.pairs.map((p) => p.pair.final.id)).not.toContain('flux-2-pro');
    const chosen = view({ draft: 'sdxl-1-0' });
    expect(unplacedWords(chosen)).toMatch(
      /^Last read too long ago for a place: .+ at .+, 20 Jan 2026/,
    );
    expect(unplacedWords(view())).toBeNull();
    const large = view({ ...GEMINI, size: '2048x2048' });
    expect(unplacedWords(large)).toContain('doesn’t say that its price');
  });

  it('leave out what needs a picture or has ended', () => {
    const more = [
      sold('ideogram-3-character', '0.0001', 'generate'),
      sold('imagen-4', '0.0002', 'generate'),
    ];
    const v = view({}, { ...held, offers: [...held.offers, ...more] });
    expect(v.drafts.map((m) => m.id)).not.toContain('ideogram-3-character');
    expect(v.pairs.map((p) => p.pair.draft.id)).not.toContain('imagen-4');
  });

  it('read the workload as every page does', () => {
    const v = view({ size: '512x512', volume: '20', quality: 'high', attempts: '3' });
    expect(needParams(v.asked.need)).toEqual({ size: '512x512', volume: '20', quality: 'high' });
    expect(v.kept).toBe(20);
    expect(v.asked.leftOut).toBe('Not part of this sum: attempts for each.');
    expect(view({ size: '0x0' }).asked.errors.size).toBe(readNeed({ size: '0x0' }).errors.size);
  });

  it('keep to a least score', () => {
    const scored = view({ final: 'any', finalScore: '1300' });
    expect(scored.pairs.length).toBeGreaterThan(0);
    for (const p of scored.pairs)
      expect(Number(scored.finalScores?.byModel.get(p.pair.final.id))).toBeGreaterThanOrEqual(1300);
    expect(view({ final: 'any', finalScore: '9999' })).toMatchObject({ shown: null, pairs: [] });
  });

  it('say when old prices take part', () => {
    const old = { ...held, offers: held.offers.filter((o) => o.modelId !== 'flux-1-schnell') };
    const v = view(
      { final: 'flux-2-pro', draft: 'any' },
      {
        ...old,
        offers: old.offers.filter((o) => o.operation === 'edit' || o.modelId === 'sdxl-1-0'),
      },
    );
    expect(v.withStale).toBe(true);
    expect(v.shown?.pair.draft.id).toBe('sdxl-1-0');
    expect(v.shown?.one).toBeNull();
  });

  it('answer without a database that nothing fits', () => {
    expect(view({}, null)).toMatchObject({ shown: null, chart: null, pairs: [] });
  });

  it.each([
    ['drafts', '0.5', 'a number of attempts'],
    ['finals', '0', 'a number of attempts'],
    ['draftSize', 'big', 'isn’t a size'],
    ['finish', 'magic', 'isn’t “edit” or “generate”'],
    ['draft', 'nope', 'all are searched'],
    ['final', 'sdxl-1-0', 'all are searched'],
    ['finalScore', 'high', 'isn’t a score'],
  ])('%s %s is refused beside its field', (field, text, words) => {
    const { form, shown } = view({ [field]: text });
    expect(form.errors[field]).toContain(words);
    expect(form.given[field]).toBe(text);
    expect(shown).not.toBeNull();
  });
});

describe('in words', () => {
  const words = (params: Record<string, string>, of = held) => {
    const v = view(params, of);
    return [pipelineWords(v), v.shown ? savingWords(v.shown, v.kept) : ''];
  };

  it('says cost, saving and from when', () => {
    const [cost, saving] = words(GEMINI);
    expect(cost).toMatch(
      /^Drafting with FLUX\.1 \[schnell\] and finishing with .* costs \$0\.174 a kept image\.$/,
    );
    expect(saving).toContain('two stages save 83%, $866.00 a month on 1,000 images');
    expect(saving).toContain('pay from 2 drafts');
  });

  it('says so when it costs more, never pays or can’t be compared', () => {
    expect(words({ drafts: '1' })[0]).toBe(
      'One model for all is cheaper: none of 4 pairs saves anything.',
    );
    const dear = words({ ...GEMINI, draft: 'flux-1-schnell', drafts: '1' });
    expect(dear[0]).toMatch(
      /^One model for all is cheaper: .* costs \$0\.13 a kept image, the two/,
    );
    expect(dear[1]).toContain('two stages cost $23.00 more a month');
    expect(words({ draft: 'flux-2-pro', final: 'flux-2-pro' })[1]).toContain('never pay');
    const without = {
      ...held,
      offers: held.offers.filter((o) => o.hostModel !== 'gemini-3-pro-image-generate'),
    };
    expect(words(GEMINI, without)[1]).toContain('nothing to compare with');
    expect(words({ final: 'any', finalScore: '9999' })[0]).toContain('No pair');
  });
});

describe('scores', () => {
  const row = (model: string, value: string, date: string): QualityScore => ({
    model,
    metric: 'LMArena text-to-image score',
    value,
    measuredOn: { date, precision: 'day' },
    sourceUrl: 'https://example.com/scores',
    sourceDetail: null,
    label: null,
    note: null,
  });
  const list = (date: string) =>
    Array.from({ length: 20 }, (_, i) => row(`model-${i}`, `${1000 + i}`, date));

  it('are of the newest day with a whole list, the best where a model stands twice', () => {
    const rows = [
      ...list('2026-03-01'),
      ...list('2026-04-01'),
      row('model-3', '1200', '2026-04-01'),
      row('model-1', '1', '2026-05-01'),
    ];
    const scores = scoresFor('generate', rows);
    expect(scores?.day).toBe('2026-04-01');
    expect(scores?.byModel.get('model-3')).toBe('1200');
    expect(scores?.byModel.size).toBe(20);
    expect(scoresFor('generate', [])).toBeNull();
    expect(scoresFor('edit', rows)).toBeNull();
  });

  it('leave out models without one only where one is asked for', () => {
    const scores = scoresFor('generate', list('2026-04-01'));
    expect(reaches(scores, 'unknown', undefined)).toBe(true);
    expect(reaches(scores, 'unknown', '1')).toBe(false);
    expect(reaches(scores, 'model-5', '1005')).toBe(true);
    expect(reaches(scores, 'model-5', '1006')).toBe(false);
  });
});
