import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secretFrom } from './secret';
import { harness, html, inTurn, redirect, type TestServer } from './server.test-helper';

const VALUE = 'made-up-key-0001';
const secret = { scheme: 'Key', value: VALUE } as const;
const h = harness();
const { failure, fetcher, req } = h;
let server: TestServer;
let heard: { host: string | undefined; path: string | undefined; said: string | undefined }[];
const listen =
  (answer: ReturnType<typeof html>): ReturnType<typeof html> =>
  (request: IncomingMessage, res) => {
    const { host, authorization: said } = request.headers;
    heard.push({ host, path: request.url, said });
    answer(request, res);
  };
beforeEach(async () => {
  server = await h.open();
  heard = [];
});
afterEach(() => h.close());

describe('a key', () => {
  it('is sent with the request, also when it is tried again, but not for robots.txt', async () => {
    server.on(
      '/robots.txt',
      listen((_, res) => void res.end('')),
    );
    const later = listen((_, res) => void res.writeHead(503).end());
    server.on('/p', inTurn(later, listen(html('x'))));
    await fetcher().read(req('/p', { secret }));
    expect(heard.map((r) => [r.path, r.said])).toEqual([
      ['/robots.txt', undefined],
      ['/p', `Key ${VALUE}`],
      ['/p', `Key ${VALUE}`],
    ]);
  });

  it('stays behind when another name is redirected to, though that name is listed', async () => {
    const elsewhere = server.origin.replace('127.0.0.1', 'localhost');
    server.on('/p', listen(redirect(`${elsewhere}/q`)));
    server.on('/q', listen(html('x')));
    await fetcher().read(req('/p', { secret, allowedHosts: ['127.0.0.1', 'localhost'] }));
    expect(heard.map((r) => [r.host?.split(':')[0], r.said])).toEqual([
      ['127.0.0.1', `Key ${VALUE}`],
      ['localhost', undefined],
    ]);
  });

  it('never reaches a name that is not listed', async () => {
    server.on('/p', listen(redirect(`${server.origin.replace('127.0.0.1', 'localhost')}/q`)));
    server.on('/q', listen(html('x')));
    expect((await failure(fetcher().read(req('/p', { secret })))).kind).toBe('redirect');
    expect(heard).toHaveLength(1);
  });

  it('is in no log, whatever the server does with it', async () => {
    server.on('/circle', redirect(`/circle2?key=${VALUE}`));
    server.on(`/circle2?key=${VALUE}`, redirect(`/circle2?key=${VALUE}`));
    server.on('/echo', html(`<p>your key is ${VALUE}</p>`, { etag: `"${VALUE}"` }));
    const circle = await failure(fetcher().read(req('/circle', { secret })));
    const echo = await failure(fetcher().read(req('/echo', { secret })));
    expect(circle.message).toMatch(/circle.*\[key\]/);
    expect(echo).toMatchObject({ kind: 'key', message: expect.stringMatching(/repeats our key/) });
    expect(JSON.stringify(h.tries)).not.toContain(VALUE);
    expect(h.tries.length).toBeGreaterThan(2);
  });
});

describe('a key of the environment', () => {
  const key = { env: 'SOME_KEY', scheme: 'Bearer' } as const;

  it('that is missing or broken says so without showing it', () => {
    expect(secretFrom(key, {})).toEqual({ skipped: 'needs SOME_KEY' });
    expect(secretFrom(key, { SOME_KEY: '  ' })).toEqual({ skipped: 'needs SOME_KEY' });
    for (const bad of ['two words here', 'line\nX-Other: 1', 'short', 'schlüssel-schlüssel'])
      expect(secretFrom(key, { SOME_KEY: bad })).toEqual({
        skipped: expect.stringMatching(/^SOME_KEY is not a key: expected/),
      });
  });

  it('is trimmed', () => {
    expect(secretFrom(key, { SOME_KEY: ` ${VALUE}\n` })).toEqual({
      scheme: 'Bearer',
      value: VALUE,
    });
  });
});
