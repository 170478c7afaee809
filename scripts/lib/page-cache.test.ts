import {
  createServer,
  type IncomingMessage,
  request as requestRaw,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { codingFor, pageCache } from './page-cache.mjs';

const KEPT = 'public, s-maxage=60, stale-while-revalidate=3600';
const html = (text: string, more: Record<string, string> = {}, status = 200) => ({
  status,
  headers: { 'content-type': 'text/html', 'cache-control': KEPT, ...more },
  body: Buffer.from(text.padEnd(600)),
});

let edition: string | null;
let failures: number;
let server: Server;
let base: string;
const render = vi.fn<(url: string) => Promise<ReturnType<typeof html>>>();
const own = vi.fn((_: IncomingMessage, response: ServerResponse) => response.end('own'));

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T10:00:00Z') });
  edition = '1';
  failures = 0;
  render.mockReset().mockImplementation(async (url) => html(`${url} ${render.mock.calls.length}`));
  own.mockClear();
  const answer = pageCache({
    render,
    edition: () => edition,
    failures: () => failures,
    mostBytes: 14_500,
  });
  server = createServer(async (request, response) => {
    if (!(await answer(request, response))) own(request, response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  vi.useRealTimers();
  server.close();
});

const plain = { 'accept-encoding': 'identity' };
async function text(path: string, init: RequestInit = { headers: plain }): Promise<string> {
  return (await (await fetch(base + path, init)).text()).trim();
}
/** As sent: fetch() would decode it. */
const coded = (accepted: string) =>
  new Promise<[coding: string | undefined, body: Buffer]>((resolve) => {
    requestRaw(`${base}/a`, { headers: { 'accept-encoding': accepted } }, async (answer) =>
      resolve([answer.headers['content-encoding'], await buffer(answer)]),
    ).end();
  });
const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);

it('makes a page once and says how old it is', async () => {
  expect(await text('/a')).toBe('/a 1');
  later(30);
  const again = await fetch(`${base}/a`, { headers: plain });
  expect((await again.text()).trim()).toBe('/a 1');
  expect(again.headers.get('age')).toBe('30');
  expect(again.headers.get('cache-control')).toBe(KEPT);
  expect(again.headers.get('date')).toBe('Sat, 21 Nov 2026 10:00:30 GMT');
  expect(await text('/a?size=1024x1024')).toBe('/a?size=1024x1024 2');
});

it('drops every page when something is published or a day begins', async () => {
  await text('/a');
  edition = '2';
  expect(await text('/a')).toBe('/a 2');
  expect(await text('/a')).toBe('/a 2');
});

it('does not keep what a publish came in between of, nor anything while nothing is loaded', async () => {
  render.mockImplementationOnce(async () => {
    edition = '2';
    return html('made of the old prices');
  });
  await text('/a');
  expect(await text('/a')).toBe('/a 2');
  edition = null;
  await text('/b');
  expect(await text('/b')).toBe('/b 4');
});

it('does not keep a page during which something could not be read', async () => {
  render.mockImplementationOnce(async () => {
    failures += 1;
    return html('the database does not answer');
  });
  expect(await text('/a')).toBe('the database does not answer');
  expect(await text('/a')).toBe('/a 2');
});

it('has nobody who asks after a publish wait for a page begun before it', async () => {
  let finish = (_: ReturnType<typeof html>) => {};
  render.mockReturnValueOnce(new Promise((resolve) => (finish = resolve)));
  const early = text('/a');
  await vi.waitFor(() => expect(render).toHaveBeenCalledTimes(1));
  edition = '2';
  expect(await text('/a')).toBe('/a 2');
  finish(html('of the old prices'));
  expect(await early).toBe('of the old prices');
  expect(await text('/a')).toBe('/a 2');
});

it('gives an old page at once, makes it anew meanwhile, and waits for one that is too old', async () => {
  await text('/a');
  later(61);
  expect(await text('/a')).toBe('/a 1');
  await vi.waitFor(async () => expect(await text('/a')).toBe('/a 2'));
  later(60 + 3601);
  expect(await text('/a')).toBe('/a 3');
});

it('makes one page for all who ask at once, and keeps what may be kept only', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, () => text('/a')));
  expect(new Set(all)).toEqual(new Set(['/a 1']));
  render.mockResolvedValue(html('nothing there', { 'cache-control': 'no-store' }, 404));
  const answer = await fetch(`${base}/none`);
  expect([answer.status, (await answer.text()).trim()]).toEqual([404, 'nothing there']);
  await text('/none');
  expect(render).toHaveBeenCalledTimes(3);
});

it('leaves to the page: other methods, parts of pages, redirects, and what fails', async () => {
  expect(await text('/a', { method: 'POST' })).toBe('own');
  expect(await text('/a', { headers: { rsc: '1' } })).toBe('own');
  expect(await text(`/${'a'.repeat(1100)}`)).toBe('own');
  expect(render).not.toHaveBeenCalled();
  render.mockResolvedValueOnce(html('', { location: '/b' }, 308));
  expect(await text('/a')).toBe('own');
  render.mockRejectedValueOnce(new Error('broken off'));
  expect(await text('/a')).toBe('own');
  expect(await text('/a')).toBe('/a 3');
});

it('keeps as many bytes as it may, those asked for last', async () => {
  for (const path of ['/a', '/b', '/c']) await text(path);
  await text('/a');
  await text('/d');
  expect(await text('/a')).toBe('/a 1');
  expect(await text('/b')).toBe('/b 5');
});

it('sends each coding as asked for, and nothing to who has it already', async () => {
  const [br, small] = await coded('gzip, deflate, br');
  expect([br, brotliDecompressSync(small).toString().trim()]).toEqual(['br', '/a 1']);
  const [gz, zipped] = await coded('gzip');
  expect([gz, gunzipSync(zipped).toString().trim()]).toEqual(['gzip', '/a 2']);
  expect((await coded(''))[0]).toBeUndefined();

  const etag = (await fetch(`${base}/a`, { headers: plain })).headers.get('etag') ?? '';
  const again = await fetch(`${base}/a`, { headers: { ...plain, 'if-none-match': etag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

it('does not call the same text in other bytes the same bytes', async () => {
  render.mockResolvedValue(html('a', { etag: '"abc"' }));
  const tag = async (headers: Record<string, string>) =>
    (await fetch(`${base}/a`, { headers })).headers.get('etag');
  expect(await tag(plain)).toBe('"abc"');
  expect(await tag({ 'accept-encoding': 'br' })).toBe('W/"abc"');
});

it('reads what a browser takes', () => {
  expect(codingFor('gzip, deflate, br, zstd')).toBe('br');
  expect(codingFor('br;q=0, gzip;q=0.5')).toBe('gzip');
  expect(codingFor('gzip;q=0.0')).toBe('identity');
  expect(codingFor()).toBe('identity');
});
