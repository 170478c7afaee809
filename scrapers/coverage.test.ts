import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hosts, readings } from '@/catalog';
import { bookFiles } from '@/db/price-book/read';
import type { MarketOffer } from '@/db/queries/market';
import { perImage, USD } from '@/pricing';
import { coverageMarkdown, coverageTable } from './commands/coverage-table';
import { coverage } from './coverage';
import { allModules, isDataset, readerFor } from './datasets';
import { sliceOf } from './datasets/run';
import { extract } from './extract';
import { moduleFor } from './hosts';
import { resolve } from './resolve';

const CAPTURES = join(import.meta.dirname, '../../shared/captures');
const hasCaptures = existsSync(join(CAPTURES, 'index.json'));
type Entry = {
  host: string;
  url: string;
  file: string;
  contentType: string;
  capturedAt: string;
  status: number;
};

const captures = (): Entry[] =>
  JSON.parse(readFileSync(join(CAPTURES, 'index.json'), 'utf8')) as Entry[];

/** Whether the module reads at least one named price from this real body. */
function proves(entry: Entry): boolean {
  const module = readerFor(entry.host);
  if (!module || entry.status !== 200) return false;
  const text = readFileSync(join(CAPTURES, entry.file), 'utf8');
  const body = { url: entry.url, contentType: entry.contentType, text };
  // What a dataset says of one host is read as if it were that host's module.
  const hosts = isDataset(module) ? [...module.about(body).keys()] : [entry.host];
  return hosts.some((host) => {
    const read = extract(isDataset(module) ? sliceOf(module, host) : module, body);
    if (!read.ok) return false;
    return resolve(host, read.offers).named.some((o) => o.rule.terms.length > 0);
  });
}

describe('the catalog’s facts about reading', () => {
  it('name every module, and nothing that is none', () => {
    const named = readings.map((r) => r.host).sort();
    expect(named).toEqual(allModules.map((m) => m.host).sort());
  });

  it('name bodies that their module reads', () => {
    for (const { host, provenOn } of readings)
      if (provenOn) expect(readerFor(host)?.reads(provenOn.url), provenOn.url).toBe(true);
  });

  it.skipIf(!hasCaptures)(
    'claim a proof exactly where a capture is one (needs ../shared/captures)',
    () => {
      const entries = captures();
      for (const { host, provenOn } of readings) {
        const own = entries.filter((e) => e.host === host);
        if (own.length === 0) continue;
        const proofs = own.filter(
          (e) => e.url === provenOn?.url && e.capturedAt.startsWith(provenOn.seen.date),
        );
        if (provenOn) expect(proofs.some(proves), `${host}: ${provenOn.url}`).toBe(true);
        else expect(own.filter(proves), `${host} is proven by a capture`).toEqual([]);
      }
    },
    // Every capture of every host is read: seconds on a machine with other work.
    30_000,
  );

  it('say why a seller of images has no price exactly where none was read or noted', () => {
    const noted = new Set(
      bookFiles().flatMap((f) => (f.text.includes('"reporter":"host"') ? [f.host] : [])),
    );
    const known = (id: string) => moduleFor(id) !== undefined || noted.has(id);
    const sellers = hosts.filter((h) => h.sellsImages);
    expect(sellers.filter((h) => !known(h.id) && !h.noPrice).map((h) => h.id)).toEqual([]);
    expect(sellers.filter((h) => moduleFor(h.id) && h.noPrice).map((h) => h.id)).toEqual([]);
  });
});

const ASKED_FOR = [
  ...['fal', 'replicate', 'together', 'fireworks', 'getimg', 'bfl', 'openai', 'google-gemini'],
  ...['google-vertex', 'ideogram', 'recraft', 'stability', 'modelslab', 'hiapi', 'baseten'],
  ...['openrouter', 'tokenmix', 'deepinfra', 'runware', 'novita', 'segmind', 'wavespeed', 'nebius'],
  ...['hyperbolic', 'cloudflare', 'azure', 'aws-bedrock', 'xai', 'leonardo', 'luma', 'vercel'],
  ...[
    'huggingface',
    'alibaba-model-studio',
    'byteplus',
    'minimax',
    'bria',
    'reve',
    'kling',
    'krea',
  ],
  ...['siliconflow', 'piapi', 'freepik-magnific', 'pollinations', 'prodia', 'runpod', 'lambda'],
  ...['vast', 'modal', 'litellm', 'modelsdev', 'portkey', 'genai-prices'],
];

describe('coverage', () => {
  const offer = (more: Partial<MarketOffer>): MarketOffer => {
    const rule = { money: USD, terms: [perImage('0.04')] };
    const evidence = { day: '2026-11-01', precision: 'day' };
    const read = { from: '2026-11-01', to: null, checkedOn: '2026-11-01', rule, evidence };
    const span = read as MarketOffer['spans'][number];
    const at = { triedOn: '2026-11-01', lastTry: 'confirmed' as const, failedTries: 0 };
    const what = { hostModel: 'a', modelId: 'flux-1-dev', operation: 'generate' as const };
    const whose = { id: 'x', hostId: 'fal', reporter: 'host', variant: '', tier: null };
    return { ...whose, ...what, ...at, spans: [span], disputes: [], ...more };
  };
  const found = coverage(
    [offer({}), offer({ id: 'y', hostId: 'kyma' }), offer({ id: 'z', reporter: 'litellm' })],
    '2026-11-20',
  );

  it('counts own offers by host and grade, second opinions apart', () => {
    expect(found.totals).toMatchObject({ models: 1, offers: 2, priced: 2, opinions: 1 });
    expect(found.hosts.find((h) => h.host === 'kyma')).toMatchObject({ grade: 'C', offers: 1 });
    const sellers = readings.filter((r) => moduleFor(r.host));
    expect(found.totals.grades.A).toBe(sellers.filter((r) => r.provenOn).length);
    expect(found.hosts[0]?.host).toBe('fal');
  });

  it('is the same in a table and on a page: every host with its grade', () => {
    for (const text of [coverageTable(found), coverageMarkdown(found)])
      for (const row of [...found.hosts, ...found.gpuRental, ...found.opinions])
        expect(text).toContain(row.host);
  });

  it('gives public datasets a table of their own, graded by the same rule', () => {
    const rows = found.opinions.map((o) => `${o.grade} ${o.host} ${o.offers}`);
    expect(rows).toEqual(['A litellm 1', 'A portkey 0', 'B genai-prices 0', 'B modelsdev 0']);
    expect(found.hosts.some((h) => h.host === 'litellm')).toBe(false);
    expect(coverageMarkdown(found)).toMatch(
      /## Second opinions[\s\S]*\| A \| litellm \| 1 \| 1 \|/,
    );
  });

  it('gives every host that people ask for a place with its reason', () => {
    const rows = [...found.hosts, ...found.gpuRental, ...found.opinions];
    const place = new Map(rows.map((r) => [r.host, r]));
    const missing = ASKED_FOR.filter((id) => !place.get(id)?.reason);
    expect(missing).toEqual([]);
  });

  it('stands in docs with today’s grades', () => {
    const page = readFileSync(join(import.meta.dirname, '../docs/coverage.md'), 'utf8');
    const graded = [...page.matchAll(/^\| ([AB]) \| ([\w-]+) \|/gm)].map((m) => `${m[1]} ${m[2]}`);
    const proven = readings.map((r) => `${r.provenOn ? 'A' : 'B'} ${r.host}`);
    expect(graded.sort(), 'npm run -s coverage -- --markdown > docs/coverage.md').toEqual(
      proven.sort(),
    );
  });
});
