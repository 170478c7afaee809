import { expect, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test('shows both values with their dates, the ratio and a reason', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Disagreements' }).click();
  await expect(page).toHaveTitle(/Disagreements/);
  await expect(page.getByRole('heading', { name: /Public datasets against/ })).toBeVisible();
  const row = page.locator('table.differences tbody tr').first();
  await expect(row.locator('time[datetime]')).toHaveCount(2);
  await expect(row.getByRole('link', { name: 'Evidence' })).toHaveCount(2);
  await expect(row.locator('td').last()).not.toBeEmpty();
});

test('fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto('/disagreements');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
});
