import { expect, test } from '@playwright/test';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('answers with reasons, and counts what is out', async ({ page }) => {
    await page.goto('/pick');
    await page.getByLabel('At most, $ per image').fill('0.02');
    await page.getByLabel('Price known before the call').check();
    await page.getByRole('button', { name: 'Pick for me' }).click();
    await expect(page).toHaveURL(/max=0\.02/);
    await expect(page).toHaveURL(/forecast=1/);
    const rows = page.locator('table.ranking tbody tr');
    expect(await rows.count()).toBeGreaterThan(0);
    for (const row of await rows.all()) {
      expect(Number(await row.locator('data').first().getAttribute('value'))).toBeLessThanOrEqual(
        0.02,
      );
      await expect(row).toContainText('within $0.02');
      await expect(row.locator('time[datetime]').first()).toBeVisible();
      await expect(row.getByRole('link', { name: 'Evidence' })).toBeVisible();
    }
    const out = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: /^Out:/ }) });
    await expect(out.getByText('above $0.02 per image')).toBeVisible();
    const [, said, all] = /Out: (\d+) of (\d+)/.exec((await out.textContent()) ?? '') ?? [];
    const counts = (await out.locator('li b').allInnerTexts()).map((t) => Number.parseInt(t, 10));
    expect(counts.reduce((a, b) => a + b, 0)).toBe(Number(said));
    expect(Number(said)).toBeLessThan(Number(all));
  });

  test('says of every price what its last try was, and names a lower one that is too old', async ({
    page,
  }) => {
    await page.goto('/pick');
    const state = /(read once|confirmed|changed|Tried \d)/;
    for (const row of await page.locator('table.ranking td.dates').all())
      await expect(row).toContainText(state);
    const first = async (nth: number) =>
      Number(
        await page.locator('table.ranking').nth(nth).locator('data').first().getAttribute('value'),
      );
    const lower = page.getByText(/Lower, but too old for a place: .+, \$/);
    await expect(lower).toHaveCount((await first(1)) < (await first(0)) ? 1 : 0);
  });

  test('repeats on no table’s rows what most of them assume', async ({ page }) => {
    await page.goto('/pick');
    for (const table of await page.locator('table.ranking').all()) {
      const rows = await table.locator('tbody tr').count();
      const said = await table.locator('.rule li', { hasText: /^assumed: / }).allTextContents();
      for (const words of said) {
        const same = said.filter((other) => other === words).length;
        expect(same === 1 || same <= rows / 2, words).toBe(true);
      }
    }
  });

  test('counts a limit per usable image when asked', async ({ page }) => {
    await page.goto('/pick?max=0.02&acceptance=50%25');
    await expect(page.getByLabel('At most, $ per usable image')).toHaveValue('0.02');
    await expect(page.locator('table.ranking').first()).toContainText('an image made');
  });

  test('says what to give up when nothing fits', async ({ page }) => {
    await page.goto('/pick?max=0.000001&open=1');
    await expect(page.getByRole('heading', { name: /Nothing .* fits/ })).toBeVisible();
    const drop = page.getByRole('link', { name: /^Drop “at most/ });
    await drop.click();
    await expect(page).not.toHaveURL(/max=/);
    await expect(page.locator('table.ranking tbody tr').first()).toBeVisible();
  });

  for (const [query, label, words] of [
    ['max=cheap', 'At most, $ per image', 'isn’t an amount'],
    ['keys=1', 'Host sells at least … models', 'from 2 to 200'],
    ['size=0x0', 'Other size', 'isn’t a size'],
    ['acceptance=500%25', 'Share you keep', 'isn’t a share'],
  ] as const)
    test(`refuses ${query} beside its field`, async ({ page }) => {
      await page.goto(`/pick?${query}`);
      const field = page.getByLabel(label);
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveAccessibleDescription(new RegExp(words));
    });
});

test('fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto('/pick?max=0.05');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
});
