import { bootstrap } from './lib/bootstrap.mjs';

await bootstrap(() => import('./test.ts'));
