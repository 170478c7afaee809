import { expect, test } from '@playwright/test';

test.describe('hosting it yourself', () => {
  test.use({ javaScriptEnabled: false });

  test('opens with an answer on dated prices and sources', async ({ page }) => {
    await page.goto('/calculator');
    // Where an answer rests on an old price, it says so here, too.
    await expect(page.getByRole('listitem').filter({ hasText: 'Draft cheap' })).toContainText(
      'too long ago for a place',
    );
    await page.getByRole('link', { name: 'Host it yourself?' }).click();
    await expect(page).toHaveTitle(/Self-hosting break-even/);
    await expect(page.locator('.answer')).toContainText(/Renting (pays from|never pays)/);
    const sources = page.locator('section[aria-labelledby="sources"]');
    await expect(sources.getByRole('link', { name: 'Evidence' }).first()).toHaveAttribute(
      'href',
      /^\/prices\//,
    );
    expect(await sources.locator('time').count()).toBeGreaterThan(1);
    await expect(sources.getByRole('link', { name: 'source' }).first()).toHaveAttribute(
      'rel',
      'nofollow noopener',
    );
    const chart = page.getByRole('img', { name: /Cost a month/ });
    const { width = 0 } = (await chart.boundingBox()) ?? {};
    expect(width).toBeGreaterThan(500);
    expect((await chart.locator('text.tick').first().boundingBox())?.x).toBeGreaterThan(0);
  });

  test('published sums come out when their figures are typed in', async ({ page }) => {
    await page.goto('/calculator/self-host');
    await page.getByLabel('or a server, $ a month').fill('199');
    await page.getByLabel('or your price, $ per image').fill('0.04');
    await page.getByRole('button', { name: 'Work it out' }).click();
    await expect(page.locator('.answer')).toContainText('Renting pays from 4,975 images a month.');
    expect(new URL(page.url()).searchParams.get('monthly')).toBe('199');
    await page.getByLabel('Hours a month').fill('40');
    await page.getByLabel('$ an hour', { exact: true }).fill('50');
    await page.getByRole('button', { name: 'Work it out' }).click();
    await expect(page.locator('.answer')).toContainText('from 54,975 images a month');
    await page.getByRole('link', { name: 'against $0.08' }).click();
    await expect(page.locator('.answer')).toContainText('from 2,488 images a month');
  });

  test('what can’t be is refused beside its field, and stays in it', async ({ page }) => {
    await page.goto('/calculator/self-host?volume=0&busy=200&api=0.04');
    const volume = page.getByLabel('Images a month (kept)', { exact: true });
    await expect(volume).toHaveValue('0');
    await expect(volume).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator('#need-volume-error')).toContainText('a whole number from 1');
    await expect(page.locator('#c-busy-more')).toContainText('at most 100 percent');
    await expect(page.locator('.answer')).toContainText('Renting');
  });

  test('a full machine is followed by a second one in the table', async ({ page }) => {
    await page.goto('/calculator/self-host?monthly=60&speed=10&busy=100&api=0.01');
    const full = page.getByRole('row', { name: /^7,300 one machine, full/ });
    await expect(full).toContainText('1 machine × $60 a month');
    await expect(page.getByRole('row', { name: /^7,301 a second machine/ })).toContainText(
      '2 machines × $60 a month',
    );
  });

  test('a model with a known speed leads here', async ({ page }) => {
    await page.goto('/models/flux-1-schnell');
    await page.getByRole('link', { name: 'Would hosting it yourself be cheaper?' }).click();
    await expect(page.getByLabel('Model', { exact: true })).toHaveValue('flux-1-schnell');
    await page.goto('/models/gpt-image-1-mini');
    await expect(page.getByRole('link', { name: /hosting it yourself/ })).toHaveCount(0);
  });
});

test.describe('ways to pay', () => {
  test.use({ javaScriptEnabled: false });

  test('gives the month’s bill under each way, with dates and sources', async ({ page }) => {
    await page.goto('/calculator/plans');
    await expect(page.locator('.answer')).toContainText(/a month for 10,000 images/);
    const rows = page.locator('main table').first().locator('tbody tr');
    await expect(rows.first()).toContainText('$');
    // What nobody has checked stands apart, never above the answer.
    await expect(page.locator('main table').first()).not.toContainText('low trust');
    const weak = page.locator('section[aria-labelledby="low-trust"]');
    await expect(weak.getByRole('row', { name: /Basic plan/ }).first()).toContainText('low trust');
  });

  test('a plan of one’s own is compared at exact volumes', async ({ page }) => {
    await page.goto('/calculator/plans');
    await page.getByText('of your own').click();
    await page.getByLabel('$ a month', { exact: true }).fill('1');
    await page.getByLabel('Images in it').fill('10000');
    await page.getByRole('button', { name: 'Work it out' }).click();
    await expect(page.locator('.answer')).toContainText('Your subscription: $1.00 a month');
    const wins = page.locator('section[aria-labelledby="changes"] li');
    await expect(wins.nth(1)).toContainText('to 10,000 images made a month: Your subscription');
    await page.goto('/calculator/plans?included=5');
    await expect(page.locator('#c-fee-more')).toContainText('needs its fee');
  });
});

