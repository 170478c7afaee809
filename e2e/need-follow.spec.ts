import { expect, type Page, test } from '@playwright/test';

/** Documents asked for since. */
function documents(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (r) => {
    if (r.isNavigationRequest() && r.frame() === page.mainFrame()) asked.push(r.url());
  });
  return asked;
}

/** What the page shows; without what is only said to whoever doesn't see it. */
const shown = (page: Page) =>
  page.locator('main').evaluate((main) => {
    const copy = main.cloneNode(true) as HTMLElement;
    for (const said of copy.querySelectorAll('.sr-only[role="status"]')) said.remove();
    return copy.textContent;
  });

/** Pages that only the server can answer, each with words that only the larger size brings. */
for (const path of [
  '/hosts/fal',
  '/compare?models=flux-1-schnell&hosts=fal,together',
  '/pick',
  '/credits?size=512x512',
  '/calculator/self-host',
  '/calculator/plans',
  '/calculator/pipeline',
])
  test(`${path} answers a choice at once, without a reload, and Back takes it back`, async ({
    page,
  }) => {
    await page.goto(path, { waitUntil: 'networkidle' });
    const size = page.getByLabel('Size', { exact: true });
    const first = await size.inputValue();
    const before = await shown(page);
    const asked = documents(page);
    await size.selectOption('2048x2048');
    await expect(page).toHaveURL(/[?&]size=2048x2048/);
    await expect.poll(() => shown(page)).not.toEqual(before);
    await expect(page.locator('main [aria-busy]')).toHaveCount(0);
    const large = await shown(page);
    await page.goBack();
    await expect(size).toHaveValue(first);
    await expect.poll(() => shown(page)).toEqual(before);
    await page.goForward();
    await expect(size).toHaveValue('2048x2048');
    await expect.poll(() => shown(page)).toEqual(large);
    expect(asked).toEqual([]);
    // The address alone says the same.
    await page.reload();
    expect(await shown(page)).toEqual(large);
  });

test('what can’t be is refused beside its field without a reload', async ({ page }) => {
  await page.goto('/hosts/fal', { waitUntil: 'networkidle' });
  const asked = documents(page);
  await page.locator('.more-need > summary').click();
  const steps = page.getByLabel('Steps');
  await steps.fill('-1');
  await steps.press('Enter');
  await expect(steps).toHaveAccessibleDescription(/from 1 to 1,000/);
  await expect(steps).toBeFocused();
  await expect(steps).toHaveValue('-1');
  await steps.fill('8');
  await steps.blur();
  await expect(page.locator('#need-steps-error')).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: 'Priced for' })).toContainText('8 steps');
  expect(asked).toEqual([]);
});

test('a model and a host are added to what stands side by side', async ({ page }) => {
  await page.goto('/compare?models=flux-1-schnell', { waitUntil: 'networkidle' });
  const asked = documents(page);
  const add = page.getByLabel('Add a model');
  await add.fill('flux-2-pro');
  await add.press('Enter');
  await expect(page).toHaveURL(/models=flux-1-schnell,flux-2-pro/);
  await expect(page.locator('.chosen').first()).toContainText('FLUX.2 [pro]');
  await expect(add).toHaveValue('');
  const host = page.getByLabel('Add a host');
  await host.selectOption('fal');
  await expect(page).toHaveURL(/hosts=fal/);
  await expect(host).toHaveValue('');
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL('/compare?models=flux-1-schnell');
  await expect(page.locator('.chosen')).toHaveCount(1);
  expect(asked).toEqual([]);
});

test('a card that is chosen takes the place of a price that was typed', async ({ page }) => {
  await page.goto('/calculator/self-host?hourly=5', { waitUntil: 'networkidle' });
  const card = page.getByLabel('Rented GPU');
  const other = await card.locator('option').nth(1).getAttribute('value');
  await card.selectOption(other);
  await expect(page).toHaveURL(/[?&]gpu=/);
  await expect(page).not.toHaveURL(/hourly=/);
  await expect(page.getByLabel('or your $ an hour')).toHaveValue('');
});
