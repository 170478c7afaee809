import { expect, type Page, test } from '@playwright/test';

const path = '/models/flux-1-schnell/history';

const drawing = (page: Page) => page.getByRole('img', { name: /over time/ });
const steps = (page: Page) =>
  page.getByRole('table', { name: /Every price shown/ }).locator('tbody tr');

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('draws the history with its facts and the same as a table', async ({ page }) => {
    await page.goto('/models/flux-1-schnell');
    await page.getByRole('link', { name: /Whole history/ }).click();
    await expect(page).toHaveURL(new RegExp(path));
    await expect(page.getByRole('img', { name: /over time/ })).toBeVisible();
    for (const fact of [/^Lowest ever/, /^Dearest$/, /^Changes of price$/, /^Longest unchanged$/])
      await expect(page.getByText(fact)).toBeVisible();
    const rows = page.getByRole('table', { name: /Every price shown/ }).locator('tbody tr');
    expect(await rows.count()).toBeGreaterThan(3);
    await expect(rows.first().getByRole('link', { name: 'Evidence' })).toBeVisible();
  });

  test('turns a host off through its address', async ({ page }) => {
    await page.goto(path);
    await page
      .getByRole('navigation', { name: 'Hosts' })
      .getByRole('link', { name: /^fal \(shown\)$/ })
      .click();
    await expect(page).toHaveURL(/hosts=/);
    await expect(
      page.locator('table.steps').first().locator('th', { hasText: /^fal$/ }),
    ).toHaveCount(0);
    await page.getByRole('link', { name: 'log', exact: true }).click();
    await expect(page).toHaveURL(/hosts=.*scale=log/);
  });

  test('downloads what is shown', async ({ page, request }) => {
    await page.goto(`${path}?datasets=0`);
    const shown = await page
      .getByRole('table', { name: /Every price shown/ })
      .locator('tbody tr')
      .count();
    const href = await page.getByRole('link', { name: /as CSV/ }).getAttribute('href');
    const answer = await request.get(href ?? '');
    expect(answer.headers()['content-type']).toContain('text/csv');
    const lines = (await answer.text()).trim().split('\r\n');
    expect(lines.filter((l) => l.includes(',offer,'))).toHaveLength(shown);
    expect((await request.get(`${path}.csv?period=7`)).status()).toBe(400);
  });

  test('an unknown model has no history; a phone shows all of it', async ({ page }) => {
    expect((await page.goto('/models/flux-1-snell/history'))?.status()).toBe(404);
    await page.setViewportSize({ width: 375, height: 700 });
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      375,
    );
  });

  test('each low and high has its date and its evidence', async ({ page }) => {
    await page.goto(path);
    for (const fact of [/^Lowest ever/, /^Lowest .*in a year/, /^Dearest/, /^Longest unchanged/]) {
      const shown = page.locator('dl.lows > div').filter({ hasText: fact });
      await expect(shown.locator('time[datetime]').first()).toBeVisible();
      await expect(shown).toContainText(/\$0\.\d*[1-9]/);
    }
  });

  test('shows 90 days, a year or all, and a linear or a logarithmic scale', async ({ page }) => {
    await page.goto(path);
    const all = await steps(page).count();
    const choice = (name: string) => page.getByRole('link', { name, exact: true });
    await expect(choice('all')).toHaveAttribute('aria-current', 'true');
    await choice('90 days').click();
    await expect(page).toHaveURL(/period=90/);
    expect(await steps(page).count()).toBeLessThanOrEqual(all);
    const linear = await drawing(page).locator('.tick').allTextContents();
    expect(linear).toContain('$0');
    await choice('log').click();
    await expect(page).toHaveURL(/period=90&scale=log/);
    expect(await drawing(page).locator('.tick').allTextContents()).not.toContain('$0');
  });

  test('tells datasets from the hosts’ own words and turns them off', async ({ page }) => {
    await page.goto(path);
    await expect(drawing(page).locator('.secondary').first()).toBeAttached();
    await page.getByRole('link', { name: /datasets’ claims/ }).click();
    await expect(page).toHaveURL(/datasets=0/);
    await expect(drawing(page).locator('.secondary')).toHaveCount(0);
  });

  test('draws what was read, what was last known, and says what happened at a mark', async ({
    page,
  }) => {
    await page.goto(path);
    await expect(drawing(page).locator('.lane line:not(.unread)').first()).toBeAttached();
    await expect(drawing(page).locator('.lane line.unread').first()).toBeAttached();
    const words = await drawing(page).locator('use title').allTextContents();
    expect(words.length).toBeGreaterThan(3);
    for (const said of words)
      expect(said).toMatch(/: (first read .*\d{4}: \$|\$.* → \$|no longer sold)/);
  });

  test('shades the stretch between the two checks of a change', async ({ page }) => {
    await page.goto('/models/gemini-3-pro-image/history?hosts=poe,aimlapi');
    const changed = page.locator('use title').filter({ hasText: / → .*, between / });
    expect(await changed.count()).toBeGreaterThan(0);
    expect(await drawing(page).locator('rect.unsure').count()).toBe(await changed.count());
  });

  test('names no two lines at one place, and tells the story in words', async ({ page }) => {
    await page.goto(path);
    await expect(page.locator('.summary')).toContainText(/^The cheapest of the hosts shown /);
    const boxes = await Promise.all(
      (await drawing(page).locator('.end.wide').all()).map((label) => label.boundingBox()),
    );
    expect(boxes.length).toBeGreaterThan(2);
    const tops = boxes.flatMap((b) => (b ? [b.y] : [])).sort((a, b) => a - b);
    tops.slice(1).forEach((top, i) => {
      expect(top - (tops[i] ?? 0)).toBeGreaterThan(12);
    });
  });

  test('says what stands behind the chart', async ({ page }) => {
    await page.goto(path);
    const footer = page.locator('.chart-footer');
    for (const term of ['Sources', 'Last checked', 'Next expected', 'Unit', 'Take it along'])
      await expect(footer.getByText(term, { exact: true })).toBeVisible();
    await expect(footer.locator('a[href^="http"]').first()).toBeVisible();
    await expect(footer.locator('time[datetime]').first()).toBeVisible();
  });

  test('says so when nothing is chosen', async ({ page }) => {
    await page.goto(`${path}?hosts=none`);
    await expect(page.getByText('Nothing to draw')).toBeVisible();
    await page.getByRole('link', { name: 'Show everything' }).click();
    await expect(drawing(page)).toBeVisible();
  });

  test('what the page leaves out, its download leaves out, too', async ({ page, request }) => {
    await page.goto(`${path}?period=7&size=0x0&hosts=fal`);
    await expect(page.getByRole('alert').first()).toBeVisible();
    const href = await page.getByRole('link', { name: /as CSV/ }).getAttribute('href');
    expect(href).toBe(`${path}.csv?hosts=fal`);
    expect((await request.get(href ?? '')).status()).toBe(200);
  });

  test('an earlier day is drawn, downloaded and expected as of that day', async ({
    page,
    request,
  }) => {
    await page.goto(`${path}?asOf=2026-10-01&size=1920x1080`);
    await expect(page.getByText(/As PerImage knew it on/)).toBeVisible();
    await expect(page.locator('.chart-footer').getByText('Next expected')).toHaveCount(0);
    const href = await page.getByRole('link', { name: /as CSV/ }).getAttribute('href');
    expect(href).toContain('asOf=2026-10-01&size=1920x1080');
    const answer = await request.get(href ?? '');
    expect(answer.headers()['content-disposition']).toContain('history-2026-10-01.csv');
    const [, ...lines] = (await answer.text()).trim().split('\r\n');
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      expect(line).toContain('generate 1920x1080');
      // The day, month or year of the last check: over by the day asked for.
      expect(/,([\d-]{4,10}),"?https?:/.exec(line)?.[1]).toMatch(
        /^2026-(0\d|10-01)|^20(1\d|2[0-5])/,
      );
    }
  });
});

