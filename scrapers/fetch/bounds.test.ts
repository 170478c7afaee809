import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isPrivate } from './address';
import { harness, html, type TestServer } from './server.test-helper';
import { FetchError } from './types';

const h = harness();
const { failure, fetcher, ofPage, req } = h;
let server: TestServer;
beforeEach(async () => {
  server = await h.open();
});
afterEach(() => h.close());

describe('limits', () => {
  it('cuts a body that comes too slowly', async () => {
    server.on('/p', (_, res) => {
      res.writeHead(200, { 'content-type': 'text/html' });
      const drip = setInterval(() => res.write('x'), 50);
      res.on('close', () => clearInterval(drip));
    });
    const error = await failure(fetcher({ totalMs: 400, attempts: 1 }).read(req('/p')));
    expect(error).toMatchObject({ kind: 'timeout' });
    expect(error.message).toMatch(/not finished after 0.4 s/);
  });

  it('cuts a body that stops coming', async () => {
    server.on('/p', (_, res) => {
      res.writeHead(200, { 'content-type': 'text/html' });
      res.write('x');
    });
    expect((await failure(fetcher({ idleMs: 300, attempts: 1 }).read(req('/p')))).kind).toBe(
      'timeout',
    );
  });

  it('cuts an endless body', async () => {
    server.on('/p', (_, res) => {
      res.writeHead(200, { 'content-type': 'text/html' });
      const more = () => {
        while (!res.destroyed && res.write('x'.repeat(16_384)));
      };
      res.on('drain', more);
      more();
    });
    expect((await failure(fetcher({ maxBytes: 100_000 }).read(req('/p')))).kind).toBe('size');
    expect(ofPage()).toHaveLength(1);
  });

  it('cuts a small body that unpacks to a large one', async () => {
    server.on('/p', (_, res) => {
      res.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' });
      res.end(gzipSync(Buffer.alloc(5_000_000)));
    });
    expect((await failure(fetcher({ maxBytes: 100_000 }).read(req('/p')))).kind).toBe('size');
  });

  it('leaves a second between requests to one host', async () => {
    server.on('/p', html('x'));
    const f = fetcher({ paceMs: 1000 });
    await f.read(req('/p'));
    await f.read(req('/p'));
    // robots.txt, then twice the page.
    expect(h.waits).toHaveLength(2);
    for (const ms of h.waits) expect(ms).toBeGreaterThan(900);
  });
});

describe('what a body must be', () => {
  it('refuses a web page in place of data or Markdown', async () => {
    server.on('/api', html('<html>please log in</html>'));
    server.on('/page.md', html('<html>app shell</html>'));
    const error = await failure(fetcher().read(req('/api', { kind: 'api' })));
    expect(error.message).toMatch(/answered with text\/html, expected application\/json/);
    expect((await failure(fetcher().read(req('/page.md')))).kind).toBe('content_type');
    expect(ofPage()[0]?.error).toMatch(/expected/);
  });

  it('refuses bytes that are not text in the stated charset, and empty bodies', async () => {
    server.on('/bad', (_, res) => {
      res
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(Buffer.from([0xff, 0xfe]));
    });
    server.on('/empty', html(''));
    expect((await failure(fetcher().read(req('/bad')))).kind).toBe('decoding');
    expect((await failure(fetcher().read(req('/empty')))).kind).toBe('truncated');
  });
});

describe('robots.txt', () => {
  it('is obeyed, also its crawl delay', async () => {
    server.on(
      '/robots.txt',
      (_, res) => void res.end('User-agent: PerImage\nDisallow: /private\nCrawl-delay: 5\n'),
    );
    server.on('/p', html('x'));
    server.on('/private/p', html('x'));
    const f = fetcher();
    expect((await failure(f.read(req('/private/p')))).message).toMatch(
      /does not allow \/private\/p/,
    );
    await f.read(req('/p'));
    expect(server.asked).toEqual(['/p']);
    expect(h.waits.at(-1)).toBeGreaterThan(4000);
  });

  it('without a word in it forbids nothing', async () => {
    server.on('/robots.txt', (_, res) => void res.end(''));
    server.on('/p', html('x'));
    expect((await fetcher().read(req('/p'))).text).toBe('x');
  });

  it('that cannot be read stops the host', async () => {
    server.on('/robots.txt', (_, res) => void res.writeHead(500).end());
    server.on('/p', html('x'));
    expect((await failure(fetcher().read(req('/p')))).kind).toBe('robots');
    expect(server.asked).toEqual([]);
  });
});

describe('addresses', () => {
  it.each([
    ['http://example.org/', ['example.org'], /not https/],
    ['https://other.org/', ['example.org'], /other.org is not a name/],
    ['https://10.0.0.1/', ['10.0.0.1'], /bare IP/],
    ['https://u:p@example.org/', ['example.org'], /user name/],
    ['nonsense', ['example.org'], /not an address/],
  ])('%s is refused', async (url, allowedHosts, message) => {
    const error = await failure(fetcher().read(req('/', { url, allowedHosts })));
    expect(error.message).toMatch(message);
  });

  it('of private networks are known', () => {
    for (const a of [
      '127.0.0.1',
      '10.1.2.3',
      '192.168.1.1',
      '169.254.1.1',
      '::1',
      'fd00::1',
      '::ffff:10.0.0.1',
      '::ffff:7f00:1',
      '::127.0.0.1',
      '::ffff:0:7f00:1',
      '2002:7f00:1::',
      '64:ff9b::a00:1',
      '64:ff9b:1::1',
      'fec0::1',
      '2001:0:1::1',
      'fe80::1%eth0',
      'no address',
    ])
      expect(isPrivate(a), a).toBe(true);
    for (const a of ['93.184.216.34', '2606:4700::1', '2001:4860::8888', '::ffff:93.184.216.34'])
      expect(isPrivate(a), a).toBe(false);
  });

  it('and other words of a server are made fit for one line of a terminal', () => {
    const { message } = new FetchError('status', 'a\u001b[31mb\r\nc\u202ed\u2028e\ud800');
    expect(message).toBe('a [31mb c d e\ufffd');
  });

  it('that point into a private network are refused when connecting', async () => {
    const f = fetcher({ attempts: 1 }, { loopback: false });
    const url = 'https://localhost:9/p';
    const error = await failure(f.read(req('/', { url, allowedHosts: ['localhost'] })));
    expect(error.message).toMatch(/private network/);
  });

  it('that cannot be looked up fail in one line, at once', async () => {
    const url = 'https://nowhere.invalid/p';
    const error = await failure(
      fetcher().read(req('/', { url, allowedHosts: ['nowhere.invalid'] })),
    );
    expect(error).toMatchObject({ kind: 'dns', message: expect.stringMatching(/looked up/) });
    expect(h.waits).toEqual([]);
  });
});
