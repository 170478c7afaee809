import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Connection, connect } from '@/db/client';
import { storedBody } from '@/db/queries/body';
import * as t from '@/db/schema';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { perImage, ruleWords, USD } from '@/pricing';
import type { HostModule } from './contract';
import { type Handler, html, type TestServer, testServer } from './fetch/server.test-helper';
import type { Limits } from './fetch/types';
import { fetchSources } from './live';
import { lineModule, wordings } from './module.test-helper';
import { lazyRun, runHost } from './run';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const hasBrowser = [...BROWSERS, chromium.executablePath()].some((path) => existsSync(path));

let database: TestDatabase;
let c: Connection;
let server: TestServer;
let module: HostModule;
beforeEach(async () => {
  database = await freshDatabase();
  c = connect(database.url);
  server = await testServer();
  module = lineModule([], {
    sources: () => [
      { url: `${server.origin}/p`, kind: 'page', minimumOffers: 1, render: 'browser' },
    ],
    extract: ({ text }) => ({
      offers: [...text.matchAll(/<tr><td>([^<]+)<\/td><td>\$([\d.]+)<\/td><\/tr>/g)].map(
        ([quote, hostModel = '', amount = '']) => {
          return {
            hostModel,
            operation: null,
            rule: { money: USD, terms: [perImage(amount)] },
            quote,
          };
        },
      ),
      leftovers: [],
      ignored: [],
    }),
  });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
  await c.close();
  await database.drop();
});

async function run(limits: Partial<Limits> = {}) {
  const { results } = await fetchSources(c.db, module, {
    allowedHosts: () => ['127.0.0.1'],
    fetcher: { loopback: true, limits: { paceMs: 0, attempts: 1, ...limits } },
  });
  return runHost(c.db, module, results, lazyRun(c.db, 'live').id);
}

const script = (body: string): Handler => html(`<table id=t></table><script>${body}</script>`);
const json: Handler = (_, res) =>
  void res
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify([[wordings[0], '$0.04']]));
const BUILD = `fetch('/prices.json').then(r => r.json()).then(rows => { for (const [a, b] of rows) {
  const row = document.querySelector('#t').insertRow(); row.insertCell().textContent = a;
  row.insertCell().textContent = b; } });`;

describe.skipIf(!hasBrowser)('a page that builds its table by script', { timeout: 60_000 }, () => {
  it('becomes an offer, and its drawn DOM the archived body', async () => {
    server.on('/p', script(BUILD));
    server.on('/prices.json', json);
    expect(await run()).toMatchObject({ outcome: 'published', counts: { new: 1 } });
    const [span] = await c.db.select().from(t.spans);
    expect(span && ruleWords(span.rule)).toBe('$0.04 per image');
    const [snapshot] = await c.db.select().from(t.snapshots);
    expect(snapshot).toMatchObject({ form: 'rendered', contentType: 'text/html' });
    const { text } = await storedBody(c.db, snapshot?.id ?? '');
    expect(text).toContain(`<tr><td>${wordings[0]}</td><td>$0.04</td></tr>`);
    const log = (await c.db.select().from(t.fetches)).filter((f) => f.url.endsWith('/p'));
    expect(log).toMatchObject([{ status: 200, error: null, snapshotId: snapshot?.id }]);
    expect(server.asked).toEqual(['/p', '/prices.json']);
  });

  it('gets nothing from names off the list, nor what robots.txt forbids, nor what isn’t read', async () => {
    const elsewhere = server.origin.replace('127.0.0.1', 'localhost');
    server.on('/robots.txt', (_, res) => void res.end('User-agent: *\nDisallow: /secret\n'));
    server.on('/p', (req, res) =>
      html(`<img src="/pixel.png"><link rel="stylesheet" href="/s.css"><iframe src="/frame"></iframe>
        <table id=t></table><script src="${elsewhere}/other.js"></script><script>
        fetch('/secret/x').catch(() => {}); fetch('/post', { method: 'POST' }).catch(() => {});
        try { new WebSocket('${server.origin.replace('http', 'ws')}/ws') } catch {}
        ${BUILD}</script>`)(req, res),
    );
    server.on('/prices.json', json);
    expect(await run()).toMatchObject({ outcome: 'published', counts: { new: 1 } });
    expect(server.asked).toEqual(['/p', '/prices.json']);
  });

  it('that never comes to rest, or grows without end, is cut off with a word', async () => {
    server.on(
      '/p',
      script(`(async () => { for (;;) await fetch('/more?' + Math.random()).catch(() => {}) })()`),
    );
    // Every question is another address: the server answers 404, the page goes on asking.
    expect((await run({ totalMs: 3_000 })).message).toMatch(/still asking for more after 3 s/);
    server.on('/p', script(`document.body.append('x'.repeat(300000))`));
    expect((await run({ maxBytes: 100_000 })).message).toMatch(/larger than 98 KB/);
    server.on('/p', (_, res) => void res.writeHead(404).end());
    expect((await run()).message).toMatch(/answered 404/);
    expect(await c.db.select().from(t.observations)).toEqual([]);
  });
});

it('without a browser its source fails with a word, and nothing is asked', async () => {
  vi.stubEnv('PERIMAGE_CHROMIUM', '/nowhere/chromium');
  server.on('/p', script(BUILD));
  expect(await run()).toMatchObject({
    outcome: 'failed',
    message: expect.stringMatching(/needs a browser, and there is none at .*PERIMAGE_CHROMIUM/),
  });
  expect(server.asked).toEqual([]);
});
