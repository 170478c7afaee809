/**
 * Fetching: polite (robots.txt, one request a second a host, conditional requests), bounded
 * (time, size, redirects, tries) and confined to the host names of the catalog.
 */
import { Agent, request } from 'undici';
import { type AddressRules, checkedAddress, publicLookup } from './address';
import { userAgent } from './agent';
import { acceptHeader, checkedType, decodeText, expectedTypes, flat, readBody } from './body';
import { Pace, type Sleep, sleep } from './pace';
import { render } from './render';
import { asFetchError, backoffMs, statusError } from './retry';
import { RobotsCache, type RobotsRules } from './robots';
import { authorization, refuseEcho, type Secret, unlessSecret, withoutSecret } from './secret';
import { FetchError, type FetchTry, LIMITS, type Limits } from './types';

export type FetchRequest = {
  hostId: string;
  /** Host names this host may be fetched from (exact names, also after redirects). */
  allowedHosts: readonly string[];
  url: string;
  kind: 'page' | 'api';
  /** What the last good fetch said of the body that stands in the archive. */
  previous?: { etag: string | null; lastModified: string | null } | null;
  signal?: AbortSignal;
  /** The page builds its prices by script: what counts is what a browser makes of it. */
  render?: 'browser';
  /** Authorization header; goes to this address's own origin only, and is never logged. */
  secret?: Secret | null;
};

export type Fetched = {
  /** The body of the archive still holds; counts as read again. */
  notModified: boolean;
  /** Empty when not modified. */
  text: string;
  contentType: string;
};

export type FetcherOptions = {
  /** Called once for every try, also for the failed ones. */
  log: (tried: FetchTry) => void | Promise<void>;
  limits?: Partial<Limits>;
  /** Tests only: lets http and loopback addresses through. */
  loopback?: boolean;
  userAgent?: string;
  sleep?: Sleep;
  now?: () => number;
  random?: () => number;
};

type Answer = {
  status: number;
  headers: Record<string, string | undefined>;
  bytes: Buffer;
  wireBytes: number;
};
type Task = { request: FetchRequest; rules: AddressRules; robots: boolean; accept?: string };

export class Fetcher {
  readonly #limits: Limits;
  readonly #agent: Agent;
  readonly #pace: Pace;
  readonly #robots: RobotsCache;
  readonly #name: string;
  readonly #sleep: Sleep;
  readonly #now: () => number;

