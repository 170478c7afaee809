/** One try to read an address, as it goes into the fetch log. */
export type FetchTry = {
  hostId: string;
  url: string;
  /** 1 for the first try of this read. */
  attempt: number;
  at: Date;
  status: number | null;
  /** Null when a body (or 304) came. */
  error: string | null;
  bytes: number | null;
  durationMs: number;
  notModified: boolean;
  etag: string | null;
  lastModified: string | null;
};

export type FetchFailure =
  | 'address'
  | 'aborted'
  | 'browser'
  | 'connection'
  | 'content_type'
  | 'decoding'
  | 'dns'
  | 'key'
  | 'redirect'
  | 'robots'
  | 'size'
  | 'status'
  | 'timeout'
  | 'truncated';

/** Why no body came: one line that says what happened and what to do about it. */
export class FetchError extends Error {
  override name = 'FetchError';
  constructor(
    readonly kind: FetchFailure,
    message: string,
    /** Worth another try soon. */
    readonly retryable = false,
    readonly status: number | null = null,
    /** The server's own word on when to come back, in milliseconds. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(printable(message));
  }
}

/** A server's own words may hold anything; a line of a log or a terminal may not. */
function printable(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .slice(0, 1000);
}

export type Limits = {
  /** Largest body, on the wire and decoded. */
  maxBytes: number;
  /** A try may take this long in all, and this long without a byte. */
  totalMs: number;
  idleMs: number;
  /** Tries in all. */
  attempts: number;
  /** Longest wait that a Retry-After or crawl-delay is honoured for. */
  maxWaitMs: number;
  /** Least time between two requests to one host. */
  paceMs: number;
  redirects: number;
};

export const LIMITS: Limits = {
  maxBytes: 16 * 1024 * 1024,
  totalMs: 60_000,
  idleMs: 15_000,
  attempts: 4,
  maxWaitMs: 120_000,
  paceMs: 1_000,
  redirects: 5,
};
