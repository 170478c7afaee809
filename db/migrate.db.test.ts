import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from './migrate';
import { DatabaseUnavailable } from './server';
import { onServer } from './testing';

const FOLDER = join(import.meta.dirname, 'migrations');
const base = process.env.TEST_DATABASE_URL ?? '';
const name = `migrate_${randomBytes(4).toString('hex')}`;
const url = new URL(base);
url.pathname = `/${name}`;

beforeAll(() => onServer(base, `create database ${name}`));
afterAll(() => onServer(base, `drop database ${name} with (force)`));

it('applies everything once, however many migrate at the same time', async () => {
  const counts = await Promise.all([1, 2, 3].map(() => migrate(url.href)));
  expect(counts.filter((count) => count > 0)).toHaveLength(1);
  expect(await migrate(url.href)).toBe(0);
});

it('refuses a database that newer code has migrated', async () => {
  const sql = postgres(url.href, { max: 1 });
  await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 9999999999999)`;
  await sql.end();
  const error = await migrate(url.href).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(DatabaseUnavailable);
  expect((error as Error).message).toMatch(/newer version/);
});

it('says in one line that tables are there and the record of migrations is not', async () => {
  const own = `${name}_step`;
  const there = new URL(base);
  there.pathname = `/${own}`;
  await onServer(base, `create database ${own}`);
  try {
    await migrate(there.href);
    const sql = postgres(there.href, { max: 1, onnotice: () => {} });
    await sql`drop schema drizzle cascade`;
    await sql.end();
    const error = await migrate(there.href).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(DatabaseUnavailable);
    expect((error as Error).message).toMatch(/record of migrations disagree.*: restore/);
    expect((error as Error).message).not.toContain('\n');
  } finally {
    await onServer(base, `drop database ${own} with (force)`);
  }
});

it('names the operator where a correction was made by hand before it bore a name', async () => {
  const old = mkdtempSync(join(tmpdir(), 'perimage-migrations-'));
  const own = `${name}_old`;
  const there = new URL(base);
  there.pathname = `/${own}`;
  await onServer(base, `create database ${own}`);
  const sql = postgres(there.href, { max: 1 });
  try {
    cpSync(FOLDER, old, { recursive: true });
    const journal = JSON.parse(readFileSync(join(FOLDER, 'meta/_journal.json'), 'utf8'));
    const entries = journal.entries.slice(0, 2);
    writeFileSync(join(old, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
    expect(await migrate(there.href, old)).toBe(2);
    await sql.unsafe(`
      insert into hosts values ('h', 'synthetic');
      insert into sources values ('s', 'h', 'host', 'https://prices.example/');
      insert into offers values ('o', 'h', 'host', 'm', null, 'generate', '', null);
      insert into observations (id, offer_id, source_id, day, at, rule, quote, origin, obtained)
        select id, 'o', 's', '2026-01-05', '2026-01-05', '{}', 'x', 'host', 'recorded'
        from unnest(array['by hand', 'by book']) id;
      insert into runs (id, kind) values (1, 'correction'), (2, 'replay');
      insert into host_runs (run_id, host_id, outcome, counts, message) values
        (1, 'h', 'published', '{}', 'correction: ten'), (2, 'h', 'published', '{}', 'correction: book');
      insert into retractions (observation_id, reason) values ('by hand', 'ten'), ('by book', 'book');
    `);
    expect(await migrate(there.href)).toBeGreaterThan(0);
    expect([...(await sql`select observation_id as id, by from retractions order by 1`)]).toEqual([
      { id: 'by book', by: null },
      { id: 'by hand', by: 'operator' },
    ]);
    await expect(sql`update retractions set by = 'x'`).rejects.toThrow(/append-only/);
  } finally {
    await sql.end();
    await onServer(base, `drop database ${own} with (force)`);
    rmSync(old, { recursive: true });
  }
});

it('says so when there are no migrations', async () => {
  await expect(migrate(url.href, '/nowhere')).rejects.toThrow(/no migrations in \/nowhere/);
});
