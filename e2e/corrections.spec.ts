import { expect, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test('a site without mistakes says so, and where to report one', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Corrections' }).click();
  await expect(page).toHaveTitle(/Corrections/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Corrections');
  await expect(page.getByRole('heading', { name: 'Nothing has been corrected yet' })).toBeVisible();
});

test('an unknown correction is named as such', async ({ page }) => {
  await page.goto('/corrections?cause=nonsense');
  await expect(page.locator('main [role="alert"]')).toContainText('No such correction');
});

test('fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto('/corrections');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
});
