import { sql } from 'drizzle-orm';
import { hosts, models } from '@/catalog';
import type { Database } from './client';
import * as t from './schema';

/** Mirrors the catalog's hosts and models, which other rows refer to. Cheap, and safe to repeat. */
export async function syncCatalog(db: Database): Promise<void> {
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  await db
    .insert(t.hosts)
    .values(hosts.map(named))
    .onConflictDoUpdate({
      target: t.hosts.id,
      set: { name: sql`excluded.name` },
      setWhere: sql`${t.hosts.name} <> excluded.name`,
    });
  await db
    .insert(t.models)
    .values(models.map(named))
    .onConflictDoUpdate({
      target: t.models.id,
      set: { name: sql`excluded.name` },
      setWhere: sql`${t.models.name} <> excluded.name`,
    });
}
