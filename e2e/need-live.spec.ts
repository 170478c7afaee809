import { expect, type Page, test } from '@playwright/test';

const schnell = '/models/flux-1-schnell';
const status = (page: Page) => page.locator('#re-ranked');
const rows = (page: Page) =>
  page
    .locator('table.overview tbody tr')
    .evaluateAll((all) => all.map((row) => row.querySelector('th a, td.p data')?.textContent));
const amounts = (page: Page) =>
  page
    .locator('table.overview tbody td.p data')
    .evaluateAll((all) => all.map((d) => d.getAttribute('value')));
/** The server has answered the last change, too. */
const calm = (page: Page) =>
  expect(page.locator('[data-drawn-by]')).toHaveAttribute('data-drawn-by', 'server');
/** Counts documents that were asked for since. */
function documents(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (r) => {
    if (r.isNavigationRequest() && r.frame() === page.mainFrame()) asked.push(r.url());
  });
  return asked;
}

async function openHome(page: Page) {
  await page.goto('/', { waitUntil: 'networkidle' });
  await page.locator('.more-need > summary').click();
}

/** Five fields, one right after the other, each with the address that it leads to. */
const FIELDS = [
  ['size', '/?size=1536x1024'],
  ['quality', '/?quality=high&size=1536x1024'],
  ['volume', '/?quality=high&size=1536x1024&volume=5000'],
  ['acceptance', '/?acceptance=40&quality=high&size=1536x1024&volume=5000'],
  ['edits', '/?acceptance=40&edits=0.5&quality=high&size=1536x1024&volume=5000'],
] as const;
const VALUES = {
  size: '1536x1024',
  quality: 'high',
  volume: '5000',
  acceptance: '40',
  edits: '0.5',
};

/** What the server has at each address, the first one included. */
async function tablesOf(page: Page): Promise<(string | null)[][]> {
  const tables: (string | null)[][] = [];
  for (const address of ['/', ...FIELDS.map(([, address]) => address)]) {
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    tables.push(await amounts(page));
  }
  return tables;
}

for (const pause of [0, 150, 750])
  test(`five fields ${pause} ms apart, and all the way back and forth, in one document`, async ({
    page,
    browser,
  }) => {
    test.slow();
    const plain = await browser.newPage({ javaScriptEnabled: false });
    const tables = await tablesOf(plain);
    await openHome(page);
    const asked = documents(page);
    for (const [name, address] of FIELDS) {
      const field = page.locator(`#need-${name}`);
      if (name === 'size' || name === 'quality') await field.selectOption(VALUES[name]);
      else {
        await field.fill(VALUES[name]);
        await field.press('Enter');
      }
      await expect(page).toHaveURL(address);
      await page.waitForTimeout(pause);
    }
    await expect.poll(() => amounts(page)).toEqual(tables.at(-1));

    for (let i = FIELDS.length - 1; i >= 0; i -= 1) {
      await page.goBack();
      await expect(page).toHaveURL(i === 0 ? '/' : (FIELDS[i - 1]?.[1] ?? ''));
      await expect.poll(() => amounts(page)).toEqual(tables[i]);
      await page.waitForTimeout(pause);
    }
    await expect(page.locator('#need-size')).toHaveValue('1024x1024');
    await expect(page.locator('#need-edits')).toHaveValue('');
    for (const [i, [, address]] of FIELDS.entries()) {
      await page.goForward();
      await expect(page).toHaveURL(address);
      await expect.poll(() => amounts(page)).toEqual(tables[i + 1]);
    }
    await expect(page.locator('#need-edits')).toHaveValue('0.5');
    await calm(page);
    await page.waitForTimeout(1_000);
    expect(await amounts(page)).toEqual(tables.at(-1));
    await expect(page).toHaveURL(FIELDS.at(-1)?.[1] ?? '');
    expect(asked).toEqual([]);
    await plain.close();
  });

test('a server that is gone takes nothing away from the reader', async ({ page }) => {
  await openHome(page);
  const before = await amounts(page);
  await page.locator('#need-size').selectOption('2048x2048');
  await expect.poll(() => amounts(page)).not.toEqual(before);
  await calm(page);
  const asked = documents(page);
  await page.route('**/*', (route) => route.abort());
  const large = await amounts(page);
  await page.locator('#need-size').selectOption('512x512');
  await expect(page).toHaveURL('/?size=512x512');
  await expect.poll(() => amounts(page)).not.toEqual(large);
  const small = await amounts(page);
  // Longer than the calm after which the server is asked.
  await page.waitForTimeout(1_500);
  expect(await amounts(page)).toEqual(small);
  expect(asked).toEqual([]);
});

