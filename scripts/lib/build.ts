import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '@/db/embedded/lock';
import { root } from './bootstrap.mjs';
import { run } from './children.mjs';
import { hintScripts } from './compile-hints';
import { compressStatic } from './compressed';
import { failWith, step } from './progress.mjs';

const FOLDERS = ['app', 'pricing', 'catalog', 'db', 'public'];
const FILES = [
  'package-lock.json',
  'next.config.ts',
  'proxy.ts',
  'instrumentation.ts',
  'scripts/lib/compile-hints.ts',
  'scripts/lib/compressed.ts',
  'postcss.config.mjs',
  'tsconfig.base.json',
];

export const nextBin = join(root, 'node_modules/next/dist/bin/next');

/**
 * Builds the site into `distDir` unless it was built there from these very sources.
 * Two starts at once take turns, so that they don't write into the same folder.
 */
export async function buildSite(distDir: string): Promise<void> {
  const folder = join(root, distDir);
  const record = join(folder, 'perimage-build.json');
  mkdirSync(join(root, '.perimage'), { recursive: true });
  const lock = join(root, '.perimage', `build-${distDir.replace(/\W+/g, '-')}.lock`);
  await withLock(
    lock,
    async () => {
      const hash = sourcesHash();
      if (existsSync(join(folder, 'BUILD_ID')) && recorded(record) === hash) return;
      rmSync(record, { force: true });
      await step('Building the site', async () => {
        const env = { ...process.env, NODE_ENV: 'production' as const, PERIMAGE_DIST_DIR: distDir };
        const result = await run(process.execPath, [nextBin, 'build'], { cwd: root, env });
        if (result.code !== 0) failWith('the build failed', { ...result, code: 1 });
        hintScripts(folder);
        compressStatic(folder);
      });
      writeFileSync(record, `${JSON.stringify({ sources: hash })}\n`);
    },
    15 * 60_000,
  );
}

function recorded(record: string): string | null {
  try {
    return JSON.parse(readFileSync(record, 'utf8')).sources;
  } catch {
    return null;
  }
}

/** Everything that goes into a build: file names and contents, and what Next inlines. */
function sourcesHash(): string {
  const hash = createHash('sha256');
  const files = FOLDERS.flatMap((folder) => filesIn(folder)).concat(FILES);
  for (const file of files.sort()) {
    const path = join(root, file);
    if (!existsSync(path)) continue;
    hash.update(`${file}\0`).update(readFileSync(path)).update('\0');
  }
  for (const name of Object.keys(process.env).sort()) {
    if (name.startsWith('NEXT_PUBLIC_')) hash.update(`${name}=${process.env[name]}\0`);
  }
  return hash.digest('hex');
}

function filesIn(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
