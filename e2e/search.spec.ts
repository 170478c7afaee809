import { expect, type Page, test } from '@playwright/test';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search' });
/** Until scripts have run, the link in the header is a link and keys do nothing. */
const ready = (page: Page) =>
  expect(page.getByRole('banner').getByRole('link', { name: 'Search' })).toHaveAttribute(
    'aria-haspopup',
    'dialog',
    { timeout: 15_000 },
  );
const box = (page: Page) => page.getByRole('combobox', { name: 'Search models, hosts and pages' });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the header leads to a form that finds', async ({ page }) => {
    await page.goto('/credits');
    await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
    await expect(page).toHaveURL(/\/search$/);
    await page.getByRole('searchbox').fill('nano banana');
    await page.getByRole('searchbox').press('Enter');
    await expect(page).toHaveURL(/\/search\?q=nano\+banana$/);
    const first = page.locator('.hits a').first();
    await expect(first).toHaveAttribute('href', '/models/gemini-2-5-flash-image');
    await expect(first).toContainText('Google');
    await expect(first).toContainText(/from \$\d/);
    await expect(first.locator('time')).toHaveAttribute('datetime', /^\d{4}/);
  });

  test('forgives slips, names what is near, and says when there is nothing', async ({ page }) => {
    await page.goto('/search?q=stabilty');
    await expect(page.locator('.hits a').first()).toHaveAttribute('href', '/hosts/stability');
    await expect(page.locator('.hits a').first()).toContainText('grade');
    await page.goto('/search?q=flxu');
    await expect(page.getByRole('heading', { level: 2 })).toContainText('Nothing is called “flxu”');
    await expect(page.locator('.hits a').first()).toContainText('FLUX');
    await page.goto('/search?q=gpt+imgae');
    await expect(page.getByRole('heading', { level: 2 })).toContainText('Nearest names');
    await expect(page.locator('.hits a').first()).toHaveAttribute('href', /^\/models\/gpt-image-/);
    await page.goto('/search?q=xqzzt');
    await expect(page.getByRole('heading', { level: 2 })).toHaveText('Nothing is called “xqzzt”');
    await expect(page.locator('.hits')).toHaveCount(0);
    await expect(page.locator('.state a[href^="/models/"]')).toHaveCount(5);
  });

  test('is kept out of search engines, and shows what was typed as text', async ({ page }) => {
    await page.goto(`/search?q=${encodeURIComponent('<b>"&')}`);
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
    await expect(page.getByRole('searchbox')).toHaveValue('<b>"&');
    const answer = await page.goto(`/search?q=${'%F0%9F%8E%A8'.repeat(300)}`);
    expect(answer?.status()).toBe(200);
  });
});

for (const key of ['/', 'Control+k', 'Meta+k'])
  test(`${key} opens the palette; the keyboard alone leads to a page`, async ({ page }) => {
    await page.goto('/methodology');
    await ready(page);
    await page.keyboard.press(key);
    await expect(box(page)).toBeFocused();
    await expect(palette(page).getByRole('option').first()).toBeVisible();
    await page.keyboard.type('flux shnell');
    await expect(palette(page).getByRole('option').first()).toContainText('FLUX.1 [schnell]');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/models\/flux-1-schnell$/);
  });

test('arrows move through what was found, Esc gives the focus back', async ({ page }) => {
  await page.goto('/credits');
  await ready(page);
  const opener = page.getByRole('banner').getByRole('link', { name: 'Search' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type('seedream');
  const options = palette(page).getByRole('option');
  await expect(options.first()).toContainText('Seedream');
  const chosen = async () => {
    const id = await box(page).getAttribute('aria-activedescendant');
    const selected = page.locator('[role=option][aria-selected=true]');
    await expect(selected).toHaveCount(1);
    expect(await selected.getAttribute('id')).toBe(id);
    return options.evaluateAll((all, id) => all.findIndex((o) => o.id === id), id);
  };
  expect(await chosen()).toBe(0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await chosen()).toBe(2);
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowUp');
  expect(await chosen()).toBe((await options.count()) - 1);
  await page.keyboard.press('Escape');
  await expect(palette(page)).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('what is typed before the palette has come is not lost', async ({ page }) => {
  await page.goto('/methodology');
  await ready(page);
  await page.route('**/_next/static/**', async (route) => {
    await new Promise((later) => setTimeout(later, 500));
    await route.continue();
  });
  await page.keyboard.press('/');
  await page.keyboard.type('fluy');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('x');
  await expect(box(page)).toHaveValue('flux');
  await page.keyboard.type(' dev');
  await expect(box(page)).toHaveValue('flux dev');
});

test('a slash in a field is a slash', async ({ page }) => {
  await page.goto('/search');
  await ready(page);
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('a/b');
  await expect(page.getByRole('searchbox')).toHaveValue('a/b');
  await expect(palette(page)).toHaveCount(0);
});

test('loads its names and code only when opened', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/credits');
  await ready(page);
  const before = asked.length;
  expect(asked).not.toContain('/search.json');
  await page.keyboard.press('/');
  await expect(palette(page).getByRole('option').first()).toBeVisible();
  expect(asked).toContain('/search.json');
  expect(asked.slice(before).some((path) => path.endsWith('.js'))).toBe(true);
});

test('without its names it still leads to the search page', async ({ page }) => {
  await page.route('**/search.json', (route) => route.fulfill({ status: 503 }));
  await page.goto('/credits');
  await ready(page);
  await page.keyboard.press('/');
  await expect(palette(page)).toContainText('could not be loaded');
  await page.keyboard.type('sdxl');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\?q=sdxl$/);
});

test('fits a phone, and a press beside it closes', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 600 });
  await page.goto('/methodology');
  await ready(page);
  await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
  await expect(palette(page).getByRole('option').first()).toBeVisible();
  const place = await palette(page).boundingBox();
  expect(place?.x).toBeGreaterThanOrEqual(0);
  expect((place?.x ?? 0) + (place?.width ?? 999)).toBeLessThanOrEqual(320);
  expect((place?.y ?? 0) + (place?.height ?? 999)).toBeLessThanOrEqual(600);
  await page.mouse.click(2, 590);
  await expect(palette(page)).toHaveCount(0);
});

test('search engines are told the same', async ({ page }) => {
  await page.goto('/');
  const said = await page.locator('script[type="application/ld+json"]').textContent();
  const { potentialAction } = JSON.parse(said ?? '{}');
  expect(potentialAction['@type']).toBe('SearchAction');
  expect(potentialAction.target.urlTemplate).toMatch(/\/search\?q=\{search_term_string\}$/);
});

test('the palette moves nothing when its names have come', async ({ page }) => {
  await page.route('**/search.json', async (route) => {
    await new Promise((later) => setTimeout(later, 800));
    await route.continue();
  });
  await page.goto('/methodology');
  await ready(page);
  await page.keyboard.press('/');
  const list = palette(page).getByRole('listbox', { includeHidden: true });
  await expect(palette(page)).toContainText('Loading the names…');
  const before = await list.boundingBox();
  await expect(palette(page).getByRole('option').first()).toBeVisible();
  expect(await list.boundingBox()).toEqual(before);
});

test('browsers are told how to search here', async ({ page, request }) => {
  await page.goto('/');
  const link = page.locator('link[rel=search]');
  await expect(link).toHaveCount(1);
  const answer = await request.get((await link.getAttribute('href')) ?? '');
  expect(answer.headers()['content-type']).toContain('application/opensearchdescription+xml');
  expect(await answer.text()).toContain('/search?q={searchTerms}');
});
