import { expect, test } from '@playwright/test';

const paper = { light: 'rgb(255, 255, 255)', dark: 'rgb(16, 18, 20)' };
const background = () => getComputedStyle(document.documentElement).backgroundColor;

test('the chosen colours are there before the first paint, and stay', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/methodology');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByText('Dark', { exact: true }).click();
  expect(await page.evaluate(background)).toBe(paper.dark);
  await expect(page.locator('meta[name=theme-color]').first()).toHaveAttribute(
    'content',
    '#101214',
  );

  // Read while the page is parsed, before any of its scripts but the one in its head can have run.
  await page.addInitScript(() => {
    new MutationObserver((_, seen) => {
      if (!document.body) return;
      (window as { early?: string }).early = document.documentElement.dataset.theme;
      seen.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto('/hosts');
  expect(await page.evaluate(() => (window as { early?: string }).early)).toBe('dark');
  expect(await page.evaluate(background)).toBe(paper.dark);
  await page.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();

  await page.getByRole('group', { name: 'Colours' }).getByText('Device').click();
  expect(await page.evaluate(background)).toBe(paper.light);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await page.evaluate(background)).toBe(paper.dark);
});

test('every script is compiled while it loads', async ({ page, request }) => {
  await page.goto('/methodology');
  const scripts = await page
    .locator('script[src]:not([nomodule])')
    .evaluateAll((all) => all.map((script) => (script as HTMLScriptElement).src));
  expect(scripts.length).toBeGreaterThan(3);
  for (const src of scripts)
    expect(await (await request.get(src)).text()).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/);
});

test('scripts wait for the first paint, but not where nothing is ever painted', async ({
  page,
}) => {
  await page.goto('/credits');
  await expect(page.locator('.search-open[aria-haspopup=dialog]')).toBeVisible();
  const [painted, asked] = await page.evaluate(() => [
    performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    performance
      .getEntriesByType('resource')
      .filter((r) => r.name.endsWith('.js'))
      .map((r) => r.startTime),
  ]);
  expect(asked.length).toBeGreaterThan(3);
  expect(Math.min(...asked)).toBeGreaterThanOrEqual(painted);

  await page.addInitScript(() => {
    Object.defineProperty(PerformanceObserver, 'supportedEntryTypes', { value: [] });
  });
  await page.reload();
  await expect(page.locator('.search-open[aria-haspopup=dialog]')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 375, height: 700 } });

  test('the menu opens, leads on, and has no chooser that could not work', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('/');
    expect(await page.evaluate(background)).toBe(paper.dark);
    const main = page.getByRole('navigation', { name: 'Main' });
    await expect(main.getByRole('link', { name: 'Hosts' })).toBeHidden();
    await main.getByRole('button', { name: 'Menu' }).click();
    await expect(page.getByRole('radio', { name: 'Dark' })).toBeHidden();
    await main.getByRole('link', { name: 'Hosts' }).click();
    await expect(page).toHaveURL(/\/hosts$/);
  });

  test('the frame says where one is', async ({ page }) => {
    await page.goto('/hosts/fal');
    await page.getByRole('button', { name: 'Menu' }).click();
    const main = page.getByRole('navigation', { name: 'Main' });
    await expect(main.locator('[aria-current]:visible')).toHaveText(['Hosts']);
  });
});

test('a printed page has no menus and names where its numbers are from', async ({ page }) => {
  await page.goto('/models/flux-1-schnell');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await page.evaluate(background)).toBe(paper.light);
  await expect(page.getByRole('button', { name: 'More' })).toBeHidden();
  const after = await page
    .locator('main a[href^="https://"]')
    .first()
    .evaluate((a) => getComputedStyle(a, '::after').content);
  expect(after).toContain('https://');
});

test('icons and manifest come as what they say', async ({ request }) => {
  const manifest = await (await request.get('/manifest.webmanifest')).json();
  expect(manifest.icons).toHaveLength(3);
  for (const { src, sizes } of manifest.icons) {
    const body = await (await request.get(src)).body();
    expect(body.subarray(1, 4).toString()).toBe('PNG');
    expect(`${body.readUInt32BE(16)}x${body.readUInt32BE(20)}`).toBe(sizes);
  }
  for (const path of ['/favicon.ico', '/icon.svg', '/apple-icon.png'])
    expect((await request.get(path)).status(), path).toBe(200);
});

test('a price is copied with its day and source, and that is said', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/models/flux-1-schnell');
  await page.locator('table.ranking').getByRole('link', { name: 'Evidence' }).first().click();
  await page.getByRole('button', { name: /^Copy this price/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(
    /^\$0\.\d+ per image, .+, FLUX\.1 \[schnell\], 1024×1024, checked [\w ]*\d{4}, source http\S+\/prices\/[0-9a-f]{16}$/,
  );
});

test('keys lead from row to row, but not out of a field', async ({ page }) => {
  await page.goto('/hosts');
  await expect(page.locator('html[data-enhanced]')).toBeAttached();
  const links = page.locator('tbody th > a');
  await page.keyboard.press('j');
  await expect(links.nth(0)).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(2)).toBeFocused();
  await page.keyboard.press('k');
  await expect(links.nth(1)).toBeFocused();
  await page.goto('/');
  await expect(page.locator('html[data-enhanced]')).toBeAttached();
  await page.getByRole('searchbox').first().fill('');
  await page.keyboard.type('jk');
  await expect(page.getByRole('searchbox').first()).toHaveValue('jk');
});

for (const path of ['/', '/models/flux-1-schnell', '/hosts/fal', '/status'])
  test(`on a phone nothing moves while ${path} loads`, async ({ page }) => {
    await page.setViewportSize({ width: 412, height: 823 });
    await page.addInitScript(() => {
      const moved: string[] = [];
      Object.assign(window, { moved });
      type Shift = PerformanceEntry & { value: number; sources: { node: Node | null }[] };
      new PerformanceObserver((list) => {
        // A hair is what letters of a font that comes late take, or a line that is still arriving.
        for (const { value, sources } of list.getEntries() as Shift[])
          if (value >= 0.01)
            moved.push(
              `${value}: ${sources.map(({ node }) => (node as Element).outerHTML?.slice(0, 80)).join(', ')}`,
            );
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([]);
  });
