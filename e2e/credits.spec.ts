import { expect, test } from '@playwright/test';

test.describe('free credits', () => {
  test.use({ javaScriptEnabled: false });

  test.beforeEach(async ({ page }) => {
    await page.goto('/credits');
  });

  test('every entry has a grant, an answer in images and a source', async ({ page }) => {
    await expect(page).toHaveTitle(/Free credits/);
    const rows = page.locator('main tbody tr');
    expect(await rows.count()).toBeGreaterThan(20);
    for (const row of await rows.all()) {
      await expect(row.getByRole('rowheader').getByRole('link')).toHaveAttribute(
        'href',
        /^\/hosts\//,
      );
      await expect(row.getByRole('cell').nth(0)).not.toBeEmpty();
      await expect(row.getByRole('cell').nth(1)).toHaveText(/images?\b|Can’t be said: /);
      await expect(row.getByRole('cell').nth(3)).toHaveText(/stated|undated/);
    }
  });

  test('the conversion shows both figures', async ({ page }) => {
    const cloudflare = page.locator('#cloudflare-free-tier');
    await expect(cloudflare).toContainText('10,000 neurons a day');
    await expect(cloudflare).toContainText('10,000 neurons × $0.011 per 1,000 neurons');
    await expect(cloudflare).toContainText('$0.11');
    await expect(cloudflare.locator('time[datetime="2026-09-28"]').first()).toBeVisible();
  });

  test('disputed, missing and ended credits stand apart from the listed ones', async ({ page }) => {
    const section = (id: string) => page.locator(`section[aria-labelledby="${id}"]`);
    await expect(section('listed').locator('#fal-sign-up-credit')).toHaveCount(0);
    await expect(section('disputed').locator('#fal-sign-up-credit')).toContainText('found none');
    await expect(section('none').locator('tbody tr').first()).toBeVisible();
    await expect(section('ended').locator('#openai-sign-up-credit')).toBeVisible();
    await expect(section('startup').locator('tbody tr').first()).toBeVisible();
  });

  test('dates are no more exact than they are known', async ({ page }) => {
    await expect(page.locator('time[datetime="2025"]').first()).toHaveText('2025');
    await expect(page.locator('time[datetime="2026-06"]').first()).toHaveText('Jun 2026');
  });

  test('sources open elsewhere without endorsement', async ({ page }) => {
    for (const link of await page.locator('main a[href^="http"]').all())
      await expect(link).toHaveAttribute('rel', 'nofollow noopener');
  });

  test('nothing is cut off on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 700 });
    await page.reload();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(375);
  });
});
