/** From bytes on the wire to text: decompressed, capped, of the expected type, strictly decoded. */
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { FetchError, type Limits } from './types';

const HTML = ['text/html', 'application/xhtml+xml'];
const TEXT = ['text/plain', 'text/markdown', 'text/x-markdown', 'text/mdx'];
const JSON_TYPES = ['application/json', 'text/json'];

/** Media types a source may answer with. A web page in place of data or Markdown is a placeholder. */
export function expectedTypes(source: { kind: 'page' | 'api'; url: string }): string[] {
  const path = new URL(source.url).pathname;
  // Raw-file hosts serve JSON as plain text.
  if (source.kind === 'api') return [...JSON_TYPES, 'application/*+json', 'text/plain'];
  if (/\.(md|mdx|txt)$/.test(path)) return [...TEXT, 'application/octet-stream'];
  return [...HTML, ...TEXT];
}

/** The first type is what the module reads; the others will do. */
export function acceptHeader(source: { kind: 'page' | 'api'; url: string }): string {
  const [first, ...rest] = expectedTypes(source).filter((type) => !type.includes('*'));
  return [first, ...rest.map((type) => `${type};q=0.7`)].join(', ');
}

/** The bare media type; throws when it isn't one of `expected`. */
export function checkedType(header: string | undefined, expected: readonly string[]): string {
  const type = header?.split(';')[0]?.trim().toLowerCase() ?? '';
  const fits = (pattern: string) =>
    pattern === type || (pattern.endsWith('*+json') && /^application\/[\w.-]+\+json$/.test(type));
  if (!expected.some(fits))
    throw new FetchError(
      'content_type',
      `answered with ${type || 'no content type'}, expected ${expected.join(' or ')}; the address may have moved`,
    );
  return type;
}

/** Reads the whole body within the limits; `length` is the announced size on the wire. */
export async function readBody(
  wire: Readable,
  encoding: string | undefined,
  length: number | null,
  limits: Pick<Limits, 'maxBytes'> & { emptyIsFine?: boolean },
): Promise<{ bytes: Buffer; wireBytes: number }> {
  if (length !== null && length > limits.maxBytes) {
    wire.destroy();
    throw tooLarge(limits.maxBytes);
  }
  let wireBytes = 0;
  wire.on('data', (chunk: Buffer) => {
    wireBytes += chunk.length;
    if (wireBytes > limits.maxBytes) wire.destroy(tooLarge(limits.maxBytes));
  });
  const decoded = decompressed(wire, encoding);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of decoded as AsyncIterable<Buffer>) {
      size += chunk.length;
      // Checked as it grows, so that a small file that unpacks to gigabytes is cut early.
      if (size > limits.maxBytes) throw tooLarge(limits.maxBytes);
      chunks.push(chunk);
    }
  } catch (error) {
    throw readError(error);
  } finally {
    decoded.destroy();
    wire.destroy();
  }
  if (size === 0 && !limits.emptyIsFine)
    throw new FetchError('truncated', 'the body was empty', true);
  return { bytes: Buffer.concat(chunks), wireBytes };
}

function decompressed(wire: Readable, encoding: string | undefined): Readable {
  const name = encoding?.trim().toLowerCase() || 'identity';
  if (name === 'identity') return wire;
  const stream =
    name === 'gzip' || name === 'x-gzip'
      ? createGunzip()
      : name === 'br'
        ? createBrotliDecompress()
        : name === 'deflate'
          ? createInflate()
          : null;
  if (!stream) {
    wire.destroy();
    throw new FetchError('decoding', `unknown content encoding ${name}`);
  }
  wire.on('error', (error) => stream.destroy(error));
  return wire.pipe(stream);
}

function readError(error: unknown): unknown {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  if (code === 'Z_BUF_ERROR' || code === 'ERR_BUFFER_UNEXPECTED_END')
    return new FetchError('truncated', 'the compressed body broke off before its end', true);
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code.startsWith('ERR_PADDING'))
    return new FetchError('decoding', `the compressed body can't be unpacked (${code})`, true);
  return error;
}

function tooLarge(maxBytes: number): FetchError {
  return new FetchError(
    'size',
    `the body is larger than ${Math.round(maxBytes / 1024)} KB; cut off. Check that the address is still the price page`,
  );
}

/** Strict: a byte that isn't text in the stated charset is an error, not a replacement character. */
export function decodeText(bytes: Uint8Array, contentType: string | undefined): string {
  const charset = /charset\s*=\s*"?([\w.:-]+)"?/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  let decoder: TextDecoder;
  try {
    // Drops a byte order mark.
    decoder = new TextDecoder(charset, { fatal: true });
  } catch {
    throw new FetchError('decoding', `unknown charset ${charset}`);
  }
  try {
    return decoder.decode(bytes);
  } catch {
    throw new FetchError('decoding', `the body is not valid ${charset}`);
  }
}

/** Repeated headers: the first counts. */
export function flat(
  raw: Record<string, string | string[] | undefined>,
): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(raw).map(([k, v]) => [k, Array.isArray(v) ? v[0] : v]));
}
