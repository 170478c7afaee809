/**
 * Pages that build their prices by script, drawn by Chromium. The browser has no network of its
 * own: what it asks for is fetched for it, under the same robots.txt, pace, limits and host names.
 */
import { existsSync } from 'node:fs';
import type { Browser, BrowserContext, Route } from '@playwright/test';
import { FetchError, type Limits } from './types';

/** One part of the page, fetched like any source; throws FetchError. */
export type FetchPart = (
  url: string,
) => Promise<{ status: number; contentType: string | undefined; bytes: Buffer; wireBytes: number }>;

export type Rendering = {
  url: string;
  part: FetchPart;
  limits: Pick<Limits, 'maxBytes' | 'totalMs'>;
  userAgent: string;
  signal?: AbortSignal | undefined;
  /** Tests only: a page of our own may be drawn without Chromium's sandbox. */
  trusted?: boolean;
};

/** What a price can depend on; pictures, fonts and styles are not asked for. */
const NEEDED = ['document', 'script', 'xhr', 'fetch'];
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The page's DOM once nothing more is asked for. Throws FetchError. */
export async function render(
  options: Rendering,
): Promise<{ html: Buffer; wireBytes: number; status: number }> {
  const { url, limits, signal } = options;
  const browser = await launch(options.trusted === true);
  const close = () => void browser.close().catch(() => {});
  signal?.addEventListener('abort', close, { once: true });
  try {
    const context = await browser.newContext({
      userAgent: options.userAgent,
      serviceWorkers: 'block',
      acceptDownloads: false,
    });
    const seen = await serveParts(context, options);
    const page = await context.newPage();
    await page
      .goto(url, { waitUntil: 'networkidle', timeout: limits.totalMs })
      .catch((error: Error) => {
        throw seen.failed ?? wordsFor(error, limits, signal);
      });
    const html = Buffer.from(await page.content(), 'utf8');
    if (html.length > limits.maxBytes) throw tooLarge(limits);
    return { html, wireBytes: seen.wireBytes, status: 200 };
  } finally {
    signal?.removeEventListener('abort', close);
    await browser.close().catch(() => {});
  }
}

type Seen = { wireBytes: number; failed: FetchError | null };

async function serveParts(context: BrowserContext, options: Rendering): Promise<Seen> {
  const seen: Seen = { wireBytes: 0, failed: null };
  await context.routeWebSocket(/.*/, (socket) => socket.close());
  await context.route(/.*/, (route) => serve(route, options, seen).catch(() => {}));
  return seen;
}

async function serve(route: Route, options: Rendering, seen: Seen): Promise<void> {
  const request = route.request();
  const isPage = request.isNavigationRequest() && !request.frame().parentFrame();
  const kind = request.resourceType();
  if (request.method() !== 'GET' || !NEEDED.includes(kind) || (kind === 'document' && !isPage))
    return route.abort();
  try {
    const part = await options.part(request.url());
    seen.wireBytes += part.wireBytes;
    if (seen.wireBytes > options.limits.maxBytes) throw tooLarge(options.limits);
    await route.fulfill({
      status: part.status,
      ...(part.contentType ? { contentType: part.contentType } : {}),
      // The page's own scripts decide; what they may read was decided when it was fetched.
      headers: { 'access-control-allow-origin': '*' },
      body: part.bytes,
    });
  } catch (error) {
    // A part that may not be fetched is missing; the page itself or its size ends the rendering.
    if (error instanceof FetchError && (isPage || error.kind === 'size')) seen.failed ??= error;
    await route.abort();
    if (seen.failed && !isPage) await request.frame().page().close();
  }
}

async function launch(trusted: boolean): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && !trusted)
    throw new FetchError(
      'browser',
      'this page needs a browser, and none is started as root, where it would run without its sandbox; run the worker as another user',
    );
  const executablePath = await findBrowser();
  const { chromium } = await import('@playwright/test');
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env;
  try {
    return await chromium.launch({
      executablePath,
      // Keys of the environment are none of its business.
      env: { PATH, HOME, TMPDIR },
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
        '--host-resolver-rules=MAP * ~NOTFOUND',
        ...(isRoot ? ['--no-sandbox'] : []),
      ],
    });
  } catch (error) {
    const words = (error as Error).message.split('\n')[0];
    throw new FetchError('browser', `Chromium did not start: ${words}`);
  }
}

/** PERIMAGE_CHROMIUM, the system's, Playwright's own. Throws FetchError when there is none. */
async function findBrowser(): Promise<string> {
  const named = process.env.PERIMAGE_CHROMIUM;
  const own = await import('@playwright/test').then(
    ({ chromium }) => [chromium.executablePath()],
    () => [],
  );
  const found = (named ? [named] : [...PLACES, ...own]).find((path) => existsSync(path));
  if (found && (own.length > 0 || named)) return found;
  throw new FetchError(
    'browser',
    `this page needs a browser, and ${named ? `there is none at ${named}` : 'none was found'}; install Chromium or set PERIMAGE_CHROMIUM`,
  );
}

function wordsFor(error: Error, limits: Rendering['limits'], signal?: AbortSignal): FetchError {
  if (signal?.aborted) return new FetchError('aborted', 'stopped before it was finished');
  if (error.name === 'TimeoutError')
    return new FetchError(
      'timeout',
      `the page was still asking for more after ${limits.totalMs / 1000} s; cut off`,
      true,
    );
  return new FetchError('browser', `the page was not drawn: ${error.message.split('\n')[0]}`, true);
}

function tooLarge({ maxBytes }: Rendering['limits']): FetchError {
  return new FetchError(
    'size',
    `the page with all it asks for is larger than ${Math.round(maxBytes / 1024)} KB; cut off`,
  );
}