test('half a value is no value: typing is applied at a pause, at Enter or on leaving', async ({
  page,
}) => {
  await openHome(page);
  const seen: string[] = [];
  await page.exposeFunction('noteAddress', (query: string) => seen.push(query));
  await page.evaluate(() => {
    let last = location.search;
    setInterval(() => {
      if (location.search !== last) {
        last = location.search;
        (window as unknown as { noteAddress: (q: string) => void }).noteAddress(last);
      }
    }, 10);
  });
  // At the pace of a hand, slower than which the first digits were applied before.
  await page.locator('#need-volume').pressSequentially('1000', { delay: 220 });
  await expect(page).toHaveURL('/?volume=1000');
  await page.locator('#need-acceptance').pressSequentially('500', { delay: 220 });
  await page.waitForTimeout(700);
  await expect(page).toHaveURL('/?volume=1000');
  await page.locator('#need-acceptance').press('Enter');
  await expect(page.locator('#need-acceptance')).toHaveAccessibleDescription(/can be kept/);
  await page.locator('#need-acceptance').fill('50');
  await page.locator('#need-steps').focus();
  await expect(page).toHaveURL('/?acceptance=50&volume=1000');
  expect(seen).toEqual([
    '?volume=1000',
    '?acceptance=500&volume=1000',
    '?acceptance=50&volume=1000',
  ]);
});

test('half a price limit empties no table', async ({ page }) => {
  await openHome(page);
  const all = await rows(page);
  await page.getByLabel('at least').pressSequentially('0.');
  await page.waitForTimeout(700);
  expect(await rows(page)).toEqual(all);
  await expect(page).toHaveURL('/');
});

test('what changed is said, and stays said', async ({ page }) => {
  await openHome(page);
  await expect(status(page)).toBeEmpty();
  await page.locator('#need-size').selectOption('1536x1024');
  await expect(status(page)).toHaveText(/^Re-ranked for 1536×1024: \d+ models/);
  await calm(page);
  await expect(status(page)).toHaveText(/^Re-ranked for 1536×1024/);
  await page.goto(schnell);
  await page.locator('#need-size').selectOption('512x512');
  await expect(status(page)).toHaveText(/^Re-ranked for 512×512[^:]*: cheapest is now .+, \$/);
});

test('a refused value says what the prices below are for', async ({ page }) => {
  await page.goto(`${schnell}?size=512x512`);
  await page.locator('#need-volume').fill('many');
  await page.locator('#need-volume').press('Enter');
  const form = page.locator('form.need');
  await expect(form).toContainText('Priced below: 512×512');
  await expect(status(page)).toHaveText(/^“many” isn’t .+ Still priced for 512×512/);
  await expect(page.getByRole('heading', { name: /Ranking for 512×512/ })).toBeVisible();
});

for (const path of ['/', schnell])
  test(`at ${path} a size that is chosen counts, also after another was written`, async ({
    page,
  }) => {
    await page.goto(path, { waitUntil: 'networkidle' });
    await page.locator('.more-need > summary').click();
    const other = page.getByLabel('Other size');
    await other.fill('1600x900');
    await other.press('Enter');
    await expect(page).toHaveURL(/size=1600x900/);
    await page.getByLabel('Size', { exact: true }).selectOption('512x512');
    await expect(page).toHaveURL(/size=512x512/);
    await expect(page.getByLabel('Size', { exact: true })).toHaveValue('512x512');
    await expect(other).toHaveValue('');
  });

test('what is said of edits wraps in its column: the page does not scroll sideways', async ({
  page,
}) => {
  for (const [path, width] of [
    ['/models/flux-1-dev?edits=1', 768],
    ['/models/gemini-3-pro-image?acceptance=40%25&volume=1000000&edits=1', 768],
    ['/models/gemini-3-pro-image?acceptance=40%25&volume=1000000&edits=1', 800],
    ['/pick?volume=1000000&acceptance=40%25&edits=1', 768],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(path);
    await expect(page.locator('.disputed').first()).toBeVisible();
    const needs = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(needs, `${path} at ${width}`).toBeLessThanOrEqual(width);
  }
});

test('a price is copied with its workload, by a button that a finger can hit', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${schnell}?acceptance=40%25&volume=1000`, { waitUntil: 'networkidle' });
  const copy = page.locator('table.ranking').getByRole('button', { name: 'Copy with source' });
  expect((await copy.first().boundingBox())?.height).toBeGreaterThanOrEqual(24);
  await copy.first().click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^\$0\.\d+ per usable image, sticker \$0\.\d+, .+, 40% kept, 1,000 images a month, checked .+\/prices\/[0-9a-f]{16}$/,
  );
});
