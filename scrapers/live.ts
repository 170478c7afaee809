/** Reading a host's sources over the network, with every try in the fetch log. */
import { eq } from 'drizzle-orm';
import { hostById } from '@/catalog';
import type { Database } from '@/db/client';
import { lastGoodFetch } from '@/db/queries/pipeline';
import { fetches } from '@/db/schema';
import { syncCatalog } from '@/db/sync-catalog';
import { fromArchive } from './archive';
import type { Body, Source, SourceModule } from './contract';
import { FetchError, Fetcher, type FetcherOptions } from './fetch';
import { secretFrom } from './fetch/secret';
import type { SourceResult } from './plan';

export type LiveOptions = {
  /** Reads, but leaves no trace in the database. */
  dryRun?: boolean;
  signal?: AbortSignal;
  fetcher?: Partial<FetcherOptions>;
  /** Names a host may be fetched from; default: as the catalog says. */
  allowedHosts?: (host: string) => readonly string[];
  /** Where keys are looked up; default: the environment of the process. */
  env?: Readonly<Record<string, string | undefined>>;
};

/** `skipped`: sources that were not asked, with the reason ("needs FAL_KEY"). */
export type Fetches = { results: SourceResult[]; skipped: string[] };

/** All sources of a host. A source that can't be read is a result too; only a stop by us throws. */
export async function fetchSources(
  db: Database,
  module: SourceModule,
  options: LiveOptions = {},
): Promise<Fetches> {
  const allowed = options.allowedHosts ?? ((host) => hostById(host)?.allowedHosts ?? []);
  const allowedHosts = allowed(module.host);
  if (!options.dryRun) await syncCatalog(db);
  const logged = new Map<string, number>();
  const fetcher = new Fetcher({
    ...options.fetcher,
    log: async (tried) => {
      if (options.dryRun) return;
      const [row] = await db.insert(fetches).values(tried).returning({ id: fetches.id });
      if (row) logged.set(tried.url, row.id);
    },
  });
  const results: SourceResult[] = [];
  const skipped: string[] = [];
  const silent = new SilentHosts();
  try {
    for (const source of keyedFirst(module)) {
      const key = module.keyOf?.(source.url) ?? null;
      const secret = key && secretFrom(key, options.env ?? process.env);
      if (secret && 'skipped' in secret) {
        skipped.push(secret.skipped);
        continue;
      }
      const reason = silent.reason(source.url);
      if (reason) {
        results.push({ url: source.url, takenAt: new Date(), error: reason });
        continue;
      }
      const request = {
        hostId: module.host,
        allowedHosts,
        ...source,
        secret,
        ...(options.signal ? { signal: options.signal } : {}),
      };
      try {
        const body = await readSource(db, fetcher, source, request);
        silent.answered(source.url);
        results.push({
          url: source.url,
          takenAt: new Date(),
          form: source.render ? 'rendered' : 'live',
          precision: 'day',
          minimumOffers: source.minimumOffers,
          body,
          archived: async (snapshotId) => {
            const id = logged.get(source.url);
            if (id) await db.update(fetches).set({ snapshotId }).where(eq(fetches.id, id));
          },
        });
      } catch (error) {
        if (!(error instanceof FetchError) || error.kind === 'aborted') throw error;
        silent.failed(source.url, error);
        results.push({ url: source.url, takenAt: new Date(), error: error.message });
      }
    }
  } finally {
    await fetcher.close();
  }
  return { results, skipped };
}

/** Of two readings of a day the later rules: what only our account is told comes first. */
function keyedFirst(module: SourceModule): Source[] {
  const sources = module.sources();
  const keyed = sources.filter((s) => module.keyOf?.(s.url));
  return [...keyed, ...sources.filter((s) => !keyed.includes(s))];
}

/** A body that has not changed comes out of the archive and counts as read again. */
async function readSource(
  db: Database,
  fetcher: Fetcher,
  source: Source,
  request: Parameters<Fetcher['read']>[0],
): Promise<Body> {
  const previous = await lastGoodFetch(db, request.hostId, source.url);
  const fetched = await fetcher.read({ ...request, previous });
  if (!fetched.notModified || !previous) return { url: source.url, ...fetched };
  try {
    return await fromArchive(db, previous.snapshotId);
  } catch {
    const again = await fetcher.read({ ...request, previous: null });
    return { url: source.url, contentType: again.contentType, text: again.text };
  }
}

/** Host names that don't answer at all: hundreds of pages of one aren't worth a timeout each. */
class SilentHosts {
  static readonly GIVE_UP_AFTER = 3;
  #failures = new Map<string, number>();
  #reasons = new Map<string, string>();

  reason(url: string): string | null {
    return this.#reasons.get(new URL(url).hostname) ?? null;
  }

  answered(url: string): void {
    this.#failures.delete(new URL(url).hostname);
  }

  failed(url: string, error: FetchError): void {
    const { hostname } = new URL(url);
    if (error.kind === 'dns') this.#reasons.set(hostname, error.message);
    if (!['connection', 'timeout'].includes(error.kind)) return;
    const failures = (this.#failures.get(hostname) ?? 0) + 1;
    this.#failures.set(hostname, failures);
    if (failures >= SilentHosts.GIVE_UP_AFTER) this.#reasons.set(hostname, error.message);
  }
}
