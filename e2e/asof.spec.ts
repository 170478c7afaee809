import { expect, type Page, test } from '@playwright/test';

const DAY = '2026-10-01';
const PAGES = [
  '/',
  '/models/flux-1-schnell',
  '/hosts/fal',
  '/models/flux-1-schnell/history?hosts=fal,replicate,wavespeed',
];

/** The address of a page on a day. */
function on(path: string, day: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}asOf=${day}`;
}

test.use({ javaScriptEnabled: false });

/** Days of readings on a page: the next check is the only day still to come. */
async function readDays(page: Page): Promise<string[]> {
  const cells = page.locator('td.dates time, td.d time, table.steps time');
  return cells.evaluateAll((all) =>
    all.filter((t) => !t.closest('.next-check')).map((t) => t.getAttribute('datetime') ?? ''),
  );
}

for (const path of PAGES)
  test(`${path} shows what was known on an earlier day`, async ({ page }) => {
    await page.goto(on(path, DAY));
    await expect(page.getByText('As PerImage knew it on 1 Oct 2026')).toBeVisible();
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
    const days = await readDays(page);
    expect(days.length).toBeGreaterThan(3);
    expect(days.filter((d) => d > DAY)).toEqual([]);
    // The weekly run after Thursday 1 October.
    if (!path.includes('/history'))
      await expect(page.locator('.next-check time[datetime="2026-10-05"]').first()).toBeVisible();
    await page.getByRole('link', { name: 'Back to today' }).click();
    await expect(page).not.toHaveURL(/asOf/);
    await expect(page.getByText('As PerImage knew it on')).toHaveCount(0);
    expect((await readDays(page)).some((d) => d > DAY)).toBe(true);
  });

test('links keep the day: home, model, host, history, its file', async ({ page, request }) => {
  await page.goto(`/?asOf=${DAY}&q=schnell`);
  await page.getByRole('link', { name: 'FLUX.1 [schnell]', exact: true }).first().click();
  await expect(page).toHaveURL(/models\/flux-1-schnell\?asOf=2026-10-01/);
  await page.goto(`/models/flux-1-schnell?asOf=${DAY}&size=512x512`);
  await page.getByRole('link', { name: /Whole history/ }).click();
  await expect(page).toHaveURL(/history\?asOf=2026-10-01&size=512x512/);
  await expect(page.getByText('512×512').first()).toBeVisible();
  const href = await page.getByRole('link', { name: /CSV/ }).getAttribute('href');
  const lines = (await (await request.get(href ?? '')).text()).trim().split('\r\n').slice(1);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter((l) => /2026-1[012]-(0[2-9]|[123])/.test(l))).toEqual([]);
  await page.goto(`/models/flux-1-schnell?asOf=${DAY}`);
  await page.locator('table.ranking tbody th a').first().click();
  await expect(page).toHaveURL(/hosts\/.*asOf=2026-10-01/);
});

test('evidence leads back to the day that the reader came from', async ({ page }) => {
  await page.goto(`/models/flux-1-schnell?asOf=${DAY}`);
  await page.locator('table.ranking').getByRole('link', { name: 'Evidence' }).first().click();
  await expect(page).toHaveURL(/prices\/[0-9a-f]{16}\?asOf=2026-10-01$/);
  await page.getByRole('link', { name: 'Back to the prices as known on 1 Oct 2026' }).click();
  await expect(page).toHaveURL(/models\/flux-1-schnell\?asOf=2026-10-01/);
  await page.goto('/');
  const evidence = await page.locator('td.p a[href^="/prices/"]').first().getAttribute('href');
  await page.goto(`${evidence}?asOf=2026-02-30`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Where this number comes from');
  await expect(page.locator('main a[href*="asOf"]')).toHaveCount(0);
});

const REFUSED: [string, RegExp][] = [
  ['2020-01-01', /Nothing was known on 1 Jan 2020: the first reading is of/],
  ['2999-12-31', /31 Dec 2999 is still to come/],
  ['2026-02-30', /“2026-02-30” isn’t a day/],
  ['yesterday', /“yesterday” isn’t a day/],
];
for (const [asked, words] of REFUSED)
  test(`says why ${asked} can’t be shown, beside the prices of today`, async ({
    page,
    request,
  }) => {
    for (const path of PAGES) {
      const answer = await page.goto(on(path, asked));
      expect(answer?.status()).toBe(200);
      await expect(page.getByRole('alert')).toContainText(words);
      await expect(page.getByRole('table').first()).toBeVisible();
      const kept = await page
        .locator('main a[href*="asOf"], main input[type=hidden][name=asOf]')
        .evaluateAll((all) => all.map((el) => el.outerHTML.slice(0, 120)));
      expect(kept, path).toEqual([]);
    }
    const file = await request.get(`/models/flux-1-schnell/history.csv?asOf=${asked}`);
    expect(file.status()).toBe(400);
    expect(await file.text()).toMatch(words);
  });

test('another day is chosen in a form, the rest of the address staying', async ({ page }) => {
  await page.goto('/models/flux-1-schnell?size=512x512');
  const form = page.getByRole('form', { name: 'Another day' });
  await form.getByLabel('What was known on').fill(DAY);
  await form.getByRole('button').click();
  await expect(page).toHaveURL(/size=512x512&asOf=2026-10-01/);
  await expect(page.getByText('As PerImage knew it on 1 Oct 2026')).toBeVisible();
});
