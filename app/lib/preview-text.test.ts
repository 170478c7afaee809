import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hosts, modelById, models } from '@/catalog';
import { endOfModel } from './lifecycle';
import { flat, span } from './market-fixture';
import type { OverviewRow } from './overview';
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

  it('of a model that has ended names its end', () => {
    const ended = modelById('dall-e-3');
    if (!ended) throw new Error('no such model');
    const { figure, lines } = modelPreview(ended, null, endOfModel(ended, '2026-11-20'));
    expect(figure).toBeNull();
    expect(lines).toEqual([expect.stringMatching(/^ended \d+ \w+ 20\d\d$/)]);
  });

  it('of a price says of which size', () => {
    const at = { host: 'fal', span: span(flat('0.003')), usd: '0.003' };
    const row = { cheapest: at, spread: '1', hosts: 1, rankedHosts: 1, onlyStale: false };
    const model = modelById('flux-1-schnell');
    if (!model) throw new Error('no such model');
    expect(modelPreview(model, row as unknown as OverviewRow).kind).toContain('1024×1024');
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
