/** Every dataset: its recorded bodies, its captures where they are, and foreign bodies. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostById } from '@/catalog';
import { quote, ruleSchema, workload } from '@/pricing';
import { type Body, ExtractError, type Extracted } from '../contract';
import { datasetModules, readerFor } from '.';

type Entry = { host: string; url: string; file: string; contentType: string; status: number };
const RECORDED = join(import.meta.dirname, 'recorded');
const CAPTURES = join(import.meta.dirname, '../../../shared/captures');
const hasCaptures = existsSync(join(CAPTURES, 'index.json'));
const index = (folder: string): Entry[] =>
  JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
const bodyOf = (folder: string, { url, contentType, file }: Entry): Body => {
  return { url, contentType, text: readFileSync(join(folder, file), 'utf8') };
};

const FOREIGN: [string, string][] = [
  ['an empty body', ''],
  ['a login wall', '<html><title>Sign in</title><body>$20 a month</body></html>'],
  ['an empty object', '{}'],
  ['an empty list', '[]'],
  ['an error', '{"error":{"message":"rate limited"}}'],
  ['a list of numbers', '[1, 2]'],
];

describe.each(datasetModules.map((d) => [d.host, d] as const))('%s', (id, dataset) => {
  const entries = index(RECORDED).filter((e) => e.host === id);

  it('is in the catalog, sells nothing and reads its own addresses only', () => {
    const known = hostById(id);
    expect(known).toMatchObject({ kind: 'dataset', sellsImages: false });
    for (const { url } of dataset.sources()) {
      expect(known?.allowedHosts).toContain(new URL(url).hostname);
      expect(dataset.reads(url), url).toBe(true);
    }
    expect(dataset.reads('https://raw.githubusercontent.com/someone/else/main/data.json')).toBe(
      false,
    );
    expect(readerFor(id)).toBe(dataset);
  });

  it('reads its recorded bodies to what is expected', () => {
    const path = join(RECORDED, `${id}.expected.json`);
    const found = entries.map((e) => Object.fromEntries(dataset.about(bodyOf(RECORDED, e))));
    const plain = JSON.parse(JSON.stringify(found)) as Record<string, Extracted>[];
    if (process.env.UPDATE_EXPECTED) writeFileSync(path, `${JSON.stringify(plain, null, 2)}\n`);
    expect(plain).toEqual(JSON.parse(readFileSync(path, 'utf8')));
    expect(plain.length).toBeGreaterThan(0);
  });

  it.each(FOREIGN)('claims nothing from %s', (_, text) => {
    for (const entry of entries) {
      let found: Extracted[] = [];
      try {
        found = [...dataset.about({ ...bodyOf(RECORDED, entry), text }).values()];
      } catch (error) {
        expect(error).toBeInstanceOf(ExtractError);
      }
      expect(found.flatMap((f) => f.offers)).toEqual([]);
    }
  });

  it.skipIf(!hasCaptures)('reads every capture of it (needs ../shared/captures)', () => {
    for (const entry of index(CAPTURES).filter((e) => e.host === id)) {
      expect(dataset.reads(entry.url), entry.url).toBe(true);
      const found = dataset.about(bodyOf(CAPTURES, entry));
      const least = dataset.sources().find((s) => s.url === entry.url)?.minimumOffers ?? 1;
      const offers = [...found.values()].flatMap((f) => f.offers);
      expect(offers.length, entry.file).toBeGreaterThanOrEqual(least);
      for (const { rule } of offers) expect(ruleSchema.safeParse(rule).success).toBe(true);
    }
  });
});

describe('what the datasets’ units mean', () => {
  const claim = (id: string, file: string, host: string, wording: string) => {
    const entry = index(RECORDED).find((e) => e.file === file) as Entry;
    const dataset = datasetModules.find((d) => d.host === id);
    const found = dataset?.about(bodyOf(RECORDED, entry)).get(host)?.offers ?? [];
    return found.filter((o) => o.hostModel === wording);
  };

  it('Portkey’s cents become dollars, tier by tier', () => {
    const offers = claim('portkey', 'portkey.openai.json', 'openai', 'gpt-image-1-mini');
    const usd = offers.map((o) => [o.variant?.quality, quote(o.rule, workload()).usd]);
    expect(usd).toEqual([
      ['low', '0.005'],
      ['high', '0.036'],
    ]);
  });

  it('Portkey’s prices in another currency are no claims', () => {
    const image = { default: { default: { price: 2.5 } } };
    const read = (currency: string) =>
      datasetModules
        .find((d) => d.host === 'portkey')
        ?.about({
          url: 'https://raw.githubusercontent.com/Portkey-AI/models/main/pricing/fal-ai.json',
          contentType: 'application/json',
          text: JSON.stringify({
            'fal-ai/flux/dev': { pricing_config: { pay_as_you_go: { image }, currency } },
          }),
        });
    expect(read('USD')?.get('fal')?.offers).toHaveLength(1);
    expect(read('EUR')?.get('fal')).toBeUndefined();
    expect(read('EUR')?.get('portkey')?.leftovers[0]?.reason).toMatch(/EUR/);
  });

  it('Portkey’s file about Together holds dollars already', () => {
    const [flat] = claim(
      'portkey',
      'portkey.together-ai.json',
      'together',
      'google/imagen-4.0-fast',
    );
    expect(flat && quote(flat.rule, workload()).usd).toBe('0.02');
  });

  it('LiteLLM’s float noise is exact, and its known slips are no claims', () => {
    const [pixels] = claim('litellm', 'litellm.json', 'openai', '1024-x-1024/dall-e-2');
    expect(pixels?.rule.terms[0]?.amount).toBe('0.019923');
    expect(claim('litellm', 'litellm.json', 'stability', 'stability/inpaint')).toEqual([]);
  });
});
