import { expect, test } from '@playwright/test';

const schnell = '/models/flux-1-schnell';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('compares hosts with price, dates, age and evidence', async ({ page }) => {
    await page.goto(schnell);
    await expect(page).toHaveTitle(/FLUX\.1 \[schnell\]/);
    const rows = page.locator('table.ranking tbody tr:has(td.price data)');
    const hosts = new Set(await rows.locator('th a').allTextContents());
    expect(hosts.size).toBeGreaterThanOrEqual(4);
    for (const row of await rows.all()) {
      await expect(row.locator('time[datetime]').first()).toBeVisible();
      await expect(row.locator('.fresh')).toHaveText(/fresh|ageing|stale|failing/);
      await expect(row.getByRole('link', { name: 'Evidence' })).toHaveAttribute(
        'href',
        /^\/prices\//,
      );
    }
  });

  test('answers first: what it costs, where, as of when', async ({ page }) => {
    await page.goto(schnell);
    const answer = page.locator('.answer');
    await expect(answer).toContainText(
      /From \$0\.\d+ per image of the usual size at .+, read .*(fresh|ageing)\. Hosts: \d+ ranked/,
    );
    await expect(answer.locator('time[datetime]')).toBeVisible();
    const first = page.locator('table.ranking td.price data').first();
    await expect(answer.getByRole('link')).toHaveText(`$${await first.getAttribute('value')}`);
    await answer.getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Where this number');

    await page.goto('/models/gpt-image-1');
    await expect(answer).toContainText(
      /Last known from .* per image of 1024×1024, medium quality at .*stale/,
    );
    await page.goto('/models/dall-e-3');
    await expect(answer).toHaveCount(0);

    // As ranked below, also where another need stands in the address.
    for (const path of ['/models/flux-2-pro?operation=edit', '/models/ideogram-4?size=1920x1080']) {
      await page.goto(path);
      const usd = await first.getAttribute('value');
      await expect(answer.getByRole('link')).toHaveText(`$${usd}`);
    }
    await expect(answer).toContainText(/Last known/);
  });

  test('a host that shut the model down has no place, and says when', async ({ page }) => {
    await page.goto('/models/imagen-4');
    await expect(page.getByText('Shut down by its maker on 17 Aug 2026')).toBeVisible();
    const ended = page.getByRole('row').filter({ hasText: 'Shut down 17 Aug 2026' });
    await expect(ended.getByRole('link', { name: 'Google Gemini API' })).toBeVisible();
    const places = page.locator('table.ranking tbody tr:has(td.place)');
    await expect(places.filter({ hasText: 'Google Gemini API' })).toHaveCount(0);
  });

  test('what replaces an ended model is named with its price and its day', async ({ page }) => {
    await page.goto('/models/dall-e-3');
    const banner = page.locator('.banner-bad');
    await expect(banner).toContainText(
      /Replacement: .*(, \$\d.* per .* read |, no price in force)/,
    );
    await expect(banner.locator('time[datetime]').nth(1)).toBeVisible();
  });

  test('says why sizes are not compared when edits are asked for', async ({ page }) => {
    await page.goto(`${schnell}?edits=1`);
    await expect(page.getByText(/By size: not worked out with edits or upscales/)).toBeVisible();
  });

  test('prices the size of the address', async ({ page }) => {
    await page.goto(`${schnell}?size=1920x1080`);
    const perMegapixel = page
      .locator('table.ranking tbody tr')
      .filter({ hasText: 'fal-ai/' })
      .filter({ hasText: 'megapixel' });
    await expect(perMegapixel.first().locator('data')).toHaveAttribute('value', '0.006');
  });

  test('keeps quality tiers apart', async ({ page }) => {
    const cheapest = async (tier: string) => {
      await page.goto(`/models/ideogram-4-5?quality=${tier}`);
      return page.locator('table.ranking td.price data').first().getAttribute('value');
    };
    expect(await cheapest('low')).not.toBe(await cheapest('high'));
    await expect(page.getByLabel('Quality', { exact: true })).toHaveValue('high');
  });

  for (const size of ['0x0', '1e9', 'abc'])
    test(`refuses the size ${size} in words`, async ({ page }) => {
      await page.goto(`${schnell}?size=${size}`);
      await expect(page.getByLabel('Other size')).toHaveAttribute('aria-invalid', 'true');
      await expect(page.getByRole('alert')).toContainText(`“${size}” isn’t a size`);
    });

  test('leads to the very sizes at which another host becomes the cheapest', async ({ page }) => {
    await page.goto('/models/flux-2-max?acceptance=50');
    const section = page.locator('section', {
      has: page.getByRole('heading', { name: 'Where the cheapest changes' }),
    });
    await section.locator('summary').click();
    await expect(section.getByRole('img', { name: /Cheapest price per kept image/ })).toBeVisible();
    const second = section.locator('tbody tr').nth(1);
    const host = (await second.locator('td').nth(1).textContent()) ?? '';
    const point = second.getByRole('link').first();
    await expect(point).toHaveAttribute('href', /acceptance=50&size=\d+x\d+$/);
    const size = (await point.textContent()) ?? '';
    await point.click();
    await expect(page.getByRole('heading', { name: new RegExp(`for ${size}`) })).toBeVisible();
    await expect(page.locator('table.ranking tbody tr th a').first()).toHaveText(host);
  });

  test('shows the arithmetic and the history as a table', async ({ page }) => {
    await page.goto(schnell);
    await page.getByText('Arithmetic').first().click();
    await expect(page.locator('details[open] li').first()).toContainText('= $');
    await page.getByText('The same as a table').click();
    await expect(page.getByRole('table', { name: /Every price with its dates/ })).toBeVisible();
  });
});

test('loads the charting library only when asked', async ({ page }) => {
  await page.goto(schnell, { waitUntil: 'networkidle' });
  const scripts: string[] = [];
  page.on('response', (r) => {
    if (r.url().endsWith('.js')) scripts.push(r.url());
  });
  await page.getByRole('button', { name: 'Explore a stretch of time' }).click();
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  expect(scripts.length).toBeGreaterThan(0);
  await expect(page.getByRole('img', { name: /over time/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Explore a stretch of time' })).toBeFocused();
});

test('explores on a phone without scrolling sideways', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 375, height: 800 } });
  const page = await context.newPage();
  await page.goto(schnell);
  await page.getByRole('button', { name: 'Explore a stretch of time' }).click();
  await page.locator('.live-chart').hover({ position: { x: 200, y: 120 } });
  await expect(page.locator('.on-day')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await context.close();
});

test('keeps order and numbers on a phone', async ({ browser }) => {
  const read = async (width: number) => {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    await page.goto(schnell);
    const shown = await page.locator('table.ranking data').allTextContents();
    const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
    await context.close();
    return { shown, scroll };
  };
  const [phone, wide] = [await read(375), await read(1280)];
  expect(phone.shown).toEqual(wide.shown);
  expect(phone.scroll).toBeLessThanOrEqual(375);
});

test('on a phone no price stands on a name, also of what is no longer sold', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 375, height: 800 } });
  const page = await context.newPage();
  await page.goto('/models/gpt-image-1');
  const ended = page.locator('table.ranking:not(:has(.place)) tbody tr:has(.price data)');
  expect(await ended.count()).toBeGreaterThan(0);
  for (const row of await ended.all()) {
    const name = await row.locator('th a').first().boundingBox();
    const price = await row.locator('.price data').boundingBox();
    expect((name?.x ?? 999) + (name?.width ?? 999)).toBeLessThanOrEqual(price?.x ?? 0);
  }
  await context.close();
});
