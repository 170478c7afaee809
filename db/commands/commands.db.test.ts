import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Connection, connect } from '../client';
import { freshDatabase, type TestDatabase } from '../testing';

let database: TestDatabase;
let c: Connection;
beforeEach(async () => {
  database = await freshDatabase();
  c = connect(database.url);
});
afterEach(async () => {
  await c.close();
  await database.drop();
});

function command(name: string, ...args: string[]) {
  const script = join(import.meta.dirname, `${name}.ts`);
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    env: { ...process.env, DATABASE_URL: database.url },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, out, err })),
  );
}

describe('commands without arguments', { timeout: 60_000 }, () => {
  it.each(['rebuild', 'migrate'])('%s refuses what stands behind its name', async (name) => {
    const { code, out, err } = await command(name, '--dry-run');
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe(
      `perimage: unknown argument "--dry-run"; usage: npm run ${name} (takes no arguments)\n`,
    );
  });

  it('rebuild brings an empty database up to date first', async () => {
    await c.sql.unsafe(
      'drop schema public cascade; create schema public; drop schema if exists drizzle cascade',
    );
    expect(await command('rebuild')).toEqual({
      code: 0,
      out: '0 offers refolded into 0 spans, 0 differ\n',
      err: '',
    });
  });
});
