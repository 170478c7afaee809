import { expect, test } from '@playwright/test';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const [path, words] of [
    ['/models/flux-1-snell', 'No model is called “flux-1-snell”'],
    ['/models/%E2%98%83', 'No model is called “☃”'],
    ['/models/%FF', 'No model is called “%FF”'],
    ['/hosts/replicat', 'No host is called “replicat”'],
    ['/prices/0000000000000000', 'No reading has the number 0000000000000000'],
    ['/nothing/here', 'There is no page at this address'],
  ] as const)
    test(`${path} is a 404 that says so and isn’t kept`, async ({ page }) => {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(404);
      expect(answer?.headers()['cache-control']).toContain('no-store');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words);
      await expect(page).toHaveTitle(/^No such page/);
    });

  test('names what is near', async ({ page }) => {
    await page.goto('/models/flux-1-snell');
    await expect(page.getByRole('link', { name: 'FLUX.1 [schnell]', exact: true })).toBeVisible();
    await page.goto('/hosts/replicat');
    await expect(page.getByRole('link', { name: 'Replicate', exact: true })).toBeVisible();
  });
});

test('a page that says there is none is drawn in the site’s own letters', async ({ request }) => {
  const { link } = (await request.get('/credits')).headers();
  expect(link).toMatch(/\.woff2>; rel=preload/);
  expect((await request.get('/nothing/here')).headers().link).toBe(link);
});

test('parameters with the names of functions break no page', async ({ request }) => {
  const hostile = '?toString=1&constructor=1&valueOf=1&hasOwnProperty=1&__proto__=1';
  for (const path of [
    '/',
    '/models/flux-1-schnell',
    '/models/flux-1-schnell/history',
    '/hosts/fal',
    '/compare',
    '/pick',
    '/credits',
    '/changes',
    '/calculator/self-host',
    '/calculator/plans',
    '/calculator/pipeline',
    '/lifecycle',
    '/search',
    '/corrections',
  ])
    expect((await request.get(path + hostile)).status(), path).toBe(200);
});

test('another spelling moves with all that was asked', async ({ request }) => {
  const moved = async (path: string) => {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect(answer.status()).toBe(308);
    return answer.headers().location;
  };
  expect(await moved('/models/FLUX.1%20schnell?size=512x512')).toBe(
    '/models/flux-1-schnell?size=512x512',
  );
  expect(await moved('/hosts/FAL')).toBe('/hosts/fal');
});

test('pages of prices may be kept for a minute', async ({ request }) => {
  for (const path of [
    '/',
    '/hosts',
    '/hosts/fal',
    '/credits',
    '/methodology',
    '/models/flux-1-dev',
  ])
    expect((await request.get(path)).headers()['cache-control'], path).toContain('s-maxage=60');
});
