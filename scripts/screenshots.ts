import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { Command } from 'commander';
import { pagesToWalk } from '../e2e/walk';
import { bootstrap, root } from './lib/bootstrap.mjs';
import { browserArgs } from './lib/browser-args';
import { findChromium } from './lib/chromium.mjs';
import { filledSite } from './lib/filled-site';
import { Failure, step } from './lib/progress.mjs';

const command = new Command('npm run screenshots --')
  .description('Pictures of the pages at 375 and 1280 px, light and dark, with a contact sheet')
  .argument('[out]', 'folder to write to', '.perimage/screenshots')
  .option('--base <url>', 'a site that is already served, instead of one made for this')
  .option('--all', 'every page of the site map instead of a spread', false)
  .option('--only <text>', 'only pages whose address holds this')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();
const options = command.opts<{ base?: string; all: boolean; only?: string }>();

const LOOKS = [375, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);
/** Of a long page the first screens tell enough. */
const TALLEST = 4_000;

type Look = (typeof LOOKS)[number];
type Picture = { path: string; look: Look; file: string };

async function main(): Promise<number> {
  const executablePath = findChromium();
  if (!executablePath) throw new Failure('no Chromium found; name one in PERIMAGE_CHROMIUM', 2);
  const out = resolve(root, command.args[0] ?? '.perimage/screenshots');
  const base = options.base ?? (await filledSite({ replay: true })).base;
  const paths = (await pagesToWalk((path) => bodyAt(base, path), options.all)).filter((path) =>
    path.includes(options.only ?? ''),
  );
  if (paths.length === 0) throw new Failure(`no page’s address holds “${options.only}”`, 2);
  rmSync(join(out, 'pictures'), { recursive: true, force: true });
  mkdirSync(join(out, 'pictures'), { recursive: true });
  const browser = await chromium.launch({ executablePath, args: browserArgs() });
  const pictures: Picture[] = [];
  try {
    for (const look of LOOKS)
      await step(`${paths.length} pages at ${look.width} px, ${look.colorScheme}`, async () => {
        for (const path of paths) pictures.push(await picture(browser, base, path, look, out));
      });
  } finally {
    await browser.close();
  }
  writeFileSync(join(out, 'index.html'), sheet(paths, pictures));
  console.log(`${pictures.length} pictures: ${relative(process.cwd(), join(out, 'index.html'))}`);
  return 0;
}

async function bodyAt(base: string, path: string): Promise<string> {
  const answer = await fetch(new URL(path, base)).catch(() => {
    throw new Failure(`nothing answers at ${base}`, 2);
  });
  return answer.text();
}

async function picture(browser: Browser, base: string, path: string, look: Look, out: string) {
  const { width, colorScheme } = look;
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
  const page = await context.newPage();
  await page.goto(new URL(path, base).href, { waitUntil: 'networkidle' });
  // On one picture of the whole page all of it is near the screen.
  await page.addStyleTag({ content: '* { content-visibility: visible !important }' });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const file = `pictures/${nameOf(path)}-${width}-${colorScheme}.png`;
  const clip = { x: 0, y: 0, width, height: Math.min(height, TALLEST) };
  await page.screenshot({ path: join(out, file), fullPage: true, clip });
  await context.close();
  return { path, look, file };
}

const nameOf = (path: string) =>
  path === '/'
    ? 'home'
    : path
        .slice(1)
        .replace(/[^a-z0-9]+/gi, '-')
        .slice(0, 80);

/** All pictures on one page, a row for each address. */
function sheet(paths: readonly string[], pictures: readonly Picture[]): string {
  const rows = paths.map((path) => {
    const own = pictures.filter((p) => p.path === path);
    const images = own.map(
      ({ file, look }) =>
        `<a href="${file}"><img loading="lazy" src="${file}" alt="${look.width} px, ${look.colorScheme}"></a>`,
    );
    return `<section><h2>${escaped(path)}</h2><div>${images.join('')}</div></section>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>PerImage: every page</title>
<style>
body { font: 1rem/1.4 system-ui, sans-serif; margin: 1rem; background: #888 }
h2 { font-size: 1rem }
div { display: flex; gap: 0.5rem; overflow-x: auto; align-items: start }
img { height: 32rem; max-width: 60rem; object-fit: cover; object-position: top }
</style>
<h1>${paths.length} pages at ${LOOKS.length} looks</h1>
${rows.join('\n')}
</html>
`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

await bootstrap(async () => ({ main }));
