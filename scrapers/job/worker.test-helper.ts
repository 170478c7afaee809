/**
 * A worker in a process of its own, so that a test can kill it; its requests name its process.
 * Arguments: database, then a page for each of as many hosts.
 */
import { lineModule, manyHosts } from '../module.test-helper';
import { startWorker } from './worker';

const [url = '', ...pages] = process.argv.slice(2);

await startWorker({
  url,
  modules: manyHosts(pages.length).map((host, i) => lineModule([pages[i] ?? ''], { host })),
  live: {
    allowedHosts: () => ['127.0.0.1'],
    fetcher: {
      loopback: true,
      limits: { paceMs: 0, attempts: 1 },
      userAgent: `PerImage/1.0 (${process.pid})`,
    },
  },
  concurrency: 1,
  sweepMs: 500,
  log: () => {},
});
