import { expect, test } from '@playwright/test';

test.describe('hosts', () => {
  test.use({ javaScriptEnabled: false });

  test('lists every host, priced ones with the day they were last read', async ({ page }) => {
    await page.goto('/hosts');
    await expect(page).toHaveTitle(/Hosts/);
    const priced = page.getByRole('table', { name: /Hosts with prices/ });
    await expect(priced.locator('tbody tr').first().locator('time[datetime]')).toBeVisible();
    const without = page.getByRole('table', { name: /no price is in force/ });
    for (const row of (await without.locator('tbody tr').all()).slice(0, 5))
      await expect(row.getByRole('cell').nth(1)).not.toBeEmpty();
  });

  test('a host’s offers link to models and to the words behind each price', async ({ page }) => {
    await page.goto('/hosts');
    await page
      .getByRole('table', { name: /Hosts with prices/ })
      .locator('tbody')
      .getByRole('link')
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const offers = page.getByRole('table', { name: /[Oo]ffers/ }).first();
    const row = offers.locator('tbody tr').first();
    await expect(row.locator('time[datetime]').first()).toBeVisible();
    await expect(offers.locator('a[href^="/models/"]').first()).toBeVisible();
    await row.getByRole('link', { name: 'Evidence' }).click();
    await expect(page).toHaveURL(/\/prices\/[0-9a-f]{16}$/);
  });

  test('a long list of offers comes in part, and whole on request', async ({ page }) => {
    await page.goto('/hosts/fal');
    const rows = page.getByRole('table', { name: /[Oo]ffers/ }).locator('tbody tr');
    const first = await rows.count();
    const link = page.getByRole('link', { name: /^Show all \d+ offers$/ });
    const all = Number((await link.textContent())?.match(/\d+/)?.[0]);
    expect(all).toBeGreaterThan(first);
    await link.click();
    await expect(page).toHaveURL('/hosts/fal?all=1');
    await expect(rows).toHaveCount(all);
  });

  test('a host says how it is read', async ({ page }) => {
    await page.goto('/hosts/fal');
    await expect(page.getByRole('heading', { name: 'How fal is read' })).toBeVisible();
    const outside = page.locator('main a[href^="http"]');
    for (const link of await outside.all()) await expect(link).toHaveAttribute('rel', /nofollow/);
  });

  test('an unknown host is not found', async ({ page }) => {
    for (const path of ['/hosts/nobody', '/hosts/a%20b'])
      expect((await page.goto(path))?.status(), path).toBe(404);
  });

  test('nothing is cut off on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 700 });
    for (const path of ['/hosts', '/hosts/fal', '/hosts/openai', '/hosts/modal']) {
      await page.goto(path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, path).toBeLessThanOrEqual(375);
    }
  });
});
