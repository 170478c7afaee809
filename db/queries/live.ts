/** A connection for readers: queries, and word of every publish. */
import { type Connection, connect, type Database } from '../client';
import { PUBLISHED } from '../publish';

export type { Database } from '../client';

export type Reader = {
  db: Database;
  /**
   * Calls back on every publish, and whenever listening (re)starts, since a publish may have been
   * missed before. Rejects when the server can't be reached.
   */
  onPublish: (changed: () => void) => Promise<void>;
  close: Connection['close'];
};

/**
 * While the server is away each failed connection refuses but one of the queries that wait: with
 * pauses of many seconds between them a busy site's readers would wait for ever.
 */
const BACKOFF_S = 0.1;

export function openReader(url: string): Reader {
  const { sql, db, close } = connect(url, { max: 4, backoff: BACKOFF_S });
  return {
    db,
    onPublish: async (changed) => {
      await sql.listen(PUBLISHED, changed, changed);
    },
    close,
  };
}
