/**
 * Serves what was built in PERIMAGE_DIST_DIR: `node scripts/serve.mjs PORT ADDRESS`. Pages are
 * Next's; scripts, styles and fonts go out as the build compressed them, once and hard, instead of
 * by each request anew on the thread that also makes the pages.
 */
import { createServer } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import sirv from 'sirv';

const root = join(import.meta.dirname, '..');
const [port = '3000', hostname = '127.0.0.1'] = process.argv.slice(2);
const FILES = '/_next/static';
/** As next.config.ts has them for pages. */
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};

const app = next({ dev: false, dir: root, hostname, port: Number(port) });
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

const server = createServer((request, response) => {
  const asked = request.url ?? '/';
  if (!asked.startsWith(`${FILES}/`)) return pages(request, response);
  request.url = asked.slice(FILES.length);
  files(request, response, () => {
    request.url = asked;
    pages(request, response);
  });
});
server.once('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(Number(port), hostname);
