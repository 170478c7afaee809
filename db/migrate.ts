import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { checkout } from './embedded/home';
import { DatabaseUnavailable } from './server';

const FOLDER = join(checkout, 'db/migrations');
// Any fixed number: whoever migrates this database takes the same one.
const LOCK = 7_046_821;

/**
 * Brings the database at `url` up to this code's schema; returns how many migrations that took.
 * Safe to run from many processes at once. Throws DatabaseUnavailable if the database was
 * migrated by newer code, since writing to it could lose what this code doesn't know.
 */
export async function migrate(url: string, folder = FOLDER): Promise<number> {
  const newest = newestIn(folder);
  const sql = postgres(url, { max: 2, connect_timeout: 10, onnotice: () => {} });
  try {
    // The lock ends with its transaction, also when this process dies; the work itself runs on
    // the second connection, since drizzle's migrator opens a transaction of its own.
    return await sql.begin(async (lock) => {
      await lock`select pg_advisory_xact_lock(${LOCK})`;
      const before = await applied(sql);
      if ((before.at(-1) ?? 0) > newest) {
        throw new DatabaseUnavailable(
          'the database was migrated by a newer version of PerImage: update this checkout',
        );
      }
      await applyMigrations(drizzle(sql), { migrationsFolder: folder }).catch(inOneLine);
      return (await applied(sql)).length - before.length;
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

// SQLSTATE of schemas, tables, columns, indexes, types and objects that are there or are not.
const OUT_OF_STEP = /^(42P06|42P07|42701|42710|3F000|42P01|42703|42704)$/;

/** A database whose tables and record of migrations disagree is for its owner to put right. */
function inOneLine(error: unknown): never {
  const cause = (error as { cause?: unknown } | null)?.cause ?? error;
  const { code = '', message = '' } = cause as { code?: string; message?: string };
  if (!OUT_OF_STEP.test(code)) throw error;
  throw new DatabaseUnavailable(
    `the database’s tables and its record of migrations disagree (${message}): restore the database, or start anew with an empty one (DATABASE_URL, or npm start after moving the embedded server’s folder away)`,
  );
}

function newestIn(folder: string): number {
  const journal = join(folder, 'meta/_journal.json');
  if (!existsSync(journal)) throw new DatabaseUnavailable(`no migrations in ${folder}`);
  const { entries } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { when: number }[] };
  return Math.max(0, ...entries.map((entry) => entry.when));
}

/** The times that name the migrations this database has seen, oldest first. */
async function applied(sql: postgres.Sql): Promise<number[]> {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if (!table?.name) return [];
  const rows = await sql`select created_at from drizzle.__drizzle_migrations order by created_at`;
  return rows.map((row) => Number(row.created_at));
}
