import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from './schema';

/** Typed queries over the project's tables. A transaction's `tx` is accepted wherever this is. */
export type Database = PostgresJsDatabase<typeof schema>;

/** postgres.js itself, for LISTEN/NOTIFY and hand-written SQL. */
export type Sql = postgres.Sql;

export type Connection = {
  sql: Sql;
  db: Database;
  /** Waits up to five seconds for running queries, then closes. */
  close: () => Promise<void>;
};

/**
 * Opens a pool. Nothing is sent before the first query, so an unreachable server shows there.
 * drizzle takes over the parsing of dates and JSON on `sql`: raw queries get both as text.
 * @param backoff seconds between tries to connect; left out: ever more, up to 20
 */
export function connect(
  url: string,
  { max = 10, backoff }: { max?: number; backoff?: number } = {},
): Connection {
  const sql = postgres(url, {
    max,
    ...(backoff === undefined ? {} : { backoff: () => backoff }),
    connect_timeout: 10,
    idle_timeout: 60,
    connection: { application_name: 'perimage', TimeZone: 'UTC' },
    onnotice: () => {},
  });
  const db = drizzle(sql, { schema });
  return { sql, db, close: () => sql.end({ timeout: 5 }) };
}
