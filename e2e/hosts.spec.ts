import { expect, test } from '@playwright/test';

test.describe('hosts', () => {
  test.use({ javaScriptEnabled: false });

  test('lists every host, priced ones with the day they were last read', async ({ page }) => {
    await page.goto('/hosts');
    await expect(page).toHaveTitle(/Hosts/);
    const priced = page.getByRole('table', { name: /Hosts with prices/ });
    await expect(priced.locator('tbody tr').first().locator('time[datetime]')).toBeVisible();
    const without = page.getByRole('table', { name: /no price is in force/ });
    for (const row of (await without.locator('tbody tr').all()).slice(0, 5))
      await expect(row.getByRole('cell').nth(1)).not.toBeEmpty();
  });

  test('a host’s offers link to models and to the words behind each price', async ({ page }) => {
    await page.goto('/hosts');
    await page
      .getByRole('table', { name: /Hosts with prices/ })
      .locator('tbody')
      .getByRole('link')
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const offers = page.getByRole('table', { name: /[Oo]ffers/ }).first();
    const row = offers.locator('tbody tr').first();
    await expect(row.locator('time[datetime]').first()).toBeVisible();
    await expect(offers.locator('a[href^="/models/"]').first()).toBeVisible();
    await row.getByRole('link', { name: 'Evidence' }).click();
    await expect(page).toHaveURL(/\/prices\/[0-9a-f]{16}$/);
  });

  test('a long list of offers comes in part, and whole on request', async ({ page }) => {
    await page.goto('/hosts/fal');
    const rows = page.getByRole('table', { name: /[Oo]ffers/ }).locator('tbody tr');
    const first = await rows.count();
    const link = page.getByRole('link', { name: /^Show all \d+ offers$/ });
    const all = Number((await link.textContent())?.match(/\d+/)?.[0]);
    expect(all).toBeGreaterThan(first);
    await link.click();
    await expect(page).toHaveURL('/hosts/fal?all=1');
    await expect(rows).toHaveCount(all);
  });

  test('a host says how it is read', async ({ page }) => {
    await page.goto('/hosts/fal');
    await expect(page.getByRole('heading', { name: 'How fal is read' })).toBeVisible();
    const outside = page.locator('main a[href^="http"]');
    for (const link of await outside.all()) await expect(link).toHaveAttribute('rel', /nofollow/);
  });

  test('prices at the reader’s size, as the model’s own page does', async ({ page }) => {
    await page.goto('/hosts/fal?all=1');
    const offers = page.getByRole('table', { name: /Offers in force/ });
    const schnell = offers
      .locator('tbody tr')
      .filter({ has: page.locator('a[href^="/models/flux-1-schnell"]') })
      .filter({ hasText: 'megapixel' })
      .first();
    const price = schnell.locator('td.n data').first();
    const before = Number(await price.getAttribute('value'));
    await page.getByLabel('Size', { exact: true }).selectOption('2048x2048');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(page).toHaveURL(/all=1/);
    await expect(page).toHaveURL(/size=2048x2048/);
    await expect(offers.locator('caption')).toContainText('2048×2048');
    const asked = await price.getAttribute('value');
    expect(Number(asked)).toBeGreaterThan(before);
    await schnell.getByRole('link').first().click();
    await expect(page).toHaveURL(/\/models\/flux-1-schnell\?size=2048x2048$/);
    const same = page
      .locator('table.ranking tbody tr')
      .filter({ has: page.locator('a[href^="/hosts/fal"]') })
      .locator(`td.price data[value="${asked}"]`);
    await expect(same.first()).toBeVisible();
  });

  test('prices an image that is kept, beside its sticker price', async ({ page }) => {
    await page.goto('/hosts/fal?acceptance=50&volume=1000');
    const offers = page.getByRole('table', { name: /Per usable image.*50% kept/ });
    await expect(offers.getByRole('columnheader', { name: '$ per usable image' })).toBeAttached();
    const price = offers.locator('td.n').filter({ hasText: 'sticker' }).first();
    const usd = Number(await price.locator('data').getAttribute('value'));
    const sticker = Number(((await price.textContent()) ?? '').match(/sticker \$([\d.]+)/)?.[1]);
    expect(usd / sticker).toBeCloseTo(2, 1);
    await expect(price).toContainText('a month');
  });

  for (const [query, label, words] of [
    ['size=0x0', 'Other size', 'isn’t a size'],
    ['steps=-1', 'Steps', 'from 1 to 1,000'],
    ['quality=best', 'Quality', '“best”'],
  ] as const)
    test(`refuses ${query} beside its field; the rest still counts`, async ({ page }) => {
      await page.goto(`/hosts/fal?${query}&acceptance=40`);
      const field = page.getByLabel(label, { exact: true });
      await expect(field).toBeVisible();
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveAccessibleDescription(new RegExp(words));
      await expect(page.getByRole('alert')).toHaveCount(1);
      await expect(page.getByRole('table', { name: /1024×1024.*40% kept/ })).toBeVisible();
    });

  test('an operation that it doesn’t sell is said, with the way back', async ({ page }) => {
    await page.goto('/hosts/bfl?operation=upscale&size=2048x2048');
    await expect(page.getByText(/is sold for this: upscale/)).toBeVisible();
    await page.getByRole('link', { name: 'see all that it sells' }).click();
    await expect(page).toHaveURL('/hosts/bfl?size=2048x2048');
    await expect(page.getByRole('table', { name: /Offers in force|offers/ }).first()).toBeVisible();
  });

  test('an earlier day stays, with the need, in the form and in the links', async ({ page }) => {
    await page.goto('/hosts/fal?asOf=2026-10-01');
    await page.getByLabel('Size', { exact: true }).selectOption('512x512');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(page).toHaveURL(/asOf=2026-10-01/);
    await expect(page.getByText('As PerImage knew it on')).toBeVisible();
    await expect(
      page
        .locator('main a[href^="/models/"][href*="asOf=2026-10-01"][href*="size=512x512"]')
        .first(),
    ).toBeVisible();
  });

  test('an unknown host is not found', async ({ page }) => {
    for (const path of ['/hosts/nobody', '/hosts/a%20b'])
      expect((await page.goto(path))?.status(), path).toBe(404);
  });

  test('nothing is cut off on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 700 });
    for (const path of [
      '/hosts',
      '/hosts/fal',
      '/hosts/openai',
      '/hosts/modal',
      '/hosts/fal?size=0x0',
    ]) {
      await page.goto(path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, path).toBeLessThanOrEqual(375);
    }
  });
});

test('on a phone a model’s name keeps its room beside a sum that rests on others’ prices', async ({
  page,
}) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto('/hosts/fal?acceptance=40&edits=0.5&volume=1000');
  await expect(page.locator('.disputed').first()).toBeVisible();
  const name = page.locator('table.priced tbody th a').first();
  // A name squeezed to a letter a line is taller than it is wide.
  const { width = 0, height = 0 } = (await name.boundingBox()) ?? {};
  expect(width).toBeGreaterThan(height);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
});
