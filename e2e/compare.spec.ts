import { expect, test } from '@playwright/test';

const three = '/compare?models=flux-1-schnell&hosts=fal,replicate,together';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('puts prices, rules, dates and facts side by side', async ({ page }) => {
    await page.goto(three);
    const table = page.locator('table.compare');
    await expect(table.getByRole('columnheader', { name: /at fal/ })).toBeVisible();
    const prices = table
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: 'Price per image' }) });
    await expect(prices.locator('data')).toHaveCount(3);
    await expect(prices).toContainText('the lowest here');
    for (const fact of [
      'How the host bills',
      'Known before the call',
      'Read',
      '90 days',
      'Its end',
      'Paying the host',
      'Licence',
      'Latency',
    ])
      await expect(table.getByRole('rowheader', { name: fact, exact: true })).toBeVisible();
    await expect(prices.locator('.fresh')).toHaveCount(3);
    const read = table
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: 'Read' }) });
    await expect(read.getByRole('link', { name: 'Evidence' })).toHaveCount(3);
    expect(await read.locator('time[datetime]').count()).toBeGreaterThanOrEqual(3);
  });

  test('has no row of nothing: what nobody dated is said beneath', async ({ page }) => {
    await page.goto('/compare?models=sdxl-1-0');
    await expect(page.getByRole('rowheader', { name: 'Licence' })).toBeVisible();
    await expect(page.getByRole('rowheader', { name: 'Latency' })).toHaveCount(0);
    await expect(page.getByText('Latency: no dated source for any of these.')).toBeVisible();
  });

  test('adds and takes out columns, and carries the workload', async ({ page }) => {
    await page.goto(`${three}&size=1920x1080`);
    await page.getByLabel('Add a model').fill('nano banana');
    await page.getByRole('button', { name: 'Compare' }).click();
    await expect(page).toHaveURL(/size=1920x1080/);
    await expect(page.getByText('“nano banana” is Nano Banana')).toBeVisible();
    await expect(page.locator('table.compare thead th')).toHaveCount(6);
    await page.getByRole('link', { name: 'FLUX.1 [schnell] (take out)' }).click();
    await expect(page).toHaveURL(
      /models=gemini-2-5-flash-image&hosts=fal,replicate,together&size=1920x1080/,
    );
    await expect(page.locator('table.compare thead th')).toHaveCount(3);
  });

  test('gives the cost per usable image with its steps', async ({ page }) => {
    await page.goto('/compare?models=flux-1-schnell,gpt-image-2&acceptance=50%25');
    const usable = page.getByRole('row').filter({ hasText: 'Per usable image' });
    await usable.getByText('Step by step').first().click();
    await expect(usable.locator('li').first()).toBeVisible();
    const amounts = async (row: string) =>
      page
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name: row }) })
        .locator('data')
        .evaluateAll((all) => all.map((d) => d.getAttribute('value')));
    const [sticker, kept] = [await amounts('Price per image'), await amounts('Per usable image')];
    expect(Number(kept[0])).toBeCloseTo(Number(sticker[0]) * 2, 10);
  });

  test('says what is unknown, double and too much', async ({ page }) => {
    await page.goto('/compare?models=flux-1-snell');
    await expect(page.getByRole('alert')).toContainText('No model is called “flux-1-snell”');
    await page
      .getByRole('alert')
      .getByRole('link', { name: 'FLUX.1 [schnell]', exact: true })
      .click();
    await expect(page.locator('table.compare')).toBeVisible();
    await page.goto(
      '/compare?models=flux-1-schnell,flux-1-schnell,sdxl-1-0&hosts=fal,replicate,together,novita',
    );
    await expect(page.getByText('was asked for twice')).toBeVisible();
    await expect(page.getByText('8 columns were asked for and 6 are shown')).toBeVisible();
    await page.goto('/compare?hosts=fal');
    await expect(page.getByText('A host alone can’t be compared')).toBeVisible();
  });

  test('begins with examples', async ({ page }) => {
    await page.goto('/compare');
    await page.locator('.state li a').first().click();
    await expect(page.locator('table.compare data').first()).toBeVisible();
  });
});

test('reads on a phone without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto('/compare?models=flux-1-schnell,gpt-image-2&hosts=fal,openai,replicate');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await expect(page.locator('table.compare td[data-l*="fal"]').first()).toBeVisible();
});

test('between a phone and a desk every column is of one width, and the table scrolls by itself', async ({
  page,
}) => {
  for (const width of [768, 900, 1024]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(
      '/compare?models=flux-1-schnell,nano-banana-pro,gpt-image-1&hosts=fal,replicate',
    );
    const widths = await page
      .locator('table.compare thead th')
      .evaluateAll((all) => all.map((th) => th.getBoundingClientRect().width));
    expect(widths).toHaveLength(6);
    expect(Math.min(...widths), `${width}`).toBeGreaterThanOrEqual(130);
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThanOrEqual(1);
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(needed).toBeLessThanOrEqual(width);
  }
});

test('on a phone a fact that a column has not is a dash, not an empty label', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto('/compare?models=flux-1-schnell,nano-banana-pro&hosts=fal,replicate');
  const empty = page.locator('table.compare tbody td:empty').first();
  await expect(empty).toBeVisible();
  const said = await empty.evaluate((td) => getComputedStyle(td, '::before').content);
  expect(said).toMatch(/–"$/);
});
