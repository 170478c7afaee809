import { expect, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test('lists what moved with amounts, days and evidence', async ({ page }) => {
  await page.goto('/changes?period=all');
  await expect(page).toHaveTitle(/changes/);
  const rows = page.getByRole('table', { name: /newest first/ }).locator('tbody > tr');
  expect(await rows.count()).toBeGreaterThan(5);
  for (const row of (await rows.all()).slice(0, 5))
    await expect(row.locator('time[datetime]').first()).toBeVisible();
  await expect(page.locator('table.changes a[href^="/prices/"]').first()).toBeAttached();
});

test('filters by kind through its address', async ({ page }) => {
  await page.goto('/changes?period=all');
  await page.getByLabel('Kind').selectOption('fall');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/kind=fall/);
  const changes = page.locator('table.changes .down');
  expect(await changes.count()).toBeGreaterThan(0);
  await expect(page.locator('table.changes .up')).toHaveCount(0);
});

test('says between which two checks a price moved, and by how much', async ({ page }) => {
  await page.goto('/changes?period=all&kind=fall');
  const row = page
    .getByRole('row')
    .filter({ hasText: /between|, after/ })
    .first();
  await expect(row.locator('time[datetime]')).toHaveCount(2);
  const [before, after] = await row.locator('td.n data').all();
  const value = async (cell: typeof before) => Number(await cell?.getAttribute('value'));
  expect(await value(before)).toBeGreaterThan(await value(after));
  await expect(row).toContainText(/fell [\d.]+%/);
});

test('a host’s many changes of one day are one event that opens', async ({ page }) => {
  await page.goto('/changes?period=all');
  const event = page.locator('table.changes details').first();
  const count = Number(/\d+/.exec((await event.locator('summary').textContent()) ?? '')?.[0]);
  await expect(event.locator('li').first()).toBeHidden();
  await event.locator('summary').click();
  await expect(event.locator('li').first()).toBeVisible();
  expect(await event.locator('li').count()).toBe(count);
});

test('offers that ended have a filter of their own', async ({ page }) => {
  await page.goto('/changes?period=all&kind=gone');
  await expect(page.locator('table.changes').first()).toContainText('ended');
  await expect(page.locator('table.changes').first().locator('.up, .down')).toHaveCount(0);
});

test('changes that only others reported stand apart, with their source', async ({ page }) => {
  await page.goto('/changes?period=all&host=openrouter');
  const table = page.locator('table.reported');
  await expect(page.getByRole('heading', { name: 'Changes that others reported' })).toBeVisible();
  const row = table.getByRole('row', { name: /pricing\.prompt/ }).first();
  await expect(row.locator('time[datetime]')).toBeVisible();
  await expect(row.getByRole('link', { name: /\w+\/\w+/ }).first()).toHaveAttribute(
    'rel',
    /nofollow/,
  );
  await expect(table.locator('a[href^="/prices/"]')).toHaveCount(0);
  await page.goto('/changes?period=all&host=openrouter&kind=fall');
  await expect(page.locator('table.reported')).toHaveCount(0);
});

test('refuses an unknown filter in words', async ({ page }) => {
  await page.goto('/changes?host=nobody');
  await expect(page.getByRole('alert')).toContainText('“nobody” isn’t a host');
});

test('fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto('/changes?period=all');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
});
