import { expect, test } from '@playwright/test';

for (const path of ['/', '/models/flux-1-schnell', '/hosts/fal'])
  test(`${path} has a preview image that is one`, async ({ page, request }) => {
    await page.goto(path);
    const address = await page.locator('meta[property="og:image"]').getAttribute('content');
    const { pathname, search } = new URL(address ?? '');
    const answer = await request.get(pathname + search);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toBe('image/png');
    expect(answer.headers()['cache-control']).toContain('s-maxage=3600');
    const body = await answer.body();
    expect([body.readUInt32BE(16), body.readUInt32BE(20)]).toEqual([1200, 630]);
  });

test('what is unknown has no preview', async ({ request }) => {
  expect((await request.get('/models/no-such-model/opengraph-image')).status()).toBe(404);
});
