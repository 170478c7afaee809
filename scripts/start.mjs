import { bootstrap } from './lib/bootstrap.mjs';
import { siteIsUp } from './lib/state.mjs';

// Stopping a running site is how it is meant to end; stopping halfway is not.
await bootstrap(
  () => import('./start.ts'),
  () => (siteIsUp() ? 0 : 130),
);
