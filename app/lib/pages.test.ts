import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { PAGES } from './pages';
import { routeOf } from './routes';

const app = join(import.meta.dirname, '..');

/** Kept out of search engines, so out of the site map. */
const UNLISTED = ['/search'];

const built = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('page.tsx') && !file.includes('['))
  .map((file) => `/${dirname(file) === '.' ? '' : dirname(file)}`)
  .sort();

it('lists every page that stands by itself, and no other', () => {
  expect([...PAGES.map((page) => page.path), ...UNLISTED].sort()).toEqual(built);
});

it.each(built)('%s has a route of its own', (path) => {
  expect(routeOf(path).to).toBe('page');
});
