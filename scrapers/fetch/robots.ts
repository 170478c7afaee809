/** robots.txt, read once an origin and run (RFC 9309). */
import robotsParser from 'robots-parser';
import { FetchError } from './types';

export type RobotsRules = { allows: (url: string) => boolean; crawlDelayMs: number };
/** Status and body of an origin's robots.txt; throws FetchError when nothing came. */
export type ReadRobots = (url: URL) => Promise<{ status: number; text: string }>;

const ALLOW_ALL: RobotsRules = { allows: () => true, crawlDelayMs: 0 };

export class RobotsCache {
  #known = new Map<string, Promise<RobotsRules>>();
  constructor(
    private readonly userAgent: string,
    private readonly maxDelayMs: number,
  ) {}

  async rulesFor(url: URL, read: ReadRobots): Promise<RobotsRules> {
    const known = this.#known.get(url.origin);
    if (known) return known;
    const loading = this.#load(new URL('/robots.txt', url), read);
    this.#known.set(url.origin, loading);
    // A stop by us says nothing about the host; everything else holds for this run.
    loading.catch((error: unknown) => {
      if (error instanceof FetchError && error.kind === 'aborted') this.#known.delete(url.origin);
    });
    return loading;
  }

  async #load(url: URL, read: ReadRobots): Promise<RobotsRules> {
    const { status, text } = await read(url);
    // No such file: everything is allowed. Any other refusal but 4xx never gets here.
    if (status >= 400 && status < 500) return ALLOW_ALL;
    const robots = robotsParser(url.href, text);
    const delay = (robots.getCrawlDelay(this.userAgent) ?? 0) * 1000;
    if (delay > this.maxDelayMs)
      throw new FetchError(
        'robots',
        `robots.txt asks for ${delay / 1000} s between requests, longer than we wait; ask the host for an API`,
      );
    return { allows: (u) => robots.isAllowed(u, this.userAgent) !== false, crawlDelayMs: delay };
  }
}
