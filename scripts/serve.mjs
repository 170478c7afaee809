/**
 * Serves what was built in PERIMAGE_DIST_DIR: `node scripts/serve.mjs PORT ADDRESS`. Pages are
 * Next's, kept as long as they say and nothing is published; scripts, styles and fonts go out as the
 * build compressed them, once and hard.
 */
import { createServer, get } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import next from 'next';
import sirv from 'sirv';
import { lateScripts } from './lib/late-scripts.mjs';
import { pageCache } from './lib/page-cache.mjs';

const root = join(import.meta.dirname, '..');
const [port = '3000', hostname = '127.0.0.1'] = process.argv.slice(2);
const FILES = '/_next/';
/** As next.config.ts has them for pages. */
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};

// By its name, as Next writes a loopback address in rewrites: by its number it would take the
// rewritten address for another site's and ask for it anew, without what the proxy added.
const app = next({ dev: false, dir: root, hostname: 'localhost', port: Number(port) });
await app.prepare();
const pages = app.getRequestHandler();
// Every name holds a hash of its content.
const files = sirv(join(root, process.env.PERIMAGE_DIST_DIR ?? '.next', 'static'), {
  brotli: true,
  gzip: true,
  immutable: true,
  maxAge: 31_536_000,
  setHeaders(response) {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  },
});

// Pages to be kept are asked for here, so that they don't end with the reader who asked first.
const inner = createServer(pages);
await new Promise((listening) => inner.listen(0, '127.0.0.1', listening));
const cache = pageCache({
  render,
  edition: () => globalThis.perimageEdition?.() ?? null,
  failures: () => globalThis.perimageFailures?.() ?? 0,
});

/** A page that takes longer is asked for by its reader alone. */
const PATIENCE_MS = 30_000;

/** By which pages have a browser fetch their font first; where Next finds no page, it leaves it out. */
let fontLink;

function render(path) {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const { port: to } = inner.address();
    get({ host: '127.0.0.1', port: to, path, agent: false, signal }, (answer) => {
      const { statusCode: status, headers } = answer;
      buffer(answer).then((sent) => {
        const page = headers['content-type']?.startsWith('text/html');
        if (page && headers.link) fontLink = headers.link;
        if (page && status === 404 && fontLink) headers.link = fontLink;
        const body = page ? Buffer.from(lateScripts(sent.toString())) : sent;
        resolve({ status, headers, body });
      }, reject);
    }).on('error', reject);
  });
}

const server = createServer(async (request, response) => {
  const asked = request.url ?? '/';
  if (asked.startsWith(`${FILES}static/`)) {
    request.url = asked.slice(`${FILES}static`.length);
    files(request, response, () => {
      request.url = asked;
      pages(request, response);
    });
  } else if (asked.startsWith(FILES) || !(await cache(request, response))) pages(request, response);
});
server.once('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(Number(port), hostname);
