/** What `npm run extract` makes of every capture: a named price, or words that say why there is none. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Body } from './contract';
import { datasetModules } from './datasets';
import { extract } from './extract';
import { moduleFor } from './hosts';
import { resolve } from './resolve';

const CAPTURES = join(import.meta.dirname, '../../shared/captures');
const hasCaptures = existsSync(join(CAPTURES, 'index.json'));
type Entry = { host: string; url: string; file: string; contentType: string; status: number };

const entries = (): Entry[] =>
  hasCaptures ? JSON.parse(readFileSync(join(CAPTURES, 'index.json'), 'utf8')) : [];

/** Captures without a named price, each with the words that its extraction must give. */
const WITHOUT_PRICE: Record<string, RegExp> = {
  'fal/llms.nano-banana.old-no-pricing-section.txt': /no pricing section/,
  'fal/llms.bytedance__seedream__v5__pro__layerize.txt': /billed per layer/,
  'fal/llms.fal-ai__fast-fooocus-sdxl__image-to-image.txt': /printed_zero/,
  'fal/llms.fal-ai__fast-lightning-sdxl__image-to-image.txt': /printed_zero/,
  'fal/model-page-cut.kling-v3.2026-10-09.txt': /video|second|film/,
  'fal/llms.fal-ai__flux-2-lora-gallery__virtual-tryon.txt': /virtual try-on/,
  'fal/llms.fal-ai__ideogram__custom-models__generate.txt': /version is not stated/,
  'fal/llms.fal-ai__ideogram__object-removal.txt': /tool without a model/,
  'openai/model.gpt-image-1.2026-10.ja.txt': /retired/,
  'replicate/page.luma_reframe-image.2026-10-05.html': /two models/,
  'wavespeed/model-price.2026-11.json': /price without its model/,
};
function outcome(entry: Entry, body: Body): { prices: number; reasons: string[] } {
  const module = moduleFor(entry.host);
  if (!module) throw new Error(`${entry.file}: nothing reads ${entry.host}`);
  const read = extract(module, body);
  if (!read.ok) return { prices: 0, reasons: [read.message] };
  const { named, unnamed } = resolve(entry.host, read.offers);
  const withheld = named.flatMap((o) => o.rule.withheld ?? o.rule.missing ?? []);
  const silent = [...read.leftovers, ...unnamed, ...read.ignored].map((l) => l.reason);
  return {
    prices: named.filter((o) => o.rule.terms.length > 0).length,
    reasons: [...withheld, ...silent],
  };
}

describe.skipIf(!hasCaptures)('every capture (needs ../shared/captures)', () => {
  it.each(entries().map((e) => [e.file, e] as const))('%s', (file, entry) => {
    expect(entry.status).toBe(200);
    const text = readFileSync(join(CAPTURES, file), 'utf8');
    const body: Body = { url: entry.url, contentType: entry.contentType, text };
    const dataset = datasetModules.find((d) => d.host === entry.host);
    if (dataset) {
      const said = [...dataset.about(body).values()].flatMap((about) => about.offers);
      expect(said.length).toBeGreaterThan(0);
      return;
    }
    const { prices, reasons } = outcome(entry, body);
    const expected = WITHOUT_PRICE[file];
    if (!expected) expect(prices, reasons.join('; ')).toBeGreaterThan(0);
    else
      expect({ prices, said: reasons.some((r) => expected.test(r)) }, reasons.join('; ')).toEqual({
        prices: 0,
        said: true,
      });
  });
});
