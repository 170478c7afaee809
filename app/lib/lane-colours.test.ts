import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lookOf } from '../components/history/lane-look';

const css = readFileSync(join(import.meta.dirname, '../components/chart.css'), 'utf8');
const globals = readFileSync(join(import.meta.dirname, '../globals.css'), 'utf8');

type Rgb = [number, number, number];

/**
 * What an eye makes of linear RGB: Machado, Oliveira and Fernandes, "A physiologically-based model
 * for simulation of color vision deficiency" (2009), severity 1.
 */
const EYES: Record<string, [Rgb, Rgb, Rgb]> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
};

function colours(theme: 'light' | 'dark'): string[] {
  const found = [...css.matchAll(/--lane-\d: light-dark\((#\w{6}), (#\w{6})\)/g)];
  return found.map((m) => (theme === 'light' ? m[1] : m[2]) ?? '');
}

function linear(hex: string): Rgb {
  return [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
}

const dot = (a: Rgb, b: Rgb) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Oklab, in which a distance of 0.02 is about the least that is seen side by side. */
function oklab(rgb: Rgb): Rgb {
  const [l, m, s] = [
    dot([0.4122214708, 0.5363325363, 0.0514459929], rgb),
    dot([0.2119034982, 0.6806995451, 0.1073969566], rgb),
    dot([0.0883024619, 0.2817188376, 0.6299787005], rgb),
  ].map((c) => Math.cbrt(Math.max(0, c))) as Rgb;
  const lms: Rgb = [l, m, s];
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], lms),
    dot([1.9779984951, -2.428592205, 0.4505937099], lms),
    dot([0.0259040371, 0.7827717662, -0.808675766], lms),
  ];
}

function seen(hex: string, eye: [Rgb, Rgb, Rgb]): Rgb {
  const rgb = linear(hex);
  return oklab(eye.map((row) => Math.min(1, Math.max(0, dot(row, rgb)))) as Rgb);
}

const luminance = (hex: string) => dot([0.2126, 0.7152, 0.0722], linear(hex));

describe.each(['light', 'dark'] as const)('lines on %s', (theme) => {
  const all = colours(theme);

  it('are eight', () => expect(new Set(all).size).toBe(8));

  it.each(Object.keys(EYES))('are told apart with %s', (name) => {
    const eye = EYES[name];
    if (!eye) throw new Error(name);
    for (const [i, a] of all.entries())
      for (const b of all.slice(i + 1)) {
        const [x, y] = [seen(a, eye), seen(b, eye)];
        const distance = Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
        expect(distance, `${a} and ${b}`).toBeGreaterThan(0.08);
      }
  });

  it('stand out from the paper', () => {
    const paper = /--paper: light-dark\((#\w{6}), (#\w{6})\)/.exec(globals);
    const ground = luminance((theme === 'light' ? paper?.[1] : paper?.[2]) ?? '');
    for (const colour of all) {
      const [low = 0, high = 0] = [luminance(colour), ground].sort((a, b) => a - b);
      expect((high + 0.05) / (low + 0.05), colour).toBeGreaterThanOrEqual(3);
    }
  });
});

it('gives forty lines a look of their own, by shape where the colour repeats', () => {
  const looks = Array.from({ length: 40 }, (_, n) => JSON.stringify(lookOf(n, false)));
  expect(new Set(looks).size).toBe(40);
});
