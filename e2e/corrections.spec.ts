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

test.describe('with a price that was corrected', () => {
  const base = process.env.E2E_CORRECTED_URL ?? '';
  test.skip(base === '', 'E2E_CORRECTED_URL names no site that holds a correction');
  const reason = 'Synthetic: the last digit was misread';

  test('what it said, what it says now, why and since when stand side by side', async ({
    page,
  }) => {
    await page.goto(`${base}/corrections`);
    const table = page.getByRole('table', { name: reason });
    await expect(table).toContainText('by the browser tests');
    const row = table.locator('tbody tr');
    await expect(row).toHaveCount(1);
    await expect(row.getByRole('link', { name: 'FLUX.1 [schnell]' })).toBeVisible();
    await expect(row.locator('data')).toHaveText(['$0.003', '$0.004']);
    // Recorded long after the day it was read on: nobody was shown it before that.
    const today = new Date().toISOString().slice(0, 10);
    const since = await row.locator('td').last().locator('time').getAttribute('datetime');
    const before = new Date(Date.now() - 36e5).toISOString().slice(0, 10);
    expect([today, before]).toContain(since);
    await expect(page.getByText('Nothing has been corrected yet')).toHaveCount(0);
  });

  test('both readings keep their page and lead to each other', async ({ page }) => {
    await page.goto(`${base}/corrections`);
    await page.getByRole('link', { name: 'The wrong reading' }).click();
    await expect(page.locator('main')).toContainText(`Taken back, our mistake: ${reason}`);
    await page.getByRole('link', { name: 'The reading that replaces it' }).click();
    await expect(page.locator('main')).toContainText('It stands in the place of a mistake of ours');
    await expect(page.locator('blockquote')).toContainText('Synthetic: 0.004 per output image');
    const readings = page.locator('section[aria-labelledby="readings"]');
    await expect(readings).toContainText(`taken back: ${reason}`);
    await expect(readings).toContainText('$0.004 per image');
  });

  test('the price shown, its history and its file are the corrected ones', async ({ page }) => {
    const corrected = (await (await page.goto(`${base}/corrections`))?.text()) ?? '';
    const [wrong, right] = [...corrected.matchAll(/\/prices\/([0-9a-f]{16})/g)].map(([, id]) => id);
    for (const path of ['', '/history?hosts=fal', '/history.csv']) {
      const answer = await page.request.get(`${base}/models/flux-1-schnell${path}`);
      const text = await answer.text();
      expect(text, path).toContain(right);
      expect(text, path).not.toContain(wrong);
    }
    await page.goto(`${base}/models/flux-1-schnell/history`);
    const row = page.locator('tr').filter({ has: page.locator(`a[href="/prices/${right}"]`) });
    await expect(row.first()).toContainText('$0.004');
  });
});
