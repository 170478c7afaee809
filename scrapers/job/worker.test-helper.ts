/** A worker in a process of its own, so that a test can kill it. Arguments: database, page. */
import { lineModule } from '../module.test-helper';
import { startWorker } from './worker';

const [url = '', page = ''] = process.argv.slice(2);

await startWorker({
  url,
  modules: [lineModule([page])],
  live: {
    allowedHosts: () => ['127.0.0.1'],
    fetcher: { loopback: true, limits: { paceMs: 0, attempts: 1 }, userAgent: 'PerImage/1.0' },
  },
  log: () => {},
});