test.describe('two stages', () => {
  test.use({ javaScriptEnabled: false });

  test('opens with a pair, its sum step by step, and the pairs searched', async ({ page }) => {
    await page.goto('/calculator/pipeline');
    await expect(page.locator('.answer')).toContainText(/Drafting with .* costs \$/);
    const steps = page.locator('section[aria-labelledby="steps"]');
    await expect(steps.getByRole('row', { name: /^Drafts with/ })).toContainText('8 × $');
    expect(await steps.getByRole('link', { name: 'Evidence' }).count()).toBeGreaterThan(1);
    await expect(page.locator('section[aria-labelledby="pairs"]')).toContainText('pairs searched');
  });

  test('the choice stands in the address, and what can’t be is refused', async ({ page }) => {
    await page.goto('/calculator/pipeline');
    await page.getByLabel('Draft with').selectOption('flux-1-schnell');
    await page.getByLabel('Drafts a kept image').fill('20');
    await page.getByRole('button', { name: 'Work it out' }).click();
    await expect(page.getByRole('row', { name: /^Drafts with FLUX.1 \[schnell\]/ })).toContainText(
      '20 × $',
    );
    expect(new URL(page.url()).searchParams.get('draft')).toBe('flux-1-schnell');
    await page.goto('/calculator/pipeline?drafts=0');
    await expect(page.locator('#c-drafts-more')).toContainText('isn’t a number of attempts');
  });
});

test.describe('the workload of a calculator', () => {
  test.use({ javaScriptEnabled: false });

  for (const part of ['self-host', 'plans', 'pipeline'])
    test(`of ${part} is the bar of every page, said again by its address`, async ({ page }) => {
      await page.goto(`/calculator/${part}?storage=5`);
      await expect(page.getByText('Not part of this sum: storage.')).toBeVisible();
      await page.getByLabel('Size', { exact: true }).selectOption('512x512');
      await page.getByLabel('Images a month (kept)', { exact: true }).fill('2,500');
      await page.getByText(/^More/).and(page.locator('summary:has(~ .bar)')).click();
      await page.getByLabel('Aspect ratio').selectOption('16:9');
      await page.getByRole('button', { name: 'Work it out' }).click();
      await expect(page.getByText('512×512 as 16:9 is')).toBeVisible();
      await page.goto(page.url());
      await expect(page.getByLabel('Size', { exact: true })).toHaveValue('512x512');
      await expect(page.getByLabel('Images a month (kept)', { exact: true })).toHaveValue('2500');
      await page.goto(`/calculator/${part}?size=0x0&steps=-1`);
      await expect(page.locator('#need-size-error')).toContainText('isn’t a size');
      await expect(page.locator('#need-steps-error')).toContainText('isn’t a number of steps');
    });

  for (const part of ['', '/self-host', '/plans', '/pipeline'])
    test(`/calculator${part} shows an earlier day, and stays in it`, async ({ page }) => {
      await page.goto(`/calculator${part}?asOf=2026-09-01`);
      await expect(page.getByText('As PerImage knew it on 1 Sep 2026')).toBeVisible();
      const links = page
        .locator('main a[href^="/calculator/"]:not([href*="api="], [href*="speed="])')
        .filter({ hasNotText: 'Back to today' });
      for (const link of await links.all())
        await expect(link).toHaveAttribute('href', /asOf=2026-09-01/);
      await page.goto(`/calculator${part}?asOf=soon`);
      await expect(page.getByRole('alert').first()).toContainText('isn’t a day');
    });
});

test.describe('every calculator', () => {
  for (const path of [
    '/calculator',
    '/calculator/self-host',
    '/calculator/plans',
    '/calculator/pipeline',
  ])
    test(`${path} fits a phone`, async ({ page }) => {
      await page.setViewportSize({ width: 375, height: 700 });
      await page.goto(path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(375);
    });
});
