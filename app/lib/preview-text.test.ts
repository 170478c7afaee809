import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hosts, models } from '@/catalog';
import { PREVIEW_SIZE, previewImage } from './preview-image';
import { hostPreview, modelPreview, sitePreview } from './preview-text';

const root = join(import.meta.dirname, '../..');

describe('a preview', () => {
  it('says so where there is no price', () => {
    const [model] = models;
    const [host] = hosts;
    if (!model || !host) throw new Error('an empty catalog');
    for (const text of [modelPreview(model, null), hostPreview(host, null, '2026-11-20')]) {
      expect(text.figure).toBeNull();
      expect(text.lines).toEqual(['No price can be shown just now']);
    }
    expect(sitePreview(null).figure).toBeNull();
  });

  it('holds no sign that its font lacks, whatever models and hosts are called', () => {
    const texts = [
      ...models.map((m) => modelPreview({ ...m, name: `${m.name} ☃ 絵` }, null)),
      ...hosts.map((h) => hostPreview(h, null, '2026-11-20')),
    ];
    for (const text of texts)
      for (const words of [text.kind, text.title, ...text.lines])
        expect(words).toMatch(/^[\x20-\x7e\u00a0-\u00ff–—‘’“”…•−≤≥≈]*$/);
  });

  it('is a PNG of 1200×630, drawn without the network', async () => {
    const answer = await previewImage(sitePreview(null));
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual(Object.values(PREVIEW_SIZE));
    expect(answer.headers.get('cache-control')).toContain('s-maxage');
  });

  it('has its fonts', () => {
    for (const weight of [400, 600])
      expect(readFileSync(join(root, `app/fonts/geist-${weight}.ttf`)).length).toBeGreaterThan(
        9000,
      );
  });
});
