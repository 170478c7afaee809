import { FetchError } from './types';

const RETRYABLE_STATUS = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Milliseconds a Retry-After header asks for (seconds or an HTTP date); null when it asks nothing. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  const text = header?.trim();
  if (!text) return null;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** 1 s, 2 s, 4 s …, up to half as much again so that workers don't come back together. */
export function backoffMs(attempt: number, random: () => number): number {
  return Math.round(1000 * 2 ** (attempt - 1) * (1 + random() / 2));
}

export function statusError(
  status: number,
  retryAfter: string | undefined,
  now: number,
): FetchError {
  const advice =
    status === 404 || status === 410
      ? 'the page has moved or is gone: find its new address'
      : status === 401 || status === 403
        ? 'the host refuses us: check its terms and the user agent'
        : status === 429
          ? 'too many requests: it is asked again later'
          : status >= 500
            ? "the host's own trouble: it is asked again later"
            : 'an answer the fetcher does not expect: open the address by hand';
  return new FetchError(
    'status',
    `answered ${status}; ${advice}`,
    RETRYABLE_STATUS.has(status),
    status,
    retryAfterMs(retryAfter, now),
  );
}

/** An error of the connection in words; errors that are words already pass through. */
export function asFetchError(
  error: unknown,
  limits: { totalMs: number; idleMs: number },
): FetchError {
  if (error instanceof FetchError) return error;
  const chain = causes(error);
  const known = chain.find((e): e is FetchError => e instanceof FetchError);
  if (known) return known;
  const codes = chain.map((e) => String((e as { code?: unknown }).code ?? ''));
  const has = (...wanted: string[]) => wanted.some((code) => codes.includes(code));
  if (has('EPRIVATE')) return new FetchError('address', 'the name points into a private network');
  if (has('ENOTFOUND', 'EAI_AGAIN'))
    return new FetchError('dns', 'its name could not be looked up; is there a network?');
  if (has('UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'))
    return new FetchError('timeout', `nothing came for ${limits.idleMs / 1000} s`, true);
  if (has('UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT'))
    return new FetchError('timeout', 'the connection was not made in time', true);
  if (has('UND_ERR_RES_CONTENT_LENGTH_MISMATCH'))
    return new FetchError('truncated', 'the body broke off before its announced length', true);
  if (chain.some((e) => (e as Error).name === 'TimeoutError'))
    return new FetchError(
      'timeout',
      `not finished after ${limits.totalMs / 1000} s; cut off`,
      true,
    );
  if (chain.some((e) => (e as Error).name === 'AbortError'))
    return new FetchError('aborted', 'stopped before it was finished');
  const words = (chain[0] as Error | undefined)?.message ?? String(error);
  const code = codes.find(Boolean);
  return new FetchError(
    'connection',
    `the connection broke: ${words}${code ? ` (${code})` : ''}`,
    true,
  );
}

function causes(error: unknown): unknown[] {
  const out: unknown[] = [];
  for (let e = error; e instanceof Error && out.length < 5; e = e.cause) out.push(e);
  return out.length > 0 ? out : [error];
}
