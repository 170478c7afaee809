import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Smaller files gain nothing. */
const LEAST_BYTES = 512;

/**
 * Puts a `.br` and a `.gz` beside every script and style sheet of a build, for `scripts/serve.mjs`.
 * @param folder holds `static`, as `next build` writes it
 * @returns how many files were compressed
 */
export function compressStatic(folder: string): number {
  const files = join(folder, 'static');
  const names = readdirSync(files, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:js|css|svg|json|txt)$/.test(name),
  );
  let made = 0;
  for (const name of names) {
    const path = join(files, name);
    const body = readFileSync(path);
    if (body.length < LEAST_BYTES) continue;
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
    writeFileSync(`${path}.br`, brotliCompressSync(body, { params }));
    writeFileSync(`${path}.gz`, gzipSync(body, { level: 9 }));
    made += 1;
  }
  return made;
}
