/**
 * A shared cache before the pages, in the server's own process: an answer is kept as long as it
 * says it may be (`s-maxage`, `stale-while-revalidate`), and never beyond what it was made from.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import CachePolicy from 'http-cache-semantics';
import { LRUCache } from 'lru-cache';

/**
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 * @typedef {{ status: number, headers: Record<string, string>, body: Buffer }} Answer
 * @typedef {'br' | 'gzip' | 'identity'} Coding
 */

const MOST_BYTES = 48 * 1024 * 1024;
/** Nobody comes twice to a longer address. */
const LONGEST_ADDRESS = 1024;
const LEAST_COMPRESSED = 512;
/** What an entry takes beside its body: headers, policy, address. */
const ENTRY_BYTES = 4_096;
/** Answers in the making; whoever comes when there are so many is answered without being kept. */
const MOST_FILLING = 100;

/**
 * @param {object} options
 * @param {(url: string) => Promise<Answer>} options.render asks for an address with no header of the
 *   reader's: what is kept for all must not depend on what one of them sent
 * @param {() => string | null} options.edition names what pages are made from now, null while
 *   nothing is; all that is kept goes when it changes
 * @param {() => number} [options.failures] how many things could not be read so far: a page during
 *   which one more failed may say so, and is not kept
 * @param {number} [options.mostBytes] kept in all; what was longest not asked for goes first
 * @returns {(request: Request, response: Response) => Promise<boolean>} false: not answered, since
 *   the answer is the reader's own
 */
export function pageCache({ render, edition, failures = () => 0, mostBytes = MOST_BYTES }) {
  const kept = new LRUCache({
    maxSize: mostBytes,
    sizeCalculation: ({ body }, key) => body.length + 2 * key.length + ENTRY_BYTES,
  });
  /** Readers who ask for the same at once wait for one answer. */
  const filling = new Map();
  let shown = null;

  async function fill(key, url, coding) {
    const before = edition();
    const failed = failures();
    const answer = await render(url);
    // Where to depends on the name by which this reader reached the site.
    if (answer.headers.location) return null;
    const entry = await coded(answer, coding);
    const policy = new CachePolicy(asked(url), entry);
    const lasting = entry.status === 200 && policy.storable() && policy.timeToLive() > 0;
    const same = before !== null && before === edition() && failed === failures();
    if (lasting && same) kept.set(key, { ...entry, policy });
    return entry;
  }

  function filled(key, url, coding) {
    // Who asks after a publish does not wait for a page begun before it.
    const name = `${shown} ${key}`;
    const made = filling.get(name) ?? fill(key, url, coding).finally(() => filling.delete(name));
    filling.set(name, made);
    return made;
  }

  return async function answer(request, response) {
    const { url = '/', headers, method } = request;
    // Parts of pages, for the site's own scripts, are Next's.
    if (method !== 'GET' || headers.rsc || headers.range || url.length > LONGEST_ADDRESS)
      return false;
    if (edition() !== shown) kept.clear();
    shown = edition();
    const coding = codingFor(headers['accept-encoding']);
    const key = `${coding} ${url}`;
    const found = kept.get(key);
    const use = found?.policy.evaluateRequest(asked(url));
    if (use?.response) {
      // Past its time but within what is allowed: this reader has it at once, the next one anew.
      if (use.revalidation) filled(key, url, coding).catch(() => {});
      send(request, response, { ...found, headers: use.response.headers });
      return true;
    }
    if (filling.size >= MOST_FILLING) return false;
    const entry = await filled(key, url, coding).catch(() => null);
    if (entry) send(request, response, entry);
    return entry !== null;
  };
}

const asked = (url) => ({ url, method: 'GET', headers: {} });

/**
 * @param {string} [accepted] the header `Accept-Encoding`
 * @returns {Coding}
 */
export function codingFor(accepted = '') {
  const takes = (name) =>
    accepted.split(',').some((part) => {
      const [coding, ...weights] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      return coding === name && !weights.some((weight) => /^q=0(\.0*)?$/.test(weight));
    });
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}

/** Levels that a page can wait for. */
const COMPRESS = {
  br(body) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
    return promisify(brotliCompress)(body, { params });
  },
  gzip: (body) => promisify(gzip)(body, { level: 6 }),
};

/** How one connection carried it is no part of an answer. */
const OF_THE_WAY = ['connection', 'keep-alive', 'transfer-encoding', 'content-length'];

/** The answer in a coding that the reader takes, with a tag for this very text. */
async function coded({ status, headers: given, body }, coding) {
  const headers = Object.fromEntries(
    Object.entries(given).filter(([name]) => !OF_THE_WAY.includes(name)),
  );
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  headers.etag ??= `W/"${tag}"`;
  if (!/^text\/|json|xml|javascript/.test(headers['content-type'] ?? ''))
    return { status, headers, body };
  if (!/accept-encoding/i.test(headers.vary ?? ''))
    headers.vary = [headers.vary, 'Accept-Encoding'].filter(Boolean).join(', ');
  if (coding === 'identity' || body.length < LEAST_COMPRESSED) return { status, headers, body };
  headers['content-encoding'] = coding;
  // The same text in other bytes.
  headers.etag = `W/${headers.etag.replace('W/', '')}`;
  const sent = await COMPRESS[coding](body);
  // A copy of its own: zlib's result holds the 16 KB that it was written into.
  return { status, headers, body: Buffer.concat([sent]) };
}

/** Who holds this very text already is told so and sent nothing. */
function send(request, response, { status, headers, body }) {
  const tags = String(request.headers['if-none-match'] ?? '').replaceAll('W/', '');
  const same = status === 200 && tags.split(/,\s*/).includes(headers.etag.replace('W/', ''));
  const { 'content-encoding': coding, ...bare } = headers;
  if (same) response.writeHead(304, bare).end();
  else response.writeHead(status, { ...headers, 'Content-Length': body.length }).end(body);
}
