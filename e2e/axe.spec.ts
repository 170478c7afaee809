import { AxeBuilder } from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { pagesToWalk } from './walk';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const MINUTE = 60_000;

const everything = process.env.AXE_ALL === '1';
const SHARES = 2;
const KEPT_ROWS = 12;

// A recording of hundreds of loads costs more than the loads.
// A colour on its way from light to dark is neither.
test.use({ trace: 'off', contextOptions: { reducedMotion: 'reduce' } });

type Look = { width: number; colorScheme: 'light' | 'dark' };

/** What stands where depends on the width, what can be read on the colours: two looks show both. */
const TWO: readonly Look[] = [
  { width: 320, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
];
const REST: readonly Look[] = [
  { width: 320, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
];
const LOOKS = everything ? [...TWO, ...REST] : TWO;

for (let share = 0; share < SHARES; share += 1)
  test(`pages break no rule and never scroll sideways, ${share + 1} of ${SHARES}`, async ({
    page,
    request,
  }) => {
    test.setTimeout(everything ? 90 * MINUTE : 10 * MINUTE);
    const found: string[] = [];
    const paths = (await walked(request)).filter((_, i) => i % SHARES === share);
    for (const path of paths) {
      await page.goto(path);
      found.push(...(await scrollsSideways(page)).map((v) => `${path}: ${v}`));
      if (!everything) await shorten(page);
      for (const { width, colorScheme } of LOOKS) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        const broken = await violations(page);
        found.push(...broken.map((v) => `${path} at ${width} px, ${colorScheme}: ${v}`));
      }
    }
    expect(found).toEqual([]);
  });

test('the open palette breaks no rule either', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto('/methodology');
  await page.locator('.search-open[aria-haspopup=dialog]').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('flux');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('FLUX', {
    timeout: 15_000,
  });
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page)).toEqual([]);
});

test('every page says by itself what it is, without JavaScript', async ({ browser, request }) => {
  test.setTimeout(everything ? 30 * MINUTE : 5 * MINUTE);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const titles = new Map<string, string>();
  const wrong: string[] = [];
  for (const path of await walked(request)) {
    await page.goto(path);
    const heads = await page.locator('h1').allTextContents();
    if (heads.length !== 1 || heads[0]?.trim() === '') wrong.push(`${path}: ${heads.length} h1`);
    // What can be seen, not what stands in the source.
    // biome-ignore lint/performance/useDomNodeTextContent: see above
    const main = (await page.locator('main').innerText()).trim();
    if (main.length < 80) wrong.push(`${path}: next to nothing in main (“${main}”)`);
    if (/loading/i.test(main.slice(0, 200))) wrong.push(`${path}: still loading`);
    const title = await page.title();
    // States of one page, and all that isn't there, share their titles.
    if (path.includes('?') || title.startsWith('No such page')) continue;
    const other = titles.get(title);
    if (other) wrong.push(`${path}: has the title of ${other}, “${title}”`);
    titles.set(title, path);
  }
  expect(wrong).toEqual([]);
  await context.close();
});

for (const path of ['/', '/models/flux-1-schnell', '/credits', '/search'])
  test(`the keyboard finds its way on ${path}, and one sees where it is`, async ({ page }) => {
    await page.goto(path, { waitUntil: 'networkidle' });
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to content' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    const hidden: string[] = [];
    for (let i = 0; i < 20; i += 1) {
      await page.keyboard.press('Tab');
      const unseen = await page.evaluate(() => {
        const at = document.activeElement;
        if (!at || at === document.body) return null;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
        const marked = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
        return marked || boxShadow !== 'none' ? null : at.outerHTML.slice(0, 120);
      });
      if (unseen) hidden.push(unseen);
    }
    expect(hidden).toEqual([]);
    await skip.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => !!document.activeElement?.closest('main'))).toBe(true);
  });

function walked(request: APIRequestContext): Promise<string[]> {
  return pagesToWalk(async (path) => (await request.get(path)).text(), everything);
}

/** Rows of a table are alike, and a rule takes its time with each: of a long one twelve remain. */
async function shorten(page: Page) {
  await page.evaluate((kept) => {
    for (const body of document.querySelectorAll('tbody, main ul, main ol'))
      for (const row of [...body.children].slice(kept)) row.remove();
  }, KEPT_ROWS);
}

/** On a narrow screen, and in a usual window at 200 % zoom, which is as wide as half of it. */
async function scrollsSideways(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of [320, 640]) {
    await page.setViewportSize({ width, height: 800 });
    const needs = await page.evaluate(() => document.documentElement.scrollWidth);
    if (needs > width) found.push(`${needs} px wide at ${width} px`);
  }
  return found;
}

/** "rule: what is wrong, and where" of each rule that is broken. */
async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => node.target.join(' '));
    return `${id}: ${help} (${nodes.length}: ${places.join(', ')})`;
  });
}
