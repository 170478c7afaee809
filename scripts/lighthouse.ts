import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { bootstrap, root } from './lib/bootstrap.mjs';
import { browserArgs } from './lib/browser-args';
import { onStop, run } from './lib/children.mjs';
import { findChromium } from './lib/chromium.mjs';
import { filledSite } from './lib/filled-site';
import { Failure, failWith } from './lib/progress.mjs';

/** Fetched by npx when asked for: with its packages it is larger than all that the site needs. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
const WANTED = 95;

const PAGES = [
  ['home', '/'],
  ['model', '/models/flux-1-schnell'],
  ['history', '/models/flux-1-schnell/history'],
  ['credits', '/credits'],
  ['calculator', '/calculator'],
] as const;

const options = new Command('npm run lighthouse --')
  .description(`Lighthouse's scores, as on a phone; exits 1 when one is below ${WANTED}`)
  .option('--base <url>', 'a site that is already served, instead of one made for this')
  .option('--markdown', 'print a Markdown table', false)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse()
  .opts<{ base?: string; markdown: boolean }>();

type Audit = { id: string; title: string; score: number | null };
type Report = {
  audits: Record<string, Audit>;
  categories: Record<
    string,
    { title: string; score: number | null; auditRefs: { id: string; weight: number }[] }
  >;
};
type Score = { category: string; score: number; lost: string[] };

async function main(): Promise<number> {
  const executablePath = findChromium();
  if (!executablePath) throw new Failure('no Chromium found; name one in PERIMAGE_CHROMIUM', 2);
  const base = options.base ?? (await filledSite({ replay: true })).base;
  const rows: { name: string; scores: Score[] }[] = [];
  for (const [name, path] of PAGES) {
    const url = new URL(path, base).href;
    const answer = await fetch(url).catch(() => {
      throw new Failure(`nothing answers at ${base}`, 2);
    });
    if (answer.status === 404) {
      console.error(`${name}: there is no such page; left out`);
      continue;
    }
    const scores = await scoresOf(url, executablePath);
    rows.push({ name, scores });
    if (!options.markdown)
      console.log(`${name}: ${scores.map((s) => `${s.category} ${s.score}`).join(', ')}`);
    for (const { category, score, lost } of scores)
      if (score < 100) console.error(`  ${name}, ${category} ${score}: ${lost.join('; ')}`);
  }
  if (options.markdown) console.log(table(rows));
  return rows.some(({ scores }) => scores.some((s) => s.score < WANTED)) ? 1 : 0;
}

async function scoresOf(url: string, chromium: string): Promise<Score[]> {
  const folder = mkdtempSync(join(tmpdir(), 'perimage-lighthouse-'));
  onStop(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'report.json');
  const flags = ['--headless=new', ...browserArgs()].join(' ');
  const args = ['--yes', LIGHTHOUSE, url, '--quiet', '--output=json', `--output-path=${file}`];
  const env = { ...process.env, CHROME_PATH: chromium };
  const result = await run('npx', [...args, `--chrome-flags=${flags}`], {
    cwd: root,
    env,
    shell: process.platform === 'win32',
  });
  if (result.code !== 0) failWith('Lighthouse failed', { ...result, code: 1 });
  const { categories, audits } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  return Object.values(categories).map(({ title, score, auditRefs }) => ({
    category: title,
    score: Math.round((score ?? 0) * 100),
    lost: auditRefs
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => audits[id]?.title ?? id),
  }));
}

function table(rows: readonly { name: string; scores: Score[] }[]): string {
  const categories = rows[0]?.scores.map((s) => s.category) ?? [];
  return [
    `${LIGHTHOUSE}, its own settings for a phone.`,
    '',
    `| page | ${categories.join(' | ')} |`,
    `| --- |${categories.map(() => ' --: |').join('')}`,
    ...rows.map(({ name, scores }) => `| ${name} | ${scores.map((s) => s.score).join(' | ')} |`),
  ].join('\n');
}

await bootstrap(async () => ({ main }));
