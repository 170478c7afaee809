import { createServer, isIP } from 'node:net';
import { Failure } from './progress.mjs';

export { freePort } from '@/db/embedded/postmaster';

/** The port that PORT names, or null if it isn't set. */
export function wantedPort(): number | null {
  const text = process.env.PORT;
  if (text === undefined || text === '') return null;
  const port = Number(text);
  if (/^\d+$/.test(text) && port > 0 && port < 65_536) return port;
  throw new Failure(`PORT must be a number from 1 to 65535, not "${text}"`, 2);
}

/** Only this machine unless HOST names another address; some shells keep other words in HOST. */
export function listenAddress(): string {
  const host = process.env.HOST ?? '';
  return isIP(host) || host === 'localhost' ? host : '127.0.0.1';
}

/** Taken on any loopback address counts: "localhost" would lead to whoever listens there. */
export async function isFree(port: number, address: string): Promise<boolean> {
  for (const host of new Set([address, '127.0.0.1', '::1'])) {
    if ((await listenError(port, host)) === 'EADDRINUSE') return false;
  }
  return true;
}

/** The first free port from `from` on. */
export async function nextFree(from: number, address: string): Promise<number> {
  for (let port = from; port < Math.min(from + 200, 65_536); port += 1) {
    if (await isFree(port, address)) return port;
  }
  throw new Failure(`no free port from ${from} on; set PORT`, 2);
}

/** Refuses, with exit code 2, what can't be listened on: taken, or below 1024 without the right. */
export async function mustBeFree(port: number, address: string): Promise<void> {
  if (!(await isFree(port, address))) {
    throw new Failure(`port ${port} is taken; choose another one with PORT=…`, 2);
  }
  const error = await listenError(port, address);
  if (error) throw new Failure(`cannot listen on ${address} port ${port} (${error})`, 2);
}

function listenError(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}
