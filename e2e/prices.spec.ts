import { expect, type Page, test } from '@playwright/test';

/** The evidence page of some offer in force. */
async function openEvidence(page: Page) {
  await page.goto('/hosts');
  await page
    .getByRole('table', { name: /Hosts with prices/ })
    .locator('tbody')
    .getByRole('link')
    .first()
    .click();
  await page.getByRole('link', { name: 'Evidence' }).first().click();
  await expect(page).toHaveURL(/\/prices\/[0-9a-f]{16}$/);
}

test.describe('where a number comes from', () => {
  test.use({ javaScriptEnabled: false });

  test('shows the words, the source, the day, the arithmetic and the standing', async ({
    page,
  }) => {
    await openEvidence(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Where this number comes from',
    );
    await expect(page.getByText(/^(In force|Last known price)$/)).toBeVisible();
    await expect(page.locator('blockquote')).not.toBeEmpty();
    const words = page.locator('section[aria-labelledby="words"]');
    await expect(words.locator('a[href^="http"]')).toHaveAttribute('rel', 'nofollow noopener');
    await expect(words.locator('time[datetime]').first()).toBeVisible();
    await expect(words).toContainText(/SHA-256|a recorded fact/);
    await expect(page.locator('section[aria-labelledby="arithmetic"]')).toContainText(
      /One image|No price per image/,
    );
    await expect(page.locator('section[aria-labelledby="readings"]')).toContainText('(this one)');
    await expect(page.locator('main header a[href^="/hosts/"]')).toBeVisible();
  });

  test('terms add up to the price', async ({ page }) => {
    await openEvidence(page);
    const amounts = page.locator('section[aria-labelledby="arithmetic"] data');
    const values = await amounts.evaluateAll((all) =>
      all.map((d) => d.getAttribute('value') ?? ''),
    );
    const places = Math.max(...values.map((v) => v.split('.')[1]?.length ?? 0));
    // Whole units of the last place, so that the sum is exact.
    const units = values.map((v) => {
      const [whole = '0', fraction = ''] = v.split('.');
      return BigInt(whole + fraction.padEnd(places, '0'));
    });
    const total = units.pop();
    expect(units.reduce((a, b) => a + b, 0n)).toBe(total ?? 0n);
  });

  test('other readings of the same offer are a click away', async ({ page }) => {
    await openEvidence(page);
    for (const link of await page.locator('section[aria-labelledby="readings"] a').all())
      await expect(link).toHaveAttribute('href', /^\/prices\/[0-9a-f]{16}$/);
  });

  test('a mistake can be reported with every id filled in', async ({ page }) => {
    await openEvidence(page);
    const report = page.locator('section[aria-labelledby="report"]');
    await report.getByText('Report a mistake').click();
    await expect(report.locator('pre')).toContainText(page.url().split('/').at(-1) ?? '');
    await expect(report.locator('pre')).toContainText('Source: http');
    await expect(report.getByRole('link', { name: /corrected/ })).toHaveAttribute(
      'href',
      '/corrections',
    );
  });

  test('an unknown or malformed id is not found', async ({ page }) => {
    for (const id of ['0000000000000000', 'nonsense', '%27%20or%201%3D1', '0'.repeat(5000)])
      expect((await page.goto(`/prices/${id}`))?.status(), id.slice(0, 20)).toBe(404);
  });

  test('nothing is cut off on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 700 });
    await openEvidence(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(375);
  });
});
