import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Fetcher, type FetcherOptions, type FetchRequest } from './fetcher';
import { FetchError, type FetchTry, type Limits } from './types';

export type Handler = (req: IncomingMessage, res: ServerResponse) => void;

export type TestServer = {
  origin: string;
  /** Paths that were asked for, in order, without robots.txt. */
  asked: string[];
  /** Answers for one path; without one it is 404. */
  on: (path: string, handler: Handler) => void;
  close: () => Promise<void>;
};

/** A real HTTP server on loopback, answering as each test says. */
export async function testServer(): Promise<TestServer> {
  const handlers = new Map<string, Handler>();
  const asked: string[] = [];
  const server = createServer((req, res) => {
    const path = req.url ?? '';
    if (path !== '/robots.txt') asked.push(path);
    const handler = handlers.get(path);
    if (handler) return handler(req, res);
    res.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    on: (path, handler) => handlers.set(path, handler),
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

export const html =
  (body: string, headers: Record<string, string> = {}): Handler =>
  (_, res) => {
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  };

export const redirect =
  (location: string, status = 302): Handler =>
  (_, res) => {
    res.writeHead(status, { location }).end();
  };

/** Answers in turn; the last one for ever. */
export function inTurn(...handlers: Handler[]): Handler {
  let n = 0;
  return (req, res) => {
    const handler = handlers[Math.min(n, handlers.length - 1)];
    n += 1;
    handler?.(req, res);
  };
}

export const busy =
  (retryAfter: string): Handler =>
  (_, res) => {
    res.writeHead(429, { 'retry-after': retryAfter }).end();
  };

/** A server and fetchers whose waits are recorded instead of waited for. */
export function harness() {
  let server: TestServer;
  let made: Fetcher[] = [];
  const h = {
    tries: [] as FetchTry[],
    waits: [] as number[],
    async open() {
      server = await testServer();
      h.tries = [];
      h.waits = [];
      return server;
    },
    async close() {
      await Promise.all(made.map((f) => f.close()));
      made = [];
      await server.close();
    },
    fetcher(limits: Partial<Limits> = {}, options: Partial<FetcherOptions> = {}) {
      const fetcher = new Fetcher({
        log: (tried) => {
          h.tries.push(tried);
        },
        limits: { paceMs: 0, ...limits },
        loopback: true,
        userAgent: 'PerImage/1.0 (+https://example.org)',
        sleep: async (ms) => {
          h.waits.push(ms);
        },
        random: () => 0,
        ...options,
      });
      made.push(fetcher);
      return fetcher;
    },
    req: (path: string, more: Partial<FetchRequest> = {}): FetchRequest => ({
      hostId: 'somehost',
      allowedHosts: ['127.0.0.1'],
      url: `${server.origin}${path}`,
      kind: 'page',
      ...more,
    }),
    /** The FetchError that the promise must end in. */
    async failure(promise: Promise<unknown>): Promise<FetchError> {
      const error = await promise.then(
        () => new Error('nothing failed'),
        (e: unknown) => e,
      );
      if (error instanceof FetchError) return error;
      throw error;
    },
    ofPage: () => h.tries.filter((t) => !t.url.endsWith('/robots.txt')),
  };
  return h;
}
