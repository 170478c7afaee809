/**
 * The market, held in memory per process: loaded on first use, loaded anew when something is
 * published, and kept while the database is away (`loadedAt` says since when).
 */

import { firstKnown, loadMarketAsOf } from '@/db/queries/as-of';
import { type Database, openReader, type Reader } from '@/db/queries/live';
import { loadMarket, type Market } from '@/db/queries/market';
import { type Day, day, today as utcToday } from '@/pricing';
import { type AskedDay, askedDay } from './lib/as-of';
import type { Params } from './lib/params';

/** Hosts publish one after the other; their announcements are answered together. */
const DEBOUNCE_MS = 250;
const RETRY_MS = 5_000;
/** Earlier days kept in memory, those asked for last. */
const PAST_DAYS = 8;

/** The database does not answer, and nothing was loaded before. */
export class DataUnavailable extends Error {
  override name = 'DataUnavailable';
}

type Held = {
  reader: Reader | null;
  market: Market | null;
  /** How many times it was loaded. */
  loads: number;
  /** Queries that failed so far. */
  failures: number;
  /** Earlier days by the day, asked for last at the end; a new map after each publish. */
  past: Map<Day, Promise<Market>>;
  loading: Promise<Market> | null;
  listening: boolean;
  timer: NodeJS.Timeout | null;
};

// On globalThis because route bundles and hot reloads each get their own copy of this module.
const store = globalThis as {
  perimageData?: Held;
  perimageEdition?: () => string | null;
  perimageFailures?: () => number;
};
store.perimageData ??= {
  reader: null,
  market: null,
  loads: 0,
  failures: 0,
  past: new Map(),
  loading: null,
  listening: false,
  timer: null,
};
const held: Held = store.perimageData;
// What scripts/serve.mjs keeps pages by: it changes with each publish and each day.
store.perimageEdition = () => held.market && `${held.loads} ${today()}`;
store.perimageFailures = () => held.failures;

/** Every offer with its spans. Throws DataUnavailable only while there has never been one. */
export async function market(): Promise<Market> {
  if (!held.listening) listen();
  if (held.market) return held.market;
  try {
    return await reload();
  } catch (cause) {
    console.error('the market could not be loaded:', cause);
    throw new DataUnavailable('the database does not answer', { cause });
  }
}

/** What a page shows: the prices, and the day that everything on it counts from. */
export type Shown = AskedDay & { market: Market; day: Day };

/**
 * The market of the day that an address asks for with `asOf`, as it was known then; of today where
 * it asks for none or for one that can't be shown (`error` says why). Throws DataUnavailable.
 */
export async function marketFor(params: Params): Promise<Shown> {
  const now = await market();
  const asked = askedDay(params, today(), now.firstDay);
  if (asked.asOf === null) return { ...asked, market: now, day: today() };
  return { ...asked, market: await marketAsOf(asked.asOf), day: asked.asOf };
}

/** The first day after an earlier one on which anything was known; null: none, or it was by then. */
export async function laterThan(
  asOf: Day | null,
  of: Parameters<typeof firstKnown>[1],
): Promise<Day | null> {
  if (asOf === null) return null;
  const first = await query((db) => firstKnown(db, of)).catch(() => null);
  return first !== null && first > asOf ? first : null;
}

/** Loaded once for all who ask for the same day at once. */
async function marketAsOf(asOf: Day): Promise<Market> {
  const { past } = held;
  const loading = past.get(asOf) ?? loadMarketAsOf(reader().db, asOf);
  past.delete(asOf);
  past.set(asOf, loading);
  const [oldest] = past.keys();
  if (past.size > PAST_DAYS && oldest) past.delete(oldest);
  try {
    return await loading;
  } catch (cause) {
    held.failures += 1;
    if (past.get(asOf) === loading) past.delete(asOf);
    throw new DataUnavailable('the database does not answer', { cause });
  }
}

/** Runs a query that only the database can answer, such as the readings behind one price. */
export async function query<T>(ask: (db: Database) => Promise<T>): Promise<T> {
  try {
    return await ask(reader().db);
  } catch (cause) {
    held.failures += 1;
    throw new DataUnavailable('the database does not answer', { cause });
  }
}

/** The UTC day that pages count from; PERIMAGE_TODAY fixes it for tests. */
export function today(): Day {
  const fixed = process.env.PERIMAGE_TODAY;
  return fixed ? day(fixed) : utcToday();
}

function reader(): Reader {
  const url = process.env.DATABASE_URL;
  if (!url)
    throw new Error('DATABASE_URL is not set: start the site with npm start or npm run dev');
  held.reader ??= openReader(url);
  return held.reader;
}

function reload(): Promise<Market> {
  held.loading ??= loadMarket(reader().db)
    .then((fresh) => {
      held.market = fresh;
      held.loads += 1;
      held.past = new Map();
      return fresh;
    })
    .finally(() => {
      held.loading = null;
    });
  return held.loading;
}

function listen() {
  held.listening = true;
  const failed = () => {
    setTimeout(() => {
      held.listening = false;
    }, RETRY_MS).unref();
  };
  try {
    reader().onPublish(reloadSoon).catch(failed);
  } catch {
    failed();
  }
}

function reloadSoon() {
  if (held.timer) clearTimeout(held.timer);
  held.timer = setTimeout(async () => {
    held.timer = null;
    // A load that began before this publish may not hold it: wait for it and load again.
    await held.loading?.catch(() => {});
    reload().catch((error) => console.error('reloading the market failed:', error.message));
  }, DEBOUNCE_MS);
  held.timer.unref();
}
