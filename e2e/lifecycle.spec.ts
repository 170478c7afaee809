import { expect, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test('shows announced ends with day, countdown and replacement', async ({ page }) => {
  await page.goto('/lifecycle?status=all');
  await expect(page).toHaveTitle(/Shutdowns/);
  const row = page
    .getByRole('row')
    .filter({ hasText: 'GPT Image 1.5' })
    .filter({ hasText: 'OpenAI' });
  await expect(row.locator('time[datetime="2026-12-01"]')).toBeVisible();
  await expect(row.locator('a[href^="/models/gpt-image-2-5"]').first()).toBeVisible();
  await expect(row.getByRole('link', { name: 'source' }).first()).toHaveAttribute(
    'rel',
    /nofollow/,
  );
});

test('keeps previews apart from models', async ({ page }) => {
  await page.goto('/lifecycle');
  await expect(page.getByText('(only its preview)')).toHaveCount(0);
  await page.getByRole('link', { name: 'preview ids' }).click();
  await expect(page).toHaveURL(/scope=preview/);
  const rows = page.locator('table.ends tbody tr');
  expect(await rows.count()).toBeGreaterThan(0);
  await expect(rows.filter({ hasText: 'only its preview' })).toHaveCount(await rows.count());
});

test('refuses an unknown scope in words and fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto('/lifecycle?scope=x');
  await expect(page.getByRole('alert')).toContainText('“x”');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
});

test('a model page and its row say the end, and how many days are left', async ({ page }) => {
  await page.goto('/lifecycle');
  const soonest = page.locator('table.ends').first().locator('tbody tr').first();
  await expect(soonest).toContainText(/in \d+ days?/);
  const day = await soonest.locator('time').first().getAttribute('datetime');
  await page.goto('/models/gpt-image-1-mini');
  const ends = page.locator(`time[datetime="${day}"]`);
  await expect(page.getByText(/Its maker shuts it down on/)).toContainText(/in \d+ days?/);
  await expect(ends.first()).toBeVisible();
  const rows = page.locator('table.ranking tbody tr').filter({ hasText: /^.*OpenAI/ });
  await expect(rows.filter({ hasText: 'ends 1 Dec 2026' }).first()).toBeVisible();
});
