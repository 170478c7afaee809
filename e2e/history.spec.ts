import { expect, test } from '@playwright/test';

const path = '/models/flux-1-schnell/history';

test.use({ javaScriptEnabled: false });

test('draws the history with its facts and the same as a table', async ({ page }) => {
  await page.goto('/models/flux-1-schnell');
  await page.getByRole('link', { name: /Whole history/ }).click();
  await expect(page).toHaveURL(new RegExp(path));
  await expect(page.getByRole('img', { name: /over time/ })).toBeVisible();
  for (const fact of ['Lowest ever', 'Dearest', 'Changes of price', 'Longest unchanged'])
    await expect(page.getByText(fact, { exact: true })).toBeVisible();
  const rows = page.getByRole('table', { name: /Every price shown/ }).locator('tbody tr');
  expect(await rows.count()).toBeGreaterThan(3);
  await expect(rows.first().getByRole('link', { name: 'Evidence' })).toBeVisible();
});

test('turns a host off through its address', async ({ page }) => {
  await page.goto(path);
  await page
    .getByRole('navigation', { name: 'Hosts' })
    .getByRole('link', { name: /^fal \(shown\)$/ })
    .click();
  await expect(page).toHaveURL(/hosts=/);
  await expect(page.locator('table.steps').first().locator('th', { hasText: /^fal$/ })).toHaveCount(
    0,
  );
  await page.getByRole('link', { name: 'log', exact: true }).click();
  await expect(page).toHaveURL(/hosts=.*scale=log/);
});

test('downloads what is shown', async ({ page, request }) => {
  await page.goto(`${path}?datasets=0`);
  const shown = await page
    .getByRole('table', { name: /Every price shown/ })
    .locator('tbody tr')
    .count();
  const href = await page.getByRole('link', { name: /CSV/ }).getAttribute('href');
  const answer = await request.get(href ?? '');
  expect(answer.headers()['content-type']).toContain('text/csv');
  const lines = (await answer.text()).trim().split('\r\n');
  expect(lines.filter((l) => l.includes(',offer,'))).toHaveLength(shown);
  expect((await request.get(`${path}.csv?period=7`)).status()).toBe(400);
});

test('an unknown model has no history; a phone shows all of it', async ({ page }) => {
  expect((await page.goto('/models/flux-1-snell/history'))?.status()).toBe(404);
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto(path);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
});
