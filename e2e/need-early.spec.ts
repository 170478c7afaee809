import { expect, type Page, type Route, test } from '@playwright/test';

const SCHNELL = '/models/flux-1-schnell';
const prices = (page: Page) =>
  page
    .locator('table.ranking td.price data')
    .evaluateAll((all) => all.map((d) => d.getAttribute('value')));

/** The page as it stands before its scripts have come; `start` lets them in. */
async function openHeldBack(page: Page, path: string): Promise<() => Promise<void>> {
  const held: Route[] = [];
  let isHolding = true;
  await page.route(/\/_next\/.*\.js/, (route) => {
    if (!isHolding) return route.continue();
    held.push(route);
    return undefined;
  });
  await page.goto(path, { waitUntil: 'commit' });
  await page.locator('footer').waitFor();
  return async () => {
    isHolding = false;
    await Promise.all(held.map((route) => route.continue()));
  };
}

test('a size chosen before the scripts start counts once they do', async ({ page, browser }) => {
  const plain = await browser.newPage({ javaScriptEnabled: false });
  await plain.goto(`${SCHNELL}?size=512x512`);
  const small = await prices(plain);
  await plain.close();

  const start = await openHeldBack(page, SCHNELL);
  const before = await prices(page);
  expect(before).not.toEqual(small);
  await page.locator('#need-size').selectOption('512x512');
  expect(await prices(page)).toEqual(before);
  await start();
  await expect(page).toHaveURL(`${SCHNELL}?size=512x512`);
  await expect.poll(() => prices(page)).toEqual(small);
  await expect(page.locator('#need-size')).toHaveValue('512x512');
  await page.goBack();
  await expect(page.locator('#need-size')).toHaveValue('1024x1024');
  await expect.poll(() => prices(page)).toEqual(before);
});

test('several early changes count together; a size that was chosen takes a refused one’s place', async ({
  page,
}) => {
  const start = await openHeldBack(page, `${SCHNELL}?size=0x0`);
  await page.locator('#need-size').selectOption('2048x2048');
  await page.locator('input[name=batch]').check();
  await page.locator('#need-acceptance').fill('40');
  await page.locator('#need-acceptance').blur();
  await start();
  await expect(page).toHaveURL(`${SCHNELL}?acceptance=40&batch=1&size=2048x2048`);
  await expect(page.getByRole('heading', { name: /2048×2048/ }).first()).toBeVisible();
});

test('what is being written while the scripts start counts once it can be read', async ({
  page,
}) => {
  const start = await openHeldBack(page, `${SCHNELL}?volume=5000`);
  const volume = page.locator('#need-volume');
  await volume.fill('ten');
  await start();
  await expect(page.locator('html[data-enhanced]')).toBeAttached();
  await page.waitForTimeout(1_000);
  await expect(page).toHaveURL(`${SCHNELL}?volume=5000`);
  await expect(volume).toHaveValue('ten');
  await volume.fill('10');
  await expect(page).toHaveURL(`${SCHNELL}?volume=10`);
});

test('nothing changed, nothing asked: the address stays as it was', async ({ page }) => {
  const start = await openHeldBack(page, `${SCHNELL}?size=1600x900&quality=high&edits=1,5`);
  await start();
  await expect(page.locator('html[data-enhanced]')).toBeAttached();
  await page.waitForTimeout(700);
  await expect(page).toHaveURL(`${SCHNELL}?size=1600x900&quality=high&edits=1,5`);
  await expect(page.locator('[data-drawn-by]')).toHaveAttribute('data-drawn-by', 'server');
});

test('on a page that the server answers an early choice counts, too', async ({ page }) => {
  const start = await openHeldBack(page, '/hosts/fal');
  await page.locator('#need-operation').selectOption('edit');
  await start();
  await expect(page).toHaveURL(/\/hosts\/fal\?.*operation=edit/);
});
