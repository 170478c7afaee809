import { chromium } from '@playwright/test';
import { Command, InvalidArgumentError } from 'commander';
import { bootstrap } from './lib/bootstrap.mjs';
import { browserArgs } from './lib/browser-args';
import { findChromium } from './lib/chromium.mjs';
import { filledSite } from './lib/filled-site';
import { type Load, measure, median, PROFILE } from './lib/measure';
import { kilobytes, MEASURED_PAGES, type MeasuredPage, over } from './lib/measured-pages';
import { Failure } from './lib/progress.mjs';

type Options = { base?: string; runs: number; markdown: boolean; only?: string };

const options = new Command('npm run budgets --')
  .description('What the pages weigh and how soon they are there; exits 1 when one is over budget')
  .option('--base <url>', 'a site that is already served, instead of one made for this')
  .option('--runs <n>', 'loads of each page; the median counts', wholeNumber, 9)
  .option('--only <name>', 'one page alone, such as "home"')
  .option('--markdown', 'print a Markdown table', false)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse()
  .opts<Options>();

function wholeNumber(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('A number from 1 to 99.');
  return Number(text);
}

async function main(): Promise<number> {
  const { runs, only, markdown } = options;
  const pages = MEASURED_PAGES.filter((page) => !only || page.name === only);
  if (pages.length === 0)
    throw new Failure(
      `no page is called “${only}”; there are: ${MEASURED_PAGES.map((p) => p.name).join(', ')}`,
      2,
    );
  const executablePath = findChromium();
  if (!executablePath) throw new Failure('no Chromium found; name one in PERIMAGE_CHROMIUM', 2);
  const base = options.base ?? (await filledSite({ replay: true })).base;
  const browser = await chromium.launch({ executablePath, args: browserArgs() });
  const rows: Row[] = [];
  try {
    for (const page of pages) {
      const url = new URL(page.path, base).href;
      // Also warms the server up; a page that isn't built yet is left out, and said so.
      const answer = await fetch(url).catch(() => {
        throw new Failure(`nothing answers at ${base}`, 2);
      });
      if (answer.status === 404) {
        console.error(`${page.name}: there is no such page; left out`);
        continue;
      }
      const loads: Load[] = [];
      for (let run = 0; run < runs; run += 1) loads.push(await measure(browser, url, page.act));
      const load = median(loads);
      rows.push({ page, load, over: over(load, page.budget) });
      if (!markdown) console.log(line(rows.at(-1) as Row));
    }
  } finally {
    await browser.close();
  }
  if (markdown) console.log(table(rows, runs));
  const broken = rows.filter((row) => row.over.length > 0);
  for (const { page, over } of broken)
    console.error(`over budget: ${page.name}: ${over.join('; ')}`);
  return broken.length > 0 ? 1 : 0;
}

type Row = { page: MeasuredPage; load: Load; over: string[] };

const cells = ({ page, load, over }: Row) => [
  load.done ? `${page.name}, ${load.done}` : page.name,
  `${kilobytes(load.bytes)} of ${page.budget.kilobytes}`,
  `${load.requests}`,
  `${Math.round(load.lcp)} of ${page.budget.lcp}`,
  `${Math.round(load.blocking)} of ${page.budget.blocking}`,
  load.shift.toFixed(3),
  `${load.others.length}`,
  over.length === 0 ? 'within' : '**over**',
];

const HEAD = [
  'page',
  'KB moved',
  'requests',
  'largest paint, ms',
  'blocked, ms',
  'moved',
  'other hosts',
  'budget',
];

function line(row: Row): string {
  return cells(row)
    .map((cell, i) => (i === 0 ? cell.padEnd(28) : `${HEAD[i]} ${cell}`))
    .join(' · ');
}

function table(rows: readonly Row[], runs: number): string {
  const { cpu, bytesPerSecond, latencyMs } = PROFILE;
  const row = (list: readonly string[]) => `| ${list.join(' | ')} |`;
  return [
    `Median of ${runs} loads with an empty cache, 412 × 823 px, ${cpu}× slower processor, ${(bytesPerSecond * 8) / 1e6} Mbit/s, ${latencyMs} ms.`,
    '',
    row(HEAD),
    row(HEAD.map((_, i) => (i === 0 || i === HEAD.length - 1 ? '---' : '--:'))),
    ...rows.map((r) => row(cells(r))),
  ].join('\n');
}

await bootstrap(async () => ({ main }));
