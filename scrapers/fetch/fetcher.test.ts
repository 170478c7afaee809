import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { busy, harness, html, inTurn, redirect, type TestServer } from './server.test-helper';

const h = harness();
const { failure, fetcher, ofPage, req } = h;
let server: TestServer;
beforeEach(async () => {
  server = await h.open();
});
afterEach(() => h.close());

describe('a good answer', () => {
  it('is text without a byte order mark, logged with its ETag', async () => {
    server.on('/p', html('\uFEFF<p>$0.04 per image ×1</p>', { etag: '"a1"' }));
    expect(await fetcher().read(req('/p'))).toEqual({
      notModified: false,
      text: '<p>$0.04 per image ×1</p>',
      contentType: 'text/html',
    });
    expect(ofPage()).toMatchObject([{ attempt: 1, status: 200, error: null, etag: '"a1"' }]);
  });

  it('says who asks', async () => {
    let agent: string | undefined;
    server.on('/p', (request, res) => {
      agent = request.headers['user-agent'];
      html('x')(request, res);
    });
    await fetcher().read(req('/p'));
    expect(agent).toBe('PerImage/1.0 (+https://example.org)');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('is unpacked from %s', async (encoding, pack) => {
    server.on('/p', (_, res) => {
      res.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding });
      res.end(pack('price'));
    });
    expect((await fetcher().read(req('/p'))).text).toBe('price');
  });

  it('may be in another charset', async () => {
    server.on('/p', (_, res) => {
      res.writeHead(200, { 'content-type': 'text/html; charset=iso-8859-1' });
      res.end(Buffer.from([0x31, 0x20, 0xa3]));
    });
    expect((await fetcher().read(req('/p'))).text).toBe('1 £');
  });

  it('is not sent again when it has not changed', async () => {
    server.on('/p', (request, res) => {
      if (request.headers['if-none-match'] === '"a1"') return void res.writeHead(304).end();
      html('x', { etag: '"a1"' })(request, res);
    });
    const f = fetcher();
    const previous = { etag: '"a1"', lastModified: null };
    expect(await f.read(req('/p', { previous }))).toMatchObject({ notModified: true });
    expect(ofPage()).toMatchObject([{ status: 304, notModified: true, error: null }]);
  });

  it('304 without our asking is an error', async () => {
    server.on('/p', (_, res) => void res.writeHead(304).end());
    expect(await failure(fetcher().read(req('/p')))).toMatchObject({ kind: 'status', status: 304 });
  });
});

describe('redirects', () => {
  it('are followed on listed hosts', async () => {
    server.on('/old', redirect('/new', 301));
    server.on('/new', html('here'));
    expect((await fetcher().read(req('/old'))).text).toBe('here');
  });

  it('to a host off the list are refused', async () => {
    server.on('/old', redirect(server.origin.replace('127.0.0.1', 'localhost')));
    const error = await failure(fetcher().read(req('/old')));
    expect(error.kind).toBe('redirect');
    expect(error.message).toMatch(/localhost is not a name that somehost may be fetched from/);
    expect(h.waits).toEqual([]);
  });

  it('in a circle or without end are refused', async () => {
    server.on('/a', redirect('/b'));
    server.on('/b', redirect('/a'));
    expect((await failure(fetcher().read(req('/a')))).message).toMatch(/circle/);
    for (let i = 0; i < 9; i++) server.on(`/n${i}`, redirect(`/n${i + 1}`));
    expect((await failure(fetcher().read(req('/n0')))).message).toMatch(/more than 5 redirects/);
  });
});

describe('trouble that passes', () => {
  it('h.waits as long as Retry-After says (seconds or a date)', async () => {
    const later = new Date(Date.now() + 30_000).toUTCString();
    server.on('/p', inTurn(busy('7'), busy(later), html('ok')));
    expect((await fetcher().read(req('/p'))).text).toBe('ok');
    expect(h.waits[0]).toBe(7000);
    expect(h.waits[1]).toBeGreaterThan(25_000);
    expect(ofPage().map((t) => [t.attempt, t.status])).toEqual([
      [1, 429],
      [2, 429],
      [3, 200],
    ]);
  });

  it('gives up when Retry-After is longer than we wait', async () => {
    server.on('/p', busy('86400'));
    expect((await failure(fetcher().read(req('/p')))).message).toMatch(/wait 86400 s/);
    expect(ofPage()).toHaveLength(1);
  });

  it('tries 5xx again with growing pauses, four times in all', async () => {
    server.on(
      '/once',
      inTurn((_, res) => void res.writeHead(500).end(), html('ok')),
    );
    expect((await fetcher().read(req('/once'))).text).toBe('ok');
    h.waits = [];
    server.on('/always', (_, res) => void res.writeHead(503).end());
    expect((await failure(fetcher().read(req('/always')))).status).toBe(503);
    expect(h.waits).toEqual([1000, 2000, 4000]);
  });

  it('does not try 404 again and says what to do', async () => {
    const error = await failure(fetcher().read(req('/nothing')));
    expect(error.message).toMatch(/answered 404; the page has moved or is gone/);
    expect(ofPage()).toHaveLength(1);
  });

  it('notices a body that breaks off', async () => {
    server.on('/p', (_, res) => {
      res.writeHead(200, { 'content-type': 'text/html', 'content-length': '100' });
      res.write('half', () => res.destroy());
    });
    const error = await failure(fetcher({ attempts: 2 }).read(req('/p')));
    expect(['truncated', 'connection']).toContain(error.kind);
    expect(ofPage()).toHaveLength(2);
  });

  it('notices compressed data that breaks off', async () => {
    server.on('/p', (_, res) => {
      res.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' });
      res.end(gzipSync('x'.repeat(5000)).subarray(0, 20));
    });
    expect((await failure(fetcher({ attempts: 1 }).read(req('/p')))).kind).toBe('truncated');
  });
});
