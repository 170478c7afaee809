import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { errorsAreNotKept } from './errors-not-kept';

it('takes away from a failed answer that it may be kept, and from no other', async () => {
  errorsAreNotKept();
  const server = createServer((request, response) => {
    response.setHeader('Cache-Control', 'public, s-maxage=60');
    response.statusCode = Number(request.url?.slice(1));
    response.end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const kept = async (status: number) =>
    (await fetch(`http://127.0.0.1:${port}/${status}`)).headers.get('cache-control');
  expect(await kept(200)).toBe('public, s-maxage=60');
  expect(await kept(500)).toBe('no-store');
  server.close();
});
