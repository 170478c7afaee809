import { expect, test } from '@playwright/test';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('lists models with price, host, date and age', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('one AI image costs');
    const row = page.getByRole('row').filter({ hasText: 'FLUX.1 [schnell]' }).first();
    await expect(row.locator('data.usd').first()).toHaveText(/^\$0\.\d+$/);
    await expect(row.locator('td.d time[datetime]').first()).toBeVisible();
    await expect(row.locator('td.p a')).toHaveAttribute('href', /^\/prices\//);
    await expect(row).toContainText(/fresh|ageing|stale|failing/);
    expect(await page.getByRole('row').count()).toBeGreaterThan(50);
  });

  test('a long table comes in part, and whole on request', async ({ page }) => {
    const rows = page.locator('table.overview tbody tr');
    await page.goto('/?sort=price');
    const first = await rows.count();
    const link = page.getByRole('link', { name: /^Show all \d+ models$/ });
    const all = Number((await link.textContent())?.match(/\d+/)?.[0]);
    expect(all).toBeGreaterThan(first);
    await link.click();
    await expect(page).toHaveURL('/?all=1&sort=price');
    await expect(rows).toHaveCount(all);
    await expect(link).toHaveCount(0);
    // A need changed by the form keeps the table whole.
    await page.getByLabel('Size', { exact: true }).selectOption('512x512');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(page).toHaveURL(/size=512x512/);
    await expect(page).toHaveURL(/all=1/);
    expect(await rows.count()).toBeGreaterThan(first);
  });

  test('search reaches models beyond the first rows', async ({ page }) => {
    await page.goto('/?all=1');
    const last = page.locator('table.overview tbody th a').last();
    const name = (await last.textContent()) ?? '';
    await page.goto('/');
    await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0);
    await page.getByLabel('Search').fill(name);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
  });

  test('says how fresh it is', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('.facts').first()).toContainText(/prices in force at \d+ hosts/);
    await expect(page.locator('.facts time').first()).toHaveAttribute('datetime', /^\d{4}-/);
  });

  test('searches and filters through the address', async ({ page }) => {
    await page.goto('/');
    await page.getByLabel('Search').fill('flux schnell');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(page).toHaveURL(/q=flux\+schnell/);
    await expect(page.getByRole('row').nth(1)).toContainText('FLUX.1 [schnell]');

    await page.goto('/?maker=OpenAI');
    for (const row of await page.locator('tbody tr').all())
      await expect(row).toContainText('OpenAI');

    await page.goto('/?max=0.005&sort=price');
    const prices = await page
      .locator('td.p data')
      .evaluateAll((all) => all.map((d) => Number(d.getAttribute('value'))));
    expect(prices.length).toBeGreaterThan(0);
    expect(Math.max(...prices)).toBeLessThanOrEqual(0.005);

    // Last known prices follow those with a place; each of the two cheapest first.
    const order = await page.locator('table.overview tbody tr').evaluateAll((rows) =>
      rows
        .filter((row) => !row.querySelector('.ended'))
        .map((row) => {
          const usd = Number(row.querySelector('td.p data')?.getAttribute('value'));
          return [row.textContent?.includes('last known') ? 1 : 0, usd] as const;
        }),
    );
    expect(order).toEqual([...order].sort(([a, x], [b, y]) => a - b || x - y));
  });

  test('finds models without a comparable price, and near names', async ({ page }) => {
    await page.goto('/?q=dall-e');
    await expect(page.locator('a[href="/models/dall-e-2"]')).toBeVisible();
    await page.goto('/?q=fluxschnell');
    await page.getByRole('link', { name: 'FLUX.1 [schnell]', exact: true }).click();
    await expect(page).toHaveURL(/flux-1-schnell$/);
  });

  test('says what to do when nothing fits, and refuses what is no amount', async ({ page }) => {
    await page.goto('/?q=no-such-model-anywhere');
    await expect(page.getByRole('heading', { name: 'No model fits' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'show every model' })).toBeVisible();
    await page.goto('/?min=cheap');
    await expect(page.getByRole('alert')).toContainText('“cheap” isn’t an amount');
  });
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`fits a phone, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({
      viewport: { width: 375, height: 800 },
      colorScheme,
    });
    const page = await context.newPage();
    await page.goto('/');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(375);
    const paper = await page.evaluate(
      () => getComputedStyle(document.documentElement).backgroundColor,
    );
    expect(paper).toBe(colorScheme === 'dark' ? 'rgb(16, 18, 20)' : 'rgb(255, 255, 255)');
    const price = await page.locator('td.p data').first().boundingBox();
    expect(price?.y ?? 800).toBeLessThan(800);
    await expect(page.getByLabel('Size', { exact: true })).toBeHidden();
    await page.getByText('For 1024×1024: change').click();
    await expect(page.getByLabel('Size', { exact: true })).toBeVisible();
    await context.close();
  });

test('asks nobody else for anything', async ({ page, baseURL }) => {
  const others: string[] = [];
  page.on('request', (r) => {
    if (!r.url().startsWith(baseURL ?? '')) others.push(r.url());
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  expect(others).toEqual([]);
});

test('on a phone a row far from the screen is laid out when it comes near', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto('/');
  const rows = page.locator('table.overview tbody tr');
  const isDrawn = (row: typeof rows) =>
    row.locator('th a').evaluate((link) => link.checkVisibility({ contentVisibilityAuto: true }));
  const far = rows.nth(30);
  expect(await isDrawn(rows.first())).toBe(true);
  expect(await isDrawn(far)).toBe(false);
  // The last ones are: what stands beneath them must not move when they come near.
  expect(await isDrawn(rows.last())).toBe(true);
  await far.scrollIntoViewIfNeeded();
  await expect.poll(() => isDrawn(far)).toBe(true);
  await expect(far.locator('th a')).toBeInViewport();
  // Paper holds them all.
  await page.evaluate(() => scrollTo(0, 0));
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => isDrawn(far)).toBe(true);
});
