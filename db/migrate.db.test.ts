import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from './migrate';
import { DatabaseUnavailable } from './server';
import { onServer } from './testing';

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

it('says so when there are no migrations', async () => {
  await expect(migrate(url.href, '/nowhere')).rejects.toThrow(/no migrations in \/nowhere/);
});
