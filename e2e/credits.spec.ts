import { expect, test } from '@playwright/test';

test.describe('free credits', () => {
  test.use({ javaScriptEnabled: false });

  test.beforeEach(async ({ page }) => {
    await page.goto('/credits');
  });

  test('every entry has a grant, an answer in images and a source', async ({ page }) => {
    await expect(page).toHaveTitle(/Free credits/);
    const rows = page.locator('main section:not([aria-labelledby="together"]) tbody tr');
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

  test('adds up what can be counted on, for the reader’s own images', async ({ page }) => {
    const all = page.locator('section[aria-labelledby="together"]');
    await expect(all).toContainText('Say how many images you make');
    await page.getByText('Count them for my images').click();
    await page.getByLabel('Images a month').fill('100000');
    await page.getByRole('textbox', { name: 'Model' }).fill('flux schnell');
    await page.getByRole('button', { name: 'Count' }).click();
    await expect(page).toHaveURL(/volume=100000/);
    await expect(all).toContainText(/At 100,000 images a month they (cover|carry)/);
    await all.getByText('What is counted, and how').click();
    const rows = all.locator('tbody tr');
    expect(await rows.count()).toBeGreaterThan(0);
    const amounts = async (column: number) =>
      (await rows.locator(`td:nth-child(${column})`).allTextContents()).map((text) =>
        Number(text.replaceAll(',', '')),
      );
    const sum = (list: number[]) => list.reduce((a, b) => a + b, 0).toLocaleString('en-US');
    await expect(all).toContainText(`${sum(await amounts(2))} images once`);
    await expect(all).toContainText(`${sum(await amounts(3))} every month`);
    await expect(all.locator('tbody')).not.toContainText('OpenAI');
    for (const cell of await rows.locator('td:last-child').all())
      await expect(cell).toContainText('FLUX.1 [schnell]');
  });

  test('counts usable images where the reader says what is kept', async ({ page }) => {
    await page.goto('/credits?acceptance=50%25');
    await expect(page.locator('#cloudflare-free-tier')).toContainText('usable images a day');
  });

  test('refuses what is no model, volume or share beside its field', async ({ page }) => {
    await page.goto('/credits?model=flux-1-snell&volume=0&acceptance=500%25');
    for (const [label, words] of [
      ['Model', /No model is called “flux-1-snell”/],
      ['Images a month', /isn’t a number of images/],
      ['Share you keep', /isn’t a share/],
    ] as const) {
      await expect(page.getByRole('textbox', { name: label })).toHaveAttribute(
        'aria-invalid',
        'true',
      );
      await expect(page.getByRole('textbox', { name: label })).toHaveAccessibleDescription(words);
    }
    await expect(page.locator('#cloudflare-free-tier')).toContainText('images a day');
  });

  test('nothing is cut off on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 700 });
    await page.reload();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(375);
  });
});
