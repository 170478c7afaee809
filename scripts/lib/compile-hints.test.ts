import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { COMPILE_HINT, hintScripts } from './compile-hints';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'perimage-hints-'));
  mkdirSync(join(folder, 'static/chunks/deeper'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, 'static/chunks', name);
const written = (name: string) => readFileSync(at(name), 'utf8');

test('every script begins with the hint, once; nothing else is touched', () => {
  writeFileSync(at('a.js'), 'one();\n');
  writeFileSync(at('deeper/b.js'), 'two();\n');
  writeFileSync(at('c.css'), 'a {}\n');
  expect(hintScripts(folder)).toBe(2);
  expect(hintScripts(folder)).toBe(0);
  expect(written('a.js')).toBe(`${COMPILE_HINT}one();\n`);
  expect(written('deeper/b.js')).toBe(`${COMPILE_HINT}two();\n`);
  expect(written('c.css')).toBe('a {}\n');
});

test('the hint is a comment of its own line', () => {
  expect(COMPILE_HINT).toMatch(/^\/\/# [A-Za-z]+\n$/);
});

test('a build without scripts is no build', () => {
  rmSync(at(''), { recursive: true });
  expect(() => hintScripts(folder)).toThrow(/ENOENT/);
});
