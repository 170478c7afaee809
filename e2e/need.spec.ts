import { expect, type Page, test } from '@playwright/test';

const schnell = '/models/flux-1-schnell';
const prices = (page: Page) =>
  page
    .locator('table.ranking td.price data')
    .evaluateAll((all) => all.map((d) => d.getAttribute('value')));
/** The server has answered the last change, too. */
const calm = (page: Page) =>
  expect(page.locator('[data-drawn-by]')).toHaveAttribute('data-drawn-by', 'server');
const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the form says the need in the address, and the address fills the form', async ({
    page,
  }) => {
    await page.goto(schnell);
    const before = await prices(page);
    await page.getByLabel('Size', { exact: true }).selectOption('1920x1080');
    await page.locator('.more-need > summary').click();
    await page.getByLabel('Share you keep').fill('40%');
    await page.getByLabel('Images a month').fill('1,000');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(page).toHaveURL(/size=1920x1080/);
    await expect(page.getByLabel('Size', { exact: true })).toHaveValue('1920x1080');
    await expect(page.locator('#need-acceptance')).toHaveValue('40%');
    expect(await prices(page)).not.toEqual(before);
    await page.getByText('Arithmetic').first().click();
    const steps = page.locator('details[open] ol li');
    await expect(steps).toHaveCount(5);
    await expect(steps.nth(1)).toContainText('÷ 40% kept');
    await expect(steps.nth(4)).toContainText('1,000 kept images');
  });

  test('a custom size in a shape of its own', async ({ page }) => {
    await page.goto(`${schnell}?size=1024x1024&size=2048x2048&ratio=16:9`);
    await expect(page.getByText('2048×2048 as 16:9 is 2728×1536')).toBeVisible();
    await expect(page.getByRole('heading', { name: /2728×1536/ }).first()).toBeVisible();
  });

  for (const [query, label, words] of [
    ['size=0x0', 'Other size', 'isn’t a size'],
    ['acceptance=500%25', 'Share you keep', 'can be kept'],
    ['steps=-1', 'Steps', 'from 1 to 1,000'],
    ['volume=1e9', 'Images a month', 'whole number'],
    ['edits=-2', 'Edits of each', 'from 0 to 100'],
    ['storage=5', 'Images a month', 'how many images a month'],
  ] as const)
    test(`refuses ${query} beside its field; the rest still counts`, async ({ page }) => {
      await page.goto(`${schnell}?${query}&ratio=3:2`);
      const field = page.getByLabel(label);
      await expect(field).toBeVisible();
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveAccessibleDescription(new RegExp(words));
      await expect(page.getByRole('alert')).toHaveCount(1);
      await expect(page.getByLabel('Aspect ratio')).toHaveValue('3:2');
    });

  test('goes along from home to a model and on to a host', async ({ page }) => {
    await page.goto('/?size=512x512&acceptance=50&quality=high&q=gpt');
    await page.locator('table.overview tbody th a').first().click();
    await expect(page).toHaveURL(/acceptance=50.*quality=high.*size=512x512|size=512x512/);
    await expect(page.locator('#need-acceptance')).toHaveValue('50%');
    await page.locator('table.ranking th.host a').first().click();
    await expect(page).toHaveURL(/\/hosts\/.*acceptance=50/);
  });

  test('a tier that a model lacks is said, never mixed in silently', async ({ page }) => {
    await page.goto('/models/gpt-image-1?quality=max');
    await expect(page.getByText('no max quality; priced at high, its nearest')).toBeVisible();
    await expect(page.getByLabel('Quality', { exact: true })).toHaveValue('high');
    await page.goto('/?quality=max&q=gpt+image+1');
    await expect(page.locator('table.overview')).toContainText('no max quality');
  });
});

test('a change re-ranks at once, and the address opens to the same', async ({ page }) => {
  await page.goto('/models/gpt-image-2');
  const before = await prices(page);
  await page.getByLabel('Quality', { exact: true }).selectOption('high');
  await expect(page).toHaveURL('/models/gpt-image-2?quality=high');
  await expect.poll(() => prices(page)).not.toEqual(before);
  const high = await prices(page);
  await calm(page);
  await page.locator('.more-need > summary').click();
  await page.getByLabel('Share you keep').fill('40');
  await expect(page).toHaveURL('/models/gpt-image-2?acceptance=40&quality=high');
  await expect.poll(() => prices(page)).not.toEqual(high);
  const kept = await prices(page);
  await calm(page);
  await page.reload();
  expect(await prices(page)).toEqual(kept);

  await page.goBack();
  await expect(page).toHaveURL('/models/gpt-image-2?quality=high');
  await expect.poll(() => prices(page)).toEqual(high);
});

test('the back button takes the fields along', async ({ page }) => {
  await page.goto(schnell);
  await page.getByLabel('Size', { exact: true }).selectOption('2048x2048');
  await expect(page).toHaveURL(`${schnell}?size=2048x2048`);
  await calm(page);
  await page.getByLabel('Images a month').fill('5000');
  await expect(page).toHaveURL(`${schnell}?size=2048x2048&volume=5000`);
  await calm(page);
  await page.goBack();
  await expect(page.getByLabel('Images a month')).toHaveValue('');
  await expect(page.getByLabel('Size', { exact: true })).toHaveValue('2048x2048');
  await page.goBack();
  await expect(page.getByLabel('Size', { exact: true })).toHaveValue('1024x1024');
  await expect(page.getByRole('heading', { name: /Ranking for 1024×1024/ })).toBeVisible();
});

test('what can’t be is refused beside its field, in the browser too', async ({ page }) => {
  await page.goto(schnell);
  await page.locator('.more-need > summary').click();
  await page.getByLabel('Steps').fill('-1');
  await page.getByLabel('Steps').press('Enter');
  await expect(page.getByLabel('Steps')).toHaveAccessibleDescription(/from 1 to 1,000/);
  await expect(page).toHaveURL(`${schnell}?steps=-1`);
});

test('re-ranks home with filters, from one small file', async ({ page }) => {
  await page.goto('/', { waitUntil: 'networkidle' });
  const asked: string[] = [];
  page.on('request', (r) => asked.push(new URL(r.url()).pathname));
  await page.getByLabel('Search').pressSequentially('flux schnell');
  await expect(page.locator('table.overview tbody th a').first()).toHaveText('FLUX.1 [schnell]');
  await expect(page).toHaveURL('/?q=flux+schnell');
  expect(asked.filter((path) => path === '/offers.json')).toHaveLength(1);
});

for (const path of ['/', schnell])
  test(`the open bar fits a phone on ${path}`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 375, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${path}?steps=-1&acceptance=500%25&storage=5&ratio=16:9`);
    await expect(page.getByLabel('Share you keep')).toBeVisible();
    expect(await sideways(page)).toBeLessThanOrEqual(375);
    await context.close();
  });

test('a quality that a model of one quality has not is refused in words', async ({ page }) => {
  await page.goto('/models/flux-1-schnell?quality=zzz');
  await expect(page.locator('#need-quality-error')).toContainText(
    '“zzz” was left out: this model has one quality.',
  );
});
