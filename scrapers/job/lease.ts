/**
 * A worker that dies without a word leaves its jobs taken, for four hours by the queue's own rule.
 * So each pool holds a lock on a connection of its own, which ends with the process; jobs of a
 * pool whose lock is free are given back.
 */
import postgres from 'postgres';

/** How often a lost connection is made good and dead pools are looked for. */
const EVERY_MS = 60_000;
/** A pool that is just starting takes its lock within this time. */
const GRACE_MS = 1_000;

export type Lease = {
  /** To be called with each pool's id as soon as it has one. */
  hold: (pool: string) => void;
  /** Gives back what dead pools had taken. */
  sweep: () => Promise<void>;
  close: () => Promise<void>;
};

/** @param unlock gives back the jobs of these pools */
export function openLease(
  url: string,
  unlock: (pools: string[]) => Promise<void>,
  everyMs = EVERY_MS,
): Lease {
  const own = new Set<string>();
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    connection: { application_name: 'perimage worker' },
    onnotice: () => {},
  });
  const lock = async (pool: string) => {
    // Once a session: the lock would otherwise count up with each call.
    await sql`select pg_advisory_lock(${key(sql, pool)}) where not exists (
      select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and granted
        and ((classid::bigint << 32) | objid::bigint) = ${key(sql, pool)})`;
  };
  const dead = async () => {
    const rows = await sql<{ pool: string }[]>`
      select distinct locked_by as pool from graphile_worker._private_jobs j
      where locked_by is not null and not exists (
        select from pg_locks where locktype = 'advisory' and granted
          and database = (select oid from pg_database where datname = current_database())
          and ((classid::bigint << 32) | objid::bigint) = hashtextextended('perimage-pool:' || j.locked_by, 0))`;
    return rows.map((r) => r.pool).filter((pool) => !own.has(pool));
  };
  const sweep = async () => {
    const suspects = await dead();
    if (suspects.length === 0) return;
    await new Promise((done) => setTimeout(done, GRACE_MS));
    const still = new Set(await dead());
    const gone = suspects.filter((pool) => still.has(pool));
    if (gone.length > 0) await unlock(gone);
  };
  const tick = async () => {
    for (const pool of own) await lock(pool);
    await sweep();
  };
  // The database may be away for a while; the next tick makes good for it.
  const timer = setInterval(() => void tick().catch(() => {}), everyMs);
  timer.unref();
  return {
    hold: (pool) => {
      own.add(pool);
      lock(pool).catch(() => {});
    },
    sweep,
    close: async () => {
      clearInterval(timer);
      await sql.end({ timeout: 5 });
    },
  };
}

function key(sql: postgres.Sql, pool: string) {
  return sql`hashtextextended(${`perimage-pool:${pool}`}, 0)`;
}
