import { expect, type Page, test } from '@playwright/test';

const WRITER = /\.js$/;
/** Amounts and multiples of a page that no element says to leave alone. */
const marked = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = all.nextNode(); node; node = all.nextNode())
      if (!node.parentElement?.closest('code, q, blockquote, script, style, [translate=no]'))
        found.push(...(node.textContent?.match(/[$]0[.,]\d+|\d+[.,]\d(?=[×%])/g) ?? []));
    return found;
  });

test.describe('where a decimal comma is written', () => {
  test.use({ locale: 'de-DE' });

  for (const path of ['/', '/models/flux-1-schnell', '/credits', '/calculator', '/pick'])
    test(`${path} has one, in every amount`, async ({ page }) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      await page.goto(path);
      await expect
        .poll(async () => (await marked(page)).filter((n) => n.includes(',')))
        .not.toEqual([]);
      expect((await marked(page)).filter((n) => n.includes('.'))).toEqual([]);
      expect(errors).toEqual([]);
    });

  test('an answer that scripts put in place has it too', async ({ page }) => {
    await page.goto('/models/flux-1-schnell');
    await expect(page.locator('data.usd').first()).toContainText(',');
    await page.locator('.more-need > summary').click();
    const other = page.getByLabel('Other size');
    await other.fill('1920x1080');
    await other.press('Enter');
    await expect(page.getByRole('heading', { name: /1920×1080/ })).toBeVisible();
    await expect(page.locator('[data-drawn-by=browser]')).toBeVisible();
    expect((await marked(page)).filter((n) => n.includes('.'))).toEqual([]);
    await expect(page.locator('data.usd').first()).toContainText(',');
  });

  test('words that are quoted and amounts in their machine’s form stay', async ({ page }) => {
    await page.goto('/models/flux-1-schnell');
    const price = page.locator('data.usd').first();
    await expect(price).toContainText(',');
    await expect(price).toHaveAttribute('value', /^\d+\.\d+$/);
    await expect(page.locator('[data-copy]').first()).toHaveAttribute('data-copy', /\$\d+\.\d+/);
    await page.getByRole('link', { name: 'Evidence' }).first().click();
    await expect(page.locator('data.usd, b.text-2xl').first()).toContainText(',');
    await expect(page.locator('blockquote').first()).toContainText(/\d\.\d/);
    await expect(page.locator('blockquote').first()).not.toContainText(/\d,\d/);
    const row = page.getByRole('row').filter({ hasText: '(this one)' });
    await expect(row.locator('[translate=no]')).toContainText(/\d\.\d/);
    await expect(row).toContainText(/\$\d+,\d/);
  });

  test('a number typed so is understood', async ({ page }) => {
    await page.goto('/pick?max=0,05');
    await expect(page.locator('.error')).toHaveCount(0);
    await expect(page.locator('main')).toContainText('$0,05');
  });

  test('what a browser translates is left to it', async ({ page }) => {
    await page.goto('/credits');
    await expect(page.locator('main')).toContainText(/\$0,\d/);
    const said = await page.evaluate(async () => {
      const add = (tag: string) => {
        const put = document.createElement(tag);
        put.textContent = '1.041 Preise, 0.5 MP';
        document.querySelector('main')?.append(put);
        return put;
      };
      const inFont = add('font');
      document.documentElement.lang = 'de';
      const inGerman = add('p');
      await new Promise((done) => setTimeout(done, 50));
      return [inFont, inGerman].map((element) => element.textContent);
    });
    expect(said).toEqual(['1.041 Preise, 0.5 MP', '1.041 Preise, 0.5 MP']);
  });

  test('a choice made before the scripts ran counts', async ({ page }) => {
    await page.route(WRITER, async (route) => {
      await new Promise((done) => setTimeout(done, 1_500));
      await route.continue();
    });
    await page.goto('/methodology', { waitUntil: 'commit' });
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByText('0.04', { exact: true }).click();
    await expect(page.locator('[data-enhanced]')).toBeVisible();
    await expect(page.locator('input[name=numbers][value=point]')).toBeChecked();
    await expect(page.locator('main')).toContainText('$0.00');
    expect(await page.evaluate(() => localStorage.getItem('numbers'))).toBe('point');
  });

  test('the choice is kept, and taken back', async ({ page }) => {
    await page.goto('/methodology');
    await page.getByRole('button', { name: 'More' }).click();
    await expect(page.locator('input[name=numbers][value=device]')).toBeChecked();
    await expect(page.locator('main')).toContainText('$0,00');
    await page.getByText('0.04', { exact: true }).click();
    await expect(page.locator('main')).toContainText('$0.00');
    await expect(page.locator('main')).not.toContainText('$0,00');
    await page.goto('/credits');
    await expect(page.locator('input[name=numbers][value=point]')).toBeChecked();
    expect((await marked(page)).filter((n) => n.includes(','))).toEqual([]);
  });
});

test('who writes a point loads nothing for it', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (WRITER.test(request.url())) asked.push(request.url());
  });
  await page.goto('/credits');
  await page.waitForLoadState('networkidle');
  const before = asked.length;
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByText('0,04', { exact: true }).click();
  await expect(page.locator('main')).toContainText(/\d,\d/);
  expect(asked.length).toBeGreaterThan(before);
});

test('without scripts there is no chooser', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'de-DE' });
  const page = await context.newPage();
  await page.goto('/methodology');
  await expect(page.locator('.chooser').first()).toBeHidden();
  await expect(page.locator('main')).toContainText('$0.00');
  await context.close();
});
