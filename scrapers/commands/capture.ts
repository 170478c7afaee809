import { extname } from 'node:path';
import { UsageError } from '@/db/commands/run';
import type { Body, SourceModule } from '../contract';
import { readBody } from '../replay';

const TYPES: Record<string, string> = {
  '.json': 'application/json',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.md': 'text/markdown',
  '.mdx': 'text/markdown',
  '.txt': 'text/plain',
};

/** A body from a file, for a module that reads its address. Throws UsageError. */
export function capture(
  module: SourceModule,
  file: string,
  options: { url: string; contentType?: string },
): Body {
  if (!URL.canParse(options.url)) throw new UsageError(`--url is not an address: ${options.url}`);
  if (!module.reads(options.url))
    throw new UsageError(
      `${module.host} does not read ${options.url}; it reads e.g. ${module.sources()[0]?.url}`,
    );
  const type = options.contentType ?? TYPES[extname(file).toLowerCase()] ?? 'text/plain';
  let body: Body;
  try {
    body = readBody(file, options.url, type);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message;
    throw new UsageError(`can't read ${file}: ${reason}`);
  }
  if (body.text.trim() === '') throw new UsageError(`can't read ${file}: it is empty`);
  return body;
}
