import { expect, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test('says how lately each host was read and what is held back', async ({ page }) => {
  await page.goto('/status');
  await expect(page).toHaveTitle(/Status/);
  await expect(page.locator('.facts').getByText('median age')).toBeVisible();
  const hosts = page.getByRole('table', { name: /Hosts: failed tries first/ });
  expect(await hosts.locator('tbody tr').count()).toBeGreaterThan(10);
  const fal = hosts.getByRole('row', { name: /^fal/ });
  await expect(fal.locator('time[datetime]').first()).toBeVisible();
  const held = page.locator('details[id^="held-"]').first();
  await expect(held.locator('td').nth(3)).not.toBeEmpty();
  await expect(held.locator('td').nth(4)).toContainText(/next run|person|another value|nothing/);
});

test('counts the prices in force as the home page does', async ({ page }) => {
  const said = async (path: string) => {
    await page.goto(path);
    const words = await page.locator('.facts').first().textContent();
    return /([\d,]+) prices in force at (\d+) hosts/.exec(words ?? '')?.slice(1);
  };
  const status = await said('/status');
  expect(status).toHaveLength(2);
  expect(await said('/')).toEqual(status);
});

test('gives the same as JSON, money as strings', async ({ request }) => {
  const answer = await request.get('/status.json');
  expect(answer.headers()['content-type']).toContain('application/json');
  const status = await answer.json();
  expect(status.all.prices).toBeGreaterThan(100);
  for (const host of status.hosts) expect(host).toHaveProperty('lastGoodRun');
  expect(status.all.held).toBe(status.heldBack.length);
  const summed = status.hosts.reduce((n: number, h: { prices: number }) => n + h.prices, 0);
  expect(status.all.prices).toBe(summed);
  for (const held of status.heldBack) expect(held.waitsFor).not.toBe('');
  for (const held of status.heldBack) {
    expect(held.detail).not.toBe('');
    for (const term of held.rule.terms) expect(typeof term.amount).toBe('string');
  }
});

test('is reached from every page and fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Status' }).click();
  await expect(page).toHaveURL(/\/status$/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
});
