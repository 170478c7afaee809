import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import * as catalog from './index';
import * as schema from './schema';

const {
  models,
  hosts,
  aliases,
  lifecycle,
  credits,
  gpuPrices,
  plans,
  throughput,
  latencies,
  qualityScores,
  imageTokens,
  readings,
} = catalog;

const FILES: [string, z.ZodType, readonly unknown[]][] = [
  ['models', schema.modelSchema, models],
  ['hosts', schema.hostSchema, hosts],
  ['aliases', schema.aliasSchema, aliases],
  ['lifecycle', schema.lifecycleSchema, lifecycle],
  ['credits', schema.creditSchema, credits],
  ['gpu-prices', schema.gpuPriceSchema, gpuPrices],
  ['plans', schema.planSchema, plans],
  ['throughput', schema.throughputSchema, throughput],
  ['latency', schema.latencySchema, latencies],
  ['quality-scores', schema.qualityScoreSchema, qualityScores],
  ['image-tokens', schema.imageTokensSchema, imageTokens],
  ['readings', schema.readingSchema, readings],
];

const duplicates = (keys: string[]) => keys.filter((key, i) => keys.indexOf(key) !== i);
const isModel = (id: string | null) => id === null || catalog.modelById(id) !== undefined;
const isHost = (id: string | null) => id === null || catalog.hostById(id) !== undefined;

