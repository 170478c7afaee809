import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'globals.css'), 'utf8');
const [plain = '', contrast = ''] = css.split('@media (prefers-contrast: more)');

type Theme = 'light' | 'dark';

function tokens(text: string, theme: Theme): Record<string, string> {
  const found = text.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
  return Object.fromEntries([...found].map((m) => [m[1], theme === 'light' ? m[2] : m[3]]));
}

/** WCAG 2.2, "relative luminance". */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a = '#000000', b = '#000000'): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT = ['ink', 'soft', 'link', 'good', 'warn', 'bad'];
const LINES = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'line-strong'];

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  const colours = tokens(plain, theme);

  it.each(TEXT)('%s can be read on every ground', (name) => {
    for (const ground of ['paper', 'raised', 'mark'])
      expect(ratio(colours[name], colours[ground]), ground).toBeGreaterThanOrEqual(4.5);
  });

  it.each(LINES)('%s can be seen', (name) => {
    expect(ratio(colours[name], colours.paper)).toBeGreaterThanOrEqual(3);
  });

  it('more contrast is more', () => {
    const more = tokens(contrast, theme);
    expect(Object.keys(more).length).toBeGreaterThan(3);
    for (const name of Object.keys(more))
      expect(ratio(more[name], colours.paper), name).toBeGreaterThan(
        ratio(colours[name], colours.paper),
      );
  });
});
