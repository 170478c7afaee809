import { expect, test } from '@playwright/test';

// Dates that are known to the month or year alone, wherever they stand.
test.use({ javaScriptEnabled: false });

const HISTORY = '/models/flux-1-schnell/history';

test('an earlier day says what it leaves out, and links to the rule', async ({ page }) => {
  await page.goto('/?asOf=2026-10-01');
  await expect(page.getByText(/Over all hosts \d+ offers are left out/)).toBeVisible();
  await page.getByRole('link', { name: 'dated by a month or a year alone' }).click();
  await expect(page).toHaveURL(/\/methodology#vague$/);
  await expect(page.locator('#vague')).toContainText('not known to the day');
});

for (const path of ['/models/gpt-image-1', '/models/flux-2-flex/history', '/hosts/openai'])
  test(`${path} before anything was known leads to its first day`, async ({ page }) => {
    await page.goto(`${path}?asOf=2025-03-01`);
    const state = page.locator('.state').first();
    await expect(state).toContainText(/is known from \d+ \w+ 20\d\d on/);
    await expect(page.locator('main')).not.toContainText('Nothing has been read so far');
    const first = await state.locator('time').getAttribute('datetime');
    await state.getByRole('link', { name: 'see that day' }).click();
    await expect(page).toHaveURL(new RegExp(`asOf=${first}`));
    await expect(page.locator('main table').first()).toBeAttached();
    await expect(page.locator('.state')).toHaveCount(0);
  });

test('a host’s page of an earlier day has no event of a later one', async ({ page }) => {
  await page.goto('/hosts/openai?asOf=2026-03-01');
  const days = await page
    .locator('section[aria-labelledby="lifecycle"] th time')
    .evaluateAll((all) => all.map((t) => t.getAttribute('datetime') ?? ''));
  expect(days.length).toBeGreaterThan(3);
  expect(days.filter((d) => d > '2026-03-01')).toEqual([]);
  await expect(page.locator('#lifecycle')).toBeVisible();
  await expect(page.getByText('(announced)')).toHaveCount(0);
});

test('a history’s file dates nothing more exactly than its tables', async ({ page, request }) => {
  await page.goto(HISTORY);
  const shown = await page
    .locator('table.steps time')
    .evaluateAll((all) => all.map((t) => t.getAttribute('datetime') ?? ''));
  expect(shown.some((d) => /^\d{4}(-\d\d)?$/.test(d))).toBe(true);
  const text = await (await request.get(`${HISTORY}.csv`)).text();
  const [head = '', ...rows] = text.trim().split('\r\n');
  const at = ['from', 'until', 'last_checked'].map((name) => head.split(',').indexOf(name));
  const inFile = rows.flatMap((row) => at.map((i) => row.split(',')[i] ?? '')).filter(Boolean);
  expect(inFile.filter((d) => !shown.includes(d))).toEqual([]);
  expect(inFile.some((d) => /^\d{4}$/.test(d))).toBe(true);
});

test('evidence of a year names no day, in its report neither', async ({ page }) => {
  await page.goto(HISTORY);
  const row = page
    .locator('table.steps tr')
    .filter({ has: page.locator('td:nth-of-type(3) time[datetime="2026"]') })
    .first();
  await row.getByRole('link', { name: 'Evidence' }).click();
  await expect(page).toHaveURL(/\/prices\/[0-9a-f]{16}/);
  const main = page.locator('main');
  await expect(main).toContainText('per image');
  await expect(main).toContainText('read in 2026 (the day isn’t known)');
  await expect(main.locator('.banner')).toContainText(/up to \d+ days ago/);
  const report = page.locator('section[aria-labelledby="report"]');
  await report.getByText('Report a mistake').click();
  await expect(report.locator('pre')).toContainText('read 2026, the day isn’t known');
});

test('a vague day says the earliest that it can be, beside it', async ({ page }) => {
  await page.goto('/hosts');
  const cell = page
    .locator('td')
    .filter({ hasText: /20\d\d \(\d+ \w+ or later\)/ })
    .first();
  const days = await cell
    .locator('time')
    .evaluateAll((all) => all.map((t) => t.getAttribute('datetime') ?? ''));
  expect(days[1]).toMatch(new RegExp(`^${days[0]}-.*\\d\\d$`));
});

for (const path of ['/models/flux-1-schnell/history', '/credits', '/lifecycle', '/pick'])
  test(`${path} has its days as time, also inside sentences`, async ({ page }) => {
    await page.goto(path);
    const bare = await page.locator('main').evaluate((main) => {
      const day = /\b\d{1,2} [A-Z][a-z]{2} 20\d\d\b|\b20\d\d-\d\d-\d\d\b/;
      const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      for (let at = walk.nextNode(); at; at = walk.nextNode())
        if (!at.parentElement?.closest('time, option, svg, script') && day.test(`${at.nodeValue}`))
          found.push(`${at.nodeValue}`);
      return found;
    });
    expect(bare).toEqual([]);
  });
