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

export function openReader(url: string): Reader {
  const { sql, db, close } = connect(url, { max: 4 });
  return {
    db,
    onPublish: async (changed) => {
      await sql.listen(PUBLISHED, changed, changed);
    },
    close,
  };
}
