import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FONT_CHARACTERS } from './lib/font-characters.mjs';

const root = join(import.meta.dirname, '..');
const font = 'app/fonts/geist.woff2';

it('the font of every page stays small', () => {
  expect(readFileSync(join(root, font)).subarray(0, 4).toString()).toBe('wOF2');
  expect(statSync(join(root, font)).size).toBeLessThan(22_000);
});

it('the font draws every sign that the pages are written with', () => {
  const files = readdirSync(join(root, 'app'), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.tsx'));
  expect(files.length).toBeGreaterThan(50);
  const known = new Set(FONT_CHARACTERS);
  const missing = files.flatMap((file) =>
    [...readFileSync(join(root, 'app', file), 'utf8')]
      .filter((sign) => sign > '\u007f' && !known.has(sign))
      .map((sign) => `${sign} in app/${file}: see scripts/lib/font-characters.mjs`),
  );
  expect(missing).toEqual([]);
});
