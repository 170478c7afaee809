import { describe, expect, test } from 'vitest';
import { modelById, type QualityScore } from '@/catalog';
import type { Market, MarketOffer } from '@/db/queries/market';
import { readNeed } from '@/pricing';
import { columnsOf } from './compare';
import { pairName, readColumns } from './compare-params';
import { flat, offer, span } from './market-fixture';
import { compareHref } from './need-links';
import { boardsFor } from './quality';

const TODAY = '2026-11-20';
const market = (...offers: MarketOffer[]): Market => ({
  offers,
  firstDay: null,
  loadedAt: new Date(0),
});
const asked = (query: string) => {
  const params: Record<string, string[]> = {};
  for (const [k, v] of new URLSearchParams(query)) params[k] = [...(params[k] ?? []), v];
  return readColumns(params);
};

describe('an address', () => {
  test('is models times hosts, in the order given', () => {
    expect(asked('models=flux-1-schnell,sdxl-1-0&hosts=fal,replicate').pairs.map(pairName)).toEqual(
      [
        'FLUX.1 [schnell] at fal',
        'FLUX.1 [schnell] at Replicate',
        'Stable Diffusion XL 1.0 at fal',
        'Stable Diffusion XL 1.0 at Replicate',
      ],
    );
    expect(asked('models=flux-1-schnell').pairs.map(pairName)).toEqual(['FLUX.1 [schnell]']);
  });

  test('may add to a list by a second parameter, and use names and aliases', () => {
    const found = asked('models=flux-1-schnell&models=nano+banana&hosts=FAL&hosts=');
    expect(found.models.map((m) => m.id)).toEqual(['flux-1-schnell', 'gemini-2-5-flash-image']);
    expect(found.hosts.map((h) => h.id)).toEqual(['fal']);
    expect(found.said).toEqual(['“nano banana” is Nano Banana (Gemini 2.5 Flash Image).']);
  });

  test('says what stands twice, what is unknown and what is too much', () => {
    const twice = asked('models=flux-1-schnell,FLUX+schnell');
    expect(twice.models).toHaveLength(1);
    expect(twice.said.join()).toContain('asked for twice');
    const unknown = asked('models=flux-1-snell,x-y-z&hosts=replicat');
    expect(unknown.unknownModels.map((u) => u.asked)).toEqual(['flux-1-snell', 'x-y-z']);
    expect(unknown.unknownModels[0]?.near.map((m) => m.id)).toContain('flux-1-schnell');
    expect(unknown.unknownHosts[0]?.near.map((h) => h.id)).toContain('replicate');
    const many = asked('models=flux-1-schnell,sdxl-1-0&hosts=fal,replicate,together,novita');
    expect(many.pairs).toHaveLength(6);
    expect(many.said.join()).toMatch(/8 columns were asked for and 6 are shown, without Stable/);
  });

  test('with nothing but commas or a host is empty', () => {
    expect(asked('models=,,&hosts=').pairs).toEqual([]);
    expect(asked('hosts=fal').pairs).toEqual([]);
  });

  test('is written again in one way', () => {
    const { need } = readNeed({ size: '1920x1080' });
    expect(compareHref({ models: ['a', 'b'], hosts: [] }, need)).toBe(
      '/compare?models=a,b&size=1920x1080',
    );
  });
});

describe('columns', () => {
  const other = { modelId: 'sdxl-1-0' };
  const sold = market(
    offer('fal', [span(flat('0.003'))]),
    offer('replicate', [span(flat('0.012'))]),
    offer('together', [span(flat('0.001'), { checkedOn: '2026-01-10' })]),
    offer('fal', [span(flat('0.006'))], { ...other, hostModel: 'sdxl' }),
    offer('novita', [span(flat('0.002'), { to: '2026-10-01', gone: true })]),
  );
  const columns = (query: string, need = '') =>
    columnsOf(
      sold,
      asked(query).pairs,
      readNeed(Object.fromEntries(new URLSearchParams(need))).need,
      TODAY,
    );

  test('hold each price, its place and how many times the lowest it is', () => {
    const all = columns('models=flux-1-schnell&hosts=fal,replicate,together');
    expect(all.map((c) => (c.found.kind === 'priced' ? c.found.row.usd : null))).toEqual([
      '0.003',
      '0.012',
      '0.001',
    ]);
    expect(all.map((c) => c.times)).toEqual(['3', '12', '1']);
    expect(all.map((c) => c.found.kind === 'priced' && c.found.stale)).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('take the cheapest host where none is named, but never a stale one before a fresh', () => {
    const [first, second] = columns('models=flux-1-schnell,sdxl-1-0');
    expect([first?.host?.id, first?.cheapest]).toEqual(['fal', true]);
    expect(second?.host?.id).toBe('fal');
    expect(second?.times).toBe('2');
  });

  test('say why there is no price', () => {
    const [gone, never] = columns('models=flux-1-schnell&hosts=novita,openai');
    expect(gone?.found).toMatchObject({ kind: 'ended', ended: { quote: { usd: '0.002' } } });
    expect(never?.found).toEqual({ kind: 'absent', reason: 'not known to be sold here for this' });
    const [edit] = columns('models=flux-1-schnell&hosts=fal', 'operation=edit');
    expect(edit?.found).toEqual({ kind: 'absent', reason: 'the model doesn’t edit' });
  });

  test('rank by the usable image where the reader says what is kept', () => {
    const [fal] = columns('models=flux-1-schnell&hosts=fal', 'acceptance=1/3');
    expect(fal?.found).toMatchObject({
      kind: 'priced',
      row: { usd: '0.009', quote: { usd: '0.003' } },
    });
  });
});

describe('others’ scores', () => {
  const score = (
    model: string,
    metric: string,
    date: string | null,
    value: string,
  ): QualityScore => ({
    model,
    metric,
    value,
    measuredOn: date ? { date, precision: 'day' } : null,
    sourceUrl: 'https://example.org/board',
    sourceDetail: null,
    label: null,
    note: null,
  });
  const rows = [
    score('sdxl-1-0', 'A text-to-image', '2026-03-01', '900'),
    score('sdxl-1-0', 'A text-to-image', '2026-04-01', '910'),
    score('flux-1-schnell', 'A text-to-image', '2026-03-01', '1000'),
    score('flux-1-schnell', 'A text-to-image', '2026-03-01', '1010'),
    score('flux-1-schnell', 'A image-edit', '2026-05-01', '700'),
    score('flux-1-schnell', 'B text-to-image', null, '800'),
  ];
  const both = ['sdxl-1-0', 'flux-1-schnell'].flatMap((id) => modelById(id) ?? []);

  test('stand together only within one metric and day, most models first', () => {
    const boards = boardsFor(both, 'generate', rows);
    expect(boards.map((b) => [b.measuredOn.date, b.scores.size])).toEqual([
      ['2026-03-01', 2],
      ['2026-04-01', 1],
    ]);
    expect(boards[0]?.scores.get('flux-1-schnell')?.map((s) => s.value)).toEqual(['1010', '1000']);
  });

  test('edits are scored apart, undated scores never', () => {
    expect(boardsFor(both, 'edit', rows).map((b) => b.metric)).toEqual(['A image-edit']);
  });
});