  constructor(private readonly options: FetcherOptions) {
    this.#limits = { ...LIMITS, ...options.limits };
    this.#name = options.userAgent ?? userAgent();
    this.#sleep = options.sleep ?? sleep;
    this.#now = options.now ?? Date.now;
    this.#pace = new Pace(this.#sleep, this.#now);
    this.#robots = new RobotsCache(this.#name, this.#limits.maxWaitMs);
    this.#agent = new Agent({
      connect: { lookup: publicLookup(options.loopback === true), timeout: 10_000 },
      headersTimeout: this.#limits.idleMs,
      bodyTimeout: this.#limits.idleMs,
      maxHeaderSize: 32 * 1024,
      connections: 2,
    });
  }

  /** One source's body as text. Throws FetchError once every try failed. */
  async read(req: FetchRequest): Promise<Fetched> {
    const task = { request: req, rules: this.#rules(req), robots: true };
    const go = req.render ? () => this.#rendered(task) : () => this.#follow(task);
    return this.#tries(task, go, (answer) => {
      refuseEcho(answer.bytes, req.secret);
      if (answer.status === 304) return { notModified: true, text: '', contentType: '' };
      const header = answer.headers['content-type'];
      const contentType = checkedType(header, expectedTypes(req));
      return { notModified: false, contentType, text: decodeText(answer.bytes, header) };
    });
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }

  /** What a browser makes of the page, each of its parts fetched like the page itself. */
  async #rendered(task: Task): Promise<Answer> {
    const { url, signal } = task.request;
    const loaded = await render({
      url: checkedAddress(url, task.rules).href,
      limits: this.#limits,
      userAgent: this.#name,
      signal,
      trusted: this.options.loopback === true,
      part: async (address) => {
        const request = { ...task.request, url: address, previous: null, secret: null };
        const { status, headers, bytes, wireBytes } = await this.#follow({
          ...task,
          request,
          accept: '*/*',
        });
        return { status, contentType: headers['content-type'], bytes, wireBytes };
      },
    });
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    return { status: loaded.status, headers, bytes: loaded.html, wireBytes: loaded.wireBytes };
  }

  async #tries<T>(
    task: Task,
    go: () => Promise<Answer>,
    finish: (answer: Answer) => T,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const at = new Date(this.#now());
      let answer: Answer | null = null;
      let result: { value: T } | { error: FetchError };
      try {
        answer = await go();
        result = { value: finish(answer) };
      } catch (raised) {
        result = { error: withoutSecret(asFetchError(raised, this.#limits), task.request.secret) };
      }
      await this.#log(task, attempt, at, answer, 'error' in result ? result.error : null);
      if ('value' in result) return result.value;
      await this.#waitFor(result.error, attempt, task);
    }
  }

  /** Waits before the next try; throws the error when there is to be none. */
  async #waitFor(error: FetchError, attempt: number, task: Task): Promise<void> {
    if (!error.retryable || attempt >= this.#limits.attempts) throw error;
    const wait = error.retryAfterMs ?? backoffMs(attempt, this.options.random ?? Math.random);
    if (wait > this.#limits.maxWaitMs)
      throw new FetchError(
        error.kind,
        `${error.message}; it asks to wait ${Math.round(wait / 1000)} s, so the next run tries again`,
        false,
        error.status,
      );
    await this.#sleep(wait, task.request.signal).catch((e) => {
      throw asFetchError(e, this.#limits);
    });
  }

  /** One try: the request and its redirects, every hop checked like the first. */
  async #follow(task: Task): Promise<Answer> {
    const seen = new Set<string>();
    let url = checkedAddress(task.request.url, task.rules);
    for (;;) {
      if (seen.has(url.href))
        throw new FetchError('redirect', `redirects in a circle at ${url.href}`);
      seen.add(url.href);
      const rules = task.robots ? await this.#robotsFor(url, task) : null;
      if (rules && !rules.allows(url.href))
        throw new FetchError('robots', `robots.txt of ${url.host} does not allow ${url.pathname}`);
      const every = Math.max(this.#limits.paceMs, rules?.crawlDelayMs ?? 0);
      await this.#pace.turn(url.host, every, task.request.signal);
      const next = await this.#hop(url, task);
      if (!('location' in next)) return next;
      if (seen.size > this.#limits.redirects)
        throw new FetchError('redirect', `more than ${this.#limits.redirects} redirects`);
      try {
        url = checkedAddress(next.location, task.rules, url);
      } catch (error) {
        throw new FetchError('redirect', `redirected: ${(error as Error).message}`);
      }
    }
  }

  async #hop(url: URL, task: Task): Promise<Answer | { location: string }> {
    const {
      statusCode: status,
      headers: raw,
      body,
    } = await request(url, {
      dispatcher: this.#agent,
      method: 'GET',
      headers: this.#headers(task, url),
      signal: AbortSignal.any(
        [AbortSignal.timeout(this.#limits.totalMs), task.request.signal].filter(
          (s) => s !== undefined,
        ),
      ),
    });
    const headers = flat(raw);
    if (status === 200) {
      const length = Number(headers['content-length'] ?? Number.NaN);
      const announced = Number.isSafeInteger(length) ? length : null;
      // A robots.txt without a word forbids nothing.
      const limits = { ...this.#limits, emptyIsFine: !task.robots };
      const read = await readBody(body, headers['content-encoding'], announced, limits);
      return { status, headers, ...read };
    }
    await body.dump({ limit: 64 * 1024 }).catch(() => {});
    const empty = { status, headers, bytes: Buffer.alloc(0), wireBytes: 0 };
    if ([301, 302, 303, 307, 308].includes(status)) {
      if (headers.location) return { location: headers.location };
      throw new FetchError('redirect', `answered ${status} without saying where to`);
    }
    if (status === 304 && this.#isConditional(task)) return empty;
    const noRobots =
      !task.robots && status >= 400 && status < 500 && ![408, 425, 429].includes(status);
    if (noRobots) return empty;
    throw statusError(status, headers['retry-after'], this.#now());
  }

  async #robotsFor(url: URL, task: Task): Promise<RobotsRules> {
    return this.#robots.rulesFor(url, async (robots) => {
      const req = {
        ...task.request,
        url: robots.href,
        kind: 'page' as const,
        previous: null,
        secret: null,
      };
      try {
        const robotsTask = { request: req, rules: task.rules, robots: false };
        return await this.#tries(
          robotsTask,
          () => this.#follow(robotsTask),
          (answer) => ({ status: answer.status, text: answer.bytes.toString('utf8') }),
        );
      } catch (error) {
        const { kind, message } = asFetchError(error, this.#limits);
        if (kind === 'dns' || kind === 'aborted') throw new FetchError(kind, message);
        throw new FetchError(
          'robots',
          `${robots.href} could not be read (${message}), so nothing is fetched from there`,
        );
      }
    });
  }

  #rules(req: FetchRequest): AddressRules {
    const loopback = this.options.loopback === true;
    return { hostId: req.hostId, allowedHosts: req.allowedHosts, loopback };
  }

  #isConditional(task: Task): boolean {
    return Boolean(task.request.previous?.etag ?? task.request.previous?.lastModified);
  }

  #headers(task: Task, url: URL): Record<string, string> {
    const { previous } = task.request;
    return {
      'user-agent': this.#name,
      accept: task.accept ?? (task.robots ? acceptHeader(task.request) : 'text/plain'),
      'accept-encoding': 'br, gzip, deflate',
      'accept-language': 'en',
      ...authorization(task.request, url),
      ...(previous?.etag ? { 'if-none-match': previous.etag } : {}),
      ...(previous?.lastModified ? { 'if-modified-since': previous.lastModified } : {}),
    };
  }

  async #log(
    task: Task,
    attempt: number,
    at: Date,
    answer: Answer | null,
    error: FetchError | null,
  ) {
    const secret = task.request.secret;
    await this.options.log({
      hostId: task.request.hostId,
      url: task.request.url,
      attempt,
      at,
      status: answer?.status ?? error?.status ?? null,
      error: error?.message ?? null,
      bytes: answer?.wireBytes ?? null,
      durationMs: Math.max(0, Math.round(this.#now() - at.getTime())),
      notModified: answer?.status === 304,
      etag: unlessSecret(answer?.headers.etag, secret),
      lastModified: unlessSecret(answer?.headers['last-modified'], secret),
    });
  }
}