test('reads out every host on a day, under keys and pointer', async ({ page }) => {
  await page.goto(path);
  const reader = page.getByRole('slider', { name: 'Prices on a day' });
  const said = page.locator('.plot [aria-live=polite]');
  await reader.focus();
  const last = await reader.getAttribute('aria-valuetext');
  await expect(said).toContainText(last ?? '?');
  await page.keyboard.press('ArrowLeft');
  await expect(reader).not.toHaveAttribute('aria-valuetext', last ?? '?');
  await expect(said).toContainText((await reader.getAttribute('aria-valuetext')) ?? '?');
  await expect(said.getByText(/\$0\.00/).first()).toBeVisible();
  await page.keyboard.press('End');
  await expect(said.locator('li')).toHaveCount(await page.locator('.legend li').count());
  await page.keyboard.press('Escape');
  await expect(said).toBeEmpty();
  await reader.hover({ position: { x: 200, y: 50 } });
  await expect(said).toContainText(/\d{4}/);
});

test('a finger reads out a day, which stays; the page does not scroll sideways', async ({
  browser,
}) => {
  const context = await browser.newContext({
    viewport: { width: 375, height: 700 },
    hasTouch: true,
  });
  const page = await context.newPage();
  await page.goto(path);
  await page.locator('.reader').tap({ position: { x: 120, y: 60 } });
  await expect(page.locator('.plot [aria-live=polite] li').first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await context.close();
});

test('brings the charting library when asked, in the same scale', async ({ page }) => {
  await page.goto(`${path}?scale=log`);
  await page.getByRole('button', { name: /Explore/ }).click();
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await expect(drawing(page)).toHaveCount(0);
  await page.getByRole('button', { name: /Explore/ }).click();
  await expect(drawing(page)).toBeVisible();
});

test('looks at a stretch of time from near, and reads out its days', async ({ page }) => {
  await page.goto(path);
  // On the page, not on the screen: reaching for the button may scroll.
  const beneath = () =>
    page.locator('.legend').evaluate((e) => e.getBoundingClientRect().top + window.scrollY);
  const before = await beneath();
  await page.getByRole('button', { name: /Explore/ }).click();
  const live = page.locator('.live-chart');
  const reader = live.getByRole('slider', { name: 'Prices on a day' });
  await expect(reader).toBeVisible();
  const days = async () => Number(await reader.getAttribute('aria-valuemax'));
  // The chart is as tall as the drawing that it takes the place of.
  await expect(drawing(page)).toHaveCount(0);
  expect(await beneath()).toBe(before);
  const all = await days();
  await live.locator('.recharts-brush-traveller').first().focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(days).toBeLessThan(all);
  const near = await days();
  await reader.hover({ position: { x: 100, y: 80 } });
  await expect(live.locator('.on-day')).toContainText(/\d{4}.*\$0\.00/);
  // Pointing at a day leaves the stretch as it was chosen.
  expect(await days()).toBe(near);
  await expect(live.locator('path.cheapest')).toHaveAttribute('d', /^M.*H/);
  await expect(live.locator('g.lane:has(> .line)')).toHaveCount(
    await page.locator('.legend li').count(),
  );
});

test('names the lines at their ends from near as from afar, none over another', async ({
  page,
}) => {
  await page.goto(path);
  const named = await drawing(page).locator('.end.wide').allTextContents();
  await page.getByRole('button', { name: /Explore/ }).click();
  const ends = page.locator('.live-chart .end.wide');
  await expect(ends).toHaveText(named);
  const boxes = await Promise.all((await ends.all()).map((label) => label.boundingBox()));
  const tops = boxes.flatMap((b) => (b ? [b.y] : [])).sort((a, b) => a - b);
  tops.slice(1).forEach((top, i) => {
    expect(top - (tops[i] ?? 0)).toBeGreaterThan(12);
  });
  const chart = await page.locator('.live-chart').boundingBox();
  for (const b of boxes)
    expect((b?.x ?? 0) + (b?.width ?? 0)).toBeLessThanOrEqual(
      (chart?.x ?? 0) + (chart?.width ?? 0) + 0.5,
    );
});

test('a phone has the chart on its first screen, the hosts folded beneath', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 375, height: 667 },
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await page.goto(path);
  const top = (await drawing(page).boundingBox())?.y ?? 800;
  // The story in words stands above it.
  expect(top).toBeLessThan(360);
  const chips = page.getByRole('navigation', { name: 'Hosts' });
  await expect(chips).toBeHidden();
  await page.getByText(/^Hosts: \d+ of \d+ shown$/).click();
  await expect(chips).toBeVisible();
  expect((await chips.boundingBox())?.y ?? 0).toBeGreaterThan(top);
  await context.close();
});
