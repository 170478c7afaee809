import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const skipped = new Set(['node_modules', '.git', '.next', '.perimage', 'test-results', 'data']);

/** All Markdown pages of the project, as paths from its top. */
function pages(folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory())
      return skipped.has(entry.name) || entry.name === 'recorded' ? [] : pages(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

const scripts = Object.keys(
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts,
);

describe.each(pages())('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const inCode = [...text.matchAll(/`([^`\n]+)`/g)].map((m) => m[1] ?? '');
  const commands = [...text.matchAll(/npm run (?:-s )?([a-z][a-z:-]*)/g)].map((m) => m[1] ?? '');

  it('names only paths that exist', () => {
    // A path of ours: no spaces or placeholders, below one of the top folders.
    const ours = inCode.filter((code) =>
      /^(app|catalog|db|e2e|pricing|public|scrapers|scripts|docs)\/[\w./-]+$/.test(code),
    );
    expect(ours.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('names only commands that exist', () => {
    expect(commands.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  it('links only to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((m) => m[1] ?? '');
    const here = page.includes('/') ? page.slice(0, page.lastIndexOf('/')) : '';
    expect(links.filter((link) => !existsSync(join(root, here, link)))).toEqual([]);
  });
});
