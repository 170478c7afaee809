import { expect, type Page, test } from '@playwright/test';

const schnell = '/models/flux-1-schnell';

type Row = { place: string; host: string; usd: number };

/** The rows of every ranking on the page, table by table. */
function tables(page: Page): Promise<Row[][]> {
  return page.locator('table.ranking:has(td.price)').evaluateAll((all) =>
    all.map((table) =>
      [...table.querySelectorAll('tbody tr')].map((row) => ({
        place: row.querySelector('.place')?.textContent ?? '',
        host: row.querySelector('th a')?.textContent ?? '',
        usd: Number(row.querySelector('td.price data')?.getAttribute('value')),
      })),
    ),
  );
}

const hostsOf = async (page: Page) => (await tables(page)).map((rows) => rows.map((r) => r.host));
const byName = (names: readonly string[]) =>
  [...names].sort(new Intl.Collator('en', { numeric: true }).compare);
const placeOf = (rows: readonly Row[][]) =>
  new Map(rows.flat().map((r) => [`${r.host} ${r.usd}`, r.place]));

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a column’s link sorts by it and back; places stay those of the price', async ({ page }) => {
    await page.goto(schnell);
    const before = await tables(page);
    const header = page.locator('th.col-host').first();
    await header.getByRole('link').click();
    await expect(page).toHaveURL(`${schnell}?sort=host`);
    await expect(header).toHaveAttribute('aria-sort', 'ascending');
    await expect(page.locator('th.col-price').first()).not.toHaveAttribute('aria-sort');
    const hosts = await hostsOf(page);
    expect(hosts).toEqual(hosts.map(byName));
    expect(placeOf(await tables(page))).toEqual(placeOf(before));

    await header.getByRole('link').click();
    await expect(page).toHaveURL(`${schnell}?reverse=1&sort=host`);
    await expect(header).toHaveAttribute('aria-sort', 'descending');
    expect(await hostsOf(page)).toEqual(hosts.map((names) => byName(names).reverse()));

    await page.locator('th.col-price').first().getByRole('link').click();
    await expect(page).toHaveURL(schnell);
    expect(await tables(page)).toEqual(before);
  });

  test('by the day it was checked, latest first', async ({ page }) => {
    await page.goto('/models/gpt-image-1?sort=checked');
    await expect(page.locator('th.col-dates').first()).toHaveAttribute('aria-sort', 'descending');
    const days = await page
      .locator('table.ranking:has(td.price) tbody td.dates')
      .evaluateAll((all) => all.map((td) => td.querySelector('time')?.getAttribute('datetime')));
    const years = days.map((day) => day?.slice(0, 4) ?? '');
    expect(years).toEqual([...years].sort().reverse());
  });

  test('the form and the page’s other links keep the order', async ({ page }) => {
    await page.goto(`${schnell}?sort=change&reverse=1`);
    await page.getByLabel('Size', { exact: true }).selectOption('512x512');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(page).toHaveURL(/reverse=1/);
    await expect(page).toHaveURL(/sort=change/);
    await expect(page).toHaveURL(/size=512x512/);
    await page.getByRole('button', { name: 'Show that day' }).click();
    await expect(page).toHaveURL(/sort=change/);
    await expect(page.locator('th.col-change').first()).toHaveAttribute('aria-sort', 'descending');
  });

  test('another sort is refused in words', async ({ page }) => {
    await page.goto(`${schnell}?sort=colour`);
    await expect(page.getByRole('alert')).toContainText('Nothing here sorts by “colour”');
    await expect(page.locator('th.col-price').first()).toHaveAttribute('aria-sort', 'ascending');
  });

  test('what every row would repeat is said once', async ({ page }) => {
    await page.goto('/');
    const run = page.locator('.strip .facts span', { hasText: 'next run due' }).locator('time');
    const day = await run.getAttribute('datetime');
    await expect(page.locator(`tbody .next-check time[datetime="${day}"]`)).toHaveCount(0);
    for (const path of [schnell, '/hosts/fal']) {
      await page.goto(path);
      const usual = page.getByText('or as the row says');
      await expect(usual).toHaveCount(1);
      const words = await usual.locator('.next-check').textContent();
      await expect(page.locator('tbody .next-check', { hasText: words ?? '' })).toHaveCount(0);
    }
  });
});

test('a change of the need keeps the order', async ({ page }) => {
  await page.goto(`${schnell}?sort=host`);
  const before = await tables(page);
  await page.getByLabel('Size', { exact: true }).selectOption('2048x2048');
  await expect(page).toHaveURL(`${schnell}?size=2048x2048&sort=host`);
  await expect.poll(() => tables(page)).not.toEqual(before);
  const hosts = await hostsOf(page);
  expect(hosts).toEqual(hosts.map(byName));
  // The links of the table that was drawn anew say the new need.
  await page.locator('th.col-price').first().getByRole('link').click();
  await expect(page).toHaveURL(`${schnell}?size=2048x2048`);
});

test('a phone has the first price and the ways to sort on its first screen', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 375, height: 667 } });
  const page = await context.newPage();
  // A model's page answers in words before it ranks.
  for (const [path, price, most, link] of [
    ['/', 'td.p data', 385, 'Last checked'],
    [schnell, '.answer b', 150, 'Host'],
    [schnell, 'td.price data', 450, 'Host'],
  ] as const) {
    await page.goto(path);
    const top = (await page.locator(price).first().boundingBox())?.y ?? 800;
    expect(top, `${path} ${price}`).toBeLessThan(most);
    await page.locator('thead').getByRole('link', { name: link }).first().click();
    await expect(page).toHaveURL(/sort=/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      375,
    );
  }
  await context.close();
});
