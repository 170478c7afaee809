import { expect, test } from '@playwright/test';

test.describe('methodology', () => {
  test.use({ javaScriptEnabled: false });

  test('every link of the table of contents leads to its section', async ({ page }) => {
    await page.goto('/methodology');
    const links = page.getByRole('navigation', { name: 'On this page' }).getByRole('link');
    expect(await links.count()).toBeGreaterThan(8);
    for (const link of await links.all()) {
      const id = await link.getAttribute('href');
      await expect(page.locator(`h2${id}`), id ?? '').toHaveCount(1);
    }
  });

  test('the worked example comes out of the arithmetic', async ({ page }) => {
    await page.goto('/methodology');
    const example = page.getByRole('row').filter({ hasText: '2 MP (1920×1080, rounded up)' });
    await expect(example.locator('data')).toHaveAttribute('value', '0.006');
  });

  test('limits, words and licences are stated', async ({ page }) => {
    await page.goto('/methodology');
    await expect(page.locator('section[aria-labelledby="ageing"]')).toContainText('21 days');
    for (const word of ['offer', 'rule', 'workload', 'quote', 'span', 'check'])
      await expect(page.locator('dt', { hasText: new RegExp(`^${word}$`) })).toBeVisible();
    const licence = page.locator('section[aria-labelledby="licence"]');
    await expect(licence).toContainText('Creative Commons Attribution 4.0');
    await expect(licence).toContainText('Apache-2.0');
  });

  test('nothing is cut off on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 700 });
    await page.goto('/methodology');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(375);
  });
});

test('robots and the site map name the pages', async ({ request }) => {
  const robots = await (await request.get('/robots.txt')).text();
  expect(robots).toMatch(/Sitemap: https?:\/\/\S+\/sitemap\.xml/);
  const map = await (await request.get('/sitemap.xml')).text();
  for (const path of ['/credits', '/hosts/fal', '/models/flux-1-schnell'])
    expect(map).toContain(`${path}</loc>`);
});
