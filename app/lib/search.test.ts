import { describe, expect, it } from 'vitest';
import { flat, offer, span } from './market-fixture';
import { type Entry, finder, plain } from './search';
import { bareIndex, searchIndex } from './search-index';

const { entries, find } = bareIndex();

/** What is typed → where its first hit leads; several where any of them is right. */
const QUERIES: [string, ...string[]][] = [
  ['nano banana', '/models/gemini-2-5-flash-image'],
  ['nano banana pro', '/models/gemini-3-pro-image'],
  ['nanobanana 2', '/models/gemini-3-1-flash-image'],
  ['sdxl', '/models/sdxl-1-0'],
  ['sd xl', '/models/sdxl-1-0'],
  ['stable diffusion xl', '/models/sdxl-1-0'],
  ['SDXL Turbo', '/models/sdxl-turbo'],
  ['sdxl lightning', '/models/sdxl-lightning'],
  ['sd 1.5', '/models/stable-diffusion-1-5'],
  ['sd3.5 large', '/models/sd3-5-large'],
  ['stabel diffusion 3.5 large', '/models/sd3-5-large'],
  ['ideogram v3', '/models/ideogram-3'],
  ['ideogram turbo', '/models/ideogram-1', '/models/ideogram-2', '/models/ideogram-3'],
  ['flux schnell', '/models/flux-1-schnell'],
  ['flux shnell', '/models/flux-1-schnell'],
  ['fluxschnell', '/models/flux-1-schnell'],
  ['schnel', '/models/flux-1-schnell'],
  ['FLUX.1 [schnell]', '/models/flux-1-schnell'],
  ['fal-ai/flux/schnell', '/models/flux-1-schnell'],
  ['black-forest-labs/flux-schnell', '/models/flux-1-schnell'],
  ['cheapest host for FLUX schnell', '/models/flux-1-schnell'],
  ['how much is gpt image 1', '/models/gpt-image-1'],
  ['flux dev', '/models/flux-1-dev'],
  ['flux pro 1.1', '/models/flux-1-1-pro'],
  ['flux 1.1 ultra', '/models/flux-1-1-pro-ultra'],
  ['kontext max', '/models/flux-1-kontext-max'],
  ['flux2 dev', '/models/flux-2-dev'],
  ['klein 9b', '/models/flux-2-klein-9b'],
  ['flux 3', '/models/flux-3-image'],
  ['dalle 3', '/models/dall-e-3'],
  ['dalle3', '/models/dall-e-3'],
  ['DALL·E 2', '/models/dall-e-2'],
  ['gpt-image-1-mini', '/models/gpt-image-1-mini'],
  ['gptimage', '/models/gpt-image-1', '/models/gpt-image-2', '/models/gpt-image-1-5'],
  ['chatgpt image', '/models/chatgpt-image-latest'],
  ['gemini 3 pro', '/models/gemini-3-pro-image'],
  ['gemini-2.5-flash-image', '/models/gemini-2-5-flash-image'],
  ['imagen 4 fast', '/models/imagen-4-fast'],
  ['seedream 4', '/models/seedream-4'],
  ['qwen image edit', '/models/qwen-image-edit'],
  ['quen image', '/models/qwen-image'],
  ['z-image turbo', '/models/z-image-turbo'],
  ['recraft v3', '/models/recraft-v3'],
  ['recraft svg', '/models/recraft-v3-vector'],
  ['nova canvas', '/models/nova-canvas'],
  ['playground 2.5', '/models/playground-v2-5'],
  ['hunyuan 3', '/models/hunyuan-image-3'],
  ['realistc vision', '/models/realistic-vision'],
  ['real-esrgan', '/models/esrgan'],
  ['stabilty', '/hosts/stability'],
  ['fal', '/hosts/fal'],
  ['fal.ai', '/hosts/fal'],
  ['fal pricing', '/hosts/fal'],
  ['replcate', '/hosts/replicate'],
  ['together', '/hosts/together'],
  ['deep infra', '/hosts/deepinfra'],
  ['hugging face', '/hosts/huggingface'],
  ['open router', '/hosts/openrouter'],
  ['runwear', '/hosts/runware'],
  ['bedrock', '/hosts/aws-bedrock'],
  ['vertex', '/hosts/google-vertex'],
  ['bfl', '/hosts/bfl'],
  ['free credits', '/credits'],
  ['free tier', '/credits'],
  ['price changes', '/changes'],
  ['shutdowns', '/lifecycle'],
  ['deprecated', '/lifecycle'],
  ['status', '/status'],
  ['how are prices compared', '/methodology'],
];

it.each(QUERIES)('%s', (query, ...expected) => {
  expect(expected).toContain(find(query).hits[0]?.path);
});

it('asks enough, and only for what exists', () => {
  expect(QUERIES.length).toBeGreaterThanOrEqual(40);
  const paths = new Set(entries.map((e) => e.path));
  expect(QUERIES.flatMap(([, ...to]) => to).filter((path) => !paths.has(path))).toEqual([]);
});

it('finds every entry by each of its names among the first', () => {
  const lost = entries.flatMap((entry) =>
    entry.names.filter((name) => !find(name, 3).hits.includes(entry)).map((n) => [entry.path, n]),
  );
  expect(lost).toEqual([]);
});

