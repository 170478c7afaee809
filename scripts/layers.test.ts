import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

// [file, import, allowed]: one row for every arrow of the house and for every missing one.
const cases: [file: string, imported: string, allowed: boolean][] = [
  ['app/page.tsx', '@/db/queries/offers', true],
  ['app/page.tsx', '@/pricing', true],
  ['app/page.tsx', '@/catalog/models', true],
  ['app/models/page.tsx', '../parts/table', true],
  ['app/page.tsx', '@/db/client', false],
  ['app/page.tsx', '@/db/server', false],
  ['app/page.tsx', '@/scrapers/run', false],
  ['app/page.tsx', '@/scrapers', false],
  ['app/models/page.tsx', '../../scrapers/run', false],
  ['app/page.tsx', '../pricing', false],
  ['scrapers/run.ts', '@/db/client', true],
  ['scrapers/run.ts', '@/pricing', true],
  ['scrapers/run.ts', '@/catalog', true],
  ['scrapers/hosts/one/index.ts', '../../extract/table', true],
  ['scrapers/run.ts', '@/app/page', false],
  ['scrapers/run.ts', '../app/page', false],
  ['scrapers/run.ts', 'next/cache', false],
  ['db/client.ts', '@/pricing', true],
  ['db/client.ts', '@/catalog', true],
  ['db/queries/offers.ts', '../client', true],
  ['db/client.ts', '@/app/page', false],
  ['db/client.ts', '@/scrapers/run', false],
  ['db/queries/offers.ts', '../../scrapers/run', false],
  ['pricing/quote.ts', './rule', true],
  ['pricing/quote.ts', 'zod', true],
  ['pricing/quote.ts', '@/catalog', false],
  ['pricing/quote.ts', '@/db/client', false],
  ['pricing/quote.ts', '@/app/page', false],
  ['pricing/quote.ts', '@/scrapers/run', false],
  ['pricing/quote.ts', '../catalog/models', false],
  ['pricing/quote.ts', 'node:fs', false],
  ['pricing/quote.ts', 'node:net', false],
  ['pricing/quote.ts', 'node:fs/promises', false],
  ['pricing/quote.ts', 'undici', false],
  ['pricing/quote.test.ts', 'node:fs', true],
  ['pricing/quote.test.ts', '@/catalog', false],
  ['catalog/models.ts', '@/pricing', true],
  ['catalog/models.ts', '@/db/schema', false],
  ['catalog/models.ts', '@/app/page', false],
  ['catalog/models.ts', '@/scrapers/run', false],
  ['catalog/models.ts', 'node:fs', false],
  ['catalog/models.test.ts', '@/db/schema', false],
  ['e2e/home.spec.ts', '@playwright/test', true],
  ['e2e/home.spec.ts', '@/pricing', false],
  ['e2e/home.spec.ts', '@/app/page', false],
  ['e2e/home.spec.ts', '../db/client', false],
];

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'perimage-layers-'));
const refused = new Set<string>();
const sample = (index: number, file: string) => file.replace(/(\w+)\.(.*)$/, `$1_${index}.$2`);

beforeAll(() => {
  cpSync(join(root, 'biome.json'), join(folder, 'biome.json'));
  for (const [index, [file, imported]] of cases.entries()) {
    const path = join(folder, sample(index, file));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `import * as thing from '${imported}';\n\nexport const used = thing;\n`);
  }
  // The rules read paths from the git work tree's top.
  execFileSync('git', ['init', '--quiet', folder]);
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const flags = [
    'lint',
    '--only=style/noRestrictedImports',
    '--reporter=json',
    '--max-diagnostics=none',
  ];
  const run = spawnSync(process.execPath, [biome, ...flags], { cwd: folder, encoding: 'utf8' });
  const report = JSON.parse(run.stdout) as { diagnostics: { location: { path: string } }[] };
  for (const { location } of report.diagnostics) refused.add(location.path);
}, 30_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(cases.map((row, index) => ({ index, file: row[0], imported: row[1], allowed: row[2] })))(
  '$file importing $imported: $allowed',
  ({ index, file, allowed }) => {
    expect(!refused.has(sample(index, file))).toBe(allowed);
  },
);