describe('rows', () => {
  it.each(FILES)('%s.json holds to its schema', (_, rowSchema, rows) => {
    expect(rows.length).toBeGreaterThan(0);
    const wrong = rows.flatMap((row) => {
      const read = rowSchema.safeParse(row);
      return read.success ? [] : [{ row, issues: read.error.issues }];
    });
    expect(wrong).toEqual([]);
  });

  it('has no id twice, not even by letter case and punctuation', () => {
    const bare = (id: string) => id.replaceAll('-', '');
    for (const rows of [models, hosts, credits, plans]) {
      expect(duplicates(rows.map((r) => bare(r.id)))).toEqual([]);
    }
    expect(duplicates(hosts.flatMap((h) => [h.id, ...h.datasetNames]))).toEqual([]);
  });

  it('marks as special tools only what makes nothing from words', () => {
    const tools = models.filter((m) => m.specialTool);
    expect(tools.length).toBeGreaterThan(10);
    expect(tools.filter((m) => m.operations.includes('generate'))).toEqual([]);
    for (const id of ['flux-1-redux', 'instantid', 'ic-light', 'idm-vton', 'gfpgan'])
      expect(catalog.modelById(id)?.specialTool, id).toBe(true);
    for (const id of ['qwen-image-edit', 'hidream-e1', 'seededit-3', 'esrgan'])
      expect(catalog.modelById(id)?.specialTool, id).toBeUndefined();
  });

  it('has one alias for one host and wording', () => {
    const keys = aliases.map((a) => `${a.host}\n${a.wording}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('references', () => {
  it('name models that exist', () => {
    const named = [
      ...models.map((m) => m.replacedBy),
      ...aliases.map((a) => a.model),
      ...lifecycle.flatMap((e) => [e.model, e.replacement]),
      ...plans.flatMap((p) => p.models ?? []),
      ...[...throughput, ...latencies, ...qualityScores, ...imageTokens].map((r) => r.model),
    ];
    expect(named.filter((id) => !isModel(id))).toEqual([]);
  });

  it('name hosts that exist', () => {
    const named = [
      ...aliases,
      ...lifecycle,
      ...credits,
      ...gpuPrices,
      ...latencies,
      ...plans,
      ...readings,
    ].map((r) => r.host);
    expect(named.filter((id) => !isHost(id))).toEqual([]);
  });

  it('lead to every model of the ranking set by at least one wording, its makers without API aside', () => {
    const reached = new Set(aliases.map((a) => a.model));
    const apart = ['Midjourney', 'Adobe'];
    const lost = models.filter((m) => m.core && !reached.has(m.id) && !apart.includes(m.maker));
    expect(lost.map((m) => m.id)).toEqual([]);
  });

  it('use an operation that the model has', () => {
    const wrong = aliases.filter((a) => {
      const operations = (a.model && catalog.modelById(a.model)?.operations) || [];
      return (
        a.operation === 'both' && !(operations.includes('generate') && operations.includes('edit'))
      );
    });
    expect(wrong).toEqual([]);
  });

  it('keep one entry of free credit at one host and programme', () => {
    for (const c of credits) {
      const same = credits.filter((other) => other.group === c.group);
      expect(new Set(same.map((s) => `${s.host} ${s.programme}`)).size, c.group).toBe(1);
    }
  });

  it('let a scraper fetch what a host names as its machine-readable source', () => {
    const wrong = hosts.filter((h) => {
      const url = h.machineUrl && new URL(h.machineUrl);
      return url && h.sellsImages && !h.allowedHosts?.includes(url.hostname);
    });
    expect(wrong.map((h) => [h.id, h.machineUrl])).toEqual([]);
  });
});

describe('tiers', () => {
  it('stand in order, once each', () => {
    for (const m of models) {
      expect([...new Set(m.tiers)].sort(catalog.byTier), m.id).toEqual(m.tiers);
    }
  });

  it.each([
    ['Turbo', 'low'],
    ['BALANCED', 'medium'],
    ['Default', 'medium'],
    ['Quality', 'high'],
    ['standard', 'medium'],
    ['hd', 'high'],
    ['Very low', 'very_low'],
    ['very_low', 'very_low'],
    ['xhigh', 'xhigh'],
    ['auto', null],
    ['constructor', null],
    ['', null],
  ])('%s is %s', (word, tier) => expect(catalog.tierOf(word)).toBe(tier));

  it.each([
    ['gpt-image-2', 'medium'],
    ['gpt-image-2-5-flare', 'medium'],
    ['ideogram-4-5', 'medium'],
    ['flux-1-schnell', null],
  ])('of the standard workload for %s is %s', (id, tier) => {
    const model = catalog.modelById(id);
    expect(model && catalog.standardTier(model)).toBe(tier);
  });

  it("in every alias's quality word are known, or the alias names none", () => {
    const odd = aliases
      .map((a) => catalog.readVariant(a.variant))
      .filter((v) => v.quality && !v.tier);
    expect(odd).toEqual([]);
  });
});

/** Pairs that look alike and are not, and pairs that look different and are the same. */
const PINNED: [host: string, wording: string, model: string | null, operation: string | null][] = [
  ['fal', 'fal-ai/flux/schnell', 'flux-1-schnell', 'generate'],
  ['fal', 'fal-ai/flux/dev', 'flux-1-dev', 'generate'],
  ['fal', 'fal-ai/flux-lora', 'flux-1-dev-lora', 'generate'],
  ['fal', 'fal-ai/flux-2', 'flux-2-dev', 'generate'],
  ['fal', 'fal-ai/flux-2/turbo', 'flux-2-dev-turbo', 'generate'],
  ['fal', 'fal-ai/flux-2/flash/edit', 'flux-2-dev-flash', 'edit'],
  ['fal', 'fal-ai/flux-2/klein/4b', 'flux-2-klein-4b', 'generate'],
  ['fal', 'fal-ai/flux-2/klein/4b/base', 'flux-2-klein-4b-base', 'generate'],
  ['fal', 'fal-ai/flux-pro/new', 'flux-1-pro', 'generate'],
  ['fal', 'fal-ai/flux-pro/v1.1', 'flux-1-1-pro', 'generate'],
  ['fal', 'fal-ai/z-image/turbo', 'z-image-turbo', 'generate'],
  ['fal', 'fal-ai/z-image/base', 'z-image', 'generate'],
  ['fal', 'fal-ai/qwen-image-edit-plus', 'qwen-image-edit-2509', 'edit'],
  ['fal', 'fal-ai/qwen-image-max/edit', 'qwen-image-edit-max', 'edit'],
  ['fal', 'fal-ai/recraft/v4/pro/text-to-image', 'recraft-v4-pro', 'generate'],
  ['fal', 'fal-ai/recraft/v4/pro/text-to-vector', 'recraft-v4-pro-vector', 'generate'],
  ['fal', 'fal-ai/gemini-3-pro-image-preview', 'gemini-3-pro-image', 'generate'],
  ['fal', 'fal-ai/imagen4/preview/fast', 'imagen-4-fast', 'generate'],
  ['fal', 'fal-ai/wan/v2.2-5b/text-to-image', 'wan-2-2-t2i-5b', 'generate'],
  ['fal', 'fal-ai/emu-3', null, null],
  ['fal', 'google/nano-banana-2.1', 'gemini-nano-banana-2-1', 'generate'],
  ['fal', 'ideogram/v4', 'ideogram-4', 'generate'],
  ['fal', 'ideogram/v4/fast', 'ideogram-4-fast', 'generate'],
  ['google-gemini', 'gemini-3-pro-image-preview', 'gemini-3-pro-image', 'both'],
  ['google-gemini', 'imagen-4.0-ultra-generate-preview-06-06', 'imagen-4-ultra', 'generate'],
  ['google-gemini', 'gemini-2.5-flash', null, null],
  ['replicate', 'black-forest-labs/flux-canny-dev', 'flux-1-canny-dev', 'edit'],
  ['replicate', 'black-forest-labs/flux-canny-pro', 'flux-1-canny-pro', 'edit'],
  ['replicate', 'google/nano-banana', 'gemini-2-5-flash-image', 'both'],
  ['replicate', 'google/nano-banana-2', 'gemini-3-1-flash-image', 'both'],
  ['replicate', 'google/nano-banana-pro', 'gemini-3-pro-image', 'both'],
  ['replicate', 'luma/reframe-image', null, null],
  ['bfl', 'FLUX.2 [klein] 4B', 'flux-2-klein-4b', 'both'],
  ['bfl', 'FLUX.2 [klein] 9B', 'flux-2-klein-9b', 'both'],
  ['bfl', 'FLUX1.1 [pro] Ultra', 'flux-1-1-pro-ultra', 'generate'],
  ['cloudflare', '@cf/bytedance/stable-diffusion-xl-lightning', 'sdxl-lightning', 'generate'],
  ['cloudflare', '@cf/stabilityai/stable-diffusion-xl-base-1.0', 'sdxl-1-0', 'generate'],
  ['comfy', 'Qwen: qwen-image-3.0-pro | Qwen Image 3 Edit | 1K', 'qwen-image-3-pro', 'edit'],
  ['segmind', 'sdxl1.0-realvis', 'realvisxl', 'generate'],
  ['segmind', 'sdxl1.0-realvis-lightning', 'sdxl-realvis-lightning', 'generate'],
  ['openai', 'gpt-image-2.6-sunburst', 'gpt-image-2-6-sunburst', 'both'],
];

describe('aliases', () => {
  it.each(PINNED)('%s "%s" is %s (%s)', (host, wording, model, operation) => {
    const alias = catalog.aliasFor(host, wording);
    expect(alias).toMatchObject({ model, operation });
    expect(catalog.modelForWording(host, wording)?.id ?? null).toBe(model);
  });

  it('say nothing of a wording that nobody has looked at', () => {
    expect(catalog.aliasFor('fal', 'no/such/model')).toBeUndefined();
    expect(catalog.modelForWording('fal', 'no/such/model')).toBeUndefined();
  });

  it('tell the model itself from a LoRA or a tool made of it', () => {
    const plain = (wording: string) =>
      catalog.readVariant(catalog.aliasFor('fal', wording)?.variant ?? null).plain;
    expect(plain('fal-ai/flux-2')).toBe(true);
    expect(plain('fal-ai/gemini-3-pro-image-preview')).toBe(true);
    expect(plain('fal-ai/flux-2/lora')).toBe(false);
    expect(plain('fal-ai/flux-2-pro/outpaint')).toBe(false);
    expect(plain('fal-ai/flux-general')).toBe(false);
  });
});

describe('lookups', () => {
  it.each([
    ['nano banana', 'gemini-2-5-flash-image'],
    ['sdxl', 'sdxl-1-0'],
    ['SDXL Turbo', 'sdxl-turbo'],
    ['flux schnell', 'flux-1-schnell'],
    ['FLUX.1 [schnell]', 'flux-1-schnell'],
    ['flux-1-schnell', 'flux-1-schnell'],
    ['black-forest-labs/flux-schnell', 'flux-1-schnell'],
    ['Nano Banana Pro', 'gemini-3-pro-image'],
    ['DALL-E 3', 'dall-e-3'],
    ['fast', undefined],
    ['imagen', undefined],
    ['flux', undefined],
    ['', undefined],
  ])('findModel("%s") is %s', (text, id) => expect(catalog.findModel(text)?.id).toBe(id));

  it.each(models.map((m) => [m.id, m] as const))('findModel knows %s by id and name', (_, m) => {
    expect(catalog.findModel(m.id)).toBe(m);
    expect(catalog.findModel(m.name)).toBe(m);
  });

  it.each([
    ['litellm:fal_ai', 'fal'],
    ['litellm:bedrock', 'aws-bedrock'],
    ['litellm:vertex_ai-image-models', 'google-vertex'],
    ['portkey:google', 'google-gemini'],
    ['portkey:azure-openai', 'azure'],
    ['together-ai', 'together'],
    ['openai', 'openai'],
  ])('hostByName("%s") is %s', (name, id) => expect(catalog.hostByName(name)?.id).toBe(id));

  it('lifecycleOf: a host may keep what its maker ends', () => {
    const end = (host: string) =>
      catalog.lifecycleOf('gpt-image-1-mini', host).find((e) => e.event === 'shutdown')?.date;
    expect(end('openai')).toBe('2026-12-01');
    expect(end('azure')).toBe('2027-04-07');
    const dates = catalog.lifecycleOf('imagen-4').map((e) => e.date);
    expect(dates).toEqual([...dates].sort());
  });
});