describe('few letters', () => {
  const first = (query: string, limit = 8) => find(query, limit).hits.map((e) => e.title);
  it('mean the beginning of a name', () => {
    for (const letters of ['f', 'g', 'q', 'fl', 'se'])
      for (const { title, names } of find(letters, 8).hits)
        expect(
          [title, ...names].some((n) => plain(n).startsWith(letters)),
          title,
        ).toBe(true);
  });
  it('put a name of just these letters first', () => {
    const named = { ...(entries[0] as Entry), title: 'Synthetic', names: ['Synthetic', 'fl'] };
    expect(finder([...entries, named])('FL').hits[0]).toBe(named);
    expect(first('sdxl')[0]).toBe('Stable Diffusion XL 1.0');
  });
  it('allow for no slip', () => {
    expect(find('xq')).toEqual({ hits: [], near: false });
    expect(find('gpz')).toEqual({ hits: [], near: false });
  });
  it('find a number among the words of names', () =>
    expect(first('4', 3)).toEqual(expect.arrayContaining(['Imagen 4'])));
});

describe('what is not quite there', () => {
  it('is called near', () => {
    const { hits, near } = find('flxu');
    expect(near).toBe(true);
    expect(hits[0]?.title).toMatch(/^FLUX/);
  });

  it.each([
    ['gpt imgae', 'gpt image'],
    ['gtp image', 'gpt image'],
    ['gtp imgae 2', 'gpt image 2'],
    ['flxu schnell', 'flux schnell'],
  ])('is what was meant where letters changed places: %s', (typed, meant) => {
    const { hits, near } = find(typed);
    expect(near).toBe(true);
    expect(hits.map((e) => e.title)).toEqual(find(meant).hits.map((e) => e.title));
    expect(find(meant).near).toBe(false);
  });

  it('puts the family that was meant first, not what only looks alike', () => {
    for (const typed of ['gpt imgae', 'gtp image'])
      for (const { title } of find(typed, 4).hits) expect(title).toMatch(/^GPT Image/);
  });

  it('is called near wherever nothing has just these words', () => {
    for (const text of ['<script>', 'stabilty', 'quen image']) expect(find(text).near).toBe(true);
    for (const text of ['flux schnell', 'fal pricing', 'schnel'])
      expect(find(text).near).toBe(false);
  });

  it('is found by most of its letters, however many are wrong', () => {
    const { hits, near } = find('stabeldifusion');
    expect(near).toBe(true);
    expect(hits[0]?.title).toMatch(/^Stable Diffusion/);
    expect(find('replikate').hits[0]?.title).toBe('Replicate');
  });

  it('is nothing, where nothing is alike', () => {
    for (const text of ['', '   ', '☃', '%FF', 'xqzzt', '[]()'])
      expect(find(text)).toEqual({ hits: [], near: false });
  });

  it('keeps numbers: a slip there is another model', () => {
    expect(find('ideogram 9').near).toBe(true);
    expect(find('gpt image 1').hits[0]?.title).toBe('GPT Image 1');
  });

  it('survives whatever is pasted', () => {
    expect(find('flux '.repeat(10_000)).hits.length).toBeGreaterThan(0);
    expect(find(`${'a'.repeat(5_000)}`).hits).toEqual([]);
    expect(find('<script>alert(1)</script>').hits.length).toBeLessThanOrEqual(8);
  });
});

it('asked for one kind gives no other', () => {
  expect(find('flux', 20, 'model').hits.every((e) => e.kind === 'model')).toBe(true);
  expect(find('stability', 5, 'host').hits[0]?.path).toBe('/hosts/stability');
});

it('prefers what more people mean', () => {
  const entry = (path: string, weight: number): Entry => ({
    kind: 'model',
    path,
    title: 'Synthetic',
    detail: '',
    names: ['Synthetic'],
    wordings: [],
    words: '',
    weight,
  });
  const found = finder([entry('/rare', 1), entry('/common', 2)])('synthetic').hits;
  expect(found.map((e) => e.path)).toEqual(['/common', '/rare']);
});

it('writes names plainly', () => {
  expect(plain('  DALL·E 3 [HD] ')).toBe('dall e 3 hd');
  expect(plain('Modèle')).toBe('modele');
});

it('marks a model that its maker ended, or will, beside its price or without one', () => {
  const held = {
    offers: [
      offer('fal', [span(flat('0.04'))], { modelId: 'imagen-4' }),
      offer('fal', [span(flat('0.003'), { checkedOn: '2026-01-20' })]),
    ],
    loadedAt: new Date(0),
    firstDay: null,
  };
  const noteOf = (path: string) =>
    searchIndex(held, '2026-11-20').entries.find((e) => e.path === path)?.note;
  expect(noteOf('/models/imagen-4')).toBe('ended 17 Aug 2026');
  expect(noteOf('/models/dall-e-3')).toBe('ended 12 May 2026');
  expect(noteOf('/models/gpt-image-1-mini')).toBe('ends 1 Dec 2026');
  expect(noteOf('/models/flux-1-schnell')).toBe('stale');
});
